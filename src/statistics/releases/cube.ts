import { type AgeGroup, allAges } from "../../kernel/age.ts";
import type { DataType, Measure, Sex, Status, Unit } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import type { Engine } from "./engine.ts";
import type { Release, ReleaseHash } from "./model.ts";
import { queryObservations } from "./observations.ts";

/**
 * A release in memory, for the pages: every figure is found in less than a microsecond, at 20 bytes a figure. It is for
 * releases of a million figures or so; larger ones are asked through `queryObservations`.
 */
export interface Cube {
  readonly release: Release;
  /** What each dimension has, in the order of code units. */
  readonly measures: readonly Measure[];
  readonly destinations: readonly TerritoryId[];
  readonly origins: readonly (TerritoryId | null)[];
  readonly sexes: readonly Sex[];
  readonly ages: readonly AgeGroup[];
  readonly periods: readonly Period[];
  /** The figure at a point, or undefined where the publisher states none. */
  cell(point: Point): Cell | undefined;
  /** Every figure of the release, in the order of the file. */
  forEach(visit: (point: Required<Point>, cell: Cell) => void): void;
}

/** What is left out of a point is: the first measure of the release, no origin, both sexes, all ages. */
export interface Point {
  readonly destination: TerritoryId;
  readonly period: Period;
  readonly measure?: Measure;
  readonly origin?: TerritoryId | null;
  readonly sex?: Sex;
  readonly age?: AgeGroup;
}

export interface Cell {
  /** In `unit`; null where `status` says why there is none. */
  readonly value: number | null;
  readonly status: Status;
  readonly unit: Unit;
  readonly dataType: DataType | null;
  readonly notes: string | null;
}

/** How many releases stay in memory: the current one of each dataset, and those someone is comparing. */
const kept = 6;

const cubes = new WeakMap<Engine, Map<ReleaseHash, Promise<Cube>>>();

/** The cube of a release: read once, then kept as long as it is among the last that were asked for. */
export function cubeOf(engine: Engine, release: Release): Promise<Cube> {
  const known = cubes.get(engine) ?? new Map<ReleaseHash, Promise<Cube>>();
  cubes.set(engine, known);
  const cube = known.get(release.hash) ?? readCube(engine, release);
  known.delete(release.hash);
  known.set(release.hash, cube);
  cube.catch(() => known.delete(release.hash));
  const [oldest] = known.keys();
  if (known.size > kept && oldest) known.delete(oldest);
  return cube;
}

/** The distinct values of a column, numbered in the order of their appearance. */
class Numbered<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<T, number>();

  number(value: T): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const made = this.values.push(value) - 1;
    this.#numbers.set(value, made);
    return made;
  }

  find(value: T): number | undefined {
    return this.#numbers.get(value);
  }
}

/** Room for each dimension in a number that stays exact: 2^53 = 8 · 2^11 · 2^11 · 4 · 2^9 · 2^11 · 2^6. */
const room = { measure: 8, destination: 2048, origin: 2048, sex: 4, age: 512, period: 2048 } as const;

async function readCube(engine: Engine, release: Release): Promise<Cube> {
  const measures = new Numbered<Measure>();
  const destinations = new Numbered<TerritoryId>();
  const origins = new Numbered<TerritoryId | null>();
  const sexes = new Numbered<Sex>();
  const ages = new Numbered<AgeGroup>();
  const periods = new Numbered<Period>();
  /** Status, unit, data type and notes come together in a few hundred ways. */
  const remarks = new Numbered<string>();
  const attributes: Omit<Cell, "value">[] = [];
  const count = release.description.coverage.observations;
  const values = new Float64Array(count);
  const remarkOf = new Uint32Array(count);
  const rows = new Map<number, number>();

  const pack = (m: number, d: number, o: number, s: number, a: number, p: number) =>
    ((((m * room.destination + d) * room.origin + o) * room.sex + s) * room.age + a) * room.period + p;

  const remark = ({ status, unit, dataType, notes }: Observation) => {
    const number = remarks.number(`${status}|${unit}|${dataType}|${notes}`);
    attributes[number] ??= { status, unit, dataType, notes };
    return number;
  };

  for await (const batch of queryObservations(engine, release, { educations: ["T"] })) {
    for (const o of batch) {
      const row = rows.size;
      rows.set(
        pack(
          measures.number(o.measure),
          destinations.number(o.destination),
          origins.number(o.origin),
          sexes.number(o.sex),
          ages.number(o.age),
          periods.number(o.period),
        ),
        row,
      );
      values[row] = o.value ?? Number.NaN;
      remarkOf[row] = remark(o);
    }
  }
  const cellAt = (row: number): Cell | undefined => {
    const value = values[row] ?? Number.NaN;
    const attribute = attributes[remarkOf[row] ?? 0];
    return attribute && { value: Number.isNaN(value) ? null : value, ...attribute };
  };

  /** The way back from {@link pack}. */
  const unpack = (packed: number): Required<Point> => {
    let rest = packed;
    const digit = <T>({ values: all }: Numbered<T>, size: number): T => {
      const number = rest % size;
      rest = Math.floor(rest / size);
      return all[number] as T;
    };
    const period = digit(periods, room.period);
    const age = digit(ages, room.age);
    const sex = digit(sexes, room.sex);
    const origin = digit(origins, room.origin);
    const destination = digit(destinations, room.destination);
    return { measure: digit(measures, room.measure), destination, origin, sex, age, period };
  };

  const inOrder = <T>(numbered: Numbered<T>) => numbered.values.toSorted(byCodeUnits);
  const [firstMeasure] = release.description.measures;

  return {
    release,
    measures: inOrder(measures),
    destinations: inOrder(destinations),
    origins: inOrder(origins),
    sexes: inOrder(sexes),
    ages: inOrder(ages),
    periods: inOrder(periods),
    cell: ({ destination, period, measure = firstMeasure, origin = null, sex = "T", age = allAges }) => {
      const m = measure === undefined ? undefined : measures.find(measure);
      const d = destinations.find(destination);
      const o = origins.find(origin);
      const s = sexes.find(sex);
      const a = ages.find(age);
      const p = periods.find(period);
      if (m === undefined || d === undefined || o === undefined) return undefined;
      if (s === undefined || a === undefined || p === undefined) return undefined;
      const row = rows.get(pack(m, d, o, s, a, p));
      return row === undefined ? undefined : cellAt(row);
    },
    forEach: (visit) => {
      for (const [packed, row] of rows) {
        const cell = cellAt(row);
        if (cell) visit(unpack(packed), cell);
      }
    },
  };
}

function byCodeUnits(a: unknown, b: unknown): number {
  const [x, y] = [String(a ?? ""), String(b ?? "")];
  return x < y ? -1 : x > y ? 1 : 0;
}
