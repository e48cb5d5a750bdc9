import type { PrintCell, PrintColumn } from "./model.ts";

/** Up to how many columns a name may have a line of 48 letters rather than two of 26. */
const few = 6;

/**
 * How wide the columns of a table are beside each other, as shares: what stands in them, letter by letter, within bounds. A column of numbers has room
 * for the longest of them and for the longest word of its head; words share what is left.
 */
export function columnShares({
  columns,
  rows,
}: {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly PrintCell[])[];
}): readonly number[] {
  return columns.map(({ label, align }, index) => {
    const cells = rows.reduce((most, row) => Math.max(most, widthOf(row[index]?.text ?? "")), 0);
    const head = Math.max(0, ...label.split(/\s+/).map(widthOf), widthOf(label) / 3);
    return align === "end"
      ? within(Math.max(cells, head) + 4, 6, 22)
      : within(Math.max(cells, head), 8, columns.length > few ? 26 : 48);
  });
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)) * 10) / 10;
}

/** Letters, those of Chinese twice as wide. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);
}
