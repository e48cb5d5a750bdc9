import { type AgeGroup, ageBounds } from "../../kernel/age.ts";
import type { Sex } from "../../kernel/dimension.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { nativesEverywhere } from "../../methods/indicators/stock.ts";
import { amountOf } from "../questions/amount.ts";
import { type Basis, basisOf } from "../questions/basis.ts";
import { emigrantsOf, immigrants } from "../questions/stock.ts";
import type { Cube } from "../releases/cube.ts";
import { type Definition, quotientFound, type Ready, sliceOf, sumFound } from "./definition.ts";
import type { Opened } from "./opened.ts";

/** Indicators of the migrant stock. Their formulas are those of `methods/indicators/stock.ts`, over sums. */

const stockDataset = ["un-desa-stock"] as const;
const withPopulation = ["un-desa-stock", "un-wpp"] as const;

type Read = (cube: Cube, one: TerritoryId, period: Ready["periods"][number]) => number | null;

const living =
  (sex: Sex): Read =>
  (cube, one, period) =>
    immigrants(cube, one, { period, sex }).value;
const gone =
  (sex: Sex): Read =>
  (cube, one, period) =>
    emigrantsOf(cube, one, { period, sex }).value;

/** The slice of those who live in a territory, or who come from it. */
function people(basis: Basis, side: "living" | "gone", id: TerritoryId, period: string, sex: Sex) {
  const ends = side === "living" ? { destination: id, origin: world } : { destination: world, origin: id };
  return sliceOf(basis, { measure: "migrant-stock", ...ends, period, sex });
}

function ofStock(
  opened: Opened,
  make: (cube: Cube, basis: Basis) => Omit<Ready, "basis" | "periods">,
): Ready | undefined {
  const cube = opened.cubes["un-desa-stock"];
  if (!cube) return undefined;
  const basis = basisOf(cube.release);
  return { basis: [basis], periods: cube.periods, ...make(cube, basis) };
}

function ofSexes(
  id: Definition["id"],
  side: "living" | "gone",
  above: Sex,
  below: Sex,
  unit: Definition["unit"],
): Definition {
  const read = side === "living" ? living : gone;
  return {
    id,
    unit,
    needs: stockDataset,
    open: (opened) =>
      ofStock(opened, (cube, basis) => ({
        figure: (territory, period) =>
          quotientFound(territory, 100, (one) => ({
            numerator: read(above)(cube, one, period),
            denominator: read(below)(cube, one, period),
          })),
        evidence: (territory, period) =>
          [above, below].map((sex) => people(basis, side, territory, period, sex)),
      })),
  };
}

function persons(id: Definition["id"], side: "living" | "gone"): Definition {
  const read = side === "living" ? living : gone;
  return {
    id,
    unit: "persons",
    needs: stockDataset,
    open: (opened) =>
      ofStock(opened, (cube, basis) => ({
        figure: (territory, period) => sumFound(territory, (one) => read("T")(cube, one, period)),
        evidence: (territory, period) => [people(basis, side, territory, period, "T")],
      })),
  };
}

function ofPopulation(id: Definition["id"], side: "living" | "gone", everywhere = false): Definition {
  return {
    id,
    unit: "percent",
    needs: withPopulation,
    open(opened) {
      const { population } = opened;
      const ready = ofStock(opened, (cube, basis) => ({
        figure: (territory, period) =>
          quotientFound(territory, 100, (one) => {
            const numerator = (side === "living" ? living : gone)("T")(cube, one, period);
            const residents = population?.at(one, period, "T").value ?? null;
            const came = everywhere ? living("T")(cube, one, period) : null;
            const denominator = everywhere ? nativesEverywhere(numerator, residents, came) : residents;
            return { numerator, denominator };
          }),
        evidence: (territory, period) => [
          people(basis, side, territory, period, "T"),
          ...(everywhere ? [people(basis, "living", territory, period, "T")] : []),
          ...(population
            ? [sliceOf(population.basis, { measure: "population", destination: territory, period, sex: "T" })]
            : []),
        ],
      }));
      return ready && population && { ...ready, basis: [...ready.basis, population.basis] };
    },
  };
}

/** Migrants too young or too old for most work for each hundred of those between, from the stock by age. */
const ageDependency: Definition = {
  id: "age-dependency",
  unit: "per-hundred",
  needs: ["un-desa-stock-age"],
  open({ cubes }) {
    const cube = cubes["un-desa-stock-age"];
    if (!cube) return undefined;
    const groups = cube.ages.filter((age) => age !== "T");
    const inside = (age: AgeGroup) => ageBounds(age).start >= 15 && ageBounds(age).end <= 64;
    const basis = basisOf(cube.release);
    return {
      basis: [basis],
      periods: cube.periods,
      figure: (territory, period) =>
        quotientFound(territory, 100, (one) => {
          const sumOf = (ages: readonly AgeGroup[]) =>
            ages.reduce((total: number | null, age) => {
              const { value } = amountOf(cube.cell({ destination: one, period, age }));
              return total === null || value === null ? null : total + value;
            }, 0);
          const working = groups.filter(inside);
          const others = groups.filter((age) => !inside(age));
          return { numerator: sumOf(others), denominator: sumOf(working) };
        }),
      evidence: (territory, period) => [
        sliceOf(basis, { measure: "migrant-stock", destination: territory, period, sex: "T" }),
      ],
    };
  },
};

/** Refugees and asylum seekers in per cent of the migrant stock, both as the workbook by destination states them. */
const refugeeShare: Definition = {
  id: "refugee-share",
  unit: "percent",
  needs: ["un-desa-stock-total"],
  open({ cubes }) {
    const cube = cubes["un-desa-stock-total"];
    if (!cube?.measures.includes("refugee-stock")) return undefined;
    const basis = basisOf(cube.release);
    return {
      basis: [basis],
      periods: cube.periods,
      figure: (territory, period) =>
        quotientFound(territory, 100, (one) => ({
          numerator: amountOf(cube.cell({ measure: "refugee-stock", destination: one, period })).value,
          denominator: amountOf(cube.cell({ measure: "migrant-stock", destination: one, period })).value,
        })),
      evidence: (territory, period) =>
        ["refugee-stock", "migrant-stock"].map((measure) =>
          sliceOf(basis, { measure, destination: territory, period, sex: "T" }),
        ),
    };
  },
};

export const stockIndicators: readonly Definition[] = [
  persons("migrant-stock", "living"),
  ofPopulation("migrant-stock-share", "living"),
  ofSexes("womens-share", "living", "F", "T", "percent"),
  ofSexes("sex-ratio", "living", "M", "F", "per-hundred"),
  ageDependency,
  refugeeShare,
  persons("emigrants", "gone"),
  ofPopulation("emigrant-share", "gone"),
  ofPopulation("emigrant-share-of-natives", "gone", true),
  ofSexes("womens-share-of-emigrants", "gone", "F", "T", "percent"),
];
