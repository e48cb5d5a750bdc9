import { parseEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { asOf } from "../../statistics/questions/vintage.ts";
import { DatasetId, type Release } from "../../statistics/releases/model.ts";

/**
 * The statistics with every release that some references name in the place of its dataset's current one: what is asked of them is
 * answered as it was when the references were taken. Problem: `report-proposals.withdrawn`, where such a release is no longer there.
 */
export async function pinned(
  statistics: Statistics,
  evidence: readonly string[],
): Promise<Result<Statistics>> {
  let then = statistics;
  for (const text of evidence) {
    const read = parseEvidence(text);
    if (!read.ok) return read;
    const { kind, subject, version } = read.value;
    if (kind !== "observation" || version === undefined) continue;
    const release = await statistics.catalogue.find(subject, version);
    if (!release.ok)
      return failed(
        problem("report-proposals.withdrawn", { dataset: subject, release: version.slice(0, 8) }),
      );
    then = asOf(then, release.value);
  }
  return ok(then);
}

/** The current release of a dataset. Problem: `report-proposals.no-release`. */
export async function currentRelease({ catalogue }: Statistics, dataset: string): Promise<Result<Release>> {
  const known = DatasetId.safeParse(dataset);
  const release = known.success ? await catalogue.current(known.data) : undefined;
  return release ? ok(release) : failed(problem("report-proposals.no-release", { dataset }));
}

/** Statistics that note which releases are asked for, for what does not say itself on which ones it rests. */
export function noting(statistics: Statistics): {
  readonly statistics: Statistics;
  readonly asked: ReadonlyMap<DatasetId, Release>;
} {
  const asked = new Map<DatasetId, Release>();
  const { catalogue } = statistics;
  const current = async (dataset: DatasetId) => {
    const release = await catalogue.current(dataset);
    if (release) asked.set(dataset, release);
    return release;
  };
  return { statistics: { ...statistics, catalogue: { ...catalogue, current } }, asked };
}
