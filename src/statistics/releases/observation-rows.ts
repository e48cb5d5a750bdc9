import { z } from "zod";
import { type AgeGroup, parseAge } from "../../kernel/age.ts";
import { DataType, Education, Measure, Sex, Status, Unit } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import type { ColumnBatch } from "./engine.ts";
import type { Value } from "./pool.ts";

/** The columns of a query that {@link observationReader} understands, in the order of the file. */
export const observationColumns =
  "measure, destination, origin, sex, age, education, period, value, status, unit, data_type, notes";

type Check<T> = (value: Value) => T;

/** The same few texts come a million times: each is checked once. */
function once<T>(check: Check<T>): Check<T> {
  const known = new Map<Value, T>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const checked = check(value);
    known.set(value, checked);
    return checked;
  };
}

const texts = z.string();
const territories = TerritoryId.nullable();
const dataTypes = DataType.nullable();
const numbers = z.number().nullable();
const notes = z.string().nullable();

/** Turns batches of columns into observations, each value checked. One reader serves one stream. */
export function observationReader(): (batch: ColumnBatch) => readonly Observation[] {
  const measure = once((v) => Measure.parse(v));
  const territory = once((v) => TerritoryId.parse(v));
  const origin = once((v) => territories.parse(v));
  const sex = once((v) => Sex.parse(v));
  const age = once<AgeGroup>((v) => unwrap(parseAge(texts.parse(v))));
  const education = once((v) => Education.parse(v));
  const period = once<Period>((v) => unwrap(parsePeriod(texts.parse(v))));
  const status = once((v) => Status.parse(v));
  const unit = once((v) => Unit.parse(v));
  const dataType = once((v) => dataTypes.parse(v));
  const note = once((v) => notes.parse(v));
  const number = (v: Value) => (typeof v === "number" ? v : numbers.parse(v));
  return ({ count, columns }) =>
    Array.from({ length: count }, (_, row) => {
      const at = (column: number) => columns[column]?.[row] ?? null;
      return {
        measure: measure(at(0)),
        destination: territory(at(1)),
        origin: origin(at(2)),
        sex: sex(at(3)),
        age: age(at(4)),
        education: education(at(5)),
        period: period(at(6)),
        value: number(at(7)),
        status: status(at(8)),
        unit: unit(at(9)),
        dataType: dataType(at(10)),
        notes: note(at(11)),
      };
    });
}
