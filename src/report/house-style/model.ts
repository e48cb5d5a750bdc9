import type { Language } from "../../kernel/language.ts";
import type { Block } from "../writing/model.ts";

/**
 * - `small-number`: a number below ten in digits, where the language writes it out
 * - `percent`: per cent written otherwise than the language does in documents
 * - `grouping`: a large number whose thousands are not set apart, or not in the language's way
 * - `date`: a date in another form than `14 September 2006` and its like
 * - `name`: a country or area under another name than its official short one
 * - `symbol`: a symbol of which the record knows nothing
 * - `unbound`: a figure that is bound to no source
 * - `too-long`: more words than the report may have
 */
export const findingCodes = [
  "small-number",
  "percent",
  "grouping",
  "date",
  "name",
  "symbol",
  "unbound",
  "too-long",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Where a text stands in a block: the place of its inline, and within a footnote the place in it. */
export interface TextPlace {
  readonly inline: number;
  readonly note: number | null;
}

/** Something that the house does otherwise. Its words are `house-style:finding.<code>`, filled with the facts. */
export interface Finding {
  readonly code: FindingCode;
  readonly language: Language;
  /** Null for what the report as a whole is found at. */
  readonly block: Block["id"] | null;
  readonly place: TextPlace | null;
  /** Where in that text, in UTF-16 units: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly facts: Readonly<Record<string, string | number>>;
  /** What to put in its place; null where a person must find that out. */
  readonly mend: string | null;
}

/** What a check finds in one text. */
export interface Found {
  readonly code: FindingCode;
  readonly from: number;
  readonly to: number;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly mend: string | null;
}
