import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { type Database, reportTables } from "../keeping/tables.ts";
import { BlockId, ReportId } from "../writing/model.ts";
import type { BlockEvidence } from "./evidence-of.ts";

/** Writes what blocks rest on in the place of what stood there. */
export async function putEvidence(
  trx: Transaction<unknown>,
  report: string,
  blocks: readonly { readonly block: string; readonly evidence: readonly BlockEvidence[] }[],
): Promise<void> {
  if (blocks.length === 0) return;
  const named = JSON.stringify(blocks.map(({ block }) => block));
  await sql`delete from report_evidence where report = ${report}
    and block in (select json_array_elements_text(${named}::json))`.execute(trx);
  const rows = blocks.flatMap(({ block, evidence }) => evidence.map((one) => ({ block, ...one })));
  for (let from = 0; from < rows.length; from += 1000)
    await sql`insert into report_evidence (report, block, binding, reference, what, kind, subject)
      select ${report}, block, binding, reference, what, kind, subject from json_to_recordset(
        ${JSON.stringify(rows.slice(from, from + 1000))}::json
      ) as r(block text, binding text, reference text, what text, kind text, subject text)`.execute(trx);
}

const Use = z.object({
  report: ReportId,
  block: BlockId,
  binding: z.string(),
  reference: z.string(),
  what: z.string(),
  kind: z.string(),
});
/** That a block of a report uses something; an empty binding: it is about it. */
export type Use = z.infer<typeof Use>;

const columns = ["report", "block", "binding", "reference", "what", "kind"] as const;

/** Everything that a report rests on, by block and binding. */
export async function selectEvidence(database: Database, report: string): Promise<readonly Use[]> {
  const rows = await uses(database).where("report", "=", report).execute();
  return rows.map((row) => Use.parse(row));
}

/** Where reports use something, whatever its version. */
export async function selectUses(database: Database, what: string): Promise<readonly Use[]> {
  const rows = await uses(database).where("what", "=", what).execute();
  return rows.map((row) => Use.parse(row));
}

/** Where reports use anything of a subject: a dataset, a document, a consultation's party. */
export async function selectUsesOf(
  database: Database,
  kind: string,
  subject: string,
): Promise<readonly Use[]> {
  const rows = await uses(database).where("kind", "=", kind).where("subject", "=", subject).execute();
  return rows.map((row) => Use.parse(row));
}

function uses(database: Database) {
  return reportTables(database)
    .selectFrom("report_evidence")
    .select(columns)
    .orderBy(sql`report collate "C"`)
    .orderBy(sql`block collate "C"`)
    .orderBy(sql`binding collate "C"`)
    .orderBy(sql`reference collate "C"`);
}
