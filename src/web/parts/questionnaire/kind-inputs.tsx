import type { Column, Question, Unit } from "../../../consultation/questionnaire/model.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { indicatorIds } from "../../../statistics/indicators/model.ts";
import { useFrame } from "../../frame.ts";
import { roomFor } from "../../pages/questionnaire/question-form.ts";
import { TextInputs } from "./text-inputs.tsx";

interface KindInputsProps {
  readonly question: Question;
  readonly original: Language;
}

/** What only questions of this kind have. */
export function KindInputs({ question, original }: KindInputsProps) {
  const { t } = useFrame().words;
  const label = (name: string) => t(`questionnaires:editor.${name}`);
  switch (question.kind) {
    case "text":
      return (
        <>
          <NumberInput name="mostWords" label={label("most-words")} value={question.mostWords} />
          <Box name="long" label={label("long")} checked={question.long} />
        </>
      );
    case "choice":
      return (
        <>
          <Parts
            sort="option"
            parts={question.options.map(({ id, text }) => ({ id, text }))}
            original={original}
          />
          <Box name="several" label={label("several")} checked={question.several} />
          <Box name="other" label={label("other")} checked={question.other} />
        </>
      );
    case "scale":
      return (
        <>
          <NumberInput name="least" label={label("least")} value={question.least} />
          <NumberInput name="most" label={label("most")} value={question.most} />
          <TextInputs
            name="least-words"
            label={label("least-words")}
            text={question.leastWords}
            original={original}
          />
          <TextInputs
            name="most-words"
            label={label("most-end")}
            text={question.mostWords}
            original={original}
          />
        </>
      );
    case "number":
      return (
        <>
          <UnitInput name="unit" unit={question.unit} />
          <NumberInput name="least" label={label("least")} value={question.least} />
          <NumberInput name="most" label={label("most")} value={question.most} />
          <NumberInput name="decimals" label={label("decimals")} value={question.decimals} />
        </>
      );
    case "date":
      return (
        <Select
          name="precision"
          label={label("precision")}
          value={question.precision}
          options={(["year", "month", "day"] as const).map((one) => [one, t(`questionnaires:field.${one}`)])}
        />
      );
    case "table":
      return (
        <>
          <Parts
            sort="column"
            parts={question.columns.map(({ id, head }) => ({ id, text: head }))}
            original={original}
            columns={question.columns}
          />
          <Parts
            sort="row"
            parts={question.rows.map(({ id, head }) => ({ id, text: head }))}
            original={original}
          />
          <NumberInput name="mostRows" label={label("most-rows")} value={question.mostRows} />
        </>
      );
    case "territory":
      return <Box name="several" label={label("several-territories")} checked={question.several} />;
    case "document":
      return <NumberInput name="mostFiles" label={label("most-files")} value={question.mostFiles} />;
    case "practice":
      return null;
    case "figure":
      return (
        <>
          <Select
            name="indicator"
            label={label("indicator")}
            value={question.indicator}
            options={indicatorIds.map((one) => [one, t(`indicators:name.${one}`)])}
          />
          <label htmlFor="period">{label("period")}</label>
          <input id="period" name="period" dir="ltr" size={10} defaultValue={question.period ?? ""} />
        </>
      );
  }
}

function Box({
  name,
  label,
  checked,
}: {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
}) {
  return (
    <label className="q-box">
      <input type="checkbox" name={name} value="yes" defaultChecked={checked} />
      <span>{label}</span>
    </label>
  );
}

function NumberInput({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
}) {
  return (
    <p className="q-line">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type="number" step="any" dir="ltr" defaultValue={value ?? ""} />
    </p>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}

function Select({ name, label, value, options }: SelectProps) {
  return (
    <p className="q-line">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </p>
  );
}

const unitCodes = ["persons", "percent", "us-dollars", "years", "months", "cases", "number"] as const;

function UnitInput({
  name,
  unit,
  none = false,
}: {
  readonly name: string;
  readonly unit: Unit | null;
  readonly none?: boolean;
}) {
  const { t } = useFrame().words;
  return (
    <Select
      name={name}
      label={t("questionnaires:editor.unit")}
      value={unit === null ? "" : "code" in unit ? unit.code : "own"}
      options={[
        ...(none ? ([["", t("questionnaires:editor.no-unit")]] as const) : []),
        ...unitCodes.map((code) => [code, t(`questionnaires:unit.${code}`)] as const),
        ...(unit !== null && "words" in unit
          ? ([["own", t("questionnaires:editor.own-unit")]] as const)
          : []),
      ]}
    />
  );
}

interface PartsProps {
  readonly sort: keyof typeof roomFor;
  readonly parts: readonly { readonly id: string; readonly text: Text }[];
  readonly original: Language;
  readonly columns?: readonly Column[];
}

/** Options, columns or rows with their words and places, and room for new ones. */
function Parts({ sort, parts, original, columns }: PartsProps) {
  const { words } = useFrame();
  const { t } = words;
  const fresh = Array.from({ length: roomFor[sort] }, (_, at) => ({ id: `new${at + 1}`, text: {} }));
  return (
    <fieldset className="q-parts">
      <legend>{t(`questionnaires:editor.parts.${sort}`)}</legend>
      <p className="note">{t("questionnaires:editor.parts-note")}</p>
      {[...parts, ...fresh].map(({ id, text }, at) => {
        const name = `${sort}.${id}`;
        const place = `${name}.place`;
        const column = columns?.find((one) => one.id === id);
        return (
          <div key={id} className="q-part-inputs">
            <TextInputs
              name={name}
              label={t(`questionnaires:editor.${sort}-number`, { number: at + 1 })}
              text={text}
              original={original}
            />
            {sort === "column" && (
              <>
                <Select
                  name={`${name}.kind`}
                  label={t("questionnaires:editor.holds")}
                  value={column?.kind ?? "text"}
                  options={(["text", "number", "year", "territory"] as const).map((one) => [
                    one,
                    t(`questionnaires:editor.cell.${one}`),
                  ])}
                />
                <UnitInput name={`${name}.unit`} unit={column?.unit ?? null} none />
              </>
            )}
            <p className="q-line">
              <label htmlFor={place}>{t("questionnaires:editor.place")}</label>
              <input id={place} name={place} type="number" step="any" dir="ltr" defaultValue={at + 1} />
            </p>
          </div>
        );
      })}
    </fieldset>
  );
}
