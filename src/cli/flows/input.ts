import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import type { StockPair } from "../../methods/flows/model.ts";
import { type Matrix, zeros } from "../../methods/matrix.ts";
import { listed, type NamedList, type NamedMatrix, readList, readMatrix } from "./tables.ts";

export interface FlowFiles {
  readonly start: string;
  readonly end: string;
  readonly births?: string;
  readonly deaths?: string;
  readonly seed?: string;
}

/** What anybody's files say, in the order of the rows of the table at the beginning. */
export interface FlowInput {
  readonly names: readonly string[];
  readonly pair: StockPair;
  readonly seed?: Matrix;
  readonly files: FlowFiles;
  /** Where a cell stands in its file, by the indexes of the names. */
  place(table: keyof FlowFiles, row: number, column?: number): Problem["place"];
}

/**
 * Reads the files of `corridor flows stocks`. Names are matched by name, not by position; without births or deaths there
 * are none. Problems: those of the tables, `flows.names-differ`, `flows.names-missing`.
 */
export async function readFlowInput(files: FlowFiles): Promise<FlowInput> {
  const [start, end, births, deaths, seed] = await Promise.all([
    readMatrix(files.start, { negativeDiagonal: true }),
    readMatrix(files.end, { negativeDiagonal: true }),
    files.births === undefined ? undefined : readList(files.births),
    files.deaths === undefined ? undefined : readList(files.deaths),
    files.seed === undefined ? undefined : readMatrix(files.seed, { negativeDiagonal: false }),
  ]);
  const { names } = start;
  const problems = [
    ...differences(names, start.file, end.names, end.file),
    ...(seed ? differences(names, start.file, seed.names, seed.file) : []),
    ...(births ? differences(names, start.file, [...births.values.keys()], births.file) : []),
    ...(deaths ? differences(names, start.file, [...deaths.values.keys()], deaths.file) : []),
  ];
  if (problems.length > 0) throw new ProblemError(...problems);
  const matrices = { start, end, seed };
  const lists = { births, deaths };
  return {
    names,
    files,
    pair: {
      start: start.matrix,
      end: inOrder(end, names),
      births: listInOrder(births, names),
      deaths: listInOrder(deaths, names),
    },
    ...(seed ? { seed: inOrder(seed, names) } : {}),
    place: (table, row, column = 0) => {
      if (table === "births" || table === "deaths") return lists[table]?.place(names[row] ?? "");
      const of = matrices[table];
      const at = (index: number) => of?.names.indexOf(names[index] ?? "") ?? 0;
      return of?.place(at(row), at(column));
    },
  };
}

function differences(
  names: readonly string[],
  file: string,
  others: readonly string[],
  other: string,
): readonly Problem[] {
  const [here, there] = [new Set(names), new Set(others)];
  const missing = names.filter((name) => !there.has(name));
  const strange = others.filter((name) => !here.has(name));
  return [
    ...(missing.length > 0
      ? [problem("flows.names-missing", { names: listed(missing), other: file }, { file: other })]
      : []),
    ...(strange.length > 0
      ? [problem("flows.names-strange", { names: listed(strange), other: file }, { file: other })]
      : []),
  ];
}

function inOrder({ names: own, matrix }: NamedMatrix, names: readonly string[]): Matrix {
  const n = names.length;
  const at = new Map(own.map((name, i) => [name, i]));
  const places = names.map((name) => at.get(name) ?? 0);
  const made = zeros(n);
  for (const [r, row] of places.entries())
    for (const [c, column] of places.entries()) made.values[r * n + c] = matrix.values[row * n + column] ?? 0;
  return made;
}

function listInOrder(list: NamedList | undefined, names: readonly string[]): Float64Array {
  return Float64Array.from(names, (name) => list?.values.get(name) ?? 0);
}
