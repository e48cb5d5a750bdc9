import type { Catalogue } from "../releases/catalogue.ts";
import { type Change, compareReleases } from "../releases/compare.ts";
import type { Engine } from "../releases/engine.ts";
import type { StagedRelease } from "../releases/staged.ts";
import type { ComparisonReport, Revision } from "./model.ts";

/** How many of the biggest revisions a report lists. */
const biggest = 10;

/** What would change against the release that is current now; null where there is none. */
export async function compareWithCurrent(
  engine: Engine,
  catalogue: Catalogue,
  staged: StagedRelease,
): Promise<ComparisonReport | null> {
  const current = await catalogue.current(staged.dataset);
  if (!current) return null;
  const against = { release: current.hash, version: current.description.version };
  if (current.hash === staged.hash) return { against, added: 0, removed: 0, revised: 0, biggest: [] };
  const { counts, biggest: revisions } = await compareReleases(engine, current, staged, { biggest });
  return {
    against,
    added: counts.added,
    removed: counts.removed,
    revised: counts.revised,
    biggest: revisions.map(revision),
  };
}

function revision({ destination, origin, measure, sex, age, period, before, after }: Change): Revision {
  return { destination, origin, measure, sex, age, period, before, after };
}
