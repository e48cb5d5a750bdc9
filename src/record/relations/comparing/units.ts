import type { Paragraph } from "../../model.ts";
import type { UnderstoodDocument } from "../../understanding/understand.ts";

export type Part = "preambular" | "operative" | "annex";

/** A paragraph or sub-paragraph as comparing sees it: its own words, without those of its parts. */
export interface Unit {
  readonly id: string;
  readonly number: string | null;
  readonly label: string;
  readonly text: string;
  readonly part: Part;
  /** 0 for a paragraph, 1 for (a), 2 for (i). */
  readonly depth: number;
  /** Its place among all units of the document, from 0. */
  readonly place: number;
}

/** All paragraphs of a document in reading order, sub-paragraphs behind the paragraph they belong to. */
export function unitsOf(
  document: Pick<UnderstoodDocument, "preambular" | "operative" | "annexes">,
): readonly Unit[] {
  const units: Unit[] = [];
  const walk = (part: Part, list: readonly Paragraph[], depth: number) => {
    for (const { id, number, label, text, children } of list) {
      units.push({ id, number, label, text, part, depth, place: units.length });
      walk(part, children, depth + 1);
    }
  };
  walk("preambular", document.preambular, 0);
  walk("operative", document.operative, 0);
  for (const { paragraphs } of document.annexes) walk("annex", paragraphs, 0);
  return units;
}

/** The words of a text in small letters; case, marks and spaces left out. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().match(word) ?? [];
}

const word = /[\p{L}\p{N}]+(?:[’'./⁄-][\p{L}\p{N}]+)*/gu;
