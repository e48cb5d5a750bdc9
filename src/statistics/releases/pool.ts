import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBValue,
  type DuckDBVector,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";

/** What a statement may be given, by the name after `$`. A list is for `= ANY($name)` and `$name[i]`; numbers are whole. */
export type Parameter = string | number | boolean | null | readonly string[] | readonly number[];
export type Parameters = Readonly<Record<string, Parameter>>;
export type Value = DuckDBValue;
/** A column of a table of numbers. */
export type Numbers = Int32Array | Float64Array;

/** Rows that DuckDB takes at once: the size of its vectors. */
const vector = 2048;

/** Statements that each connection keeps ready; the pages use about thirty. */
const statementsKept = 64;

/** One connection, which runs one statement at a time, with its prepared statements. */
export interface PooledConnection {
  /** The statement, prepared once for this connection, with these parameters bound. */
  prepared(sql: string, parameters: Parameters): Promise<DuckDBPreparedStatement>;
  append(table: string, columns: readonly Numbers[]): Promise<void>;
  /** Interrupts what runs when the signal fires; the returned function ends the listening. */
  interruptOn(signal: AbortSignal | undefined): () => void;
  interrupt(): void;
  close(): void;
}

export interface Pool {
  acquire(signal?: AbortSignal): Promise<PooledConnection>;
  release(connection: PooledConnection): void;
  use<T>(signal: AbortSignal | undefined, work: (c: PooledConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function pooledConnection(connection: DuckDBConnection): PooledConnection {
  const statements = new Map<string, DuckDBPreparedStatement>();
  const interrupt = () => connection.interrupt();
  return {
    interrupt,
    prepared: async (sql, parameters) => {
      const statement = statements.get(sql) ?? (await connection.prepare(sql));
      // Taken out and put back, so that the map stands in the order of use.
      statements.delete(sql);
      statements.set(sql, statement);
      const [oldest] = statements;
      if (statements.size > statementsKept && oldest) {
        statements.delete(oldest[0]);
        oldest[1].destroySync();
      }
      bind(statement, parameters);
      return statement;
    },
    append: async (table, columns) => {
      const appender = await connection.createAppender(table);
      try {
        const types = columns.map((_, i) => appender.columnType(i));
        const rows = columns[0]?.length ?? 0;
        for (let from = 0; from < rows; from += vector) {
          const part = Math.min(vector, rows - from);
          const chunk = DuckDBDataChunk.create(types, part);
          for (const [i, column] of columns.entries()) {
            setValues(chunk.getColumnVector(i), column.subarray(from, from + part));
          }
          appender.appendDataChunk(chunk);
        }
      } finally {
        appender.closeSync();
      }
    },
    interruptOn: (signal) => {
      signal?.throwIfAborted();
      signal?.addEventListener("abort", interrupt, { once: true });
      return () => signal?.removeEventListener("abort", interrupt);
    },
    close: () => {
      for (const statement of statements.values()) statement.destroySync();
      statements.clear();
      connection.closeSync();
    },
  };
}

function setValues(into: DuckDBVector, numbers: Numbers): void {
  for (let row = 0; row < numbers.length; row += 1) into.setItem(row, numbers[row] ?? null);
  into.flush();
}

function bind(statement: DuckDBPreparedStatement, parameters: Parameters): void {
  statement.clearBindings();
  for (const [name, value] of Object.entries(parameters)) {
    const index = statement.parameterIndex(name);
    if (typeof value === "object" && value !== null) {
      const items = typeof value[0] === "number" ? INTEGER : VARCHAR;
      statement.bindList(index, listValue([...value]), LIST(items));
    } else if (value === null) statement.bindNull(index);
    else statement.bindValue(index, value);
  }
}

interface Waiter {
  give(connection: PooledConnection): void;
  refuse(error: Error): void;
}

const closed = () => new Error("the engine is closed");

/** At most `size` connections to one database; whoever comes later waits in line. */
export async function openPool(instance: DuckDBInstance, size: number): Promise<Pool> {
  const idle: PooledConnection[] = [];
  const busy = new Set<PooledConnection>();
  const waiting: Waiter[] = [];
  let opened = 0;
  let closing: Promise<void> | undefined;
  let drained: () => void = () => {};

  async function acquire(signal?: AbortSignal): Promise<PooledConnection> {
    signal?.throwIfAborted();
    if (closing) throw closed();
    const free = idle.pop();
    if (free) {
      busy.add(free);
      return free;
    }
    if (opened < size) {
      opened += 1;
      const made = pooledConnection(await instance.connect());
      busy.add(made);
      return made;
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        give: (connection) => {
          signal?.removeEventListener("abort", leave);
          resolve(connection);
        },
        refuse: reject,
      };
      signal?.addEventListener("abort", leave, { once: true });
      waiting.push(waiter);
    });
  }

  function release(connection: PooledConnection): void {
    const next = waiting.shift();
    if (next) {
      next.give(connection);
      return;
    }
    busy.delete(connection);
    idle.push(connection);
    if (busy.size === 0) drained();
  }

  async function use<T>(signal: AbortSignal | undefined, work: (c: PooledConnection) => Promise<T>) {
    const connection = await acquire(signal);
    try {
      const stop = connection.interruptOn(signal);
      return await work(connection).finally(stop);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      release(connection);
    }
  }

  async function shut(): Promise<void> {
    const quiet = new Promise<void>((resolve) => {
      drained = resolve;
    });
    for (const { refuse } of waiting.splice(0)) refuse(closed());
    for (const connection of busy) connection.interrupt();
    if (busy.size > 0) await quiet;
    for (const connection of idle) connection.close();
    instance.closeSync();
  }

  return {
    acquire,
    release,
    use,
    close: () => {
      closing ??= shut();
      return closing;
    },
  };
}
