import { AsyncLocalStorage } from "node:async_hooks";
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from "kysely";
import { storeError } from "./failure.ts";

/** Where a transaction is under way in this chain of calls; `over` once it has ended. */
interface Under {
  over: boolean;
}

const under = new AsyncLocalStorage<Under>();

/**
 * Runs the body of a transaction so that whoever reaches for the store beside it, instead of using the transaction it was
 * given, gets an error at once: the embedded store has one session and would wait for itself, and PostgreSQL would
 * answer from before the transaction.
 */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark: Under = { over: false };
  try {
    return await under.run(mark, work);
  } finally {
    mark.over = true;
  }
}

/** Throws where the caller is in the body of a transaction. */
export function refuseInside(): void {
  const mark = under.getStore();
  if (mark && !mark.over) throw new Error("inside a transaction use the transaction that the work was given");
}

/** A dialect whose failures are problems where a person can act on them, and which does not let a transaction wait for itself. */
export function guarded(dialect: Dialect, where: string): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => guardDriver(dialect.createDriver(), where),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

function guardDriver(driver: Driver, where: string): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, where);
    }
  };
  const original = (connection: DatabaseConnection) => inner.get(connection) ?? connection;

  async function acquireConnection(): Promise<DatabaseConnection> {
    refuseInside();
    const acquired = await told(() => driver.acquireConnection());
    const connection: DatabaseConnection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
        told(() => acquired.executeQuery<R>(query)),
      streamQuery: (query, size) => acquired.streamQuery(query, size),
    };
    inner.set(connection, acquired);
    return connection;
  }

  return {
    init: () => told(() => driver.init()),
    acquireConnection,
    beginTransaction: (connection, settings) =>
      told(() => driver.beginTransaction(original(connection), settings)),
    commitTransaction: (connection) => told(() => driver.commitTransaction(original(connection))),
    rollbackTransaction: async (connection) => {
      // Where this fails the session is gone and the transaction with it; the caller hears of what came before.
      await driver.rollbackTransaction(original(connection)).catch(() => {});
    },
    releaseConnection: (connection) => driver.releaseConnection(original(connection)),
    destroy: () => driver.destroy(),
  };
}
