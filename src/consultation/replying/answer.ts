import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { PartId } from "../questionnaire/model.ts";

/** A file that came with an answer: its content lies among the originals under its hash. */
export const Attachment = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  bytes: z.int().min(0),
  /** What it is by its content: `application/pdf`. */
  type: z.string().max(100),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * What was answered to one question: a value of the question's kind, or why there is none. Text is text: no markup, line
 * breaks as `\n`, at most a million characters whatever the question's own limit.
 */
export const Answer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: z.string().min(1).max(1_000_000),
    language: Language.nullable(),
  }),
  z.object({
    kind: z.literal("choice"),
    chosen: z.array(PartId).max(100),
    other: z.string().max(10_000).nullable(),
  }),
  z.object({ kind: z.literal("scale"), value: z.int() }),
  z.object({ kind: z.literal("number"), value: z.number() }),
  /** `2024`, `2024-05` or `2024-05-01`. */
  z.object({ kind: z.literal("date"), date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/) }),
  /** Cells by column, as they were written; a given row by its identifier, an added one without. */
  z.object({
    kind: z.literal("table"),
    rows: z
      .array(z.object({ row: PartId.nullable(), cells: z.record(PartId, z.string().max(10_000)) }))
      .max(500),
  }),
  /** Territories by their identifiers. */
  z.object({ kind: z.literal("territory"), territories: z.array(z.string().max(10)).min(1).max(300) }),
  z.object({ kind: z.literal("document"), files: z.array(Attachment).min(1).max(10) }),
  z.object({
    kind: z.literal("practice"),
    title: z.string().max(500),
    what: z.string().max(100_000),
    results: z.string().max(100_000),
    since: z.string().max(20),
    link: z.string().max(2_000),
    contact: z.string().max(1_000),
  }),
  /** What was shown, by its evidence reference, and what the party says of it. */
  z.object({
    kind: z.literal("figure"),
    shown: z.object({ evidence: z.string().max(1_000), value: z.number() }).nullable(),
    verdict: z.enum(["confirmed", "corrected"]),
    value: z.number().nullable(),
    source: z.string().max(2_000),
    comment: z.string().max(10_000),
  }),
  z.object({
    kind: z.literal("none"),
    why: z.enum(["not-applicable", "not-available", "prefer-not"]),
    comment: z.string().max(10_000),
  }),
]);
export type Answer = z.infer<typeof Answer>;
