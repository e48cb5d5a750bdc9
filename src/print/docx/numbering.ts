import type { Language } from "../../kernel/language.ts";
import type { PrintBlock } from "../model.ts";
import { headingNumber, subheadingNumber } from "../numerals.ts";

/** Where the printed numbers are those that a word processor would give by itself, it gives them; elsewhere they stand as words. */
export interface Numbering {
  readonly headings: boolean;
  /** The first number of the paragraphs; null where they do not run on. */
  readonly paragraphs: number | null;
}

/** What a word processor can number in these blocks: headings I, A, 1 anew below each other, in the letters of the
 * language, though not in words as in Arabic; paragraphs one by one throughout. */
export function numberingOf(blocks: readonly PrintBlock[], language: Language): Numbering {
  return {
    headings: language !== "ar" && headingsRunOn(blocks, language),
    paragraphs: firstParagraph(blocks),
  };
}

function headingsRunOn(blocks: readonly PrintBlock[], language: Language): boolean {
  const counts = [0, 0, 0];
  const forms = [headingNumber, subheadingNumber, String];
  return blocks.every((block) => {
    if (block.kind !== "heading" || block.number === null) return true;
    const depth = block.level - 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    counts.fill(0, depth + 1);
    return block.number === forms[depth]?.(counts[depth] ?? 0, language);
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
