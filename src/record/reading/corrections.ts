import { z } from "zod";

/**
 * What a person says of one line of a text that the reader took for something else. Lines count from 1 in the text that
 * `openDocument` gives, as `line` does everywhere in a document.
 *
 * - `furniture`: the page's, not the document's: running head, page number, rule.
 * - `paragraph`: a paragraph begins here; `number` is its number where the print lost it or has another one.
 * - `number`: nothing but the number of the paragraph on line `of`, or of the next one.
 * - `continuation`: goes on with the paragraph on line `of`, or with the one before.
 * - `heading`, `title`, `enacting`, `closing`, `annex`: is that, alone.
 * - `note`: a footnote begins here; `number` is its marker where the print lost it.
 */
export const correctionKinds = [
  "furniture",
  "paragraph",
  "number",
  "continuation",
  "heading",
  "title",
  "enacting",
  "closing",
  "annex",
  "note",
] as const;

export const Correction = z.object({
  line: z.int().min(1),
  as: z.enum(correctionKinds),
  /** As printed, without point or brackets: `9`, `a`, `iv`, `3 bis`. */
  number: z
    .string()
    .regex(/^(?:\d{1,3}(?: (?:bis|ter|quater|quinquies))?|[a-z]{1,6})$/)
    .optional(),
  of: z.int().min(1).optional(),
});
export type Correction = z.infer<typeof Correction>;
export type CorrectionKind = Correction["as"];

/** Corrections as they are kept: the last word on a line counts, in the order of the lines. */
export function settled(corrections: readonly Correction[]): readonly Correction[] {
  const byLine = new Map(corrections.map((correction) => [correction.line, correction]));
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
