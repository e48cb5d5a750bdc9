import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";
import { Binding } from "../binding/model.ts";
import {
  Block,
  BlockId,
  BlockKind,
  Inline,
  type Report,
  ReportId,
  ReportPart,
  ReportState,
} from "../writing/model.ts";

/** A report with all that belongs to keeping it: who changed what, what was said of it, and how far it is. */

/** What a report says of itself above its blocks. */
export const Head = z.object({
  title: Text,
  symbol: z.string().trim().min(1).max(80).nullable(),
  lines: Text,
  limit: z.int().min(1).max(1_000_000),
  date: z.iso.date().nullable(),
});
export type Head = z.infer<typeof Head>;

/** Words in a language, in the order of reading. */
export const Words = z.array(Inline).max(5000);
export type Words = readonly Inline[];

/** A report as it goes to other processes and is read from them. */
export const ReportShape: z.ZodType<Report> = z.object({
  id: ReportId,
  mandates: z.array(z.string()),
  title: Text,
  symbol: z.string().nullable(),
  lines: Text,
  original: Language,
  state: ReportState,
  limit: z.int(),
  date: z.string().nullable(),
  corrects: ReportId.nullable(),
  blocks: z.array(Block),
});

/** The most blocks in a report: ten times what 8,500 words need. */
export const mostBlocks = 2000;
/** The longest words of one paragraph in one language, in characters with those of its footnotes. */
export const longestParagraph = 1_000_000;

/** A new report. Its blocks are drafted from the documents that it answers, unless they are given. */
export const NewReport = z.object({
  /** Symbols of documents of the record; the first names the report. */
  mandates: z.array(z.string().trim().min(1).max(200)).min(1).max(200),
  original: Language.default("en"),
  /** Its name in addresses; that of the first document where it is left out. */
  name: ReportId.optional(),
  title: Text.optional(),
  symbol: Head.shape.symbol.optional(),
  lines: Text.optional(),
  limit: Head.shape.limit.optional(),
  date: Head.shape.date.optional(),
  blocks: z
    .array(Block.omit({ id: true }))
    .max(mostBlocks)
    .optional(),
});
export type NewReport = z.input<typeof NewReport>;

/** A block as it is put in: at the beginning of its part, or after another block of it. */
export const NewBlock = z.object({
  after: BlockId.nullable(),
  part: ReportPart,
  kind: BlockKind,
  about: Block.shape.about.default([]),
  bindings: Block.shape.bindings.default([]),
  content: Block.shape.content.default({}),
});
export type NewBlock = z.input<typeof NewBlock>;

/** The words of a block in one language, as somebody saves them over the revision that they have seen (0: there were none). */
export interface Save {
  readonly block: string;
  readonly language: Language;
  readonly content: Words;
  readonly revision: number;
  /** Bindings that the words bring with them, new ones or in the place of those with their ids. */
  readonly bindings?: readonly Binding[] | undefined;
}

export const SaveShape = z.object({
  block: BlockId,
  language: Language,
  content: Words,
  revision: z.int().min(0),
  bindings: z.array(Binding).max(500).optional(),
});

/** A report's last change, after a deed; what undoes or sees it names it. */
export interface Done {
  readonly change: number;
}

/** What stands there, by whom and since when. `revision` 0 where nothing does. */
export interface Standing<T> {
  readonly value: T;
  readonly revision: number;
  readonly at: string;
  readonly actor: string;
}

/**
 * What came of a save. In a conflict nothing was written: both are carried, and what both began with where it is known, for
 * a person to bring together. `removed` where the block is no longer there: `theirs` is what stood in it last.
 */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly revision: number; readonly change: number }
  | {
      readonly kind: "conflict";
      readonly removed: boolean;
      readonly mine: Words;
      readonly theirs: Standing<Words>;
      readonly base: Words | null;
    };

/** The same for the bindings of a block; their revision is the block's. */
export type BindingsOutcome =
  | { readonly kind: "saved"; readonly revision: number; readonly change: number }
  | {
      readonly kind: "conflict";
      readonly mine: readonly Binding[];
      readonly theirs: Standing<readonly Binding[]>;
    };

/** Who has changed what in a stretch of work: deeds of one person without a long pause between them. */
export interface Version {
  /** The number of its last change: what {@link ReportView.change} was then. */
  readonly number: number;
  /** The number of its first change. */
  readonly first: number;
  readonly begun: string;
  readonly at: string;
  readonly actor: string;
  readonly deeds: readonly ChangeTold[];
}

/** A change: `report.save` and what it touched. A block of null is the report's own head. */
export interface ChangeTold {
  readonly number: number;
  readonly deed: string;
  readonly at: string;
  readonly actor: string;
  readonly undoes: number | null;
  readonly touched: readonly { readonly block: BlockId | null; readonly language: Language | null }[];
}

/** What somebody can take back next and do again: the number of the change that this undoes; null where there is none. */
export interface Steps {
  readonly undo: number | null;
  readonly redo: number | null;
}

/** What somebody said of a block, or in answer to another comment. */
export const Comment = z.object({
  number: z.int(),
  block: BlockId,
  /** The language of the words that it is about; null where it is about the block in all. */
  language: Language.nullable(),
  /** The comment that it answers. */
  answers: z.int().nullable(),
  text: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  resolved: z.object({ at: z.iso.datetime(), actor: z.string() }).nullable(),
});
export type Comment = z.infer<typeof Comment>;

export const NewComment = z.object({
  block: BlockId,
  language: Language.nullable().default(null),
  answers: z.int().nullable().default(null),
  text: z.string().trim().min(1).max(10_000),
});
export type NewComment = z.input<typeof NewComment>;

/** That a report was issued: since when it is frozen, and the hash of all that it says and cites. */
export const Issued = z.object({ at: z.iso.datetime(), actor: z.string(), hash: z.string() });
export type Issued = z.infer<typeof Issued>;

export const ReportSummary = z.object({
  id: ReportId,
  mandates: z.array(z.string()),
  title: Text,
  symbol: z.string().nullable(),
  original: Language,
  state: ReportState,
  date: z.string().nullable(),
  corrects: ReportId.nullable(),
  created: z.iso.datetime(),
  changed: z.iso.datetime(),
  blocks: z.int(),
  issued: Issued.nullable(),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

/** What names a report that was issued. */
export const IssuedTitle = ReportSummary.pick({ id: true, title: true, original: true });
export type IssuedTitle = z.infer<typeof IssuedTitle>;

/** A report as somebody may see it. What only drafters see is empty for everybody else. */
export interface ReportView {
  readonly report: Report;
  /** The number of its last change. */
  readonly change: number;
  readonly created: string;
  readonly changed: string;
  /** How many words it has in each language in which any are written, footnotes included, annexes left out. */
  readonly words: Readonly<Partial<Record<Language, number>>>;
  /** By block: the revision of the block itself (its bindings), and of its words by language. */
  readonly revisions: ReadonlyMap<BlockId, Revisions>;
  readonly comments: readonly Comment[];
  /** Names of the persons who changed or commented it, by their identifier (`directory/audit/words.ts` says an actor in words). */
  readonly names: ReadonlyMap<string, string>;
  readonly issued: Issued | null;
  /** Reports beside this one that correct it. */
  readonly corrigenda: readonly ReportSummary[];
  readonly may: {
    readonly write: boolean;
    readonly comment: boolean;
    readonly clear: boolean;
    readonly issue: boolean;
  };
}

export interface Revisions {
  readonly block: number;
  readonly words: Readonly<Partial<Record<Language, number>>>;
}
