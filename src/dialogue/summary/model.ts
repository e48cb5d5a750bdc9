import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";

/** The Chair's summary of a meeting. */

export const ParagraphId = z.string().regex(/^[ph][1-9]\d{0,5}$/);

export const SummaryParagraph = z.object({
  /** `p7`, `h2`: never given twice in a summary, so that comments and versions speak of the same. */
  id: ParagraphId,
  kind: z.enum(["heading", "paragraph"]),
  text: Text,
  /** What it rests on: texts of references to points, contributions, paragraphs of the record. */
  rests: z.array(z.string().max(600)).max(100),
  revision: z.int().positive(),
});
export type SummaryParagraph = z.infer<typeof SummaryParagraph>;

export const SummaryContent = z.object({
  original: Language,
  title: Text,
  paragraphs: z.array(SummaryParagraph).max(1000),
  /** The highest number that an identifier has had. */
  last: z.int().nonnegative(),
});
export type SummaryContent = z.infer<typeof SummaryContent>;

/** `draft`: between Chair, rapporteur and secretariat; `comments`: with the delegations too; `issued`: for all, and frozen. */
export const summaryStates = ["draft", "comments", "issued"] as const;
export const SummaryState = z.enum(summaryStates);
export type SummaryState = z.infer<typeof SummaryState>;

export const Summary = z.object({
  meeting: z.string(),
  state: SummaryState,
  content: SummaryContent,
  revision: z.int().positive(),
  /** The last day for comments, at the place of the meeting. */
  commentsClose: z.string().nullable(),
  symbol: z.string().nullable(),
  issued: z.date().nullable(),
  changed: z.date(),
});
export type Summary = z.infer<typeof Summary>;

/** A state of the text that was kept: by hand, for a round of comments, as issued. It never changes. */
export const SummaryVersion = z.object({
  number: z.int().positive(),
  why: z.enum(["kept", "comments", "issued"]),
  content: SummaryContent,
  hash: z.string(),
  at: z.date(),
});
export type SummaryVersion = z.infer<typeof SummaryVersion>;

export const takens = ["taken", "partly", "not-taken"] as const;
export const Taken = z.enum(takens);
export type Taken = z.infer<typeof Taken>;

export const SummaryComment = z.object({
  number: z.int().positive(),
  /** The version on which it was made. */
  version: z.int().positive(),
  /** Null: on the whole. */
  paragraph: z.string().nullable(),
  /** Whose it is; null: of the secretariat or the Chair. */
  party: z.string().nullable(),
  text: z.string(),
  at: z.date(),
  taken: Taken.nullable(),
  answer: z.string().nullable(),
});
export type SummaryComment = z.infer<typeof SummaryComment>;

/** One change to the text; `revision` is that of the paragraph as its writer saw it. */
export type SummaryEdit =
  | {
      readonly edit: "text";
      readonly paragraph: string;
      readonly revision: number;
      /** In one language or several; null takes a translation out. */
      readonly text: Readonly<Partial<Record<Language, string | null>>>;
      readonly rests?: readonly string[] | undefined;
    }
  | {
      readonly edit: "add";
      /** Behind which paragraph; null: at the beginning. */
      readonly after: string | null;
      readonly kind: SummaryParagraph["kind"];
      readonly text: Text;
      readonly rests?: readonly string[] | undefined;
    }
  | { readonly edit: "move"; readonly paragraph: string; readonly revision: number; readonly by: -1 | 1 }
  | { readonly edit: "remove"; readonly paragraph: string; readonly revision: number }
  | { readonly edit: "title"; readonly title: Text };

export const longestComment = 4000;
