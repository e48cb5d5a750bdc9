import { sql, type Transaction } from "kysely";
import { ReportId } from "../../writing/model.ts";
import { IssuedTitle, ReportSummary } from "../model.ts";
import { type Database, reportTables } from "../tables.ts";
import { Row } from "./row.ts";

const columns = [
  "report.id",
  "report.mandates",
  "report.title",
  "report.symbol",
  "report.lines",
  "report.original",
  "report.state",
  "report.word_limit as limit",
  "report.date",
  "report.corrects",
  "report.change",
  "report.created",
  "report.changed",
  "report.actor",
] as const;

/** A report's own row; undefined where there is none. */
export async function selectReport(database: Database, id: string): Promise<Row | undefined> {
  const row = await reportTables(database)
    .selectFrom("report")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && Row.parse(row);
}

/** All reports, the last changed first; those that correct one, or all that are issued, where it says so. */
export async function selectSummaries(
  database: Database,
  { corrects, issued = false }: { readonly corrects?: string; readonly issued?: boolean } = {},
): Promise<readonly ReportSummary[]> {
  const rows = await reportTables(database)
    .selectFrom("report")
    .leftJoin("report_issue as i", "i.report", "report.id")
    .select(columns)
    .select(["i.at as issuedAt", "i.actor as issuedBy", "i.hash"])
    .select(({ selectFrom }) =>
      selectFrom("report_block")
        .whereRef("report_block.report", "=", "report.id")
        .select(({ fn }) => fn.countAll<number>().as("blocks"))
        .as("blocks"),
    )
    .$if(corrects !== undefined, (query) => query.where("report.corrects", "=", corrects ?? ""))
    .$if(issued, (query) => query.where("report.state", "=", "issued"))
    .orderBy("report.changed", "desc")
    .orderBy(sql`report.id collate "C"`)
    .execute();
  return rows.map(({ created, changed, blocks, issuedAt, issuedBy, hash, ...row }) =>
    ReportSummary.parse({
      ...row,
      created: created.toISOString(),
      changed: changed.toISOString(),
      blocks: Number(blocks ?? 0),
      issued: issuedAt === null ? null : { at: issuedAt.toISOString(), actor: issuedBy, hash },
    }),
  );
}

/** The report that was issued last, corrigenda left out, of several at once the first by its identifier; undefined where there is none. */
export async function selectLatest(database: Database): Promise<IssuedTitle | undefined> {
  const row = await reportTables(database)
    .selectFrom("report")
    .innerJoin("report_issue as i", "i.report", "report.id")
    .select(["report.id", "report.title", "report.original"])
    .where("report.corrects", "is", null)
    .orderBy("i.at", "desc")
    .orderBy(sql`report.id collate "C"`)
    .limit(1)
    .executeTakeFirst();
  return row && IssuedTitle.parse(row);
}

/** The identifiers that are `stem` or begin with it and a hyphen. */
export async function selectTaken(database: Database, stem: string): Promise<ReadonlySet<string>> {
  const rows = await reportTables(database)
    .selectFrom("report")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", stem), eb(sql<string>`id`, "like", `${stem}-%`)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The last changed report whose first mandate this is and that is named by it, corrigenda left out; undefined where there is none. */
export async function selectReportOn(
  database: Database,
  symbol: string,
  { stem, issued }: { readonly stem: string; readonly issued: boolean },
): Promise<ReportId | undefined> {
  const row = await reportTables(database)
    .selectFrom("report")
    .select("id")
    .where(sql<string>`mandates->>0`, "=", symbol)
    .where((eb) => eb.or([eb("id", "=", stem), eb(sql<string>`id`, "like", `${stem}-%`)]))
    .where("corrects", "is", null)
    .$if(issued, (query) => query.where("state", "=", "issued"))
    .orderBy("changed", "desc")
    .orderBy(sql`id collate "C"`)
    .limit(1)
    .executeTakeFirst();
  return row && ReportId.parse(row.id);
}

export async function insertReport(trx: Transaction<unknown>, row: Row): Promise<void> {
  const { mandates, title, lines, limit, ...rest } = row;
  await reportTables(trx)
    .insertInto("report")
    .values({
      ...rest,
      word_limit: limit,
      mandates: JSON.stringify(mandates),
      title: JSON.stringify(title),
      lines: JSON.stringify(lines),
    })
    .execute();
}

/** Changes a report's own row; what is left out stays. */
export async function updateReport(
  trx: Transaction<unknown>,
  id: string,
  { title, lines, limit, ...rest }: Partial<Omit<Row, "id">> & Pick<Row, "changed">,
): Promise<void> {
  const { mandates: _stays, ...simple } = rest;
  await reportTables(trx)
    .updateTable("report")
    .set({
      ...simple,
      ...(title ? { title: JSON.stringify(title) } : {}),
      ...(lines ? { lines: JSON.stringify(lines) } : {}),
      ...(limit === undefined ? {} : { word_limit: limit }),
    })
    .where("id", "=", id)
    .execute();
}

/** Takes out a report that was never issued, with all that belongs to it. */
export async function deleteReport(trx: Transaction<unknown>, id: string): Promise<void> {
  const tables = reportTables(trx);
  for (const table of [
    "report_evidence",
    "report_comment",
    "report_before",
    "report_change",
    "report_words",
    "report_block",
  ] as const)
    await tables.deleteFrom(table).where("report", "=", id).execute();
  await tables.deleteFrom("report").where("id", "=", id).execute();
}
