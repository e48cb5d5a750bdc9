import type { TableFile } from "../../files/tables/model.ts";
import { openTable } from "../../files/tables/open.ts";
import { attempt, type Problem, type Result, unwrap } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import type { Observation } from "../observation.ts";
import type { Catalogue } from "../releases/catalogue.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";
import type { StagedRelease } from "../releases/staged.ts";
import { compareWithCurrent } from "./comparison.ts";
import type { FilePreview, ImportHints, ReleasePlan } from "./format.ts";
import { joinEarlier } from "./join.ts";
import { joinNotes } from "./join-notes.ts";
import { type ImportLog, openLog } from "./log.ts";
import { lossesAgainst } from "./losses.ts";
import type { DatasetReport, ImportReport, StagedImport } from "./model.ts";
import { previewFile } from "./preview.ts";
import { openReading } from "./reading.ts";
import { recogniseFormat } from "./recognise.ts";
import { sumNote, sumNoteText, withRegions } from "./sum-regions.ts";

export interface StageImportOptions {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly onProgress?: OnProgress;
  /** What the file is called in problems and in the report; nothing is inferred from it. */
  readonly name?: string;
  /** What a person says of a file that does not say it itself. */
  readonly hints?: ImportHints;
  /** True where a person means a table that lacks rows, or what a release of the same version has: they are then only told. */
  readonly acceptLosses?: boolean;
}

/**
 * Reads a publisher's file into releases that nobody sees yet, and reports what it found; publishing or discarding them is
 * the caller's deed. Everything or nothing: where a figure or a row is wrong, all problems are told (the first fifty with
 * their places) and nothing is left behind. Memory does not grow with the number of rows.
 *
 * Problems: `importing.*`, `reading.*`, `territory.*`, `releases.*`.
 */
export async function stageImport(path: string, options: StageImportOptions): Promise<Result<StagedImport>> {
  const { onProgress = silent, name, hints = {} } = options;
  return attempt(async () => {
    const file = unwrap(await openTable(path, { onProgress, ...(name === undefined ? {} : { name }) }));
    try {
      const preview = await previewFile(file);
      const recognised = unwrap(recogniseFormat(preview, file.file, hints));
      return await stageAll(file, preview, recognised.format, recognised.releases, options);
    } finally {
      await file.close();
    }
  });
}

async function stageAll(
  file: TableFile,
  preview: FilePreview,
  format: string,
  plans: readonly ReleasePlan[],
  options: StageImportOptions,
): Promise<StagedImport> {
  const log = openLog(file.file);
  const releases: StagedRelease[] = [];
  const datasets: DatasetReport[] = [];
  try {
    for (const plan of plans) {
      const latest = await latestOf(options.catalogue, plan);
      const staged = await stageOne(file, format, plan, latest, log, options);
      releases.push(staged);
      if (latest && !plan.series)
        tellLacks(log, options, await lossesAgainst(options.engine, latest, staged));
      log.throwIfFailed();
      datasets.push(await reportOn(staged, options));
    }
  } catch (error) {
    for (const one of releases) if (!one.published) await options.catalogue.discard(one);
    throw error;
  }
  const report: ImportReport = {
    file: file.file,
    bytes: file.bytes,
    sha256: file.sha256,
    format,
    sheets: [...log.sheets(preview.sheets.map((sheet) => sheet.name))],
    datasets,
    problems: log.problems().map(reported),
  };
  return { report, releases };
}

async function stageOne(
  file: TableFile,
  format: string,
  plan: ReleasePlan,
  latest: Release | undefined,
  log: ImportLog,
  options: StageImportOptions,
): Promise<StagedRelease> {
  const { catalogue, engine, onProgress } = options;
  const checks = plan.checks();
  const ownNotes = await plan.notes(file, log);
  const reading = openReading(file, log, checks);
  const earlier = plan.part ? latest : undefined;
  const version = laterVersion(plan, earlier);
  const { notes, rekeyed } = joinNotes(earlier?.description.notes ?? {}, ownNotes);
  const read = checked(plan.read(reading), log, rekeyed, () =>
    tellLacks(log, options, checks.lacks?.() ?? []),
  );
  const whole = plan.sumRegions ? withRegions(read) : read;
  const input = { sha256: file.sha256, bytes: file.bytes, format };
  const staged = await catalogue.stage(
    () => ({
      dataset: plan.dataset,
      version,
      source: { ...plan.source, version },
      inputs: [
        ...(earlier?.description.inputs ?? []).filter((one) => one.sha256 !== input.sha256),
        input,
      ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      notes: {
        ...notes,
        ...(plan.sumRegions ? { [sumNote]: sumNoteText } : {}),
      },
      findings: [...checks.findings()],
    }),
    earlier ? joinEarlier(engine, earlier, whole, (one) => checks.row([one]), plan.series) : whole,
    onProgress ? { onProgress } : {},
  );
  // What the reading told is more useful than that nothing came of it.
  if (!staged.ok) log.throwIfFailed();
  return unwrap(staged);
}

/** Ends with all errors of the reading, so that nothing is written where there was one. */
async function* checked(
  batches: AsyncIterable<readonly Observation[]>,
  log: ImportLog,
  rekeyed: (observation: Observation) => Observation,
  atEnd: () => void,
): AsyncGenerator<readonly Observation[], void, void> {
  for await (const batch of batches) {
    if (!log.failed) yield batch.map(rekeyed);
  }
  // Where rows could not be read, that some are missing is no news.
  if (!log.failed) atEnd();
  log.throwIfFailed();
}

/** What is missing is an error, unless somebody means it so. */
function tellLacks(log: ImportLog, { acceptLosses }: StageImportOptions, lacks: readonly Problem[]): void {
  for (const lack of lacks) log.tell(acceptLosses ? { ...lack, severity: "warning" } : lack);
}

function laterVersion({ version }: ReleasePlan, earlier: Release | undefined): string {
  if (!earlier || earlier.description.version < version) return version;
  return earlier.description.version;
}

/** The latest visible release that the file is a further part of: of the same version, or of any where series have their own. */
async function latestOf(catalogue: Catalogue, plan: ReleasePlan): Promise<Release | undefined> {
  const releases = await catalogue.list(plan.dataset);
  if (plan.series) return (await catalogue.current(plan.dataset)) ?? releases.at(-1);
  return releases.findLast(({ description }) => description.version === plan.version);
}

async function reportOn(staged: StagedRelease, options: StageImportOptions): Promise<DatasetReport> {
  const { coverage, findings, version } = staged.description;
  return {
    dataset: staged.dataset,
    version,
    release: staged.hash,
    observations: coverage.observations,
    missing: coverage.missing,
    findings,
    comparison: await compareWithCurrent(options.engine, options.catalogue, staged),
  };
}

function reported({ code, severity, place, facts }: Problem): ImportReport["problems"][number] {
  return { code, severity, facts: { ...facts }, ...(place === undefined ? {} : { place: { ...place } }) };
}
