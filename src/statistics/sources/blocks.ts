import type { Row } from "../../files/tables/model.ts";
import type { Sex } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { cellText } from "../importing/text.ts";

/** A column under a header whose label has a meaning, and what stands over it: `International migrant stock …, males`. */
export interface Labelled<T> {
  readonly index: number;
  readonly label: T;
  /** The heading of the block of columns; empty where there is none. */
  readonly heading: string;
  /** How often the same label came before, to the left: the block's number where blocks have no heading. */
  readonly repeat: number;
}

/** How many rows above a header headings are looked for. */
const headingRows = 4;

/**
 * The columns of figures of a table whose labels stand on the header's row or on the one below it.
 *
 * @param read the meaning of a label, undefined where it is none
 * @returns the columns, and the last row of the header; empty where neither row has two such labels. `stranger` is the first
 * label from there on that has no meaning: a figure under it would be lost without a word
 */
export function labelledColumns<T extends string>(
  rows: readonly Row[],
  header: { readonly row: number; readonly index: number },
  read: (text: string) => T | undefined,
): {
  readonly columns: readonly Labelled<T>[];
  readonly headerEnd: number;
  readonly stranger: string | undefined;
} {
  const candidates = rows.slice(header.index, header.index + 2);
  let best: { row: Row; found: { index: number; label: T }[] } | undefined;
  for (const row of candidates) {
    const found = row.cells.flatMap((cell, index) => {
      const label = read(cellText(cell));
      return label === undefined ? [] : [{ index, label }];
    });
    if (found.length >= 2 && found.length > (best?.found.length ?? 0)) best = { row, found };
  }
  if (!best) return { columns: [], headerEnd: header.row, stranger: undefined };
  const { row, found } = best;
  const first = found[0]?.index ?? 0;
  const above = rows.filter(({ number }) => number < row.number && number >= header.row - headingRows);
  const times = new Map<T, number>();
  const columns = found.map(({ index, label }) => {
    const repeat = times.get(label) ?? 0;
    times.set(label, repeat + 1);
    return { index, label, heading: headingOver(above, first, index), repeat };
  });
  const stranger = row.cells
    .slice(first)
    .map(cellText)
    .find((text) => text !== "" && read(text) === undefined);
  return { columns, headerEnd: row.number, stranger };
}

/** The heading nearest to the header that begins at or left of the column; merged cells leave all but their first cell empty. */
function headingOver(above: readonly Row[], first: number, column: number): string {
  for (const { cells } of above.toReversed()) {
    for (let index = column; index >= first; index--) {
      const text = cellText(cells[index]);
      if (text !== "") return text;
    }
  }
  return "";
}

/** A year or a span of years as a label; undefined for anything else. */
export function yearLabel(text: string): Period | undefined {
  if (!/^(19|20)\d\d(\s*[-–]\s*(19|20)\d\d)?$/.test(text)) return undefined;
  const period = parsePeriod(text);
  return period.ok ? period.value : undefined;
}

/** The sex that a heading names; undefined where it names none. */
export function sexOf(heading: string): Sex | undefined {
  const text = heading.toLowerCase();
  if (/both sexes/.test(text)) return "T";
  if (/\b(females?|women)\b/.test(text)) return "F";
  if (/\b(males?|men)\b/.test(text)) return "M";
  return undefined;
}

/** The order in which UN DESA sets the three blocks of a table by sex. */
const order: readonly Sex[] = ["T", "M", "F"];

/**
 * The sex of each column by its heading. Where no column has a heading, by the publisher's order, if the labels come in
 * three equal blocks; undefined where a sex cannot be told.
 */
export function sexesOf<T>(columns: readonly Labelled<T>[]): {
  readonly headed: boolean;
  readonly sexes: readonly (Sex | undefined)[];
} {
  const headed = columns.some(({ heading }) => heading !== "");
  if (headed) return { headed, sexes: columns.map(({ heading }) => sexOf(heading)) };
  const width = columns.length / order.length;
  const even = columns.every(
    ({ label, repeat }, i) => label === columns[i % width]?.label && repeat === Math.floor(i / width),
  );
  return { headed, sexes: columns.map(({ repeat }) => (even ? order[repeat] : undefined)) };
}
