import type { CellValue, Row } from "../../files/tables/model.ts";
import { openTable } from "../../files/tables/open.ts";
import { type Problem, ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { type Matrix, zeros } from "../../methods/matrix.ts";
import { readFigure } from "../../statistics/importing/figure.ts";
import { placeAt } from "../../statistics/importing/place.ts";
import { cellText } from "../../statistics/importing/text.ts";

/** Anybody's tables of flows from stocks: square matrices and lists, in CSV, tab separated text or a workbook's first sheet. */

/** A square matrix whose rows and columns have the same names, its columns in the order of its rows. */
export interface NamedMatrix {
  readonly file: string;
  readonly names: readonly string[];
  readonly matrix: Matrix;
  /** Where a cell stands in the file, by the index of its row and column. */
  place(row: number, column: number): Problem["place"];
}

export interface NamedList {
  readonly file: string;
  readonly values: ReadonlyMap<string, number>;
  place(name: string): Problem["place"];
}

/** More territories than the world has, and no more than memory has for a table of them. */
const mostNames = 2000;
/** At most so many problems of one table are told. */
const mostProblems = 20;

/** The first sheet of a file, whole, and the place of a cell in it. */
async function readRows(path: string) {
  const file = unwrap(await openTable(path));
  try {
    const sheet = file.sheets[0]?.name ?? "";
    const rows: Row[] = [];
    for await (const batch of file.rows(sheet)) {
      rows.push(...batch.filter(({ cells }) => cells.some((cell) => cellText(cell) !== "")));
      if (rows.length > mostNames + 1)
        throw new ProblemError(problem("flows.too-many", { limit: mostNames }, { file: path }));
    }
    const place = (row: number, column: number) => ({
      file: path,
      ...placeAt(file.kind, sheet, row, column),
    });
    return { rows, place };
  } finally {
    await file.close();
  }
}

const signs = {
  signs: { "..": "O", "...": "O", "…": "O", "-": "O", NA: "O", "N/A": "O", NaN: "O", null: "O" },
  blank: "missing",
  text: true,
} as const;

/** A cell's number, or what is the matter with it. */
function numberIn(
  cell: CellValue | undefined,
  facts: Problem["facts"],
  place: Problem["place"],
  negatives: boolean,
): number | Problem {
  const text = cellText(cell);
  const figure = readFigure(cell, signs);
  if (typeof figure === "string") return problem("flows.cell-not-a-number", { ...facts, text }, place);
  if (figure.value === null) return problem("flows.cell-missing", facts, place);
  if (figure.value < 0 && !negatives) return problem("flows.cell-negative", { ...facts, text }, place);
  return figure.value;
}

/**
 * Reads a square matrix: names in the first row and in the first column, matched by name. Natives, on the diagonal, may be
 * negative where `negativeDiagonal` says so. Problems, all at once: `flows.*`, `reading.*`.
 */
export async function readMatrix(
  path: string,
  { negativeDiagonal }: { readonly negativeDiagonal: boolean },
): Promise<NamedMatrix> {
  const { rows, place } = await readRows(path);
  const [header, ...body] = rows;
  if (!header || body.length === 0) throw new ProblemError(problem("flows.no-table", {}, { file: path }));
  const columnNames = namesOf(header.cells.slice(1));
  const names = body.map(({ cells }) => cellText(cells[0]));
  refuseNames(path, names, columnNames);
  const columnOf = new Map(columnNames.map((name, i) => [name, i + 1]));
  const matrix = zeros(names.length);
  const problems: Problem[] = [];
  for (const [r, row] of body.entries()) {
    const beyond = row.cells.findIndex((cell, i) => i > columnNames.length && cellText(cell) !== "");
    if (beyond >= 0)
      problems.push(problem("flows.row-too-long", { row: names[r] ?? "" }, place(row.number, beyond)));
    for (const [c, name] of names.entries()) {
      const at = columnOf.get(name) ?? 0;
      const facts = { row: names[r] ?? "", column: name };
      const value = numberIn(row.cells[at], facts, place(row.number, at), negativeDiagonal && r === c);
      if (typeof value === "number") matrix.values[r * names.length + c] = value;
      else problems.push(value);
    }
  }
  refuse(problems, path);
  return {
    file: path,
    names,
    matrix,
    place: (row, column) => place(body[row]?.number ?? 0, columnOf.get(names[column] ?? "") ?? 0),
  };
}

/** Trailing cells without a name are no columns. */
function namesOf(cells: readonly CellValue[]): readonly string[] {
  const texts = cells.map(cellText);
  const last = texts.findLastIndex((text) => text !== "");
  return texts.slice(0, last + 1);
}

function refuseNames(file: string, rows: readonly string[], columns: readonly string[]): void {
  const problems: Problem[] = [];
  const twice = (names: readonly string[]) => [
    ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
  ];
  for (const name of twice(rows)) problems.push(problem("flows.row-twice", { name }, { file }));
  for (const name of twice(columns)) problems.push(problem("flows.column-twice", { name }, { file }));
  if (problems.length === 0) {
    if (rows.length !== columns.length)
      problems.push(problem("flows.not-square", { rows: rows.length, columns: columns.length }, { file }));
    const onlyRows = rows.filter((name) => !columns.includes(name));
    const onlyColumns = columns.filter((name) => !rows.includes(name));
    if (onlyRows.length > 0)
      problems.push(problem("flows.names-only-rows", { names: listed(onlyRows) }, { file }));
    if (onlyColumns.length > 0)
      problems.push(problem("flows.names-only-columns", { names: listed(onlyColumns) }, { file }));
  }
  if (problems.length > 0) throw new ProblemError(...problems.slice(0, mostProblems));
}

/** A few of many names, in quotes of no language. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => (name === "" ? "“”" : name));
  return names.length > shown.length ? `${shown.join("; ")}; …` : shown.join("; ");
}

function refuse(problems: readonly Problem[], file: string): void {
  if (problems.length === 0) return;
  const more = problems.length - mostProblems;
  throw new ProblemError(
    ...problems.slice(0, mostProblems),
    ...(more > 0 ? [problem("flows.more", { count: more }, { file })] : []),
  );
}

/**
 * Reads a list of names and values; a first row whose value is no number is a header. Problems, all at once: `flows.*`,
 * `reading.*`.
 */
export async function readList(path: string): Promise<NamedList> {
  const { rows, place } = await readRows(path);
  const [first] = rows;
  const header = first && typeof readFigure(first.cells[1], signs) === "string";
  const values = new Map<string, number>();
  const places = new Map<string, Problem["place"]>();
  const problems: Problem[] = [];
  for (const { number, cells } of header ? rows.slice(1) : rows) {
    const name = cellText(cells[0]);
    if (values.has(name)) problems.push(problem("flows.row-twice", { name }, place(number, 0)));
    const value = numberIn(cells[1], { row: name, column: "" }, place(number, 1), false);
    places.set(name, place(number, 1));
    if (typeof value === "number") values.set(name, value);
    else problems.push({ ...value, code: value.code.replace("flows.cell-", "flows.value-") });
  }
  refuse(problems, path);
  return { file: path, values, place: (name) => places.get(name) ?? { file: path } };
}
