import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { ReportedProblem } from "../../kernel/reported-problem.ts";
import { Text } from "../../kernel/texts.ts";
import { Taken } from "../binding/model.ts";
import { ReportId, ReportState } from "../writing/model.ts";

/** What a report rests on, and which reports rest on something. */

/** Where in a report something is used. */
export const TraceUse = z.object({
  block: z.string(),
  /** The paragraph's number as the report prints it; null where it has none. */
  number: z.string().nullable(),
  /** The binding that uses it; null where the paragraph is about it. */
  binding: z.string().nullable(),
});
export type TraceUse = z.infer<typeof TraceUse>;

/** One thing that a report rests on. */
export const TraceEntry = z.object({
  /** The reference with its version, in the text of `kernel/evidence.ts`. */
  reference: z.string(),
  kind: z.string(),
  subject: z.string(),
  /** The hash of the release, of the text that was read, or of what was submitted; null where nothing is there any more. */
  hash: z.string().nullable(),
  uses: z.array(TraceUse),
});
export type TraceEntry = z.infer<typeof TraceEntry>;

/** Everything that a report rests on, in the order of the references. */
export const Trace = z.object({
  report: ReportId,
  state: ReportState,
  /** The hash of the whole, with all that it cites; null until it is issued. */
  hash: z.string().nullable(),
  evidence: z.array(TraceEntry),
});
export type Trace = z.infer<typeof Trace>;

/** That a report uses something. */
export const ReportUse = z.object({
  report: ReportId,
  title: Text,
  original: Language,
  symbol: z.string().nullable(),
  state: ReportState,
  reference: z.string(),
  uses: z.array(TraceUse),
});
export type ReportUse = z.infer<typeof ReportUse>;

/** What an issued report cited, as it was: whatever becomes of the source, this stays. */
export const FrozenEvidence = z.object({
  reference: z.string(),
  /** What it said, in words or numbers; null for a whole release or document, which its version names. */
  value: Taken.shape.value,
  in: Language.nullable(),
  /** SHA-256 over the value in canonical JSON. */
  hash: z.string(),
});
export type FrozenEvidence = z.infer<typeof FrozenEvidence>;

/** What a reference says, and said. */
export const EvidenceTold = z.object({
  reference: z.string(),
  /** At the version that it names; null where that cannot be found, and `problems` say why. */
  said: Taken.nullable(),
  problems: z.array(ReportedProblem),
  /** What its source says now; null where there is no such thing any more, or it is more than one value. */
  now: Taken.nullable(),
  /** What issued reports were frozen with: it stays, whatever becomes of the source. */
  frozen: z.array(
    FrozenEvidence.omit({ reference: true }).extend({
      report: ReportId,
      title: Text,
      original: Language,
      symbol: z.string().nullable(),
    }),
  ),
});
export type EvidenceTold = z.infer<typeof EvidenceTold>;
