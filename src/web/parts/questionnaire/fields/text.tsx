import { useFrame } from "../../../frame.ts";
import { controlOf, FieldFrame } from "./frame.tsx";
import { answerOf, type FieldProps, held } from "./props.ts";

/** Words of the party's own. The limit is told before one writes, and the script counts along. */
export function TextField(props: FieldProps<"text">) {
  const { question, value, typed, language } = props;
  const { t } = useFrame().words;
  const control = controlOf(props);
  const text = held(typed, control.name, answerOf(value, "text")?.text ?? "");
  return (
    <FieldFrame field={props}>
      {question.long ? (
        <textarea
          {...control}
          dir="auto"
          rows={question.mostWords !== null && question.mostWords <= 150 ? 5 : 9}
          defaultValue={text}
          data-words={question.mostWords ?? undefined}
          data-language={language}
        />
      ) : (
        <input {...control} dir="auto" defaultValue={text} autoComplete="off" />
      )}
      {question.mostWords !== null && (
        <p className="field-limit" data-words-of={control.id}>
          {t("questionnaires:field.words", { count: question.mostWords })}
        </p>
      )}
    </FieldFrame>
  );
}
