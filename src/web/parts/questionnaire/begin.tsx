import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface BeginProps {
  readonly library: readonly { readonly name: string; readonly title: string; readonly questions: number }[];
}

/** The ways in which a questionnaire begins: one click where it is ready, a line where it is not. */
export function Begin({ library }: BeginProps) {
  const { words, language, person } = useFrame();
  const { t } = words;
  if (!person?.may("questionnaire.write")) return null;
  return (
    <section className="q-begin wide screen-only" aria-labelledby="begin">
      <h2 id="begin">{t("questionnaires:begin.title")}</h2>
      <ul className="q-ready">
        {library.map(({ name, title, questions }) => (
          <li key={name}>
            <div>
              <strong>{title}</strong>
              <span className="note">{t("questionnaires:page.questions", { count: questions })}</span>
            </div>
            <PersonForm deed="questionnaire.write">
              <input type="hidden" name="deed" value="ready" />
              <button
                type="submit"
                className="button"
                name="name"
                value={name}
                aria-label={t("questionnaires:begin.take-named", { title })}
              >
                {t("questionnaires:begin.take")}
              </button>
            </PersonForm>
          </li>
        ))}
      </ul>
      <div className="q-ways-in">
        <PersonForm deed="questionnaire.write" className="form-column">
          <h3>{t("questionnaires:begin.resolution")}</h3>
          <input type="hidden" name="deed" value="resolution" />
          <label htmlFor="symbol">{t("questionnaires:begin.symbol")}</label>
          <input id="symbol" name="symbol" dir="ltr" required autoComplete="off" placeholder="61/208" />
          <button type="submit" className="button">
            {t("questionnaires:begin.ask")}
          </button>
        </PersonForm>
        <PersonForm deed="questionnaire.write" className="form-column">
          <h3>{t("questionnaires:begin.blank")}</h3>
          <label htmlFor="title">{t("questionnaires:begin.name")}</label>
          <input id="title" name="title" dir="auto" required maxLength={300} autoComplete="off" />
          <label htmlFor="original">{t("questionnaires:begin.original")}</label>
          <select id="original" name="original" defaultValue={language}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {t(`kernel:language.${one}`)}
              </option>
            ))}
          </select>
          <button type="submit" className="button" name="deed" value="blank">
            {t("questionnaires:begin.do")}
          </button>
        </PersonForm>
        <PersonForm deed="questionnaire.write" className="form-column" files>
          <h3>{t("questionnaires:begin.file")}</h3>
          <input type="hidden" name="deed" value="import" />
          <label htmlFor="file">{t("questionnaires:begin.choose-file")}</label>
          <input id="file" name="file" type="file" required accept=".json,application/json" />
          <button type="submit" className="button">
            {t("questionnaires:begin.import")}
          </button>
        </PersonForm>
      </div>
    </section>
  );
}
