import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { makeTurn } from "../turn.ts";
import type { Session } from "./session.ts";

/** Kysely over the embedded store. `patience`: how long one waits for the session, in milliseconds. */
export function pgliteDialect(session: Session, patience: number): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(session, patience),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function pgliteDriver(session: Session, patience: number): Driver {
  const turn = makeTurn(patience);
  const releases = new WeakMap<DatabaseConnection, () => void>();

  async function acquireConnection(): Promise<DatabaseConnection> {
    const release = await turn.take();
    try {
      await session.wake();
      const connection = connect(session);
      releases.set(connection, release);
      return connection;
    } catch (error) {
      release();
      throw error;
    }
  }

  return {
    init: () => session.wake(),
    acquireConnection,
    releaseConnection: async (connection) => releases.get(connection)?.(),
    beginTransaction: async (connection, settings) => {
      await connection.executeQuery(CompiledQuery.raw(startTransaction(settings)));
    },
    commitTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw("commit"));
    },
    rollbackTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw("rollback"));
    },
    destroy: () => session.close(),
  };
}

/** A connection belongs to the life of the store in which it began: its transaction ended with that life. */
function connect(session: Session): DatabaseConnection {
  const { life } = session;

  async function executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (session.life !== life)
      throw new Error("the store was started again in the middle of this transaction");
    const { rows, affected, command } = await session.query(query.sql, query.parameters);
    if (query.sql === "commit" && command !== "COMMIT")
      throw new Error("the transaction had failed and was undone");
    const counted = affected === undefined ? {} : { numAffectedRows: BigInt(affected) };
    return { rows: rows as R[], ...counted };
  }

  return {
    executeQuery,
    // The session hands over all rows at once, so there is nothing to be gained by parts.
    async *streamQuery<R>(query: CompiledQuery) {
      yield await executeQuery<R>(query);
    },
  };
}

function startTransaction({ isolationLevel, accessMode }: TransactionSettings): string {
  const level = isolationLevel ? ` isolation level ${isolationLevel}` : "";
  return `start transaction${level}${accessMode ? ` ${accessMode}` : ""}`;
}
