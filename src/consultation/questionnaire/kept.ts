import { z } from "zod";
import { Text } from "../../kernel/texts.ts";
import { Questionnaire } from "./model.ts";

/** Questionnaires as they are kept: each with its versions, of which at most the last is a draft. */

export const VersionState = z.enum(["draft", "settled"]);
export type VersionState = z.infer<typeof VersionState>;

/** A version without what it says. */
export const VersionSummary = z.object({
  version: z.int().min(1),
  state: VersionState,
  /** ISO 8601, UTC; two savings never have the same. */
  changed: z.string(),
  actor: z.string(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** A version with what it says. Once settled it never changes: replies refer to its questions. */
export const KeptVersion = VersionSummary.extend({
  id: z.string(),
  content: Questionnaire,
  /** All versions, the newest first. */
  versions: z.array(VersionSummary).min(1),
  /** From which of the ready ones it was made: `remittances`, `resolution:A/RES/61/208`; null for the others. */
  ready: z.string().nullable(),
  archived: z.boolean(),
});
export type KeptVersion = z.infer<typeof KeptVersion>;

/** A questionnaire in a list, as its newest version has it. */
export const QuestionnaireSummary = z.object({
  id: z.string(),
  title: Text,
  original: Questionnaire.shape.original,
  ready: z.string().nullable(),
  version: z.int(),
  state: VersionState,
  changed: z.string(),
  questions: z.int(),
  archived: z.boolean(),
});
export type QuestionnaireSummary = z.infer<typeof QuestionnaireSummary>;
