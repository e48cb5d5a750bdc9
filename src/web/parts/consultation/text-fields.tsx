import { longestBody, longestSubject } from "../../../consultation/running/model.ts";
import { useFrame } from "../../frame.ts";
import type { TextFields } from "../../pages/consultation/texts.ts";

interface LetterFieldsProps {
  readonly name: string;
  readonly texts: TextFields;
  readonly rows?: number;
}

/** A letter in six languages side by side, each in its own direction. */
export function LetterFields({ name, texts, rows = 18 }: LetterFieldsProps) {
  const { t } = useFrame().words;
  return (
    <div className="six-languages">
      {texts.map(({ language, direction, subject, body }) => (
        <fieldset key={language}>
          <legend>{t(`kernel:language.${language}`)}</legend>
          <label>
            <span>{t("consultations:letter-page.subject")}</span>
            <input
              name={`${name}.subject.${language}`}
              defaultValue={subject}
              lang={language}
              dir={direction}
              maxLength={longestSubject}
            />
          </label>
          <label>
            <span>{t("consultations:letter-page.body")}</span>
            <textarea
              name={`${name}.body.${language}`}
              defaultValue={body}
              lang={language}
              dir={direction}
              rows={rows}
              maxLength={longestBody}
            />
          </label>
        </fieldset>
      ))}
    </div>
  );
}

/** What may stand between two braces, each with what it becomes. */
export function FieldList({
  fields,
}: {
  readonly fields: readonly { readonly field: string; readonly words: string }[];
}) {
  const { t } = useFrame().words;
  return (
    <details className="folded prose">
      <summary>{t("consultations:letter-page.fields")}</summary>
      <dl className="facts">
        {fields.map(({ field, words }) => (
          <div key={field}>
            <dt>
              <code dir="ltr">{`{{${field}}}`}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
