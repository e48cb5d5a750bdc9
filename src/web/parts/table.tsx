import type { FigureCell, FigureColumn, FigureTable } from "../../figures/model.ts";
import type { Words } from "../../kernel/words.ts";
import { useWords } from "../frame.ts";

/** What a reader sees in a cell, and what sorting goes by. */
function cellText(words: Words, column: FigureColumn, value: FigureCell): string {
  if (value === null) return words.t("web:table.none");
  if (typeof value === "string") return value;
  if (column.kind === "percent")
    return words.number(value / 100, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  if (column.kind === "period") return String(value);
  return words.number(value, { maximumFractionDigits: column.kind === "ratio" ? 3 : 0 });
}

function isNumeric({ kind }: FigureColumn): boolean {
  return kind === "number" || kind === "ratio" || kind === "percent";
}

/** The numbers of a figure. In its own frame, which scrolls sideways where the page must not. */
export function DataTable({
  table,
  whole = false,
}: {
  readonly table: FigureTable;
  readonly whole?: boolean;
}) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={whole ? "table-frame whole" : "table-frame"} aria-label={table.caption} tabIndex={0}>
      <table className={whole ? "table full" : "table"} data-sortable="">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" className={isNumeric(column) ? "numeric" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move on the server
            <tr key={index} data-total={index < (table.totals ?? 0) ? "" : undefined}>
              {table.columns.map((column, place) => (
                <Cell
                  key={column.key}
                  column={column}
                  value={row[column.key] ?? null}
                  link={column.linkKey === undefined ? null : (row[column.linkKey] ?? null)}
                  heads={place === 0}
                  words={words}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly column: FigureColumn;
  readonly value: FigureCell;
  readonly link: FigureCell;
  readonly heads: boolean;
  readonly words: Words;
}

function Cell({ column, value, link, heads, words }: CellProps) {
  const text = cellText(words, column, value);
  const shown = typeof link === "string" ? <a href={link}>{text}</a> : text;
  if (heads) return <th scope="row">{shown}</th>;
  const numeric = isNumeric(column);
  return (
    <td
      className={numeric ? "numeric" : undefined}
      data-value={numeric && value !== null ? value : undefined}
    >
      {shown}
    </td>
  );
}
