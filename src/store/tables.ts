import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { schema } from "./backend.ts";
import { migrations } from "./migrations/all.ts";

/**
 * The store's tables as JSON lines, one file a table, in PostgreSQL's own words: nothing is lost on the way through
 * JavaScript, and what one kind of store wrote the other reads.
 */

/** The tables that the first `steps` migrations made, each after those that it refers to. */
export function tablesAt(steps: number): readonly string[] {
  return migrations.filter(({ number }) => number <= steps).flatMap(({ tables }) => tables);
}

const batch = 500;

/** Writes each table into `folder/<table>.jsonl`, in an order that does not depend on the store, and gives the names of the files. */
export async function dumpTables(
  trx: Transaction<unknown>,
  tables: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const table of tables) {
    const file = `${table}.jsonl`;
    const handle = await open(join(folder, file), "wx", 0o600);
    try {
      const rows = sql`select row_to_json(row)::text as line from
        (select ${await writtenColumns(trx, table)} from ${sql.table(table)}) row order by row_to_json(row)::text collate "C"`;
      await sql`declare dump no scroll cursor for ${rows}`.execute(trx);
      for (;;) {
        const page = await sql<{ line: string }>`fetch ${sql.lit(batch)} from dump`.execute(trx);
        if (page.rows.length === 0) break;
        await handle.write(page.rows.map(({ line }) => `${line}\n`).join(""));
      }
      await sql`close dump`.execute(trx);
    } finally {
      await handle.close();
    }
    files.push(file);
  }
  return files;
}

/** Fills empty tables from what {@link dumpTables} wrote. */
export async function loadTables(
  trx: Transaction<unknown>,
  tables: readonly string[],
  folder: string,
): Promise<void> {
  for (const table of tables) {
    const columns = await writtenColumns(trx, table);
    const lines = createInterface({ input: createReadStream(join(folder, `${table}.jsonl`)) });
    let waiting: string[] = [];
    for await (const line of lines) {
      waiting.push(line);
      if (waiting.length >= batch) {
        await insert(trx, table, columns, waiting);
        waiting = [];
      }
    }
    if (waiting.length > 0) await insert(trx, table, columns, waiting);
  }
}

/** The columns of a table in their order, without those that the store works out by itself. */
async function writtenColumns(trx: Transaction<unknown>, table: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`.execute(trx);
  return sql.join(rows.map(({ name }) => sql.ref(name)));
}

async function insert(
  trx: Transaction<unknown>,
  table: string,
  columns: RawBuilder<unknown>,
  lines: readonly string[],
): Promise<void> {
  const into = sql.table(table);
  await sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${`[${lines.join(",")}]`}::json)`.execute(
    trx,
  );
}
