import { z } from "zod";
import type { Result } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";
import { ReportedProblem } from "../../kernel/reported-problem.ts";
import { ImportReport } from "../../statistics/importing/model.ts";
import { DatasetId, ReleaseHash } from "../../statistics/releases/model.ts";
import type { AuditCall } from "./audit.ts";
import type { ConsultationCall } from "./consultations.ts";
import type { LetterCall } from "./letters.ts";
import type { MeetingCall, ParticipationCall } from "./meetings.ts";
import type { OutcomeCall } from "./outcomes.ts";
import type { PeopleCall } from "./people.ts";
import type { ProgrammeCall } from "./programme.ts";
import type { RecordCall } from "./record.ts";
import type { ReportCall } from "./reports.ts";
import { type ResponsesAtDesk, ResponsesRequest } from "./responses.ts";
import type { SpeakersCall } from "./speakers.ts";
import type { SummaryCall } from "./summaries.ts";

/**
 * Where imports and backups are done and the record is asked: in this process, or in the one that holds the data folder. The command line sees no
 * difference.
 */
export interface Desk {
  /** Set where another process does the work. */
  readonly handedTo?: number;
  /** Reads and checks a file; nothing is visible until it is accepted. */
  stage(request: StageRequest, onProgress: OnProgress): Promise<Result<StagedAtDesk>>;
  accept(staged: Pick<StagedAtDesk, "id">, choice: AcceptChoice): Promise<Result<readonly Accepted[]>>;
  discard(staged: Pick<StagedAtDesk, "id">): Promise<Result<null>>;
  backup(path: string, onProgress: OnProgress): Promise<Result<BackupDone>>;
  /** Makes another release of a dataset the current one: how an import is taken back. */
  makeCurrent(name: ReleaseName): Promise<Result<null>>;
  /** Makes a derived dataset anew from the current releases of its inputs. */
  derive(request: DeriveRequest, onProgress: OnProgress): Promise<Result<Accepted>>;
  /** Asks something of the record. */
  record<Request, Answer>(call: RecordCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks something of the audit log. */
  audit<Request, Answer>(
    call: AuditCall<Request, Answer>,
    request: Request,
    onProgress: OnProgress,
  ): Promise<Result<Answer>>;
  /** Asks something of the directory. */
  people<Request, Answer>(call: PeopleCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks something of the ledger of letters. */
  letters<Request, Answer>(call: LetterCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks something of consultations. */
  consultations<Request, Answer>(
    call: ConsultationCall<Request, Answer>,
    request: Request,
  ): Promise<Result<Answer>>;
  /** Asks something of reports. */
  reports<Request, Answer>(
    call: ReportCall<Request, Answer>,
    request: Request,
    onProgress?: OnProgress,
  ): Promise<Result<Answer>>;
  /** Asks something of meetings. */
  meetings<Request, Answer>(call: MeetingCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks who takes part in a meeting. */
  participation<Request, Answer>(
    call: ParticipationCall<Request, Answer>,
    request: Request,
  ): Promise<Result<Answer>>;
  /** Asks something of speakers' lists. */
  speakers<Request, Answer>(call: SpeakersCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks something of Chair's summaries. */
  summaries<Request, Answer>(call: SummaryCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks what came of meetings. */
  outcomes<Request, Answer>(call: OutcomeCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Asks something of the programmes of meetings. */
  programme<Request, Answer>(call: ProgrammeCall<Request, Answer>, request: Request): Promise<Result<Answer>>;
  /** Makes a file of what was answered to a consultation. */
  responses(request: ResponsesRequest): Promise<Result<ResponsesAtDesk>>;
  /** An address that makes an administrator of whoever opens it, once; only where pages are served. Problem: `cli.not-serving`. */
  operatorLink(): Promise<Result<string>>;
  close(): Promise<void>;
}

export const StageRequest = z.object({
  /** Absolute, since the process that reads it may have been started elsewhere. */
  path: z.string(),
  /** As the person wrote it: so it stands in problems and reports. */
  name: z.string(),
  /** The sex that a file states nowhere. */
  sex: z.enum(["T", "M", "F"]).optional(),
  /** That the file lacks rows, or figures that a release of the same version has, is meant so. */
  acceptLosses: z.boolean().optional(),
});
export type StageRequest = z.infer<typeof StageRequest>;

export const StagedAtDesk = z.object({ id: z.string(), report: ImportReport });
export type StagedAtDesk = z.infer<typeof StagedAtDesk>;

export const ReleaseName = z.object({ dataset: DatasetId, hash: ReleaseHash });
export type ReleaseName = z.infer<typeof ReleaseName>;

export const DeriveRequest = z.object({
  dataset: DatasetId,
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type DeriveRequest = z.infer<typeof DeriveRequest>;

/** Left out, the newest version of the publisher becomes current. */
export const AcceptChoice = z.object({ makeCurrent: z.boolean().optional() });
export type AcceptChoice = z.infer<typeof AcceptChoice>;

export const Accepted = z.object({ dataset: DatasetId, release: ReleaseHash, current: ReleaseHash });
export type Accepted = z.infer<typeof Accepted>;

export const BackupDone = z.object({ path: z.string(), bytes: z.int(), releases: z.int() });
export type BackupDone = z.infer<typeof BackupDone>;

/** What one process asks of the other. */
export const Ask = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("stage"), request: StageRequest }),
  z.object({ deed: z.literal("accept"), id: z.string(), choice: AcceptChoice }),
  z.object({ deed: z.literal("discard"), id: z.string() }),
  z.object({ deed: z.literal("backup"), path: z.string() }),
  z.object({ deed: z.literal("make-current"), name: ReleaseName }),
  z.object({ deed: z.literal("derive"), request: DeriveRequest }),
  z.object({ deed: z.literal("operator-link") }),
  z.object({ deed: z.literal("record"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("audit"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("people"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("letters"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("speakers"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("consultations"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("reports"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("meetings"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("participation"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("summaries"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("outcomes"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("programme"), call: z.string(), request: z.unknown() }),
  z.object({ deed: z.literal("responses"), request: ResponsesRequest }),
]);
export type Ask = z.infer<typeof Ask>;

/** A line of the answer: how far the work is, and last what came of it. */
export const Answer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("progress"),
    progress: z.object({
      phase: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      unit: z.enum(["bytes", "rows", "observations", "files"]),
    }),
  }),
  z.object({ kind: z.literal("done"), value: z.unknown() }),
  z.object({ kind: z.literal("failed"), problems: z.array(ReportedProblem) }),
]);
export type Answer = z.infer<typeof Answer>;
