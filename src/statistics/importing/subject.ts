import type { Row } from "../../files/tables/model.ts";
import { DataType } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { type Place, problem, warning } from "../../kernel/problem.ts";
import type { Territory, TerritoryId } from "../../kernel/territory/model.ts";
import { noteKeys } from "./footnotes.ts";
import type { ImportLog } from "./log.ts";
import type { Reading } from "./reading.ts";
import { cellText, nameText } from "./text.ts";
import type { WideTable } from "./wide-table.ts";

/** What a row is about. */
export interface Subject {
  readonly destination: TerritoryId;
  readonly origin: TerritoryId | null;
  readonly period: Period | undefined;
  readonly dataType: DataType | null;
  readonly notes: string | null;
}

/** Reads what a row is about; what cannot be read is told with its cell, and gives undefined. */
export function readSubject(
  { log, resolve, contradiction }: Reading,
  table: WideTable,
  row: Row,
  at: (column: number) => Place,
): Subject | undefined {
  const { subject } = table;
  const place = (code: number, name: number | undefined): TerritoryId | undefined => {
    const spelling = spellingOf(row, code);
    const called = name === undefined ? undefined : row.cells[name];
    if (spelling === "") {
      log.tell(problem("importing.code-missing", { name: cellText(called) }, at(code)));
      return undefined;
    }
    const found = resolve(spelling);
    if (!found.ok) {
      for (const told of found.problems) log.tell({ ...told, place: at(code) });
      return undefined;
    }
    const other = contradiction(found.value, called);
    if (other && name !== undefined) {
      const facts = {
        code: spelling,
        byCode: named(found.value),
        name: nameText(called),
        byName: named(other),
      };
      log.tell(problem("importing.name-differs", facts, at(name)));
      return undefined;
    }
    return found.value.id;
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

/** Codes are numbers in workbooks and text in CSV. */
function spellingOf(row: Row, column: number): string | number {
  const cell = row.cells[column];
  return typeof cell === "number" ? cell : nameText(cell);
}

function named({ id, names }: Territory): string {
  return `${names.en} (${id})`;
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
