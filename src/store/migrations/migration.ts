import { createHash } from "node:crypto";

/** One step of the store's tables. Once released it never changes; the next step goes on from it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** The tables that it makes, each after those that it refers to. */
  readonly tables: readonly string[];
  /** Statements of PostgreSQL's dialect, in order. */
  readonly statements: readonly string[];
}

/** What is written down of a step that was taken, so that a changed one is noticed. */
export function checksum(migration: Migration): string {
  return createHash("sha256").update(migration.statements.join(";\n")).digest("hex");
}
