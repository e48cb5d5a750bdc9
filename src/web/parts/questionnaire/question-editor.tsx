import type { Question, Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { useFrame } from "../../frame.ts";
import { ConditionInputs } from "./condition-inputs.tsx";
import { KindInputs } from "./kind-inputs.tsx";
import { TextInputs } from "./text-inputs.tsx";

interface QuestionEditorProps {
  readonly question: Question;
  readonly content: Questionnaire;
}

/** Everything that a question says, as a form: its words, what its kind needs, when it is asked and what it is about. */
export function QuestionEditor({ question, content }: QuestionEditorProps) {
  const { t } = useFrame().words;
  const { original } = content;
  return (
    <>
      <TextInputs
        name="ask"
        label={t("questionnaires:texts.part.ask")}
        text={question.ask}
        original={original}
        long
      />
      <TextInputs
        name="help"
        label={t("questionnaires:texts.part.help")}
        text={question.help}
        original={original}
        long
      />
      <KindInputs question={question} original={original} />
      <label className="q-box">
        <input type="checkbox" name="required" value="yes" defaultChecked={question.required} />
        <span>{t("questionnaires:editor.is-required")}</span>
      </label>
      <ConditionInputs when={question.when} part={question.id} content={content} />
      <label htmlFor="about">{t("questionnaires:editor.about-mandates")}</label>
      <textarea id="about" name="about" dir="ltr" rows={2} defaultValue={question.about.join("\n")} />
    </>
  );
}
