import { useFrame } from "../../frame.ts";
import { peopleAddress } from "../../pages/directory/addresses.ts";
import type { BookAnswer } from "../../pages/directory/book-answer.ts";
import { PersonForm } from "../person-form.tsx";
import { Submit } from "./fields.tsx";

/** Where the file is chosen. */
export function BookChooser({ again }: { readonly again: boolean }) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="people.import" className="prose" files>
      <div className="drop">
        <label htmlFor="file">
          {t(again ? "directory-pages:import.another" : "directory-pages:import.file")}
        </label>
        <input id="file" name="file" type="file" required accept=".xlsx,.xlsm,.csv,.tsv,.txt" />
      </div>
      <Submit deed="look">{t("directory-pages:import.look")}</Submit>
    </PersonForm>
  );
}

/** What would change, line by line; and the button that changes it. */
export function BookPreview({ answer }: { readonly answer: BookAnswer }) {
  const { words, language } = useFrame();
  const { t, date, number } = words;
  const { name, outcome, refused, waiting, posts } = answer;
  if (!outcome)
    return (
      <div role="alert" className="refused prose">
        <p>{t("directory-pages:import.refused")}</p>
        <ul className="bulleted">
          {refused.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    );
  const { steps, lines, imported } = outcome;
  const title = imported
    ? t("people:import.done", { count: steps.length })
    : t("people:import.read", { count: lines, file: name });
  return (
    <section className="wide" aria-labelledby="steps">
      <h2 id="steps" role="status">
        {title}
      </h2>
      {steps.length === 0 && <p>{t("people:import.same")}</p>}
      {imported && (
        <p>
          <a href={peopleAddress(language)}>{t("directory-pages:people.title")}</a>
        </p>
      )}
      {steps.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className="table-frame whole" aria-label={title} tabIndex={0}>
          <table className="table full">
            <thead>
              <tr>
                <th scope="col" className="numeric">
                  {t("directory-pages:import.line")}
                </th>
                <th scope="col">{t("directory-pages:import.step")}</th>
                <th scope="col">{t("directory:book.column.name")}</th>
                <th scope="col">{t("directory:book.column.post")}</th>
                <th scope="col">{t("directory:book.column.since")}</th>
                <th scope="col">{t("directory:book.column.until")}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ row, kind, name: who, post, since, until }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
                <tr key={index}>
                  <td className="numeric">{number(row)}</td>
                  <th scope="row" className={`step step-${kind}`}>
                    {t(`people:step.${kind}`)}
                  </th>
                  <td>
                    <bdi>{who}</bdi>
                  </td>
                  <td>{post !== null && <bdi>{posts[post] ?? post}</bdi>}</td>
                  <td>{since !== null && date(since, { dateStyle: "medium" })}</td>
                  <td>{until !== null && date(until, { dateStyle: "medium" })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {waiting !== null && (
        <PersonForm deed="people.import" className="form-row">
          <input type="hidden" name="file" value={waiting} />
          <Submit deed="keep">{t("directory-pages:import.keep", { count: steps.length })}</Submit>
          <span className="note">{t("directory-pages:import.nothing-yet")}</span>
        </PersonForm>
      )}
    </section>
  );
}
