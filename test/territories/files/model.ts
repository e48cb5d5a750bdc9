import type { Publisher } from "../../../src/kernel/territory/context.ts";

/** Where in a file the names and codes of territories stand. */
export interface Cells {
  /** The first sheet where nothing is said. */
  readonly sheets?: readonly string[] | "all";
  /** The row of the header, from 1. */
  readonly header?: number;
  /** Columns that hold them, by header or by index from 0, from the row after the header or from `from`, to the row `to`. */
  readonly down?: readonly (string | number)[];
  readonly from?: number;
  readonly to?: number;
  /** The header itself holds them, from this column on. */
  readonly across?: number;
  /** Pairs of columns that must name the same territory in each row: a code and a name. */
  readonly agree?: readonly (readonly [string | number, string | number])[];
  /** In a text that is no table: the first group of this form in each line. */
  readonly lines?: RegExp;
}

export interface NamedFile {
  readonly file: string;
  readonly publisher?: Publisher;
  readonly cells: readonly Cells[];
  /** What stands among them and is no territory. */
  readonly not?: readonly (string | RegExp)[];
}
