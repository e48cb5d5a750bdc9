import { type Problem, problem } from "../../kernel/problem.ts";
import { territory } from "../../kernel/territory/register.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Answer } from "../replying/answer.ts";
import type { AnswerContext } from "./answer-context.ts";
import type { Column, Question } from "./model.ts";
import { readNumber } from "./written-number.ts";

type Table = Extract<Question, { readonly kind: "table" }>;
type TableAnswer = Extract<Answer, { readonly kind: "table" }>;

/**
 * What is wrong with the rows and cells of a table. Facts name the row by its number from 1 and the column by its head.
 * Problems: `questionnaires.empty`, `.too-many-rows`, `.row-unknown`, `.row-twice`, `.column-unknown`, `.cell-number`,
 * `.cell-ambiguous`, `.cell-year`, `.cell-territory`.
 */
export function checkTable(
  { columns, rows: given, mostRows }: Table,
  { rows }: TableAnswer,
  context: AnswerContext,
): readonly Problem[] {
  const cells = rows.flatMap((row) => Object.values(row.cells));
  if (cells.every((cell) => cell.trim() === "")) return [problem("questionnaires.empty")];
  const problems: Problem[] = [];
  const limit = given.length > 0 ? given.length : mostRows;
  if (rows.length > limit) problems.push(problem("questionnaires.too-many-rows", { count: limit }));
  const seen = new Set<string>();
  rows.forEach(({ row, cells: written }, at) => {
    const place = { row: at + 1 };
    if (given.length === 0 ? row !== null : !given.some(({ id }) => id === row))
      problems.push(problem("questionnaires.row-unknown", place));
    if (row !== null && seen.has(row)) problems.push(problem("questionnaires.row-twice", place));
    if (row !== null) seen.add(row);
    for (const [id, text] of Object.entries(written)) {
      const column = columns.find((one) => one.id === id);
      if (!column) problems.push(problem("questionnaires.column-unknown", { ...place, column: id }));
      else problems.push(...checkCell(column, text.trim(), place.row, context));
    }
  });
  return problems;
}

function checkCell(
  column: Column,
  text: string,
  row: number,
  { language }: AnswerContext,
): readonly Problem[] {
  const code = text === "" ? null : cellProblem(column, text, language);
  if (code === null) return [];
  return [problem(code, { row, column: textIn(column.head, language, language).text, text })];
}

function cellProblem({ kind }: Column, text: string, language: AnswerContext["language"]): string | null {
  if (kind === "territory")
    return territory(text)?.kind === "territory" ? null : "questionnaires.cell-territory";
  if (kind === "year") return /^[12]\d{3}$/.test(text) ? null : "questionnaires.cell-year";
  if (kind === "number") {
    const value = readNumber(text, language);
    if (value === "ambiguous") return "questionnaires.cell-ambiguous";
    return value === "not-a-number" ? "questionnaires.cell-number" : null;
  }
  return null;
}
