import { useFrame } from "../../frame.ts";
import { documentAddress } from "../../pages/record/addresses.ts";
import type { KeptFile, ReadDocument, ReadFile } from "../../pages/record/importing.ts";
import { PersonForm } from "../person-form.tsx";
import { ComparedTexts } from "./compared.tsx";
import { shownChange } from "./shown-change.ts";
import { Source, sourceLanguage } from "./source-text.tsx";
import { Structure } from "./structure.tsx";

const symbolExample = "A/C.2/60/L.1";

/** What was read: each file with its documents, the doubts, the structure and what would change; then the choice what to keep. */
export function ImportPreview({
  files,
  left,
}: {
  readonly files: readonly ReadFile[];
  readonly left: number;
}) {
  const { t } = useFrame().words;
  const keepable = files.filter(({ documents }) => documents.length > 0);
  const needing = files.filter(({ symbolNeeded }) => symbolNeeded);
  return (
    <PersonForm deed="record.import" className="import-preview wide">
      <h2>{t("record-pages:import.was-read")}</h2>
      <p className="note">{t("record-pages:import.not-kept")}</p>
      {left > 0 && <p role="alert">{t("record-pages:import.left", { count: left })}</p>}
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
      <p className="form-row">
        {keepable.length > 0 && (
          <button type="submit" className="button" name="deed" value="keep">
            {t("record-pages:import.keep")}
          </button>
        )}
        {needing.length > 0 && (
          <button type="submit" className="button" name="deed" value="read">
            {t("record-pages:import.read-again")}
          </button>
        )}
      </p>
    </PersonForm>
  );
}

function File({ file }: { readonly file: ReadFile }) {
  const { t } = useFrame().words;
  const { id, name, format, documents, refused, remarks, symbolNeeded, symbol } = file;
  const differs = documents.some(({ told }) => told.state === "differs");
  const same = documents.length > 0 && documents.every(({ told }) => told.state === "same");
  const kept = `keep_${id}`;
  return (
    <section className="import-file">
      <h3>
        <bdi dir="ltr">{name}</bdi> {format !== null && <span className="note">{format}</span>}
      </h3>
      <input type="hidden" name="again" value={id} />
      {symbol !== null && !symbolNeeded && <input type="hidden" name={`symbol_${id}`} value={symbol} />}
      {refused.map((one) => (
        <p key={one} role="alert">
          {one}
        </p>
      ))}
      {symbolNeeded && (
        <p className="form-row">
          <label htmlFor={`symbol_${id}`}>{t("record-pages:import.symbol")}</label>
          <input
            id={`symbol_${id}`}
            name={`symbol_${id}`}
            placeholder={symbolExample}
            dir="ltr"
            maxLength={80}
          />
        </p>
      )}
      {remarks.map((one) => (
        <p key={one} className="note">
          {one}
        </p>
      ))}
      {documents.map((one) => (
        <Document key={one.told.symbol} one={one} />
      ))}
      {documents.length > 0 && !same && (
        <p className="form-row">
          <input type="checkbox" id={kept} name="keep" value={id} defaultChecked={!differs} />
          <label htmlFor={kept}>
            {t(differs ? "record-pages:import.replace" : "record-pages:import.take")}
          </label>
        </p>
      )}
    </section>
  );
}

function Document({ one: { told, understood, doubts } }: { readonly one: ReadDocument }) {
  const { words, language } = useFrame();
  const { t } = words;
  const { symbol, title, state, counts, comparison } = told;
  return (
    <div className="import-document">
      <p>
        <bdi dir="ltr">{symbol}</bdi> <Source>{title ?? ""}</Source>
      </p>
      <p className={`import-state import-${state}`}>{t(`record-pages:import.state-${state}`)}</p>
      <p className="note">{t("record-pages:import.counts", { ...counts })}</p>
      {doubts.length > 0 && (
        <>
          <h4>{t("record-pages:about.doubts")}</h4>
          <ul className="bulleted">
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </>
      )}
      {understood !== null && (
        <details className="import-structure">
          <summary>{t("record-pages:import.structure")}</summary>
          <Structure document={understood} linked={false} />
          <ul className="import-unread">
            {understood.unread
              .filter(({ reason }) => reason !== "furniture")
              .map(({ line, text }) => (
                <li key={line}>
                  <span className="note">{t("record-pages:unread.here", { line })}</span>
                  <p {...sourceLanguage}>{text}</p>
                </li>
              ))}
          </ul>
        </details>
      )}
      {comparison !== null && (
        <details className="import-changes" open>
          <summary>{t("record-pages:import.changes")}</summary>
          <ComparedTexts
            before={{ symbol, title: t("record-pages:import.there"), to: documentAddress(language, symbol) }}
            after={{ symbol, title: t("record-pages:import.here"), to: documentAddress(language, symbol) }}
            changes={comparison.changes
              .filter(({ kind }) => kind !== "same")
              .map((change) => shownChange(change, symbol, symbol, language))}
          />
        </details>
      )}
    </div>
  );
}

/** What was kept, with links to it. */
export function ImportDone({ files }: { readonly files: readonly KeptFile[] }) {
  const { words, language } = useFrame();
  const { t } = words;
  if (files.length === 0) return <p role="status">{t("record-pages:import.none-kept")}</p>;
  return (
    <section className="prose" role="status">
      <h2>{t("record-pages:import.kept")}</h2>
      <ul className="bulleted">
        {files.flatMap(({ name, documents, refused }) => [
          ...documents.map(({ symbol, title, state }) => (
            <li key={`${name} ${symbol}`}>
              <a href={documentAddress(language, symbol)}>
                <bdi dir="ltr">{symbol}</bdi>
              </a>{" "}
              <Source>{title ?? ""}</Source>{" "}
              <span className="note">{t(`record-pages:import.done-${state}`)}</span>
            </li>
          )),
          ...refused.map((one) => (
            <li key={`${name} ${one}`}>
              <bdi dir="ltr">{name}</bdi> {one}
            </li>
          )),
        ])}
      </ul>
    </section>
  );
}
