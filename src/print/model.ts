import type { Language } from "../kernel/language.ts";

/**
 * A document that is ready to be set: every word is chosen, every number printed, every chart drawn. HTML, PDF, DOCX, Markdown
 * and JSON are made from it, so the same words and figures stand in all of them. Reports, briefs, programmes and summaries
 * come here; this room knows none of them.
 */
export interface PrintDocument {
  readonly language: Language;
  readonly title: string;
  readonly masthead: Masthead | null;
  /** Set apart, before the contents. */
  readonly summary: readonly PrintBlock[];
  readonly contents: boolean;
  readonly blocks: readonly PrintBlock[];
  readonly annexes: readonly PrintAnnex[];
  /** Instead of the space of a report: two pages for a brief, a wide page for tables. */
  readonly format: "report" | "brief" | "wide";
  /** Set across every page of what is not yet final; null on what is issued. */
  readonly stamp: string | null;
}

/** The head of a document of the United Nations. */
export interface Masthead {
  /** Who issues it: "United Nations", or the name that the installation was given. */
  readonly organization: string;
  /** Its body, session and item, line by line. */
  readonly lines: readonly string[];
  readonly symbol: string | null;
  /** Distribution: "General", "Limited", in the document's language. */
  readonly distribution: string | null;
  /** In words of the document's language. */
  readonly date: string;
  /** "Original: English". */
  readonly original: string | null;
}

export interface PrintAnnex {
  readonly title: string;
  readonly blocks: readonly PrintBlock[];
}

export type PrintBlock =
  | {
      readonly kind: "heading";
      /** Safe as an anchor, one of its kind in the document. */
      readonly id: string;
      readonly level: 1 | 2 | 3;
      /** "II", "A", "1", set apart from its words; null where it has none. */
      readonly number: string | null;
      readonly content: readonly PrintInline[];
    }
  | {
      readonly kind: "paragraph";
      readonly id: string;
      /** Numbered throughout: "12". */
      readonly number: string | null;
      readonly content: readonly PrintInline[];
      /** A recommendation is set in bold, a quotation indented. */
      readonly role?: "recommendation" | "quotation" | "note";
      /** Where it stands in another language than the document, because it is not translated. */
      readonly language?: Language;
    }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly PrintInline[])[];
    }
  | {
      readonly kind: "table";
      readonly id: string;
      readonly number: string | null;
      readonly caption: string;
      readonly columns: readonly PrintColumn[];
      /** A cell for each column. */
      readonly rows: readonly (readonly PrintCell[])[];
      /** How many rows were left out because there was no room for more; said beneath the table. */
      readonly leftOut: number;
      /** A whole line: "Source: …". */
      readonly source: string | null;
      readonly note: string | null;
    }
  | {
      readonly kind: "figure";
      readonly id: string;
      readonly number: string | null;
      readonly title: string;
      readonly subtitle: string;
      /** One whole `<svg>` with its own colours and fonts' names, without script or style sheet. */
      readonly svg: string;
      /** The figure in a sentence or two, for whoever does not see it. */
      readonly alternative: string;
      readonly source: string | null;
      readonly note: string | null;
      /** Its numbers, for the formats whose readers edit them; null where the figure has none. */
      readonly table: {
        readonly columns: readonly PrintColumn[];
        readonly rows: readonly (readonly PrintCell[])[];
      } | null;
    }
  /** Something that should stand here and cannot: said in words, never left out in silence. */
  | { readonly kind: "missing"; readonly id: string; readonly words: string };

export interface PrintColumn {
  readonly label: string;
  readonly align: "start" | "end";
}

export interface PrintCell {
  /** As it is read. */
  readonly text: string;
  /** As it is counted with, in the formats that can; null for words. */
  readonly value: number | null;
  /** What it rests on, in the text of `kernel/evidence.ts`. */
  readonly evidence: readonly string[];
}

export type PrintInline =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly strong?: boolean;
      readonly emphasis?: boolean;
      readonly language?: Language;
    }
  | { readonly kind: "link"; readonly href: string; readonly text: string }
  /** A number or phrase that is bound to its source; `mark` says in words what is wrong with it, where something is. */
  | {
      readonly kind: "bound";
      readonly text: string;
      readonly evidence: readonly string[];
      readonly mark: string | null;
      /** Where its words stay as they were written, in another language than what is around them. */
      readonly language?: Language;
    }
  /** A footnote, at the place of its number; numbered throughout. */
  | PrintNote;

export interface PrintNote {
  readonly kind: "note";
  readonly number: number;
  readonly content: readonly PrintInline[];
}

/** The forms in which a document leaves. */
export const printFormats = ["html", "pdf", "docx", "md", "json"] as const;
export type PrintFormat = (typeof printFormats)[number];
