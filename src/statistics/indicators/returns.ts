import { z } from "zod";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { TerritoryId, world } from "../../kernel/territory/model.ts";
import { type Basis, basisOf, type Statistics } from "../questions/basis.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";
import { type Definition, quotientFound, sliceOf } from "./definition.ts";

/** Arrivals as estimated from stocks, and those of them who come back to where they were born. */
export interface Returns {
  readonly basis: Basis;
  readonly periods: readonly Period[];
  arrived(id: TerritoryId, period: Period): number | null;
  returned(id: TerritoryId, period: Period): number | null;
}

const measures = { arrived: "flow-da-pb-closed", returned: "flow-return" } as const;

const sums = `
  SELECT destination, measure, period, sum(value) AS persons FROM read_parquet($path)
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
  const rows = await engine.rows(sums, { path: release.parquet, ...measures, world }, Row);
  const figures = new Map(
    rows.map(({ destination, measure, period, persons }) => [`${measure} ${destination} ${period}`, persons]),
  );
  const at = (measure: string) => (id: TerritoryId, period: Period) =>
    figures.get(`${measure} ${id} ${period}`) ?? null;
  const periods = [...new Set(rows.map(({ period }) => period))].flatMap((text) => {
    const period = parsePeriod(text);
    return period.ok ? [period.value] : [];
  });
  return { basis: basisOf(release), periods, arrived: at(measures.arrived), returned: at(measures.returned) };
}

/** Those who come back to where they were born in per cent of all who arrive, over the years between two stocks. */
export const returnShare: Definition = {
  id: "return-share",
  unit: "percent",
  needs: ["corridor-flows"],
  open({ returns }) {
    if (!returns) return undefined;
    const { basis, periods, arrived, returned } = returns;
    return {
      basis: [basis],
      periods,
      figure: (territory, period) =>
        quotientFound(territory, 100, (one) => {
          const denominator = arrived(one, period);
          // A territory to which people move and nobody comes back has no row of returns: that is a zero.
          return { numerator: returned(one, period) ?? (denominator === null ? null : 0), denominator };
        }),
      evidence: (territory, period) =>
        [measures.returned, measures.arrived].map((measure) =>
          sliceOf(basis, { measure, destination: territory, period, sex: "T" }),
        ),
    };
  },
};
