import { direction, type Language } from "../../../../kernel/language.ts";
import { useFrame } from "../../../frame.ts";
import { documentAddress } from "../../../pages/record/addresses.ts";
import type { EditorBlock } from "../../../pages/report/editing.ts";
import type { EditorFinding } from "../../../pages/report/findings.ts";
import type { EditorNewer } from "../../../pages/report/taking.ts";
import type { ReadingRow } from "../reading.ts";
import { Sources } from "../sources.tsx";
import { BlockComments } from "./comments.tsx";
import { BlockConflict, type ShownConflict } from "./conflict.tsx";
import { BlockDeeds } from "./deeds.tsx";
import { Drawn } from "./drawn.tsx";
import { Findings } from "./findings.tsx";
import { NewerHere } from "./newer-here.tsx";
import { Preview } from "./preview.tsx";

/** What came of a text field that was sent and is not kept. */
export interface Refused {
  readonly typed: string;
  readonly problems: readonly string[];
  readonly conflict: ShownConflict | null;
}

interface BlockProps {
  readonly block: EditorBlock;
  /** The language that is written. */
  readonly language: Language;
  readonly findings: readonly EditorFinding[];
  readonly newer: readonly EditorNewer[];
  /** Its chart or table; null where it is none. */
  readonly drawing: ReadingRow["drawn"];
  readonly refused: Refused | undefined;
  readonly mayComment: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

/** Letters in a line of the field, about: as many rows are given to a text before a script or the browser fits it. */
const lineLength = 72;

/** A paragraph in the editor: its text field, how it will be read, what it rests on, what was said of it, and what can be done with it. */
export function BlockEditor({
  block,
  language,
  findings,
  newer,
  drawing,
  refused,
  mayComment,
  first,
  last,
}: BlockProps) {
  const { words } = useFrame();
  const { t } = words;
  const { id, kind, number } = block;
  const typed = refused?.typed ?? block.markup;
  const name = nameOf(t, block);
  const drawn = kind === "table" || kind === "figure";
  return (
    <li
      className={`re-block re-${kind}`}
      id={`block.${id}`}
      data-block={id}
      data-kind={kind}
      data-print={block.print}
    >
      <p className="re-number" aria-hidden="true" data-number="" draggable={false}>
        {number ?? ""}
      </p>
      <div className="re-body">
        <h3 className="visually-hidden">{name}</h3>
        {drawn && <Drawn block={block} drawn={drawing} />}
        <div className="re-field">
          <textarea
            id={`t.${id}`}
            name={`t.${id}`}
            defaultValue={typed}
            rows={Math.max(1, Math.ceil(typed.length / lineLength))}
            aria-label={name}
            aria-describedby={`s.${id}`}
            aria-invalid={refused !== undefined && refused.problems.length > 0 ? true : undefined}
            placeholder={t(drawn ? "report-pages:edit.note-here" : "report-pages:edit.words-here")}
            lang={language}
            dir={direction[language]}
            spellCheck={true}
            autoComplete="off"
          />
          <Preview block={block} language={language} markup={typed} />
        </div>
        <input type="hidden" name={`h.${id}`} value={refused ? "" : block.print} autoComplete="off" />
        <input
          type="hidden"
          name={`r.${id}`}
          value={refused?.conflict ? refused.conflict.revision : block.revision}
          autoComplete="off"
        />
        <div className="re-status" id={`s.${id}`} data-status="" aria-live="polite">
          {refused?.problems.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {refused?.conflict && <BlockConflict conflict={refused.conflict} language={language} />}
        {block.original !== null && block.original !== "" && (
          <p className="re-original" dir="auto">
            {block.original}
          </p>
        )}
        <NewerHere block={id} newer={newer} />
        <Findings block={id} findings={findings} />
        <BlockDeeds block={block} name={name} first={first} last={last} />
      </div>
      <div className="re-side">
        <Bindings block={block} />
        <BlockComments block={block} name={name} mayComment={mayComment} />
        {block.about.length > 0 && (
          <p className="re-about">
            {t("report-pages:edit.about")}{" "}
            {block.about.map((address) => {
              const [symbol = "", paragraph] = address.split("#");
              return (
                <a key={address} href={documentAddress(words.language, symbol, paragraph)} dir="ltr">
                  {address.replace("#op_", ", ").replace("#", ", ")}
                </a>
              );
            })}
          </p>
        )}
      </div>
    </li>
  );
}

/** What a block is called where it cannot be seen: "Paragraph 12", "Heading II". */
export function nameOf(
  t: (key: string, facts?: Readonly<Record<string, unknown>>) => string,
  { kind, number, markup, id }: Pick<EditorBlock, "kind" | "number" | "markup" | "id">,
): string {
  const what = t(`report-pages:kind.${kind}`);
  if (number !== null) return t("report-pages:edit.named", { what, number });
  const begins = markup.slice(0, 30).trim();
  return t("report-pages:edit.named", { what, number: begins === "" ? id : `“${begins}…”` });
}

/** What the block binds: each value as it is printed, its name in the text, and what it rests on. */
function Bindings({ block }: { readonly block: EditorBlock }) {
  const { t } = useFrame().words;
  return (
    <ul className="re-bindings" data-bindings="">
      {block.bindings.map((one, at) => (
        <li key={one.id} data-binding={one.id} data-shows={one.shows}>
          <b className={one.missing ? "re-missing" : undefined} dir="auto">
            {one.shows}
          </b>{" "}
          <code dir="ltr">{`[[${one.id}]]`}</code>{" "}
          <Sources references={one.evidence} next={block.bindings[at + 1]?.evidence} />
          {/* Said once for values that were taken together. */}
          {block.bindings[at + 1]?.taken !== one.taken && (
            <span className="re-taken">{t("report-pages:edit.taken", { when: one.taken })}</span>
          )}
          {!one.used && (
            <button
              type="submit"
              className="plain-button"
              name="deed"
              value={`unbind ${block.id} ${one.id}`}
              aria-label={t("report-pages:edit.unbind-named", { name: one.id })}
            >
              {t("report-pages:edit.unbind")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
