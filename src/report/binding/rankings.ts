import { formatEvidence } from "../../kernel/evidence.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { world } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import { largestFirst } from "../../statistics/questions/amount.ts";
import type { Basis, Statistics } from "../../statistics/questions/basis.ts";
import { basisOf, currentCube } from "../../statistics/questions/basis.ts";
import { figuresByDestination } from "../../statistics/questions/figures.ts";
import { topFlows } from "../../statistics/questions/flows-world.ts";
import { emigrantsOf, origins } from "../../statistics/questions/stock.ts";
import { topCorridors } from "../../statistics/questions/top-corridors.ts";
import { worldStock } from "../../statistics/questions/world.ts";
import type { Found } from "./measures.ts";
import type { Ranking, Source, Taken } from "./model.ts";

type Ranked = Extract<Source, { readonly kind: "ranked" }>;

/** A place in a ranking: whose, how much, and the cells that say it. */
interface Row {
  /** `USA`; of a corridor or flow `MEX USA`. */
  readonly name: string;
  readonly value: Exclude<Taken["value"], string>;
  readonly cells: readonly Readonly<Record<string, string>>[];
}

interface Ranks {
  readonly basis: Basis;
  readonly period: string;
  readonly rows: readonly Row[];
}

/** A ranking holds no more than a page shows. */
const most = 100;

/**
 * Who stands at a place of a ranking by the current release, or with how much. No value where there are fewer places.
 * Problems: `report-proposals.no-release`, `report-proposals.no-period`.
 */
export async function resolveRanked(statistics: Statistics, source: Ranked): Promise<Result<Found>> {
  const period = parsePeriod(source.period);
  if (!period.ok) return period;
  const ranks = await rankingOf[source.ranking](statistics, period.value);
  if (!ranks) return failed(problem("report-proposals.no-release", { dataset: datasetOf[source.ranking] }));
  if (ranks.period !== source.period)
    return failed(
      problem("report-proposals.no-period", { dataset: ranks.basis.dataset, period: source.period }),
    );
  const row = ranks.rows[source.place - 1];
  const { dataset, release } = ranks.basis;
  const cells = row?.cells ?? [{ period: source.period }];
  return ok({
    value: row ? (source.what === "name" ? row.name : row.value) : null,
    evidence: cells.map((slice) =>
      formatEvidence({ kind: "observation", subject: dataset, version: release, slice }),
    ),
  });
}

const datasetOf: Readonly<Record<Ranking, string>> = {
  corridors: "un-desa-stock",
  destinations: "un-desa-stock",
  origins: "un-desa-stock",
  flows: "corridor-flows",
  remittances: "world-bank-indicators",
};

const rankingOf: Readonly<
  Record<Ranking, (statistics: Statistics, period: Period) => Promise<Ranks | null>>
> = {
  async corridors(statistics, period) {
    const found = await topCorridors(statistics, { period, limit: most });
    const [basis] = found?.basis ?? [];
    if (!found || !basis) return null;
    const rows = found.corridors.map(({ origin, destination, value }) => ({
      name: `${origin} ${destination}`,
      value,
      cells: [{ measure: "migrant-stock", origin, destination, period, sex: "T" }],
    }));
    return { basis, period: found.period, rows };
  },
  async destinations(statistics, period) {
    const found = await worldStock(statistics, { period });
    const [basis] = found?.basis ?? [];
    if (!found || !basis) return null;
    const rows = found.destinations.slice(0, most).map(({ territory: destination, value }) => ({
      name: destination,
      value,
      cells: [{ measure: "migrant-stock", origin: world, destination, period, sex: "T" }],
    }));
    return { basis, period: found.period, rows };
  },
  async origins(statistics, period) {
    const cube = await currentCube(statistics, "un-desa-stock");
    if (!cube) return null;
    if (!cube.periods.includes(period)) return { basis: basisOf(cube.release), period: "", rows: [] };
    const rows = origins(cube)
      .filter((id) => territory(id)?.kind === "territory")
      .map((origin) => ({
        name: origin,
        value: emigrantsOf(cube, origin, { period, sex: "T" }).value,
        cells: [{ measure: "migrant-stock", origin, destination: world, period, sex: "T" }],
      }))
      .sort(largestFirst(({ name }) => name))
      .slice(0, most);
    return { basis: basisOf(cube.release), period, rows };
  },
  async flows(statistics, period) {
    const found = await topFlows(statistics, { period, limit: most });
    if (!found) return null;
    const rows = found.flows.map(({ origin, destination, low, high }) => ({
      name: `${origin} ${destination}`,
      // An estimate without its range is not to be shown.
      value: { low, high },
      cells: ["flow-low", "flow-high"].map((measure) => ({ measure, origin, destination, period, sex: "T" })),
    }));
    return { basis: found.basis, period: found.period, rows };
  },
  async remittances(statistics, period) {
    const release = await statistics.catalogue.current("world-bank-indicators");
    if (!release) return null;
    const measure = "remittances-received";
    const found = await figuresByDestination(statistics, release, { measure, period });
    if (found?.measure !== measure) return null;
    const rows = found.destinations.slice(0, most).map(({ destination, bySex }) => ({
      name: destination,
      value: bySex.T?.value ?? null,
      cells: [{ measure, destination, period }],
    }));
    return { basis: basisOf(release), period: found.period, rows };
  },
};
