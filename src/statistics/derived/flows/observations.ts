import { allAges } from "../../../kernel/age.ts";
import type { Measure, Sex } from "../../../kernel/dimension.ts";
import type { Period } from "../../../kernel/period.ts";
import type { TerritoryId } from "../../../kernel/territory/model.ts";
import type { Matrix } from "../../../methods/matrix.ts";
import type { Observation } from "../../observation.ts";
import { headline, measureOf, type SeriesTables, series } from "./table.ts";

/**
 * A hundred-thousandth of a person: what is less is nobody. Coarser rounding would unbalance the smallest territories;
 * finer digits are noise, and noise does not compress.
 */
const grain = 1e5;

/**
 * What a release of flows holds of one period and sex. Of both sexes every series and the two types of move; of women and
 * men the headline. The range everywhere. Cells where nobody moves are left out: they are zero.
 */
export function* flowObservations(
  names: readonly TerritoryId[],
  period: Period,
  sex: Sex,
  { flows, low, high, outward, returned }: SeriesTables,
): Generator<readonly Observation[], void, void> {
  const tables: (readonly [Measure, Matrix])[] = [];
  if (sex === "T") {
    for (const method of series) tables.push([measureOf(method), flows[method]]);
    tables.push(["flow-outward", outward], ["flow-return", returned]);
  } else tables.push([measureOf(headline), flows[headline]]);
  tables.push(["flow-low", low], ["flow-high", high]);
  for (const [measure, { values, rows: n }] of tables) {
    const batch: Observation[] = [];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const value = Math.round((values[i * n + j] ?? 0) * grain) / grain;
        const [origin, destination] = [names[i], names[j]];
        if (value === 0 || i === j || origin === undefined || destination === undefined) continue;
        batch.push({
          measure,
          destination,
          origin,
          sex,
          age: allAges,
          education: "T",
          period,
          value,
          status: "E",
          unit: "persons",
          dataType: null,
          notes: null,
        });
      }
    yield batch;
  }
}
