import type { PrintBlock } from "../model.ts";

/** Where the printed numbers are those that a word processor would give by itself, it gives them; elsewhere they stand as words. */
export interface Numbering {
  readonly headings: boolean;
  /** The first number of the paragraphs; null where they do not run on. */
  readonly paragraphs: number | null;
}

/** What a word processor can number in these blocks: headings I, A, 1 anew below each other; paragraphs one by one throughout. */
export function numberingOf(blocks: readonly PrintBlock[]): Numbering {
  return { headings: headingsRunOn(blocks), paragraphs: firstParagraph(blocks) };
}

function headingsRunOn(blocks: readonly PrintBlock[]): boolean {
  const counts = [0, 0, 0];
  const forms = [roman, letter, String];
  return blocks.every((block) => {
    if (block.kind !== "heading" || block.number === null) return true;
    const depth = block.level - 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    counts.fill(0, depth + 1);
    return block.number === forms[depth]?.(counts[depth] ?? 0);
  });
}

function firstParagraph(blocks: readonly PrintBlock[]): number | null {
  const numbers = blocks.flatMap((block) =>
    block.kind === "paragraph" && block.number !== null ? [block.number] : [],
  );
  const first = Number(numbers[0]);
  const on = Number.isInteger(first) && numbers.every((number, index) => number === String(first + index));
  return on ? first : null;
}

/** A number as a letter: A to Z, then AA, BB as word processors have it. */
function letter(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const steps = [
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** A number as a Roman numeral, up to 89. */
export function roman(value: number): string {
  let [rest, text] = [value, ""];
  for (const [worth, letters] of steps) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}
