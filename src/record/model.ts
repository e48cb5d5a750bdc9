/**
 * A document of the record as a structure: every letter of the source stands in exactly one place of it, or in
 * `unread`. Grammar: `src/record/grammar/GRAMMAR.md`, whose sections the comments name as §.
 */

/** A note's marker where it stood in a text; `at` counts UTF-16 units in the text without its markers. */
export interface NoteMark {
  readonly marker: string;
  readonly at: number;
}

/** What a line of the frame says. */
export const frontKinds = [
  "organ",
  "distribution",
  "date",
  "original",
  "symbol",
  "job",
  "session",
  "agenda",
  "agenda-title",
  "sponsors",
  "adoption",
  "origin",
  "title",
  "enacting",
  "closing",
] as const;
export type FrontKind = (typeof frontKinds)[number];

/** A line of the frame around the paragraphs: masthead, title, enacting phrase, closing (§2, §7). */
export interface FrontLine {
  readonly kind: FrontKind;
  readonly text: string;
  readonly notes: readonly NoteMark[];
  /** The line of the source on which it begins, from 1. */
  readonly line: number;
}

export interface Heading {
  readonly id: string;
  readonly label: string | null;
  readonly text: string;
  readonly notes: readonly NoteMark[];
  readonly line: number;
  /** The paragraph that follows it; null where none does. */
  readonly before: string | null;
}

export interface Paragraph {
  /** Stable within its document: `pp_4`, `op_9`, `op_10.a`, `annex_1.p_3`. */
  readonly id: string;
  /** As printed, without its point or brackets: `9`, `a`, `iv`, `3 bis`; null where the text has none. */
  readonly number: string | null;
  /** The label as it stands in the source, `9.`, `(a)`; empty where there is none. */
  readonly label: string;
  /** The words of the source, lines joined, markers of notes taken out. */
  readonly text: string;
  readonly notes: readonly NoteMark[];
  readonly line: number;
  readonly children: readonly Paragraph[];
}

export interface Annex {
  readonly id: string;
  /** `Annex`, `Annex II`, as printed. */
  readonly label: string;
  readonly line: number;
  readonly headings: readonly Heading[];
  readonly paragraphs: readonly Paragraph[];
}

/** A footnote. Its text is empty where the extraction kept the marker and lost the text. */
export interface Footnote {
  readonly marker: string;
  readonly text: string;
  readonly line: number;
  /** The ids of the paragraphs and the kinds of the lines that bear its marker. */
  readonly usedIn: readonly string[];
}

export const unreadReasons = ["furniture", "other-document", "not-understood"] as const;
export type UnreadReason = (typeof unreadReasons)[number];

export interface Unread {
  readonly text: string;
  readonly line: number;
  readonly reason: UnreadReason;
}

/** The bodies whose documents are told apart (§8). */
export const organs = ["GA", "SC", "ECOSOC", "CPD", "HRC", "UNEA", "UNHA", "other"] as const;
export type Organ = (typeof organs)[number];

/** What reading gives: the structure, before anything in it is understood. */
export interface RecordDocument {
  readonly symbol: string | null;
  readonly organ: Organ | null;
  /** The name of the enacting organ as printed. */
  readonly organName: string | null;
  /** The number of the session, where the document says it or its symbol holds it. */
  readonly session: number | null;
  readonly title: string | null;
  /** The day of adoption, or else of distribution, as `2006-12-20`. */
  readonly date: string | null;
  readonly agenda: readonly string[];
  readonly front: readonly FrontLine[];
  readonly preambular: readonly Paragraph[];
  readonly operative: readonly Paragraph[];
  readonly headings: readonly Heading[];
  readonly annexes: readonly Annex[];
  readonly footnotes: readonly Footnote[];
  readonly unread: readonly Unread[];
}
