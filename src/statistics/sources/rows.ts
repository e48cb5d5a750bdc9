import type { Row } from "../../files/tables/model.ts";
import { allAges } from "../../kernel/age.ts";
import { type Place, problem } from "../../kernel/problem.ts";
import type { Publisher } from "../../kernel/territory/context.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { type Figure, type FigureSigns, readFigure } from "../importing/figure.ts";
import { placeAt } from "../importing/place.ts";
import type { Reading } from "../importing/reading.ts";
import { openResolver } from "../importing/territories.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";

/** What the tables that are not wide ones have in common: rows read one by one, each telling what it is about. */

/** A row with the way to say where one of its cells is. */
export interface RowAt {
  readonly row: Row;
  at(column?: number): Place;
}

/**
 * The observations of a sheet, row by row after the header. `read` gives those of a row, or the code of the catalogue that says
 * why it has none; blank rows do not come to it.
 */
export async function* readRows(
  reading: Reading,
  sheet: string,
  headerEnd: number,
  read: (one: RowAt) => readonly Observation[] | string,
): AsyncGenerator<readonly Observation[], void, void> {
  const { file, log, checks } = reading;
  log.role(sheet, "figures");
  for await (const rows of file.rows(sheet)) {
    const batch: Observation[] = [];
    for (const row of rows) {
      if (row.number <= headerEnd || row.cells.every((cell) => cellText(cell) === "")) continue;
      const at = (column?: number) => placeAt(file.kind, sheet, row.number, column);
      const found = read({ row, at });
      if (typeof found === "string") log.skip(sheet, found, at());
      else if (found.length > 0) {
        log.row(sheet, found.length);
        checks.row(found);
        for (const one of found) batch.push(one);
      }
    }
    if (batch.length > 0) yield batch;
  }
}

/** The reading of a publisher whose names and codes differ from those of UN DESA. */
export function readingOf(reading: Reading, publisher: Publisher): Reading {
  return { ...reading, resolve: openResolver(publisher) };
}

/** The territory that a cell names; what is not known is told with its cell, and gives undefined. */
export function territoryIn(
  { log, resolve }: Reading,
  { row, at }: RowAt,
  column: number,
): TerritoryId | undefined {
  const cell = row.cells[column];
  const found = resolve(typeof cell === "number" ? cell : cellText(cell));
  if (found.ok) return found.value.id;
  for (const told of found.problems) log.tell({ ...told, place: at(column) });
  return undefined;
}

/** The figure in a cell; a text in its place, and a number below zero where there can be none, is told and gives undefined. */
export function figureIn(
  { log }: Reading,
  { row, at }: RowAt,
  column: number,
  signs: FigureSigns,
  signed = false,
): Figure | undefined {
  const figure = readFigure(row.cells[column], signs);
  if (figure === "none") return undefined;
  if (figure === "text") {
    const text = cellText(row.cells[column]).slice(0, 60);
    log.tell(problem("importing.text-in-number-cell", { text }, at(column)));
    return undefined;
  }
  if (!signed && figure.value !== null && figure.value < 0) {
    log.tell(problem("importing.negative", { value: figure.value }, at(column)));
    return undefined;
  }
  return figure;
}

type Needed = Pick<Observation, "measure" | "destination" | "origin" | "period" | "unit"> & Figure;

/** An observation of both sexes, all ages and levels of education, without remarks, unless it is said. */
export function observation(given: Needed & Partial<Observation>): Observation {
  return { sex: "T", age: allAges, education: "T", dataType: null, notes: null, ...given };
}

/**
 * True the first time that a key comes. A row that says the same of the same is told as a second one; one that says another
 * figure is an error, with the place of the first.
 */
export function firstOf(
  { log, ledger }: Reading,
  { at }: RowAt,
  key: string,
  figures: readonly (Figure | undefined)[],
  column: number,
): boolean {
  const twice = ledger.seen(key, figures, at(column));
  if (!twice) return true;
  if (twice.differs >= 0) {
    const first = twice.first.cell ?? `${twice.first.line ?? ""}`;
    const value = figures[twice.differs]?.value ?? "";
    log.tell(problem("importing.duplicate-differs", { first, value }, at(column)));
  }
  return false;
}
