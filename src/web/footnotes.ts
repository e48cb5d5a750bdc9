import type { Words } from "../kernel/words.ts";

/** A footnote of a release: its key there, and its text in the publisher's words. */
export interface Footnote {
  readonly key: string;
  readonly text: string;
}

/**
 * Footnotes that Corridor writes while it imports, each with words in the catalogue. Publishers' own keys are numbers and
 * letters, never words.
 */
const ours = ["sum", "derived", "31-december"] as const;

/** The publisher's footnotes, and what Corridor itself has to say of the figures, in the reader's language. */
export function footnotes(
  words: Words,
  notes: readonly Footnote[],
): readonly [theirs: readonly Footnote[], ours: readonly string[]] {
  const own = ours.filter((name) => notes.some(({ key }) => key === name));
  return [
    notes.filter(({ key }) => !ours.some((name) => name === key)),
    own.map((name) => words.t(`web:note.${name}`)),
  ];
}
