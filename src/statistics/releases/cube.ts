import { type AgeGroup, allAges, parseAge } from "../../kernel/age.ts";
import { DataType, Measure, Sex, Status, Unit } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { readNumbers, readTexts, room } from "./cube-numbers.ts";
import type { Engine } from "./engine.ts";
import type { Release, ReleaseHash } from "./model.ts";

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
const kept = 16;

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

async function readCube(engine: Engine, release: Release): Promise<Cube> {
  const lists = await readTexts(engine, release);
  const measures = dictionary(lists.measures.map((text) => Measure.parse(text)));
  const destinations = dictionary(lists.destinations.map((text) => TerritoryId.parse(text)));
  const origins = dictionary(lists.origins.map((text) => (text === "" ? null : TerritoryId.parse(text))));
  const sexes = dictionary(lists.sexes.map((text) => Sex.parse(text)));
  const ages = dictionary(lists.ages.map((text) => unwrap(parseAge(text))));
  const periods = dictionary(lists.periods.map((text) => unwrap(parsePeriod(text))));
  const remarks = lists.remarks.map(remarkOf);
  const { packed, values, remark } = await readNumbers(engine, release, lists);

  const cellAt = (row: number): Cell | undefined => {
    const value = values[row] ?? Number.NaN;
    const beside = remarks[remark[row] ?? 0];
    return beside && { value: Number.isNaN(value) ? null : value, ...beside };
  };

  const unpack = (number: number): Required<Point> => {
    let rest = number;
    const digit = <T>({ values: all }: Dictionary<T>, size: number): T => {
      const at = rest % size;
      rest = (rest - at) / size;
      return all[at] as T;
    };
    const period = digit(periods, room.period);
    const age = digit(ages, room.age);
    const sex = digit(sexes, room.sex);
    const origin = digit(origins, room.origin);
    const destination = digit(destinations, room.destination);
    return { measure: digit(measures, room.measure), destination, origin, sex, age, period };
  };

  const [firstMeasure] = release.description.measures;
  return {
    release,
    measures: measures.values,
    destinations: destinations.values,
    origins: origins.values,
    sexes: sexes.values,
    ages: ages.values,
    periods: periods.values,
    cell: ({ destination, period, measure = firstMeasure, origin = null, sex = "T", age = allAges }) => {
      const m = measure === undefined ? undefined : measures.places.get(measure);
      const d = destinations.places.get(destination);
      const o = origins.places.get(origin);
      const s = sexes.places.get(sex);
      const a = ages.places.get(age);
      const p = periods.places.get(period);
      if (m === undefined || d === undefined || o === undefined) return undefined;
      if (s === undefined || a === undefined || p === undefined) return undefined;
      const { destination: ds, origin: os, sex: ss, age: as, period: ps } = room;
      const row = find(packed, ((((m * ds + d) * os + o) * ss + s) * as + a) * ps + p);
      return row === undefined ? undefined : cellAt(row);
    },
    forEach: (visit) => {
      for (const [row, number] of packed.entries()) {
        const cell = cellAt(row);
        if (cell) visit(unpack(number), cell);
      }
    },
  };
}

interface Dictionary<T> {
  readonly values: readonly T[];
  readonly places: ReadonlyMap<T, number>;
}

function dictionary<T>(values: readonly T[]): Dictionary<T> {
  return { values, places: new Map(values.map((value, place) => [value, place])) };
}

/** What is said beside values comes in a few hundred ways, each kept once. */
function remarkOf(text: string): Omit<Cell, "value"> {
  const [status, unit, dataType = "", ...notes] = text.split("|");
  return {
    status: Status.parse(status),
    unit: Unit.parse(unit),
    dataType: dataType === "" ? null : DataType.parse(dataType),
    notes: notes.join("|") || null,
  };
}

/** The place of a number in an ascending list. */
function find(sorted: Float64Array, number: number): number | undefined {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle] ?? 0;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
