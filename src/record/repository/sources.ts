import type { Transaction } from "kysely";
import { z } from "zod";
import type { Problem } from "../../kernel/problem.ts";
import { DocumentJson } from "../formats/json.ts";
import { type Database, recordTables } from "../keeping/tables.ts";
import { Correction } from "../reading/corrections.ts";
import { type DocumentFormat, documentFormats } from "../reading/formats.ts";

const SourceProblems = DocumentJson.shape.problems.unwrap();

/** The text of an original with what reading it told. */
export interface SourceRow {
  readonly sha256: string;
  readonly name: string;
  readonly format: DocumentFormat;
  readonly text: string;
  /** What the form said of single lines, and of where they end: heeded whenever the text is read. */
  readonly hints: readonly Correction[];
  readonly lines: "page" | "whole" | null;
  readonly problems: readonly Problem[];
}

export async function insertSource(trx: Transaction<unknown>, source: SourceRow): Promise<void> {
  await recordTables(trx)
    .insertInto("record_source")
    .values({
      ...source,
      hints: JSON.stringify(source.hints),
      problems: JSON.stringify(source.problems),
    })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

export async function selectSource(database: Database, sha256: string): Promise<SourceRow | undefined> {
  const row = await recordTables(database)
    .selectFrom("record_source")
    .selectAll()
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (!row) return undefined;
  const hints = z.array(Correction).parse(row.hints);
  return {
    ...row,
    format: z.enum(documentFormats).parse(row.format),
    hints,
    problems: SourceProblems.parse(row.problems),
  };
}
