/** A column of a table for the terminal: its heading, and whether its cells are numbers, which stand flush right. */
export interface Column {
  readonly heading: string;
  readonly number?: boolean;
}

const segmenter = new Intl.Segmenter();
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many cells of a terminal a text takes: a Chinese character takes two, a combining mark none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Rows as lines of aligned text under their headings. Control characters in cells are shown, not obeyed. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) => columns.map((_, i) => visible(row[i] ?? "")));
  const widths = columns.map((column, i) =>
    Math.max(displayWidth(column.heading), ...clean.map((row) => displayWidth(row[i] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const room = " ".repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell)));
        return columns[i]?.number ? room + cell : cell + room;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns.map((column) => column.heading)), rule, ...clean.map(line)];
}

/** Text from a file must not steer the terminal: control characters are shown, not obeyed. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
