import { z } from "zod";

/**
 * The dimensions and attributes of an observation, after the SDMX cross-domain concepts (SDMX Content-Oriented
 * Guidelines, annex 1). In words: DESTINATION is SDMX's REF_AREA, ORIGIN its COUNTERPART_AREA.
 */

/** Total, male, female. SDMX CL_SEX writes the total `_T`. */
export const sexes = ["T", "M", "F"] as const;
export const Sex = z.enum(sexes);
export type Sex = z.infer<typeof Sex>;

/**
 * Education level after ISCED 2011, in the three bands in which migration data are published (OECD DIOC): low 0-2,
 * medium 3-4, high 5-8; `T` is all levels.
 */
export const educations = ["T", "LOW", "MEDIUM", "HIGH"] as const;
export const Education = z.enum(educations);
export type Education = z.infer<typeof Education>;

/**
 * The state of a value, by the letters of SDMX CL_OBS_STATUS 2.3. Missing is not zero, and the ways in which a
 * publisher writes "no number" stay apart.
 *
 * - `A` normal value; `E` estimated; `P` provisional; `I` imputed; `B` break in the series; `F` forecast
 * - `N` nil or negligible: the publisher wrote a dash; the value is 0
 * - `O` missing: the publisher wrote `..` or left the cell empty; the value is null
 * - `M` not applicable: the figure cannot exist; the value is null
 * - `Q` withheld: the publisher knows the number and protects it (UN DESA writes `~` below five); the value is null
 */
export const statuses = ["A", "E", "P", "I", "B", "F", "N", "O", "M", "Q"] as const;
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;

/** True where an observation of this status carries no number. */
export function isMissing(status: Status): boolean {
  return status === "O" || status === "M" || status === "Q";
}

/** Units, with their power of ten and SDMX UNIT_MEASURE code. Values are kept in the unit that the publisher uses. */
export const units = {
  persons: { sdmx: "PS", multiplier: 0 },
  "thousand-persons": { sdmx: "PS", multiplier: 3 },
  percent: { sdmx: "PC", multiplier: 0 },
  "million-usd": { sdmx: "USD", multiplier: 6 },
  usd: { sdmx: "USD", multiplier: 0 },
} as const;
export const Unit = z.enum(["persons", "thousand-persons", "percent", "million-usd", "usd"]);
export type Unit = z.infer<typeof Unit>;

/**
 * What is counted. Each has its words in the catalogue under `measure.<code>`.
 *
 * A flow is `immigration` as the destination reports it and `emigration` as the origin does. Money has the same two ends as
 * people have: its origin is where it is sent from, its destination where it is received. `flow-…` are estimates by the
 * method of that name (`methods/flows`), their lowest and highest value, and the parts of `flow-da-pb-closed` away from the
 * birthplace and back to it; the rest of it is moves between other territories.
 */
export const measures = [
  "migrant-stock",
  "refugee-stock",
  "population",
  "births",
  "deaths",
  "net-migration",
  "immigration",
  "emigration",
  "native-born",
  "remittances",
  "remittances-received",
  "remittances-paid",
  "remittances-received-share",
  "remittances-paid-share",
  "remittance-cost",
  "remittance-cost-500",
  "remittance-cost-smart",
  "flow-sd-drop-neg",
  "flow-sd-rev-neg",
  "flow-mig-rate",
  "flow-da-min-open",
  "flow-da-min-closed",
  "flow-da-pb-closed",
  "flow-low",
  "flow-high",
  "flow-outward",
  "flow-return",
] as const;
export const Measure = z.enum(measures);
export type Measure = z.infer<typeof Measure>;

/** Measures whose figures may be below zero: a balance of people, and a price where a promotion pays the sender. */
export const signedMeasures: ReadonlySet<Measure> = new Set([
  "net-migration",
  "remittance-cost",
  "remittance-cost-500",
  "remittance-cost-smart",
]);

/**
 * How a migrant is told from the rest, as UN DESA's column "Type of data" says, in the publisher's order: `B` foreign-born,
 * `C` foreign citizens, `R` refugees added, `I` imputed. Written without spaces, for example `BR`.
 */
export const DataType = z.string().regex(/^[BCRI]{1,4}$/);
export type DataType = z.infer<typeof DataType>;
