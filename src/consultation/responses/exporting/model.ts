import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { Text } from "../../../kernel/texts.ts";
import { Questionnaire } from "../../questionnaire/model.ts";
import { Answer } from "../../replying/answer.ts";
import { AnonymityPromise } from "../../running/model.ts";

/** How an answer stands in a file. */
export const ExportedAnswer = z.object({
  question: z.string(),
  number: z.string(),
  standing: z.enum(["answered", "none", "missing", "not-asked"]),
  /** Null where there is none, or where it is withheld. */
  answer: Answer.nullable(),
  /** True where words were left out because anonymity was promised. */
  withheld: z.boolean(),
  /** By which a report cites it. */
  reference: z.string().nullable(),
  /** Themes under which it was coded, by their names; only in the files of those who code. */
  themes: z.array(z.string()),
});
export type ExportedAnswer = z.infer<typeof ExportedAnswer>;

export const ExportedReply = z.object({
  who: z.object({
    /** The party, or `~KD` where anonymity was promised. */
    key: z.string(),
    party: z.string().nullable(),
    names: Text.nullable(),
    kind: z.string().nullable(),
    regionalGroup: z.string().nullable(),
    /** What stands in the place of the name: a regional group, a kind of party, or `others`. */
    group: z.string().nullable(),
    letter: z.string().nullable(),
  }),
  /** Null where anonymity was promised: times and hashes tell who it was. */
  submitted: z.object({ at: z.string(), hash: z.string(), language: Language.nullable() }).nullable(),
  answers: z.array(ExportedAnswer),
});
export type ExportedReply = z.infer<typeof ExportedReply>;

/**
 * The answers of a consultation as a file, as far as one reader may see them. `sight` says how far that is: two readers' files of one
 * consultation differ.
 */
export const ResponsesFile = z.object({
  format: z.literal("corridor-responses"),
  version: z.literal(1),
  consultation: z.object({
    id: z.string(),
    title: Text,
    opens: z.string(),
    closes: z.string(),
    promise: AnonymityPromise,
  }),
  sight: z.enum(["secretariat", "member-states", "public"]),
  /** Everyone who was asked, and whoever has answered, whether or not their answers are in the file. */
  asked: z.int(),
  answered: z.int(),
  questionnaire: Questionnaire,
  replies: z.array(ExportedReply),
});
export type ResponsesFile = z.infer<typeof ResponsesFile>;
