import type { Format, Source } from "../binding/model.ts";

/** A piece of evidence that a search offers to whoever writes: what it is, and how it would be bound. */
export interface Offer {
  readonly source: Source;
  readonly format: Format;
  /** What the block would hold: a value within the words, words that are quoted, a table or a chart beside them. */
  readonly as: "value" | "words" | "table" | "chart";
  /** What it is, in the reader's language: "Women among migrants, Philippines, 2024". */
  readonly label: string;
  /** What it says now, as far as that is known without resolving it; words of a document or answer stay as written. */
  readonly says: string | null;
  /** Where it is from, in a few words: a dataset, a symbol, a party. */
  readonly from: string;
}

/** Offers of one kind, in the order in which they are shown. */
export const offerGroups = ["figures", "drawings", "record", "answers", "statements", "actions"] as const;
export type OfferGroup = (typeof offerGroups)[number];

export interface Found {
  readonly group: OfferGroup;
  readonly offers: readonly Offer[];
}
