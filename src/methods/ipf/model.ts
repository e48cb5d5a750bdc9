import type { Triangle } from "./cholesky.ts";

/** What an iterative proportional fit gives beside its table: nothing about convergence is assumed. */
export interface Fit<T> {
  readonly table: T;
  /** Rounds of proportional scaling and steps of Newton together. */
  readonly iterations: number;
  readonly converged: boolean;
  /** The largest absolute difference between a margin asked for and the one met. */
  readonly gap: number;
}

/** What a fit leaves for another one like it. */
export interface Warm {
  readonly columnFactors?: Float64Array;
  readonly near?: Triangle;
}

export interface FitOptions {
  /** Stop when no margin is off by more than this share of itself; default 1e-11. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** What a fit of a table that hardly differs ended with; it is then a shorter way. */
  readonly warm?: Warm;
}

/** The margins of a table of two or three dimensions, by their names. */
export type MarginName =
  | "rows"
  | "columns"
  | "layers"
  | "rows-by-columns"
  | "rows-by-layers"
  | "columns-by-layers";

/** Why margins cannot be met, with the indexes of the rows, columns or cells at fault. */
export type FitFault =
  | {
      readonly fault: "sizes-differ";
      readonly margin: MarginName;
      readonly size: number;
      readonly expected: number;
    }
  | { readonly fault: "negative-margin"; readonly margin: MarginName; readonly indexes: readonly number[] }
  /** The first cell of the seed that is negative or no number: its row, its column and, of three dimensions, its layer. */
  | { readonly fault: "negative-seed"; readonly indexes: readonly number[] }
  /** Two margins speak of the same sum and say different things. */
  | {
      readonly fault: "totals-differ";
      readonly margins: readonly [MarginName, MarginName];
      /** Where within what both margins have in common; empty where it is the total. */
      readonly indexes: readonly number[];
      readonly totals: readonly [number, number];
    }
  /** A margin above zero whose seed cells are all zero. */
  | { readonly fault: "empty-seed"; readonly margin: MarginName; readonly indexes: readonly number[] }
  /** Zeros of the seed stand in the way: these rows want more than the columns that they reach may hold. */
  | {
      readonly fault: "cannot-agree";
      readonly rows: readonly number[];
      readonly columns: readonly number[];
      readonly wanted: number;
      readonly room: number;
    };

export type FitResult<T, More = unknown> =
  | { readonly ok: true; readonly fit: Fit<T> & More }
  | { readonly ok: false; readonly fault: FitFault };

/** Margins that agree to this share of their total are taken as equal: they come from sums of decimals. */
export const agreement = 1e-8;

/** What is met to this share of itself is met. */
export const met = 1e-9;

/** Stop when no margin is off by more than this share of itself. */
export const defaultTolerance = 1e-11;

/** The indexes of what is negative or no number. */
export function negativeIn(margin: ArrayLike<number>): readonly number[] {
  return Array.from(margin).flatMap((value, i) =>
    value >= 0 && value < Number.POSITIVE_INFINITY ? [] : [i],
  );
}
