import { type Measure, units } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { costTargets } from "../../methods/indicators/prices.ts";
import { impliedGdp } from "../../methods/indicators/remittances.ts";
import { basisOf, remembered } from "../questions/basis.ts";
import { emigrantsOf, withMembers } from "../questions/stock.ts";
import type { Cube } from "../releases/cube.ts";
import type { DatasetId } from "../releases/model.ts";
import { type Definition, quotientFound, type Ready, sliceOf, statedFound, sumFound } from "./definition.ts";
import type { Opened } from "./opened.ts";

/** Indicators of money: `methods/indicators/remittances.ts` and `prices.ts`. Amounts in US dollars of the year. */

/** World Development Indicators tell gaps from zeros; the tables of KNOMAD do not, and come second. */
const moneyDatasets = [
  "world-bank-indicators",
  "world-bank-remittances",
] as const satisfies readonly DatasetId[];

/** The footnote of KNOMAD's zeros, which may be gaps. */
const zeroNote = "zero";

/** A figure in US dollars or per cent; null where there is none, or where a zero may be a gap. */
function figure(cube: Cube, measure: Measure, destination: TerritoryId, period: Period): number | null {
  const cell = cube.cell({ measure, destination, period });
  if (!cell || cell.value === null) return null;
  if (cell.value === 0 && cell.notes?.split(",").includes(zeroNote)) return null;
  return cell.value * 10 ** units[cell.unit].multiplier;
}

function moneyCube({ cubes }: Opened, measure: Measure): Cube | undefined {
  return moneyDatasets.map((dataset) => cubes[dataset]).find((cube) => cube?.measures.includes(measure));
}

/** Periods in which a release has a figure of the measure; the cube's own are those of all its measures. */
function periodsOf(cube: Cube, measure: Measure): readonly Period[] {
  return remembered(cube, `periods of ${measure}`, () => {
    const found = new Set<Period>();
    cube.forEach((point, cell) => {
      if (point.measure === measure && cell.value !== null) found.add(point.period);
    });
    return cube.periods.filter((period) => found.has(period));
  });
}

function money(id: Definition["id"], measure: Measure): Definition {
  return {
    id,
    unit: "usd",
    needs: moneyDatasets,
    open(opened) {
      const cube = moneyCube(opened, measure);
      if (!cube) return undefined;
      const basis = basisOf(cube.release);
      return {
        basis: [basis],
        periods: periodsOf(cube, measure),
        figure: (territory, period) => sumFound(territory, (one) => figure(cube, measure, one, period)),
        evidence: (territory, period) => [sliceOf(basis, { measure, destination: territory, period })],
      };
    },
  };
}

/** Of a territory what the Bank states; of a region or group sums, with the product that each stated share implies. */
const remittancesShare: Definition = {
  id: "remittances-share",
  unit: "percent",
  needs: moneyDatasets,
  open(opened) {
    const [received, share] = ["remittances-received", "remittances-received-share"] as const;
    const cube = moneyCube(opened, share);
    if (!cube) return undefined;
    const amounts = cube.measures.includes(received) ? cube : undefined;
    const basis = basisOf(cube.release);
    const measures = amounts ? [share, received] : [share];
    return {
      basis: [basis],
      periods: periodsOf(cube, share),
      figure(territory, period) {
        if (withMembers(territory)[0] === territory)
          return statedFound(figure(cube, share, territory, period));
        if (!amounts) return statedFound(null, "not-additive");
        return quotientFound(territory, 100, (one) => {
          const numerator = figure(amounts, received, one, period);
          return { numerator, denominator: impliedGdp(numerator, figure(cube, share, one, period)) };
        });
      },
      evidence: (territory, period) =>
        measures.map((measure) => sliceOf(basis, { measure, destination: territory, period })),
    };
  },
};

const perEmigrant: Definition = {
  id: "remittances-per-emigrant",
  unit: "usd-per-person",
  needs: [...moneyDatasets, "un-desa-stock"],
  open(opened) {
    const measure = "remittances-received";
    const cube = moneyCube(opened, measure);
    const stock = opened.cubes["un-desa-stock"];
    if (!cube || !stock) return undefined;
    const [money, people] = [basisOf(cube.release), basisOf(stock.release)];
    return {
      basis: [money, people],
      periods: periodsOf(cube, measure).filter((period) => stock.periods.includes(period)),
      figure: (territory, period) =>
        quotientFound(territory, 1, (one) => ({
          numerator: figure(cube, measure, one, period),
          denominator: emigrantsOf(stock, one, { period, sex: "T" }).value,
        })),
      evidence: (territory, period) => [
        sliceOf(money, { measure, destination: territory, period }),
        sliceOf(people, {
          measure: "migrant-stock",
          destination: world,
          origin: territory,
          period,
          sex: "T",
        }),
      ],
    };
  },
};

/**
 * SDG 10.c.1 (a). It is a mean over services, so it does not add up: a region has a figure only where the publisher states one.
 */
function cost(id: Definition["id"], end: "destination" | "origin"): Definition {
  const ends = (territory: TerritoryId) =>
    end === "destination"
      ? { destination: territory, origin: world }
      : { destination: world, origin: territory };
  return {
    id,
    unit: "percent",
    needs: ["world-bank-indicators", "remittance-prices"],
    open({ cubes }) {
      const measure = "remittance-cost";
      const cube = [cubes["world-bank-indicators"], cubes["remittance-prices"]].find(
        (one) => one?.measures.includes(measure) && one.origins.includes(world),
      );
      if (!cube) return undefined;
      const basis = basisOf(cube.release);
      return {
        basis: [basis],
        periods: periodsOf(cube, measure),
        figure: (territory, period) => {
          const cell = cube.cell({ measure, period, ...ends(territory) });
          const whole = withMembers(territory)[0] === territory;
          return statedFound(cell?.value ?? null, whole ? "numerator-missing" : "not-additive");
        },
        evidence: (territory, period) => [sliceOf(basis, { measure, period, ...ends(territory) })],
      };
    },
  };
}

/**
 * SDG 10.c.1 (b): corridors to a territory on which even the three cheapest services cost more than 5 per cent, in per cent of
 * those that have three.
 */
const aboveTarget: Definition = {
  id: "corridors-above-target",
  unit: "percent",
  needs: ["remittance-prices"],
  open({ cubes }): Ready | undefined {
    const cube = cubes["remittance-prices"];
    const measure = "remittance-cost-smart";
    if (!cube?.measures.includes(measure)) return undefined;
    const basis = basisOf(cube.release);
    return {
      basis: [basis],
      periods: periodsOf(cube, measure),
      figure: (territory, period) =>
        quotientFound(territory, 100, (destination) => {
          const costs = cube.origins.flatMap(
            (origin) => cube.cell({ measure, origin, destination, period })?.value ?? [],
          );
          if (costs.length === 0) return { numerator: null, denominator: null };
          return {
            numerator: costs.filter((value) => value > costTargets.corridor).length,
            denominator: costs.length,
          };
        }),
      evidence: (territory, period) => [sliceOf(basis, { measure, destination: territory, period })],
    };
  },
};

export const moneyIndicators: readonly Definition[] = [
  money("remittances-received", "remittances-received"),
  remittancesShare,
  perEmigrant,
  money("remittances-paid", "remittances-paid"),
  cost("remittance-cost-to", "destination"),
  cost("remittance-cost-from", "origin"),
  aboveTarget,
];
