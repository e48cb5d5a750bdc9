import type { Row } from "../../files/tables/model.ts";
import { allAges } from "../../kernel/age.ts";
import { signedMeasures } from "../../kernel/dimension.ts";
import { type Place, type Problem, problem } from "../../kernel/problem.ts";
import type { Observation } from "../observation.ts";
import { type Figure, readFigure } from "./figure.ts";
import type { ImportLog } from "./log.ts";
import { placeAt } from "./place.ts";
import type { Reading } from "./reading.ts";
import { readSubject, type Subject } from "./subject.ts";
import { cellText } from "./text.ts";
import type { WideTable } from "./wide-table.ts";

/** Observations in one batch; enough that handing on costs little, few enough that memory stays flat. */
const batchSize = 4096;

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
  // Text has no end mark: where a copy broke off, the last line is shorter than the header, and its last number may be
  // half a number. A matrix leaves cells blank where there is nobody, so its lines tell nothing.
  const columns = Math.max(...table.columns.map(({ index }) => index)) + 1;
  if (file.kind !== "xlsx" && table.signs.blank === "missing" && row.cells.length < columns) {
    log.tell(problem("importing.row-short", { cells: row.cells.length, columns }, at()));
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
    if (figure.value !== null && figure.value < 0 && !signedMeasures.has(measure)) {
      tell(problem("importing.negative", { value: figure.value }, at(index)));
      sound = false;
    }
    return figure;
  });
  return sound ? figures : undefined;
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
