import type { Block, BlockId } from "./model.ts";

/**
 * The number of each block that has one: headings in Roman numerals, subheadings in letters beneath their heading, paragraphs and
 * recommendations in one row through the report (ST/AI/189/Add.3), anew in annexes. The summary is not numbered; tables and figures count for
 * themselves.
 */
export function numberedBlocks(
  blocks: readonly Pick<Block, "id" | "part" | "kind">[],
): ReadonlyMap<BlockId, string> {
  const numbers = new Map<BlockId, string>();
  const count = { heading: 0, subheading: 0, paragraph: 0, annexed: 0, table: 0, figure: 0 };
  for (const { id, part, kind } of blocks) {
    switch (kind) {
      case "heading":
        if (part === "annex" || part === "summary") break;
        count.heading += 1;
        count.subheading = 0;
        numbers.set(id, roman(count.heading));
        break;
      case "subheading":
        if (part === "annex" || part === "summary") break;
        count.subheading += 1;
        numbers.set(id, letters(count.subheading));
        break;
      case "table":
      case "figure":
        count[kind] += 1;
        numbers.set(id, String(count[kind]));
        break;
      case "paragraph":
      case "recommendation": {
        if (part === "summary") break;
        const row = part === "annex" ? "annexed" : "paragraph";
        count[row] += 1;
        numbers.set(id, String(count[row]));
        break;
      }
      case "quotation":
        break;
    }
  }
  return numbers;
}

const signs = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** 4 is IV. From 1. */
export function roman(number: number): string {
  let [rest, out] = [number, ""];
  for (const [value, sign] of signs) {
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  }
  return out;
}

/** 1 is A, 26 is Z, 27 is AA. */
function letters(number: number): string {
  let [rest, out] = [number, ""];
  while (rest > 0) {
    rest -= 1;
    out = String.fromCharCode(65 + (rest % 26)) + out;
    rest = Math.floor(rest / 26);
  }
  return out;
}
