import { CompiledQuery, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { type Backend, greeting, makeBackend } from "./backend.ts";
import { typeParsers } from "./values.ts";

/** PostgreSQL by its address (`postgres://…`). `timeout`: longest that one statement may take, in milliseconds. */
export function postgresBackend(databaseUrl: string, timeout: number): Backend {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 8,
    connectionTimeoutMillis: timeout,
    application_name: "corridor",
    types: {
      getTypeParser: ((oid: number, format?: "text" | "binary") =>
        (format !== "binary" && typeParsers[oid]) ||
        types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced at the next query; nobody need know.
  pool.on("error", () => {});
  // One that breaks in the middle of a transaction says so at the next query, and must not end the process before.
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      for (const sql of greeting(timeout)) await connection.executeQuery(CompiledQuery.raw(sql));
    },
  });
  return makeBackend("postgres", dialect, hostOf(databaseUrl));
}

/** The address without the password, to say in problems. */
export function hostOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.host}${url.pathname}` || databaseUrl.split("?")[0] || "";
  } catch {
    return "DATABASE_URL";
  }
}
