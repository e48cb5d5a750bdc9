import type { Row } from "../../files/tables/model.ts";
import { labelText } from "./text.ts";

/** The columns that say what a row is about, by the labels that publishers give them (in lower case, marks removed). */
export type Labels<K extends string> = Readonly<Record<K, Label>>;

export interface Label {
  readonly test: RegExp;
  /** The label in the publisher's words, for problems. */
  readonly says: string;
  readonly optional?: boolean;
}

export interface Header<K extends string> {
  /** The row on which the labels stand, from 1; and its place among the rows that were searched. */
  readonly row: number;
  readonly index: number;
  readonly columns: Readonly<Partial<Record<K, number>>>;
  /** Labels that are required and were not found. */
  readonly missing: readonly K[];
}

/**
 * Finds the header by its labels, wherever it stands in the rows. Gives the row with most labels, complete or not; undefined
 * where no row has at least half of what is required.
 */
export function findHeader<K extends string>(rows: readonly Row[], labels: Labels<K>): Header<K> | undefined {
  const keys = Object.keys(labels) as K[];
  const required = keys.filter((key) => !labels[key].optional);
  let best: Header<K> | undefined;
  let bestCount = 0;
  for (const [index, row] of rows.entries()) {
    const columns = matchLabels(row, labels, keys);
    const missing = required.filter((key) => columns[key] === undefined);
    const count = required.length - missing.length;
    if (count > bestCount) {
      best = { row: row.number, index, columns, missing };
      bestCount = count;
    }
  }
  return bestCount * 2 >= required.length && bestCount > 0 ? best : undefined;
}

function matchLabels<K extends string>(
  row: Row,
  labels: Labels<K>,
  keys: readonly K[],
): Partial<Record<K, number>> {
  const columns: Partial<Record<K, number>> = {};
  row.cells.forEach((cell, index) => {
    const text = labelText(cell);
    if (text === "") return;
    const key = keys.find((one) => columns[one] === undefined && labels[one].test.test(text));
    if (key !== undefined) columns[key] = index;
  });
  return columns;
}
