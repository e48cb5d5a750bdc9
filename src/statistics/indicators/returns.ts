import { z } from "zod";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { TerritoryId, world } from "../../kernel/territory/model.ts";
import { type Basis, basisOf, type Statistics } from "../questions/basis.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";

/** Arrivals as estimated from stocks, and those of them who come back to where they were born. */
export interface Returns {
  readonly basis: Basis;
  readonly periods: readonly Period[];
  arrived(id: TerritoryId, period: Period): number | null;
  returned(id: TerritoryId, period: Period): number | null;
}

export const returnMeasures = { arrived: "flow-da-pb-closed", returned: "flow-return" } as const;

const sums = `
  SELECT destination, measure, period, sum(value ORDER BY value) AS persons FROM read_parquet($path)
  WHERE sex = 'T' AND age = 'T' AND value IS NOT NULL AND measure IN ($arrived, $returned) AND origin <> $world
  GROUP BY ALL ORDER BY ALL`;

const Row = z.object({
  destination: TerritoryId,
  measure: z.string(),
  period: z.string(),
  persons: z.number(),
});

const known = new WeakMap<Engine, Map<string, Promise<Returns>>>();

/** Arrivals and returns from the current release of estimated flows; undefined where there is none. */
export async function readReturns({ engine, catalogue }: Statistics): Promise<Returns | undefined> {
  const release = await catalogue.current("corridor-flows");
  if (!release) return undefined;
  const all = known.get(engine) ?? new Map<string, Promise<Returns>>();
  known.set(engine, all);
  const returns = all.get(release.hash) ?? sumUp(engine, release);
  all.set(release.hash, returns);
  returns.catch(() => all.delete(release.hash));
  return returns;
}

async function sumUp(engine: Engine, release: Release): Promise<Returns> {
  const rows = await engine.rows(sums, { path: release.parquet, ...returnMeasures, world }, Row);
  const figures = new Map(
    rows.map(({ destination, measure, period, persons }) => [`${measure} ${destination} ${period}`, persons]),
  );
  const at = (measure: string) => (id: TerritoryId, period: Period) =>
    figures.get(`${measure} ${id} ${period}`) ?? null;
  const periods = [...new Set(rows.map(({ period }) => period))].flatMap((text) => {
    const period = parsePeriod(text);
    return period.ok ? [period.value] : [];
  });
  return {
    basis: basisOf(release),
    periods,
    arrived: at(returnMeasures.arrived),
    returned: at(returnMeasures.returned),
  };
}
