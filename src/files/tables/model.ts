import type { ArchiveLimits } from "../limits.ts";
/**
 * What every reader of tables gives, whatever the file is: sheets of rows of cells, in order, in batches, with memory that
 * does not grow with the number of rows.
 */

/** A date is its ISO 8601 text in an object of its own, so that it is never taken for a text or a serial number. */
export type CellValue = string | number | boolean | { readonly date: string } | null;

export interface Row {
  /** From 1, as the spreadsheet counts: gaps in a sparse sheet stay gaps. In text files the line on which the row begins. */
  readonly number: number;
  /** By column index from 0; empty cells are null. Trailing empty cells are left out. */
  readonly cells: readonly CellValue[];
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

export interface TableFile {
  readonly kind: "xlsx" | "csv" | "text";
  /** The name to show in problems; nothing is ever inferred from it. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sheets: readonly SheetInfo[];
  /**
   * The rows of a sheet from its beginning, in batches; may be called again. Throws ProblemError where the file is not
   * what it says it is. Stopping early (break) frees what was held.
   */
  rows(sheet: string): AsyncGenerator<readonly Row[], void, void>;
  /** Merged ranges such as `A15:A16`, known only after the rows of that sheet have been read to their end. */
  merged(sheet: string): readonly string[];
  close(): Promise<void>;
}

/** Limits that keep a hostile file from filling memory or disk. */
export interface ReadingLimits extends ArchiveLimits {
  /** Rows of one sheet or text; a worksheet never has more than 1,048,576. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  /** Bytes of the table of shared strings that are held while a workbook is open. */
  readonly sharedStringBytes: number;
}

export const defaultLimits: ReadingLimits = {
  entryBytes: 2 * 1024 ** 3,
  totalBytes: 4 * 1024 ** 3,
  ratio: 200,
  entries: 10_000,
  rows: 100_000_000,
  columns: 16_384,
  cellCharacters: 32_767,
  xmlDepth: 64,
  sharedStringBytes: 128 * 1024 ** 2,
};
