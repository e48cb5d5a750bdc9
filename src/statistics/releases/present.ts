import type { Observation } from "../observation.ts";
import type { Release } from "./model.ts";

/** An observation as people and programs get it: on the command line, from the API, in downloads. */
export interface PresentedObservation {
  readonly dataset: string;
  /** The whole hash of the release. */
  readonly release: string;
  /** ISO 3166-1 alpha-3 where there is one, else the M49 number; null where the figure has no origin. */
  readonly origin: string | null;
  readonly destination: string;
  readonly sex: string;
  readonly age: string;
  readonly period: string;
  /** In `unit`; null where `status` says why there is none. */
  readonly value: number | null;
  readonly unit: string;
  readonly status: string;
  readonly measure: string;
  readonly education: string;
  readonly dataType: string | null;
  /** Keys of the publisher's footnotes, comma-separated; the texts are in the description of the release. */
  readonly notes: string | null;
}

/** The names in {@link PresentedObservation}, in the order of columns in tables and files. */
export const presentedColumns = [
  "dataset",
  "release",
  "origin",
  "destination",
  "sex",
  "age",
  "period",
  "value",
  "unit",
  "status",
  "measure",
  "education",
  "dataType",
  "notes",
] as const satisfies readonly (keyof PresentedObservation)[];

/** The one shape in which an observation leaves Corridor. */
export function presentObservation(release: Release, o: Observation): PresentedObservation {
  return {
    dataset: release.description.dataset,
    release: release.hash,
    origin: o.origin,
    destination: o.destination,
    sex: o.sex,
    age: o.age,
    period: o.period,
    value: o.value,
    unit: o.unit,
    status: o.status,
    measure: o.measure,
    education: o.education,
    dataType: o.dataType,
    notes: o.notes,
  };
}
