import { z } from "zod";
import { ProgrammeFrame, ProgrammeSession, PublishedContent } from "./model.ts";

/** A session of the draft, with what tells whether somebody has changed it since. */
export const KeptSession = ProgrammeSession.extend({
  revision: z.int().positive(),
  /** ISO 8601. */
  changed: z.string(),
  actor: z.string(),
});
export type KeptSession = z.infer<typeof KeptSession>;

/** The draft of a programme. */
export interface Draft extends ProgrammeFrame {
  readonly meeting: string;
  /** Grows with every change to the draft. */
  readonly revision: number;
  readonly changed: string;
  readonly actor: string;
  readonly sessions: readonly KeptSession[];
}

export const stepKinds = [
  "begin",
  "add",
  "change",
  "move",
  "copy",
  "remove",
  "import",
  "frame",
  "undo",
] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

/** What a step did: each session before and after (null where it was not there), and rooms and segments where they were changed. */
export const StepContent = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      before: ProgrammeSession.nullable(),
      after: ProgrammeSession.nullable(),
    }),
  ),
  frame: z.object({ before: ProgrammeFrame, after: ProgrammeFrame }).nullable(),
});
export type StepContent = z.infer<typeof StepContent>;

/** One change to the draft; it can be undone while what it made stands as it made it. */
export const Step = StepContent.extend({
  number: z.int(),
  kind: StepKind,
  undone: z.boolean(),
  at: z.string(),
  actor: z.string(),
});
export type Step = z.infer<typeof Step>;

/** A version as it was published. */
export const KeptVersion = PublishedContent.extend({
  number: z.int(),
  published: z.string(),
  actor: z.string(),
});
export type KeptVersion = z.infer<typeof KeptVersion>;
