import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface TableFilesProps {
  readonly files: readonly { readonly format: string; readonly words: string; readonly to: string }[];
  readonly answer: {
    readonly waiting: string | null;
    readonly name: string;
    readonly rest: "stay" | "remove";
    readonly lines: readonly string[] | null;
  } | null;
}

/** The draft as a file, and a file that comes back: first what it would change, then the change. */
export function TableFiles({ files, answer }: TableFilesProps) {
  const { t } = useFrame().words;
  return (
    <section className="prose screen-only">
      <h2>{t("programme:table.files")}</h2>
      <p>{t("programme:table.files-about")}</p>
      <ul className="inline-list">
        {files.map(({ format, words, to }) => (
          <li key={format}>
            <a href={to} download>
              {words}
            </a>
          </li>
        ))}
      </ul>
      {answer?.lines && (
        <div role="status" className="pg-plan">
          <p>
            {answer.lines.length === 0
              ? t("programme:table.idle", { name: answer.name })
              : t("programme:table.would", { name: answer.name, count: answer.lines.length })}
          </p>
          <ul>
            {answer.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {answer?.waiting && (
        <PersonForm deed="programme.keep">
          <input type="hidden" name="file" value={answer.waiting} />
          <input type="hidden" name="rest" value={answer.rest} />
          <button type="submit" className="button" name="deed" value="keep">
            {t("programme:table.keep")}
          </button>
        </PersonForm>
      )}
      <PersonForm deed="programme.keep" files className="pg-form">
        <p>
          <label htmlFor="file">{t("programme:table.file")}</label>
          <input
            type="file"
            id="file"
            name="file"
            accept=".csv,.xlsx,.ods,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            required
          />
        </p>
        <p>
          <label htmlFor="rest">{t("programme:table.rest")}</label>
          <select id="rest" name="rest" defaultValue="stay">
            <option value="stay">{t("programme:table.rest-stay")}</option>
            <option value="remove">{t("programme:table.rest-remove")}</option>
          </select>
        </p>
        <button type="submit" className="button" name="deed" value="look">
          {t("programme:table.look")}
        </button>
      </PersonForm>
    </section>
  );
}
