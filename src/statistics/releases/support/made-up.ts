import fc from "fast-check";
import type { AgeGroup } from "../../../kernel/age.ts";
import { isMissing, statuses } from "../../../kernel/dimension.ts";
import type { Period } from "../../../kernel/period.ts";
import { TerritoryId } from "../../../kernel/territory/model.ts";
import { key, type Observation } from "../../observation.ts";

const id = (text: string) => TerritoryId.parse(text);

/** Few values in each dimension, so that two made-up releases meet in many keys. */
const destination = fc.constantFrom(...["001", "DEU", "MEX", "USA", "1503"].map(id));
const origin = fc.constantFrom(...[...["001", "2003", "MEX", "UKR"].map(id), null]);
const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
);

/** Any observation that a release may hold. */
export const anyObservation: fc.Arbitrary<Observation> = fc
  .record({
    measure: fc.constantFrom("migrant-stock", "refugee-stock"),
    destination,
    origin,
    sex: fc.constantFrom("T", "M", "F"),
    age: fc.constantFrom("T", "0-4", "75+").map((text) => text as AgeGroup),
    education: fc.constantFrom("T", "HIGH"),
    period: fc.constantFrom("1990", "2020", "2015-2020").map((text) => text as Period),
    value,
    status: fc.constantFrom(...statuses),
    unit: fc.constantFrom("persons", "thousand-persons"),
    dataType: fc.constantFrom("B", "CR", null),
    notes: fc.constantFrom("1", "1,a", null),
  } as const)
  .map((o): Observation => ({ ...o, value: isMissing(o.status) ? null : o.value }));

/** Observations of which no two have the same key, at least one. */
export const anyObservations: fc.Arbitrary<Observation[]> = fc.uniqueArray(anyObservation, {
  selector: key,
  minLength: 1,
  maxLength: 60,
});

/** Sorts as the file is sorted: by code units of each dimension, no origin first. */
export function inFileOrder(observations: readonly Observation[]): Observation[] {
  const parts = (o: Observation) => [
    o.measure,
    o.destination,
    o.origin ?? "",
    o.sex,
    o.age,
    o.education,
    o.period,
  ];
  return observations.toSorted((a, b) => {
    const [x, y] = [parts(a), parts(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at < 0 ? 0 : (x[at] ?? "") < (y[at] ?? "") ? -1 : 1;
  });
}
