import type { Glyphs, Page } from "./model.ts";

/** Fewer runs on a side than this are no column of text. */
const fewestRows = 8;

/**
 * The parts of a page in reading order: the page itself, or, where a gutter near its middle parts two columns, what spans
 * both in its place between the left and the right column of each band.
 */
export function readingOrder(page: Page): readonly (readonly Glyphs[])[] {
  const gutter = gutterOf(page);
  if (gutter === undefined) return [page.glyphs];
  const ordered = [...page.glyphs].sort((a, b) => b.y - a.y || a.x - b.x);
  const parts: Glyphs[][] = [];
  let [left, right]: [Glyphs[], Glyphs[]] = [[], []];
  const flush = () => {
    if (left.length > 0) parts.push(left);
    if (right.length > 0) parts.push(right);
    [left, right] = [[], []];
  };
  for (const run of ordered) {
    if (run.x + run.width <= gutter + 1) left.push(run);
    else if (run.x >= gutter - 1) right.push(run);
    else {
      flush();
      parts.push([run]);
    }
  }
  flush();
  return parts;
}

/** Where two columns are parted: a place near the middle over which hardly a row runs, with text on both sides. */
function gutterOf({ glyphs, width }: Page): number | undefined {
  const rows = new Map<number, { left: number; right: number }[]>();
  for (const { x, y, width: long } of glyphs) {
    const key = Math.round(y / 2);
    const list = rows.get(key);
    if (list) list.push({ left: x, right: x + long });
    else rows.set(key, [{ left: x, right: x + long }]);
  }
  if (rows.size < fewestRows) return undefined;
  let best: { at: number; crossed: number } | undefined;
  for (let at = 0.42 * width; at <= 0.58 * width; at += 2) {
    let [crossed, before, behind, both] = [0, 0, 0, 0];
    for (const spans of rows.values()) {
      if (spans.some(({ left, right }) => left < at - 3 && right > at + 3)) crossed++;
      else {
        // A column's line reaches near the gutter; what stands in a corner of the page does not.
        const left = spans.some(({ right }) => right <= at + 3 && right > at - 0.12 * width);
        const right = spans.some(({ left }) => left >= at - 3 && left < at + 0.12 * width);
        if (left) before++;
        if (right) behind++;
        if (left && right) both++;
      }
    }
    const isGutter =
      crossed * 4 < rows.size && Math.min(before, behind) >= fewestRows && both >= fewestRows / 2;
    if (isGutter && (!best || crossed < best.crossed)) best = { at, crossed };
  }
  return best?.at;
}
