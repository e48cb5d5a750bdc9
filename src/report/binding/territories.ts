import { z } from "zod";
import { allAges } from "../../kernel/age.ts";
import { formatEvidence } from "../../kernel/evidence.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { world } from "../../kernel/territory/model.ts";
import { allTerritories } from "../../kernel/territory/register.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Found } from "./measures.ts";
import type { Source } from "./model.ts";
import { currentRelease } from "./releases.ts";

const counted = `
  SELECT count(DISTINCT destination) AS places FROM read_parquet($path)
  WHERE measure = $measure AND period = $period AND (age <> $ages) = $byAge AND value IS NOT NULL
    AND (origin IS NULL OR origin = $world) AND destination = ANY($territories)
    AND ($limit IS NULL OR value > $limit)`;

const Row = z.object({ places: z.number() });

/**
 * For how many countries or areas the current release states a number as destinations, in the unit of the publisher; regions and groups
 * do not count. Problem: `report-proposals.no-release`.
 */
export async function resolveTerritories(
  statistics: Statistics,
  { dataset, measure, period, byAge, above }: Extract<Source, { readonly kind: "territories" }>,
): Promise<Result<Found>> {
  const release = await currentRelease(statistics, dataset);
  if (!release.ok) return release;
  const { parquet, hash } = release.value;
  const territories = allTerritories().flatMap(({ id, kind }) => (kind === "territory" ? [id] : []));
  const at = { path: parquet, measure, period, byAge, limit: above, ages: allAges, world, territories };
  const [row] = await statistics.engine.rows(counted, at, Row);
  const slice = { measure, period };
  const evidence = formatEvidence({ kind: "observation", subject: dataset, version: hash, slice });
  return ok({ value: row?.places ?? 0, evidence: [evidence] });
}
