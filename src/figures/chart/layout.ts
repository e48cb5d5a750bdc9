import { roundNumber } from "../map/breaks.ts";
import { largestLetters } from "./render.ts";

/** Arithmetic of charts: ticks, places for labels, rough widths of text. */

/** Round ticks that cover `low` to `high`, about `count` steps; the first and last are the ends of the axis. */
export function niceTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low, low + 1];
  const exact = (high - low) / count;
  const rounded = roundNumber(exact);
  const step = Math.ceil(high / rounded) - Math.floor(low / rounded) > count + 2 ? rounded * 2 : rounded;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The years to write under an axis: first, last, and round decades that keep their distance from both. */
export function yearTicks(years: readonly number[]): number[] {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const gap = Math.max(4, (last - first) / 7);
  const step = [10, 20, 50].find((years) => years >= gap * 0.9) ?? 100;
  const between = Array.from(
    { length: Math.ceil((last - first) / step) },
    (_, i) => Math.ceil((first + 1) / step) * step + i * step,
  );
  return [...new Set([first, ...between.filter((y) => y - first >= gap && last - y >= gap), last])];
}

/** Letters of most scripts are about half as wide as high, those of Chinese as wide as high. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text)
    em += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(letter)
      ? 1
      : /[\u0600-\u06ff]/.test(letter)
        ? 0.5
        : 0.55;
  return em * size;
}

/** Breaks a text into lines no wider than `width`, at spaces, or between letters where there are none. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )|(?=[\u2e80-\u9fff])/)) {
    if (line !== "" && textWidth((line + word).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

/** Moves labels apart so that none covers another, as little as can be, and keeps them between `top` and `bottom`. */
export function spread(
  wanted: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted
    .map((label, index) => ({ ...label, index }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const placed: number[] = order.map(({ y }) => y);
  const distance = (i: number) => ((order[i]?.height ?? 0) + (order[i + 1]?.height ?? 0)) / 2;
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i + 1 < placed.length; i++) {
      const missing = distance(i) - ((placed[i + 1] ?? 0) - (placed[i] ?? 0));
      if (missing <= 0) continue;
      placed[i] = (placed[i] ?? 0) - missing / 2;
      placed[i + 1] = (placed[i + 1] ?? 0) + missing / 2;
    }
    for (const [i, label] of order.entries()) {
      placed[i] = Math.min(Math.max(placed[i] ?? 0, top + label.height / 2), bottom - label.height / 2);
    }
  }
  const result: number[] = new Array(wanted.length).fill(0);
  for (const [i, { index }] of order.entries()) result[index] = placed[i] ?? 0;
  return result;
}

/** The height of a label of so many lines at its largest. */
export function labelHeight(lines: number): number {
  return lines * (largestLetters + 2);
}
