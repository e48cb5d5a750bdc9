import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import { Binding } from "../binding/model.ts";

/**
 * A report as it is kept while people write it: blocks in an order, each with its words in as many of the six languages as they
 * were written in. What is bound in a block is bound once, and printed in each language in its own way.
 */

/** Where a report stands. An issued one never changes; a corrigendum is a document beside it. */
export const reportStates = ["draft", "review", "cleared", "issued"] as const;
export const ReportState = z.enum(reportStates);
export type ReportState = z.infer<typeof ReportState>;

/** `a-res-61-208`, `a-res-61-208-2`: in addresses. */
export const ReportId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .brand<"ReportId">();
export type ReportId = z.infer<typeof ReportId>;

export const BlockId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<"BlockId">();
export type BlockId = z.infer<typeof BlockId>;

const Wording = z.object({
  kind: z.literal("text"),
  text: z.string().max(1_100_000),
  strong: z.boolean().default(false),
  emphasis: z.boolean().default(false),
});
/** What one of the block's bindings says. */
const Bound = z.object({ kind: z.literal("bound"), binding: z.string().min(1).max(60) });
/** A footnote at this place. It holds no further footnote. */
const Note = z.object({
  kind: z.literal("note"),
  content: z.array(z.discriminatedUnion("kind", [Wording, Bound])).max(2000),
});

/** Words in a paragraph, in the order of reading. */
export const Inline = z.discriminatedUnion("kind", [Wording, Bound, Note]);
export type Inline = z.infer<typeof Inline>;

/** The parts of a report, in the order in which they stand in it. */
export const reportParts = ["summary", "body", "recommendations", "annex"] as const;
export const ReportPart = z.enum(reportParts);
export type ReportPart = z.infer<typeof ReportPart>;

/** What a block is. Tables and charts are drawn from their binding; the words of their block stand beneath them as a note. */
export const BlockKind = z.enum([
  "heading",
  "subheading",
  "paragraph",
  "recommendation",
  "quotation",
  "table",
  "figure",
]);
export type BlockKind = z.infer<typeof BlockKind>;

export const Block = z.object({
  id: BlockId,
  part: ReportPart,
  kind: BlockKind,
  /** Paragraphs of documents and mandates on which it reports: `A/RES/61/208#op_9`. */
  about: z.array(z.string()).max(50),
  bindings: z.array(Binding).max(500),
  /** Its words by language; a language that is not there is not translated. */
  content: z.partialRecord(Language, z.array(Inline).max(5000)),
});
export type Block = z.infer<typeof Block>;

export interface Report {
  readonly id: ReportId;
  /** Symbols of the documents that it answers, the first of which names it. */
  readonly mandates: readonly string[];
  readonly title: Text;
  /** Its own symbol, once it has one: `A/63/265`. */
  readonly symbol: string | null;
  /** The session and item for which it is written, line by line, as its masthead says them. */
  readonly lines: Text;
  readonly original: Language;
  readonly state: ReportState;
  /** Most words with footnotes (8,500 for reports of the Secretary-General). */
  readonly limit: number;
  /** ISO 8601 day on which it was issued, or will be. */
  readonly date: string | null;
  /** The issued report that it corrects; null where it is a report of its own. */
  readonly corrects: ReportId | null;
  readonly blocks: readonly Block[];
}
