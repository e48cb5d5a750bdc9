import type { Transaction } from "kysely";
import { Comment } from "../model.ts";
import { type Database, reportTables } from "../tables.ts";

const columns = [
  "number",
  "block",
  "language",
  "answers",
  "text",
  "at",
  "actor",
  "resolved",
  "resolved_by as resolvedBy",
] as const;

/** What was said of a report's blocks, in the order in which it was said. */
export async function selectComments(database: Database, report: string): Promise<readonly Comment[]> {
  const rows = await reportTables(database)
    .selectFrom("report_comment")
    .select(columns)
    .where("report", "=", report)
    .orderBy("number")
    .execute();
  return rows.map(({ resolved, resolvedBy, at, ...row }) =>
    Comment.parse({
      ...row,
      at: at.toISOString(),
      resolved: resolved && { at: resolved.toISOString(), actor: resolvedBy ?? "" },
    }),
  );
}

export async function insertComment(
  trx: Transaction<unknown>,
  report: string,
  { at, resolved: _resolved, ...comment }: Comment,
): Promise<void> {
  await reportTables(trx)
    .insertInto("report_comment")
    .values({ report, ...comment, at: new Date(at), resolved: null, resolved_by: null })
    .execute();
}

/** Says that a comment has been met, or with null that it has not. */
export async function updateResolved(
  trx: Transaction<unknown>,
  { report, number }: { readonly report: string; readonly number: number },
  resolved: { readonly at: Date; readonly actor: string } | null,
): Promise<void> {
  await reportTables(trx)
    .updateTable("report_comment")
    .set({ resolved: resolved?.at ?? null, resolved_by: resolved?.actor ?? null })
    .where("report", "=", report)
    .where("number", "=", number)
    .execute();
}
