import { type Language, locale } from "../../../../kernel/language.ts";
import { useFrame } from "../../../frame.ts";
import { controlOf, FieldFrame } from "./frame.tsx";
import { answerOf, type FieldProps, held } from "./props.ts";
import { UnitWords } from "./unit.tsx";

/** A number as its writer writes numbers: the field takes every way that can be read in one sense only. */
export function NumberField(props: FieldProps<"number">) {
  const { question, value, typed, language, original } = props;
  const { words } = useFrame();
  const control = controlOf(props);
  const kept = answerOf(value, "number")?.value;
  const { least, most, decimals, unit } = question;
  return (
    <FieldFrame field={props}>
      <p className="field-number-line">
        <input
          {...control}
          className="field-figure"
          dir="ltr"
          inputMode={decimals > 0 ? "decimal" : "numeric"}
          autoComplete="off"
          defaultValue={held(typed, control.name, kept === undefined ? "" : writtenNumber(kept, language))}
        />{" "}
        {!("code" in unit && unit.code === "number") && (
          <span className="field-unit">
            <UnitWords unit={unit} language={language} original={original} />
          </span>
        )}
      </p>
      {(least !== null || most !== null) && (
        <p className="field-limit">
          {least !== null && most !== null
            ? words.t("questionnaires:field.between", { least, most })
            : least !== null
              ? words.t("questionnaires:field.least", { least })
              : words.t("questionnaires:field.most", { most: most ?? 0 })}
        </p>
      )}
    </FieldFrame>
  );
}

/** A number as it is written into a field: with the language's own decimal mark, without groups. */
export function writtenNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locale[language], { useGrouping: false, maximumFractionDigits: 20 })
    .format(value)
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace("\u2212", "-");
}
