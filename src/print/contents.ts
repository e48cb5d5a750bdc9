import type { PrintDocument } from "./model.ts";
import { withSign } from "./numerals.ts";
import { plainText } from "./plain.ts";

/** A line of the contents. */
export interface ContentsEntry {
  /** The anchor of its heading. */
  readonly id: string;
  readonly level: 1 | 2;
  /** With the sign behind it: "II.". */
  readonly number: string | null;
  readonly text: string;
}

/** Lines beyond which contents no longer give a view of the document: about a page. */
export const mostEntries = 45;

/**
 * The contents of a document: its headings of the first two levels and its annexes. Where they are more than {@link mostEntries}, the sections with the most
 * subheadings are told by their own headings alone, until the others fit.
 */
export function contentsOf({ blocks, annexes, language }: PrintDocument): readonly ContentsEntry[] {
  const sections: ContentsEntry[][] = [];
  for (const block of blocks) {
    if (block.kind !== "heading" || block.level === 3) continue;
    const number = block.number === null ? null : withSign(block.number, language);
    const entry = { id: block.id, level: block.level, number, text: plainText(block.content) };
    if (block.level === 1) sections.push([entry]);
    else if (sections.length > 0) sections.at(-1)?.push(entry);
    else sections.push([entry]);
  }
  let lines = sections.reduce((sum, { length }) => sum + length, annexes.length);
  for (const section of sections.toSorted((a, b) => b.length - a.length)) {
    if (lines <= mostEntries) break;
    lines -= section.length - 1;
    section.length = 1;
  }
  const after = annexes.map(
    ({ title }, index): ContentsEntry => ({ id: annexId(index), level: 1, number: null, text: title }),
  );
  return [...sections.flat(), ...after];
}

/** The anchor of an annex, by its place. */
export function annexId(index: number): string {
  return `annex-${index + 1}`;
}
