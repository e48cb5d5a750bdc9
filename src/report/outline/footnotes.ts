import type { Known, Outline } from "./model.ts";

/** The references of an outline, numbered from 1 in the order in which they are come upon; equal ones have one number. */
export interface OutlineNotes {
  readonly references: readonly string[];
  /** The numbers of what a finding rests on; empty where it rests on nothing that can be followed. */
  numbersOf(known: Known): readonly number[];
}

/** Numbers everything that the findings of an outline rest on. */
export function notesOf({ paragraphs }: Pick<Outline, "paragraphs">): OutlineNotes {
  const references = [...new Set(paragraphs.flatMap(({ known }) => known.flatMap(referencesOf)))];
  const numbers = new Map(references.map((reference, index) => [reference, index + 1]));
  return {
    references,
    numbersOf: (known) => [...new Set(referencesOf(known))].flatMap((one) => numbers.get(one) ?? []),
  };
}

function referencesOf(known: Known): readonly string[] {
  if (known.kind === "figures")
    return known.sentence.flatMap((part) => (part.kind === "figure" ? part.evidence : []));
  return known.evidence === null ? [] : [known.evidence];
}
