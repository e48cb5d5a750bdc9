import type { Transaction } from "kysely";
import { Issued } from "../model.ts";
import { type Database, reportTables } from "../tables.ts";

/** That a report was issued; undefined where it was not. */
export async function selectIssued(database: Database, report: string): Promise<Issued | undefined> {
  const row = await reportTables(database)
    .selectFrom("report_issue")
    .select(["at", "actor", "hash"])
    .where("report", "=", report)
    .executeTakeFirst();
  return row && Issued.parse({ ...row, at: row.at.toISOString() });
}

/** What an issued report was frozen with, as it was read; undefined where it was not issued. */
export async function selectFrozen(database: Database, report: string): Promise<unknown> {
  const row = await reportTables(database)
    .selectFrom("report_issue")
    .select("content")
    .where("report", "=", report)
    .executeTakeFirst();
  return row?.content;
}

/** The last thing that is ever written of a report: from here on the store refuses any change to it. */
export async function insertIssue(
  trx: Transaction<unknown>,
  row: {
    readonly report: string;
    readonly at: Date;
    readonly actor: string;
    readonly content: string;
    readonly hash: string;
  },
): Promise<void> {
  await reportTables(trx).insertInto("report_issue").values(row).execute();
}

/** A text that changes whenever a report is issued. */
export async function selectIssuedState(database: Database): Promise<string> {
  const row = await reportTables(database)
    .selectFrom("report_issue")
    .select(({ fn }) => fn.countAll<number>().as("number"))
    .executeTakeFirst();
  return String(row?.number ?? 0);
}
