import { useFrame } from "../../frame.ts";
import { responsesFileAddress } from "../../pages/responses/addresses.ts";
import { PersonForm } from "../person-form.tsx";

const files = [
  ["xlsx", undefined],
  ["csv", undefined],
  ["json", undefined],
  ["docx", "question"],
  ["docx", "party"],
] as const;

/** The answers to take away: links for visitors; for whoever sees more a form, since their file is nobody else's. */
export function ResponseFiles({ consultation }: { readonly consultation: string }) {
  const { words, language, person } = useFrame();
  const name = (format: string, order: string | undefined) =>
    words.t(`responses:file.${order === undefined ? format : `${format}-${order}`}`);
  return (
    <section className="prose screen-only" aria-labelledby="take">
      <h2 id="take">{words.t("responses:file.title")}</h2>
      {person === null ? (
        <ul className="inline-list">
          {files.map(([format, order]) => (
            <li key={`${format}-${order}`}>
              <a href={responsesFileAddress(language, consultation, format, order)} download="">
                {name(format, order)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>{words.t("responses:file.yours")}</p>
          <div className="form-row">
            {files.map(([format, order]) => (
              <PersonForm
                key={`${format}-${order}`}
                action={responsesFileAddress(language, consultation, format, order)}
              >
                <button type="submit" className="button">
                  {name(format, order)}
                </button>
              </PersonForm>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
