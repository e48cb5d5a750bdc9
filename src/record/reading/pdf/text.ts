import type { Correction } from "../corrections.ts";
import { readingOrder } from "./columns.ts";
import { mainSize, type PageLine, pageLines } from "./lines.ts";
import type { Page } from "./model.ts";

export interface PageText {
  readonly text: string;
  readonly hints: readonly Correction[];
}

interface Placed extends PageLine {
  readonly page: number;
  as?: "furniture" | "note" | "continuation";
  /** A note that the page before began goes on here. */
  carried?: true;
}

/**
 * Plain text of pages as the reader of texts wants it: lines as they stand, a blank line where the page leaves more room than between
 * lines, a single space before a page's first words, markers of notes as superscripts. What stands at the same place on several
 * pages is hinted to be furniture, small print at a page's foot to be notes.
 */
export function pagesText(pages: readonly Page[]): PageText {
  const body = mainSize(pages.flatMap(({ glyphs }) => glyphs));
  const placed = pages.map((page, i) => readingOrder(page).flatMap(pageLinesOf(i)));
  markFurniture(placed, pages, body);
  for (const lines of placed) markNotes(lines, body);
  const leading = commonLeading(placed, body);
  const out: string[] = [];
  const hints: Correction[] = [];
  let lastNote = 0;
  for (const lines of placed) {
    let before: Placed | undefined;
    let begun = false;
    for (const line of lines) {
      if (before && isApart(before, line, leading)) out.push("");
      const first = !begun && line.as === undefined;
      if (first) begun = true;
      out.push(first && out.length > 0 ? ` ${line.text}` : line.text);
      if (line.as === "note") lastNote = out.length;
      if (line.carried && lastNote > 0) hints.push({ line: out.length, as: "continuation", of: lastNote });
      else if (line.as) hints.push({ line: out.length, as: line.as });
      before = line;
    }
  }
  return { text: `${out.join("\n")}\n`, hints };
}

function pageLinesOf(page: number): (glyphs: Page["glyphs"]) => readonly Placed[] {
  return (glyphs) =>
    pageLines({ glyphs })
      .filter(({ text }) => text !== "")
      .map((line) => ({ ...line, page }));
}

function isApart(before: PageLine, line: PageLine, leading: number): boolean {
  const gap = before.y - line.y;
  const usual = Math.max(leading, 1.15 * Math.max(before.size, line.size));
  return gap > 1.25 * usual || gap < -leading;
}

/** The distance of baselines that most lines of the body have. */
function commonLeading(pages: readonly (readonly Placed[])[], body: number): number {
  const counts = new Map<number, number>();
  for (const lines of pages) {
    for (let i = 1; i < lines.length; i++) {
      const [before, line] = [lines[i - 1], lines[i]];
      if (!before || !line || Math.abs(line.size - body) > 0.5 || Math.abs(before.size - body) > 0.5)
        continue;
      const gap = Math.round((before.y - line.y) * 2) / 2;
      if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1.2 * body, 0])[0];
}

/** Running heads and feet: the same but for digits near the same edge of several pages; and the job number at the first page's foot. */
function markFurniture(pages: readonly Placed[][], sizes: readonly Page[], body: number): void {
  const edge = ({ y, page }: Placed) => {
    const height = sizes[page]?.height ?? 0;
    return y > 0.9 * height ? "top" : y < 0.09 * height ? "foot" : undefined;
  };
  const seen = new Map<string, Set<number>>();
  const keyOf = (line: Placed) => {
    const where = edge(line);
    // Short ones count pages; in long ones another number is another text.
    const same = line.text.length < 32 ? line.text.replace(/\d+/g, "0") : line.text;
    return where === undefined ? undefined : `${where} ${same}`;
  };
  for (const line of pages.flat()) {
    const key = keyOf(line);
    if (key === undefined) continue;
    const list = seen.get(key);
    if (list) list.add(line.page);
    else seen.set(key, new Set([line.page]));
  }
  for (const line of pages.flat()) {
    const key = keyOf(line);
    const times = key === undefined ? 0 : (seen.get(key)?.size ?? 0);
    const repeated = times >= 3 || (times === 2 && line.size < 0.95 * body);
    const job = edge(line) === "foot" && /^(?:\d{2}-\d{5}\b.{0,16}|\*\d{6,9}\*)$/.test(line.text);
    if ((repeated && !(line.page === 0 && edge(line) === "top")) || job) line.as = "furniture";
  }
}

const rule = /^_{3,}$/;
const marker = /^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}\/?\s|[*∗†‡]{1,3}\s)/;

/** Small print below the body of a page, from the first line there that begins with a marker. */
function markNotes(lines: readonly Placed[], body: number): void {
  const lastBody = lines.findLastIndex(({ as, size, text }) => !as && size > 0.92 * body && !rule.test(text));
  let within: "nothing" | "rule" | "note" = "nothing";
  for (const line of lines.slice(lastBody + 1)) {
    if (line.as) continue;
    if (rule.test(line.text)) {
      if (within === "nothing") within = "rule";
    } else if (marker.test(line.text)) {
      line.as = "note";
      within = "note";
    } else if (within !== "nothing") {
      line.as = "continuation";
      if (within === "rule") line.carried = true;
    }
  }
}
