import { type AgeGroup, allAges } from "../../kernel/age.ts";
import { DataType, type Measure, type Sex, type Status, type Unit } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { type Place, type Problem, problem, warning } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import type { Row } from "../reading/model.ts";
import { type Figure, type FigureSigns, readFigure } from "./figure.ts";
import { noteKeys } from "./footnotes.ts";
import type { ImportLog } from "./log.ts";
import { placeAt } from "./place.ts";
import type { Reading } from "./reading.ts";
import { cellText } from "./text.ts";

/** A column of figures: what all of its figures are. `row` where the row says it. */
export interface ValueColumn {
  readonly index: number;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly sex: Sex;
  readonly age?: AgeGroup;
  readonly period: Period | "row";
  readonly origin: TerritoryId | null | "row";
}

/** The columns that say what a row is about. */
export interface SubjectColumns {
  readonly destination: number;
  readonly destinationName?: number;
  readonly origin?: number;
  readonly originName?: number;
  readonly period?: number;
  readonly age?: number;
  readonly notes?: number;
  readonly dataType?: number;
}

/** A table with a row for each subject and a column for each kind of figure, which is how all of these publishers ship. */
export interface WideTable {
  readonly sheet: string;
  /** Rows up to this one are title and header. */
  readonly headerEnd: number;
  readonly subject: SubjectColumns;
  readonly columns: readonly ValueColumn[];
  readonly signs: FigureSigns;
  /** Why a row is left out (a code of the catalogue), where the publisher marks rows that are no data. */
  readonly leaveOut?: (row: Row) => string | undefined;
  /** The status of a plain figure, where it is not `A`. */
  readonly statusOf?: (period: Period) => Status;
  /** Footnotes that bear on every figure of the table, as keys. */
  readonly notes?: string;
}

/** Observations in one batch; enough that handing on costs little, few enough that memory stays flat. */
const batchSize = 4096;

interface Subject {
  readonly destination: TerritoryId;
  readonly origin: TerritoryId | null;
  readonly period: Period | undefined;
  readonly dataType: DataType | null;
  readonly notes: string | null;
}

/**
 * The observations of one table, in batches. What is wrong is told to the log with its cell and the reading goes on;
 * rows without figures (headings, blank lines) are counted as skipped.
 */
export async function* readWide(
  reading: Reading,
  table: WideTable,
): AsyncGenerator<readonly Observation[], void, void> {
  const { file, log } = reading;
  log.role(table.sheet, "figures");
  let batch: Observation[] = [];
  for await (const rows of file.rows(table.sheet)) {
    for (const row of rows) {
      if (row.number <= table.headerEnd) continue;
      const observations = readRow(reading, table, row);
      if (observations.length === 0) continue;
      log.row(table.sheet, observations.length);
      reading.checks.row(observations);
      for (const one of observations) batch.push(one);
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

function readRow(reading: Reading, table: WideTable, row: Row): readonly Observation[] {
  const { file, log, ledger } = reading;
  const at = (column?: number): Place => placeAt(file.kind, table.sheet, row.number, column);
  if (row.cells.every((cell) => cellText(cell) === "")) return [];
  const reason = table.leaveOut?.(row) ?? whyNoData(table, row);
  if (reason !== undefined) {
    log.skip(table.sheet, reason, at());
    return [];
  }
  const figures = readFigures(table, row, (told) => log.tell(told), at);
  const subject = readSubject(reading, table, row, at);
  if (!subject || !figures) return [];
  const key = [table.sheet, subject.destination, subject.origin, subject.period].join("|");
  const twice = ledger.seen(key, figures, at());
  if (twice) {
    tellTwice(log, table, row, figures, twice, at);
    return [];
  }
  return observe(table, subject, figures);
}

/**
 * Why a row without a code is no data: a heading or remark has no number under a column of figures, a scribble beside the
 * table says nothing of what it is about. A row with a name and numbers is one that lost its code, which is an error.
 */
function whyNoData(table: WideTable, row: Row): string | undefined {
  if (cellText(row.cells[table.subject.destination]) !== "") return undefined;
  const numbers = table.columns.some(({ index }) => {
    const figure = readFigure(row.cells[index], table.signs);
    return typeof figure === "object" && figure.value !== null;
  });
  if (!numbers) return "importing.no-figures";
  const first = Math.min(...table.columns.map(({ index }) => index));
  return row.cells.slice(0, first).every((cell) => cellText(cell) === "")
    ? "importing.no-subject"
    : undefined;
}

function readFigures(
  table: WideTable,
  row: Row,
  tell: (problem: Problem) => void,
  at: (column: number) => Place,
): readonly (Figure | undefined)[] | undefined {
  let sound = true;
  const figures = table.columns.map(({ index, measure }) => {
    const figure = readFigure(row.cells[index], table.signs);
    if (figure === "none") return undefined;
    if (figure === "text") {
      tell(
        problem(
          "importing.text-in-number-cell",
          { text: cellText(row.cells[index]).slice(0, 60) },
          at(index),
        ),
      );
      sound = false;
      return undefined;
    }
    if (figure.value !== null && figure.value < 0 && measure !== "net-migration") {
      tell(problem("importing.negative", { value: figure.value }, at(index)));
      sound = false;
    }
    return figure;
  });
  return sound ? figures : undefined;
}

function readSubject(
  { log, resolve }: Reading,
  table: WideTable,
  row: Row,
  at: (column: number) => Place,
): Subject | undefined {
  const { subject } = table;
  const place = (code: number, name: number | undefined): TerritoryId | undefined => {
    const spelling = spellingOf(row, code);
    if (spelling === "") {
      log.tell(
        problem(
          "importing.code-missing",
          { name: name === undefined ? "" : cellText(row.cells[name]) },
          at(code),
        ),
      );
      return undefined;
    }
    const found = resolve(spelling);
    if (found.ok) return found.value.id;
    for (const told of found.problems) log.tell({ ...told, place: at(code) });
    return undefined;
  };
  const destination = place(subject.destination, subject.destinationName);
  const origin = subject.origin === undefined ? null : place(subject.origin, subject.originName);
  let period: Period | undefined;
  if (subject.period !== undefined) {
    const parsed = parsePeriod(cellText(row.cells[subject.period]));
    if (!parsed.ok) {
      for (const told of parsed.problems) log.tell({ ...told, place: at(subject.period) });
      return undefined;
    }
    period = parsed.value;
  }
  if (destination === undefined || origin === undefined) return undefined;
  const keys = subject.notes === undefined ? null : noteKeys(row.cells[subject.notes]);
  const notes = [keys, table.notes].filter((one) => one).join(",");
  return {
    destination,
    origin,
    period,
    dataType: subject.dataType === undefined ? null : readDataType(log, row, subject.dataType, at),
    notes: notes === "" ? null : notes,
  };
}

/** Codes are numbers in workbooks and text in CSV; a name is cleaned of its indent and its footnote star. */
function spellingOf(row: Row, column: number): string | number {
  const cell = row.cells[column];
  return typeof cell === "number" ? cell : cellText(cell).replace(/\s*\*+$/, "");
}

function readDataType(
  log: ImportLog,
  row: Row,
  column: number,
  at: (column: number) => Place,
): DataType | null {
  const text = cellText(row.cells[column]);
  if (text === "" || /^\.{2,3}$/.test(text)) return null;
  const parsed = DataType.safeParse(text.replace(/[\s,]+/g, "").toUpperCase());
  if (parsed.success) return parsed.data;
  log.tell(warning("importing.data-type-unknown", { text }, at(column)));
  return null;
}

function tellTwice(
  log: ImportLog,
  table: WideTable,
  row: Row,
  figures: readonly (Figure | undefined)[],
  { first, differs }: { readonly first: Place; readonly differs: number },
  at: (column?: number) => Place,
): void {
  const where = first.cell ?? `${first.line ?? ""}`;
  if (differs < 0) {
    log.skip(table.sheet, "importing.same-row-twice", at());
    return;
  }
  const column = table.columns[differs];
  const value = figures[differs]?.value ?? cellText(row.cells[column?.index ?? 0]);
  log.tell(problem("importing.duplicate-differs", { first: where, value }, at(column?.index)));
}

function observe(
  table: WideTable,
  subject: Subject,
  figures: readonly (Figure | undefined)[],
): readonly Observation[] {
  const observations: Observation[] = [];
  table.columns.forEach((column, i) => {
    const figure = figures[i];
    const period = column.period === "row" ? subject.period : column.period;
    if (figure === undefined || period === undefined) return;
    observations.push({
      measure: column.measure,
      destination: subject.destination,
      origin: column.origin === "row" ? subject.origin : column.origin,
      sex: column.sex,
      age: column.age ?? allAges,
      education: "T",
      period,
      value: figure.value,
      status: figure.status === "A" ? (table.statusOf?.(period) ?? "A") : figure.status,
      unit: column.unit,
      dataType: subject.dataType,
      notes: subject.notes,
    });
  });
  return observations;
}
