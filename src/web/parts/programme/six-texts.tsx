import { direction, type Language, languages } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";

interface SixTextsProps {
  /** `title`, `question.2`: the control for English is `title.en`. */
  readonly name: string;
  readonly legend: string;
  readonly text: Text | null;
  readonly original: Language;
  readonly long?: boolean;
}

/** A text in six languages side by side, the meeting's own first; what is not translated shows. */
export function SixTexts({ name, legend, text, original, long = false }: SixTextsProps) {
  const { t } = useFrame().words;
  const order = [original, ...languages.filter((one) => one !== original)];
  const written = text !== null && Object.keys(text).length > 0;
  return (
    <fieldset className="pg-six">
      <legend>{legend}</legend>
      <div>
        {order.map((language) => {
          const id = `${name}.${language}`;
          const missing = written && !text[language];
          const common = {
            id,
            name: id,
            lang: language,
            dir: direction[language],
            maxLength: 10_000,
            defaultValue: text?.[language] ?? "",
          };
          return (
            <div key={language} className={missing ? "missing" : undefined}>
              <label htmlFor={id}>
                {t(`kernel:language.${language}`)}
                {missing && <span className="note"> {t("programme:form.untranslated")}</span>}
              </label>
              {long ? <textarea {...common} rows={2} /> : <input {...common} autoComplete="off" />}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
