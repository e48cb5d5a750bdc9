import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { DraftForm } from "./draft-form.tsx";
import { TextInputs } from "./text-inputs.tsx";

/** Title, introduction and the language in which it was written, folded away. */
export function HeadForm({ content, seen }: { readonly content: Questionnaire; readonly seen: string }) {
  const { t } = useFrame().words;
  const { title, introduction, original } = content;
  return (
    <details className="q-head wide screen-only">
      <summary>{t("questionnaires:editor.head")}</summary>
      <DraftForm seen={seen} className="q-edit">
        <TextInputs name="title" label={t("questionnaires:editor.title")} text={title} original={original} />
        <TextInputs
          name="introduction"
          label={t("questionnaires:editor.introduction")}
          text={introduction}
          original={original}
          long
        />
        <label htmlFor="original">{t("questionnaires:begin.original")}</label>
        <select id="original" name="original" defaultValue={original}>
          {languages.map((one) => (
            <option key={one} value={one}>
              {t(`kernel:language.${one}`)}
            </option>
          ))}
        </select>
        <p>
          <button type="submit" className="button" name="deed" value="save-head">
            {t("questionnaires:editor.save")}
          </button>
        </p>
      </DraftForm>
    </details>
  );
}
