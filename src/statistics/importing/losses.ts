import { z } from "zod";
import { type Problem, problem } from "../../kernel/problem.ts";
import { territory } from "../../kernel/territory/register.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";
import { sumNote } from "./sum-regions.ts";

/** So large a share of a release's figures does not go by correction. */
const sizeable = 0.01;

/** How many of the areas that would go are named. */
const named = 5;

/** Figures that the earlier release has and the later does not; sums of ours are none that a publisher could withdraw. */
const losses = `
  WITH earlier AS (SELECT * FROM read_parquet($before) WHERE coalesce(notes, '') <> '${sumNote}')
  SELECT count(*) AS gone, (SELECT count(*) FROM earlier) AS had
  FROM earlier ANTI JOIN read_parquet($path) AS later
    ON earlier.measure = later.measure AND earlier.destination = later.destination
    AND earlier.origin IS NOT DISTINCT FROM later.origin AND earlier.sex = later.sex AND earlier.age = later.age
    AND earlier.education = later.education AND earlier.period = later.period`;

const Losses = z.object({ gone: z.int(), had: z.int() });

/** Destinations of which nothing is left of a measure in a year. */
const vanished = `
  SELECT DISTINCT destination FROM (
    SELECT DISTINCT measure, destination, period FROM read_parquet($before)
    WHERE coalesce(notes, '') <> '${sumNote}'
    EXCEPT SELECT DISTINCT measure, destination, period FROM read_parquet($path)
  ) ORDER BY destination`;

const Vanished = z.object({ destination: z.string() });

/**
 * What an import would take away from a release of the same version. A publisher corrects figures, but hardly takes a
 * country or a hundredth of a table back: a file that does was cut, or somebody took rows out of it. The problem
 * (`importing.losses`, `importing.losses-of-areas`) names what would go; none where it is little.
 */
export async function lossesAgainst(
  engine: Engine,
  earlier: Release,
  later: Release,
): Promise<readonly Problem[]> {
  if (earlier.hash === later.hash) return [];
  const paths = { before: earlier.parquet, path: later.parquet };
  const [counts] = await engine.rows(losses, paths, Losses);
  if (!counts || counts.gone === 0) return [];
  const areas = await engine.rows(vanished, paths, Vanished);
  if (areas.length === 0 && counts.gone <= counts.had * sizeable) return [];
  const { dataset, version } = earlier.description;
  const facts = { dataset, version, release: earlier.hash.slice(0, 12), count: counts.gone, had: counts.had };
  if (areas.length === 0) return [problem("importing.losses", facts)];
  const names = areas
    .slice(0, named)
    .map(({ destination }) => territory(destination)?.names.en ?? destination)
    .join("; ");
  return [problem("importing.losses-of-areas", { ...facts, areas: areas.length, names })];
}
