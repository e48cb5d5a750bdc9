import { currentCube, type Statistics } from "../questions/basis.ts";
import { type Population, population } from "../questions/population.ts";
import type { Cube } from "../releases/cube.ts";
import type { DatasetId } from "../releases/model.ts";
import { type Returns, readReturns } from "./returns.ts";
import { readSkills, type Skills } from "./skills.ts";

/** The current releases that indicators are answered from; what has no release is undefined. */
export interface Opened {
  readonly cubes: Readonly<Partial<Record<DatasetId, Cube>>>;
  readonly population: Population | undefined;
  readonly skills: Skills | undefined;
  readonly returns: Returns | undefined;
}

const read: readonly DatasetId[] = [
  "un-desa-stock",
  "un-desa-stock-total",
  "un-desa-stock-age",
  "world-bank-indicators",
  "world-bank-remittances",
  "remittance-prices",
  "un-desa-flows",
  "oecd-flows",
  "eurostat-flows",
];

export async function openReleases(statistics: Statistics): Promise<Opened> {
  const cubes = await Promise.all(
    read.map(async (dataset) => [dataset, await currentCube(statistics, dataset)] as const),
  );
  return {
    cubes: Object.fromEntries(cubes.flatMap(([dataset, cube]) => (cube ? [[dataset, cube]] : []))),
    population: await population(statistics),
    skills: await readSkills(statistics),
    returns: await readReturns(statistics),
  };
}
