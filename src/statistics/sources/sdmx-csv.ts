import { type Sex, Status } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import type { Figure } from "../importing/figure.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { RowAt } from "./rows.ts";

/** What the SDMX-CSV files of the OECD and of Eurostat have in common: codes in columns with names of concepts. */

/** CL_SEX; undefined for a code that is none of men, women and both. */
export function sexOfCode(code: string): Sex | undefined {
  if (/^(_?T|TOTAL|)$/i.test(code)) return "T";
  return code === "M" || code === "F" ? code : undefined;
}

export function periodIn({ log }: Reading, { row, at }: RowAt, column: number): Period | undefined {
  const period = parsePeriod(cellText(row.cells[column]));
  if (period.ok) return period.value;
  for (const told of period.problems) log.tell({ ...told, place: at(column) });
  return undefined;
}

/** The letters of Eurostat's flags that mean what a status means; others (`u` for low reliability) leave the value as it is. */
const flags: Readonly<Record<string, Status>> = { b: "B", e: "E", p: "P", f: "F", i: "I", s: "E" };

/** Value and status of an observation. A blank value, `:` and NaN are missing; a status that we do not have is a normal value. */
export function statedFigure(
  { log }: Reading,
  { row, at }: RowAt,
  value: number,
  status: number | undefined,
): Figure | undefined {
  const text = cellText(row.cells[value]);
  const letter = status === undefined ? "" : cellText(row.cells[status]);
  if (/^(|:|nan|na)$/i.test(text)) {
    return { value: null, status: letter === "Q" || letter === "c" ? "Q" : letter === "M" ? "M" : "O" };
  }
  const number = Number(text);
  if (!Number.isFinite(number)) {
    log.tell(problem("importing.text-in-number-cell", { text: text.slice(0, 60) }, at(value)));
    return undefined;
  }
  const known = Status.safeParse(letter).data ?? flags[letter[0] ?? ""];
  return { value: number, status: known === undefined || /^[OMQN]$/.test(known) ? "A" : known };
}
