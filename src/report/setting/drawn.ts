import { drawingSvg } from "../../figures/download/standalone.ts";
import type { Figure, FigureCell, FigureColumn } from "../../figures/model.ts";
import type { Words } from "../../kernel/words.ts";
import type { PrintBlock, PrintCell, PrintColumn } from "../../print/model.ts";

interface Place {
  readonly id: string;
  readonly number: string | null;
  /** What whoever writes has to say of it. */
  readonly note?: string | null;
  /** Larger letters than a chart has by itself, where it is shown small. */
  readonly letters?: number;
}

/** A figure of the pages as a printed one, with its numbers. */
export function printedFigure(
  figure: Figure,
  { id, number, note = null, letters }: Place,
  words: Words,
): PrintBlock {
  return {
    kind: "figure",
    id,
    number,
    title: figure.title,
    subtitle: figure.subtitle,
    svg: drawingSvg(figure, letters),
    alternative: figure.sentence,
    source: figure.source.line,
    note: joined(note, figure.note),
    table: gridOf(figure, words),
  };
}

/** The numbers of a figure as a printed table. */
export function printedTable(figure: Figure, { id, number, note = null }: Place, words: Words): PrintBlock {
  return {
    kind: "table",
    id,
    number,
    caption: figure.table.caption,
    ...gridOf(figure, words),
    leftOut: 0,
    source: figure.source.line,
    note: joined(note, ofNumbers(figure.note, words)),
  };
}

/** What is said of a figure as far as it is of its numbers: how circles and coasts are drawn is not. */
function ofNumbers(note: string | undefined, { t }: Words): string | undefined {
  return ["circles", "boundaries"]
    .reduce((said, key) => said?.replace(t(`figures:note.${key}`), ""), note)
    ?.replace(/\s+/g, " ")
    .trim();
}

function joined(...notes: readonly (string | null | undefined)[]): string | null {
  const said = notes.filter((note) => note !== null && note !== undefined && note !== "").join(" ");
  return said === "" ? null : said;
}

function gridOf(
  { table, evidence }: Figure,
  words: Words,
): { readonly columns: readonly PrintColumn[]; readonly rows: readonly (readonly PrintCell[])[] } {
  return {
    columns: table.columns.map(({ label, kind }) => ({
      label,
      align: kind === "text" || kind === "period" ? "start" : "end",
    })),
    rows: table.rows.map((row) =>
      table.columns.map((column) => cellOf(row[column.key] ?? null, column, evidence, words)),
    ),
  };
}

function cellOf(cell: FigureCell, column: FigureColumn, evidence: string, words: Words): PrintCell {
  if (cell === null) return { text: words.t("web:table.none"), value: null, evidence: [] };
  if (typeof cell === "string") return { text: cell, value: null, evidence: [] };
  if (column.kind === "period") return { text: String(cell), value: null, evidence: [] };
  const text =
    column.kind === "percent"
      ? words.number(cell / 100, {
          style: "percent",
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        })
      : words.number(cell, { maximumFractionDigits: column.kind === "ratio" ? 3 : 0 });
  return { text, value: cell, evidence: [evidence] };
}
