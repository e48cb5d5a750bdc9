import type { Column } from "../../../../consultation/questionnaire/model.ts";
import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName, moreButton } from "./names.ts";
import { answerOf, type FieldProps, held } from "./props.ts";
import { Said } from "./said.tsx";
import { territoryList, territoryWords } from "./territories.tsx";
import { UnitWords } from "./unit.tsx";

/** Empty rows that are offered at first where rows may be added. */
const firstRows = 3;

/** A table to fill: rows given or added. On a narrow screen each row becomes a block, each cell with its column's name. */
export function TableField(props: FieldProps<"table">) {
  const { question, value, typed, language, original, readOnly = false, more = 0 } = props;
  const { t } = useFrame().words;
  const kept = answerOf(value, "table")?.rows ?? [];
  const given = question.rows;
  const typedRows = Object.keys(typed ?? {}).map((name) => Number(name.split(".")[2] ?? 0) || 0);
  const added = Math.max(kept.length, ...typedRows, 0);
  const open = readOnly ? added : Math.min(question.mostRows, Math.max(firstRows, added + 1) + more);
  const rows =
    given.length > 0
      ? given.map(({ id, head }) => ({
          id: String(id),
          head,
          cells: kept.find((one) => one.row === id)?.cells,
        }))
      : Array.from({ length: Math.max(1, open) }, (_, at) => ({
          id: String(at + 1),
          head: null,
          cells: kept[at]?.cells,
        }));
  const headId = (column: Column) => `${fieldName(question.id)}.head.${column.id}`;
  return (
    <FieldFrame field={props} group>
      <table className="field-table">
        <thead>
          <tr>
            <td />
            {question.columns.map((column) => (
              <th key={column.id} scope="col" id={headId(column)}>
                <Said text={column.head} language={language} original={original} />
                {column.unit && (
                  <span className="field-unit">
                    {" "}
                    <UnitWords unit={column.unit} language={language} original={original} />
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, head, cells }, at) => (
            <tr key={id}>
              <th scope="row" id={fieldName(question.id, id)}>
                {head ? (
                  <Said text={head} language={language} original={original} />
                ) : (
                  t("questionnaires:field.row", { number: at + 1 })
                )}
              </th>
              {question.columns.map((column) => {
                const name = fieldName(question.id, id, column.id);
                const written = cells?.[column.id] ?? "";
                const kind = column.kind;
                return (
                  <td key={column.id}>
                    <span className="field-cell-head" aria-hidden="true">
                      <Said text={column.head} language={language} original={original} />
                    </span>
                    <input
                      name={name}
                      aria-labelledby={`${fieldName(question.id, id)} ${headId(column)}`}
                      dir={kind === "number" || kind === "year" ? "ltr" : "auto"}
                      className={kind === "number" || kind === "year" ? "field-figure" : undefined}
                      inputMode={kind === "number" ? "decimal" : kind === "year" ? "numeric" : undefined}
                      list={kind === "territory" ? territoryList : undefined}
                      autoComplete="off"
                      maxLength={10_000}
                      defaultValue={held(
                        typed,
                        name,
                        kind === "territory" ? territoryWords(written, language) : written,
                      )}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {given.length === 0 && !readOnly && open < question.mostRows && (
        <button type="submit" className="plain-button" name={moreButton} value={question.id} formNoValidate>
          {t("questionnaires:field.more-rows")}
        </button>
      )}
    </FieldFrame>
  );
}
