import { DuckDBListValue } from "@duckdb/node-api";
import { z } from "zod";
import type { Engine } from "./engine.ts";
import type { Release } from "./model.ts";

/** How a release is read into memory: its texts once, and every figure as one number that says where it stands. */

/**
 * Room for each dimension in a number that stays exact: 8 · 2^11 · 2^11 · 4 · 2^9 · 2^11 < 2^53. `packed` in the query
 * below is made of the same sizes.
 */
export const room = { measure: 8, destination: 2048, origin: 2048, sex: 4, age: 512, period: 2048 } as const;

/** The distinct values of each dimension, and of all that is said beside a value, in the order of code units. */
const dictionaries = `
  SELECT list_sort(list(DISTINCT measure)) AS measures, list_sort(list(DISTINCT destination)) AS destinations,
    list_sort(list(DISTINCT coalesce(origin, ''))) AS origins, list_sort(list(DISTINCT sex)) AS sexes,
    list_sort(list(DISTINCT age)) AS ages, list_sort(list(DISTINCT period)) AS periods,
    list_sort(list(DISTINCT concat_ws('|', status, unit, coalesce(data_type, ''), coalesce(notes, '')))) AS remarks
  FROM read_parquet($path) WHERE education = 'T'`;

/** A list of no rows at all is null. */
const texts = z
  .instanceof(DuckDBListValue)
  .nullable()
  .transform((list) => z.array(z.string()).parse(list?.items ?? []));
const Dictionaries = z.object({
  measures: texts,
  destinations: texts,
  origins: texts,
  sexes: texts,
  ages: texts,
  periods: texts,
  remarks: texts,
});

/** Every figure as its place in the dictionaries, in one number: reading numbers is ten times as fast as reading texts. */
const numbered = `
  SELECT ((((m.n * 2048 + d.n) * 2048 + o.n) * 4 + s.n) * 512 + a.n) * 2048 + p.n::DOUBLE AS packed, value, r.n::INTEGER AS remark
  FROM read_parquet($path) f
  JOIN (SELECT unnest($measures) AS id, unnest(range(len($measures)))::DOUBLE AS n) m ON m.id = f.measure
  JOIN (SELECT unnest($destinations) AS id, unnest(range(len($destinations)))::DOUBLE AS n) d ON d.id = f.destination
  JOIN (SELECT unnest($origins) AS id, unnest(range(len($origins)))::DOUBLE AS n) o ON o.id = coalesce(f.origin, '')
  JOIN (SELECT unnest($sexes) AS id, unnest(range(len($sexes)))::DOUBLE AS n) s ON s.id = f.sex
  JOIN (SELECT unnest($ages) AS id, unnest(range(len($ages)))::DOUBLE AS n) a ON a.id = f.age
  JOIN (SELECT unnest($periods) AS id, unnest(range(len($periods)))::DOUBLE AS n) p ON p.id = f.period
  JOIN (SELECT unnest($remarks) AS id, unnest(range(len($remarks))) AS n) r
    ON r.id = concat_ws('|', f.status, f.unit, coalesce(f.data_type, ''), coalesce(f.notes, ''))
  WHERE f.education = 'T'
  ORDER BY packed`;

const amount = z.number().nullable();

/** The distinct texts of a release, dimension by dimension; an origin that is null is the empty text. */
export type Texts = z.output<typeof Dictionaries>;

export async function readTexts(engine: Engine, release: Release): Promise<Texts> {
  const [found] = await engine.rows(dictionaries, { path: release.parquet }, Dictionaries);
  if (!found) throw new Error(`no row from ${release.parquet}`);
  refuseIfTooMany(release, found);
  return found;
}

/** The figures of a release in the order of `packed`; a missing value is NaN. */
export interface Numbers {
  readonly packed: Float64Array;
  readonly values: Float64Array;
  /** The place of what is said beside the value in {@link Texts.remarks}. */
  readonly remark: Uint16Array;
}

export async function readNumbers(engine: Engine, release: Release, texts: Texts): Promise<Numbers> {
  const parameters = { path: release.parquet, ...texts };
  const count = release.description.coverage.observations;
  const packed = new Float64Array(count);
  const values = new Float64Array(count);
  const remark = new Uint16Array(count);
  let row = 0;
  for await (const { count: rows, columns } of engine.columns(numbered, parameters)) {
    const [keys = [], numbers = [], beside = []] = columns;
    for (let i = 0; i < rows; i += 1, row += 1) {
      packed[row] = Number(keys[i]);
      values[row] = amount.parse(numbers[i]) ?? Number.NaN;
      remark[row] = Number(beside[i]);
    }
  }
  return { packed: packed.subarray(0, row), values, remark };
}

/** A release that does not fit the numbers is none of those that pages ask; it must not be read wrongly. */
function refuseIfTooMany(release: Release, lists: Texts): void {
  const fits =
    lists.measures.length <= room.measure &&
    lists.destinations.length <= room.destination &&
    lists.origins.length <= room.origin &&
    lists.sexes.length <= room.sex &&
    lists.ages.length <= room.age &&
    lists.periods.length <= room.period &&
    lists.remarks.length <= 2 ** 16;
  if (!fits) throw new Error(`release ${release.hash} has more values in a dimension than a cube holds`);
}
