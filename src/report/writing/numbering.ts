import type { Language } from "../../kernel/language.ts";
import { headingNumber, subheadingNumber } from "../../print/numerals.ts";
import type { Block, BlockId } from "./model.ts";

/**
 * The number of each block that has one, as documents in the language are numbered: headings in Roman numerals, in Arabic in ordinals and in
 * Chinese in its own numerals, subheadings in letters beneath their heading, paragraphs and recommendations in one row through the report
 * (ST/AI/189/Add.3), anew in annexes. The summary is not numbered; tables and figures count for themselves.
 */
export function numberedBlocks(
  blocks: readonly Pick<Block, "id" | "part" | "kind">[],
  language: Language,
): ReadonlyMap<BlockId, string> {
  const numbers = new Map<BlockId, string>();
  const count = { heading: 0, subheading: 0, paragraph: 0, annexed: 0, table: 0, figure: 0 };
  for (const { id, part, kind } of blocks) {
    switch (kind) {
      case "heading":
        if (part === "annex" || part === "summary") break;
        count.heading += 1;
        count.subheading = 0;
        numbers.set(id, headingNumber(count.heading, language));
        break;
      case "subheading":
        if (part === "annex" || part === "summary") break;
        count.subheading += 1;
        numbers.set(id, subheadingNumber(count.subheading, language));
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
