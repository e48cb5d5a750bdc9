import { z } from "zod";
import { ReportedPlace, ReportedProblem } from "../../kernel/reported-problem.ts";
import type { StagedRelease } from "../releases/catalogue.ts";
import { DatasetId, Finding, ReleaseHash } from "../releases/model.ts";

/**
 * What an import tells the person who asked for it, before anything becomes current: what the file is, what was read and
 * skipped and why, how its figures hang together, and what would change.
 */

/** Rows or cells left out, all for the same reason: a code of the catalogue such as `importing.label-row`. */
export const Skipped = z.object({ code: z.string(), count: z.int(), first: z.array(ReportedPlace) });
export type Skipped = z.infer<typeof Skipped>;

export const SheetReport = z.object({
  sheet: z.string(),
  /** `figures` were imported, `checked` compared with what they derive from, `notes` taken as footnotes, `skipped` not read. */
  role: z.enum(["figures", "checked", "notes", "skipped"]),
  rows: z.int(),
  observations: z.int(),
  skipped: z.array(Skipped),
});
export type SheetReport = z.infer<typeof SheetReport>;

/** One figure that another release of the dataset states differently. */
export const Revision = z.object({
  destination: z.string(),
  origin: z.string().nullable(),
  measure: z.string(),
  sex: z.string(),
  age: z.string(),
  period: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type Revision = z.infer<typeof Revision>;

export const ComparisonReport = z.object({
  against: z.object({ release: ReleaseHash, version: z.string() }),
  added: z.int(),
  removed: z.int(),
  revised: z.int(),
  biggest: z.array(Revision),
});
export type ComparisonReport = z.infer<typeof ComparisonReport>;

export const DatasetReport = z.object({
  dataset: DatasetId,
  version: z.string(),
  release: ReleaseHash,
  observations: z.int(),
  missing: z.int(),
  findings: z.array(Finding),
  /** What changes against the release that is current now; null where there is none. */
  comparison: ComparisonReport.nullable(),
});
export type DatasetReport = z.infer<typeof DatasetReport>;

export const ImportReport = z.object({
  file: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** The format's code; its words stand under `importing:format.<code>`. */
  format: z.string(),
  sheets: z.array(SheetReport),
  datasets: z.array(DatasetReport),
  /** Warnings and notes. An error would have stopped the import. */
  problems: z.array(ReportedProblem),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** An import that waits for a decision: accept it (publish each release) or discard it (discard each). */
export interface StagedImport {
  readonly report: ImportReport;
  readonly releases: readonly StagedRelease[];
}
