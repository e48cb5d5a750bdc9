import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { BlockId } from "../../writing/model.ts";
import type { ChangeTold } from "../model.ts";
import { type Database, reportTables } from "../tables.ts";
import { readValue, type Thing, type Value } from "../things.ts";

/** A thing's value before a change, and the revision that it had then (0: it was not there). */
export interface Before {
  readonly number: number;
  readonly before: Value;
  readonly revision: number;
}

export async function insertChange(
  trx: Transaction<unknown>,
  report: string,
  change: {
    readonly number: number;
    readonly deed: string;
    readonly undoes: number | null;
    readonly at: Date;
    readonly actor: string;
  },
  befores: readonly Omit<Before, "number">[],
): Promise<void> {
  const tables = reportTables(trx);
  await tables
    .insertInto("report_change")
    .values({ report, ...change })
    .execute();
  for (let from = 0; from < befores.length; from += 500)
    await tables
      .insertInto("report_before")
      .values(
        befores.slice(from, from + 500).map(({ before, revision }) => ({
          report,
          number: change.number,
          ...columnsOf(before),
          value: before.value === null ? null : JSON.stringify(before.value),
          revision,
        })),
      )
      .execute();
}

/** How a thing stands in the columns `block` and `language`: a report's head has neither. */
function columnsOf(thing: Thing): { readonly block: string; readonly language: string } {
  return {
    block: thing.of === "head" ? "" : thing.block,
    language: thing.of === "words" ? thing.language : "",
  };
}

function thingOf({ block, language }: { readonly block: string; readonly language: string }): Thing {
  if (block === "") return { of: "head" };
  const id = BlockId.parse(block);
  return language === ""
    ? { of: "block", block: id }
    : { of: "words", block: id, language: Language.parse(language) };
}

const ChangeRow = z.object({
  number: z.int(),
  deed: z.string(),
  undoes: z.int().nullable(),
  at: z.date(),
  actor: z.string(),
});

/** All changes of a report, the first first, with what each touched. */
export async function selectChanges(database: Database, report: string): Promise<readonly ChangeTold[]> {
  const rows = await reportTables(database)
    .selectFrom("report_change")
    .select(["number", "deed", "undoes", "at", "actor"])
    .where("report", "=", report)
    .orderBy("number")
    .execute();
  const touched = await reportTables(database)
    .selectFrom("report_before")
    .select(["number", "block", "language"])
    .where("report", "=", report)
    .orderBy("number")
    .orderBy(sql`block collate "C"`)
    .orderBy(sql`language collate "C"`)
    .execute();
  const byNumber = new Map<number, (typeof touched)[number][]>();
  for (const one of touched) byNumber.set(one.number, [...(byNumber.get(one.number) ?? []), one]);
  return rows.map((row) => {
    const { at, ...change } = ChangeRow.parse(row);
    return {
      ...change,
      at: at.toISOString(),
      touched: (byNumber.get(change.number) ?? []).map(({ block, language }) => ({
        block: block === "" ? null : BlockId.parse(block),
        language: language === "" ? null : Language.parse(language),
      })),
    };
  });
}

/** What things were before a change. */
export async function selectBefore(
  database: Database,
  report: string,
  number: number,
): Promise<readonly Before[]> {
  const rows = await beforeQuery(database, report).where("number", "=", number).execute();
  return rows.map(beforeOf);
}

/** What each thing that was changed after a change was then: its value before the first of the later changes. */
export async function selectAsOf(
  database: Database,
  report: string,
  number: number,
): Promise<readonly Before[]> {
  const rows = await beforeQuery(database, report)
    .distinctOn(["block", "language"])
    .where("number", ">", number)
    .orderBy("block")
    .orderBy("language")
    .orderBy("number")
    .execute();
  return rows.map(beforeOf);
}

/** The value of a thing that had this revision, where it has changed since; undefined where it never had. */
export async function selectAtRevision(
  database: Database,
  report: string,
  thing: Thing,
  revision: number,
): Promise<Before | undefined> {
  const { block, language } = columnsOf(thing);
  const row = await beforeQuery(database, report)
    .where("block", "=", block)
    .where("language", "=", language)
    .where("revision", "=", revision)
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  return row && beforeOf(row);
}

/** What a thing was when it was last there, with the number of the change that took it out; undefined where it never was. */
export async function selectLast(
  database: Database,
  report: string,
  thing: Thing,
): Promise<Before | undefined> {
  const { block, language } = columnsOf(thing);
  const row = await beforeQuery(database, report)
    .where("block", "=", block)
    .where("language", "=", language)
    .where("revision", ">", 0)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && beforeOf(row);
}

/** Who made a change, and when. */
export async function selectChange(
  database: Database,
  report: string,
  number: number,
): Promise<z.infer<typeof ChangeRow> | undefined> {
  const row = await reportTables(database)
    .selectFrom("report_change")
    .select(["number", "deed", "undoes", "at", "actor"])
    .where("report", "=", report)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && ChangeRow.parse(row);
}

function beforeQuery(database: Database, report: string) {
  return reportTables(database)
    .selectFrom("report_before")
    .select(["number", "block", "language", "value", "revision"])
    .where("report", "=", report);
}

function beforeOf(row: {
  readonly number: number;
  readonly block: string;
  readonly language: string;
  readonly value: unknown;
  readonly revision: number;
}): Before {
  return { number: row.number, before: readValue(thingOf(row), row.value), revision: row.revision };
}

/** True where a report's head was changed after a change. */
export async function selectHeadChanged(database: Database, report: string, after: number): Promise<boolean> {
  const row = await reportTables(database)
    .selectFrom("report_before")
    .select("number")
    .where("report", "=", report)
    .where("block", "=", "")
    .where("number", ">", after)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
