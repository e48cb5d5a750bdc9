import type { Figure } from "../../../figures/model.ts";
import type { Language } from "../../../kernel/language.ts";
import type { BlockKind } from "../../../report/writing/model.ts";

/** A piece of a paragraph as it is read. */
export type ReadingInline =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly strong: boolean;
      readonly emphasis: boolean;
    }
  /** A value, by whose number it and its evidence find one another on the page. */
  | {
      readonly kind: "bound";
      readonly number: number;
      readonly text: string;
      /** The language of quoted words, where it is another than the text's. */
      readonly language: Language | null;
      readonly missing: boolean;
      readonly evidence: readonly string[];
    }
  | { readonly kind: "note"; readonly number: number; readonly content: readonly ReadingInline[] };

export type ReadingBound = Extract<ReadingInline, { kind: "bound" }>;
export type ReadingNote = Extract<ReadingInline, { kind: "note" }>;

/** A block of a report as it is read, with what stands beside it. */
export interface ReadingRow {
  readonly id: string;
  readonly kind: BlockKind;
  readonly number: string | null;
  readonly content: readonly ReadingInline[];
  /** The language of its words, where it is not translated. */
  readonly language: Language | null;
  /** A chart or table as it was when it was taken over; in words why it cannot be drawn. */
  readonly drawn: { readonly figure: Figure } | { readonly why: string } | null;
}

/** Every value of a row, those of its footnotes after those of its text. */
export function boundIn({ content }: Pick<ReadingRow, "content">): readonly ReadingBound[] {
  const own = content.flatMap((one) => (one.kind === "bound" ? [one] : []));
  const noted = notesIn({ content }).flatMap((note) =>
    note.content.flatMap((one) => (one.kind === "bound" ? [one] : [])),
  );
  return [...own, ...noted];
}

export function notesIn({ content }: Pick<ReadingRow, "content">): readonly ReadingNote[] {
  return content.flatMap((one) => (one.kind === "note" ? [one] : []));
}
