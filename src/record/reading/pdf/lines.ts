import type { Glyphs, Page } from "./model.ts";

/** A line of a page: runs on one baseline with the raised ones that belong to it. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  /** The font's height of most of its letters. */
  readonly size: number;
}

interface Row {
  y: number;
  size: number;
  runs: Glyphs[];
}

/** Runs on one baseline, from the top; superscripts go to the line that they are raised over. */
function rows(glyphs: readonly Glyphs[]): readonly Row[] {
  const ordered = [...glyphs].sort((a, b) => b.y - a.y || a.x - b.x);
  const found: Row[] = [];
  for (const run of ordered) {
    const near = found.at(-1);
    if (near && near.y - run.y < 0.25 * Math.min(near.size, run.size)) {
      near.runs.push(run);
      if (run.size > near.size) Object.assign(near, { size: run.size, y: run.y });
    } else found.push({ y: run.y, size: run.size, runs: [run] });
  }
  return found.flatMap((row, i) => {
    const below = found[i + 1];
    if (!below || !isRaised(row, below)) return [row];
    below.runs.push(...row.runs);
    return [];
  });
}

/** Smaller than the line under it and between its baseline and its top: markers of notes and `th`. */
function isRaised(row: Row, below: Row): boolean {
  const raised = row.y - below.y;
  return row.size <= 0.82 * below.size && raised > 0.1 * below.size && raised < 0.75 * below.size;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The lines of a page from the top; parts of a row that stand far apart are lines of their own. */
export function pageLines({ glyphs }: Pick<Page, "glyphs">): readonly PageLine[] {
  return rows(glyphs).flatMap((row) => apart(row).map((runs) => lineOf(runs, row)));
}

/** The parts of a row between gaps that no sentence has: the columns of a masthead, of a foot. */
function apart({ runs, size }: Row): readonly (readonly Glyphs[])[] {
  const ordered = [...runs].sort((a, b) => a.x - b.x);
  const parts: Glyphs[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of ordered) {
    const part = parts.at(-1);
    if (part && run.x - right <= 3 * size) part.push(run);
    else parts.push([run]);
    right = Math.max(right, run.x + run.width);
  }
  const letters = (rightToLeft: boolean) =>
    runs.reduce((sum, run) => sum + (run.rightToLeft === rightToLeft ? run.text.length : 0), 0);
  return letters(true) > letters(false) ? parts.map((part) => part.reverse()).reverse() : parts;
}

function lineOf(runs: readonly Glyphs[], row: Row): PageLine {
  const size = mainSize(runs);
  let text = "";
  let before: Glyphs | undefined;
  for (const run of runs) {
    const raised = run.size <= 0.82 * size && run.y > row.y + 0.1 * size;
    const gap = before ? Math.max(run.x - before.x - before.width, before.x - run.x - run.width) : 0;
    if (gap > 0.12 * size && !(raised && /\S$/.test(text))) text += " ";
    text += raised && /^\d{1,3}$/.test(run.text.trim()) ? superscript(run.text.trim()) : run.text;
    before = run;
  }
  return {
    text: text.replace(/\s+/g, " ").trim(),
    x: Math.min(...runs.map(({ x }) => x)),
    y: row.y,
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    size,
  };
}

function superscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}

/** The size of most letters. */
export function mainSize(runs: readonly { readonly text: string; readonly size: number }[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of runs) {
    const rounded = Math.round(size * 10) / 10;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
