import { DuckDBInstance, DuckDBTypeId } from "@duckdb/node-api";
import type { z } from "zod";
import { engineError } from "./failures.ts";
import { type Numbers, openPool, type Parameters, type Pool, type Value } from "./pool.ts";

/**
 * The analytical engine: DuckDB, reading releases where they lie. SQL is always a constant text of this program; what
 * varies (values, and the paths of Parquet files in `read_parquet($path)` and `COPY … TO $path`) is a parameter.
 */

export interface EngineOptions {
  /** Threads for one query; default: as many as the machine has cores. */
  readonly threads?: number;
  /** As DuckDB writes it, for example `512MB` (the default). Beyond it, work goes to `tempDirectory`. */
  readonly memoryLimit?: string;
  /** Where work goes that does not fit in memory. Default: nowhere; such work then fails with a problem. */
  readonly tempDirectory?: string;
  /**
   * The only folders whose files may be read or written (the data folder's `releases` and `tmp`). The product always
   * names them; left out, any file may be.
   */
  readonly directories?: readonly string[];
  /** How many queries may run at one time; default 4. */
  readonly connections?: number;
}

export interface QueryOptions {
  /** Stops the query: it then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Engine {
  /** All rows of a query, each checked by `schema`. Whole numbers come as numbers while they are safe. */
  rows<S extends z.ZodType>(
    sql: string,
    parameters: Parameters,
    schema: S,
    options?: QueryOptions,
  ): Promise<readonly z.output<S>[]>;
  /** The same in batches as they are found; memory stays flat. Stopping early (break) frees the connection. */
  stream<S extends z.ZodType>(
    sql: string,
    parameters: Parameters,
    schema: S,
    options?: QueryOptions,
  ): AsyncGenerator<readonly z.output<S>[], void, void>;
  /** Batches of columns, unchecked: for readers that check by column. */
  columns(
    sql: string,
    parameters: Parameters,
    options?: QueryOptions,
  ): AsyncGenerator<ColumnBatch, void, void>;
  /** A statement that gives no rows, such as `COPY`. */
  run(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<void>;
  /** Adds rows of numbers, given as columns in the order of the table; many at once cost less than a few often. */
  append(table: string, columns: readonly Numbers[]): Promise<void>;
  /** Stops what runs and frees everything. Calling it again does nothing. */
  close(): Promise<void>;
}

export interface ColumnBatch {
  readonly names: readonly string[];
  readonly count: number;
  readonly columns: readonly (readonly Value[])[];
}

/**
 * Opens an engine of its own in memory. No extension is ever downloaded or loaded, files outside `directories` cannot be
 * touched, and no SQL can change that.
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: options.memoryLimit ?? "512MB",
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    temp_directory: options.tempDirectory ?? "",
  });
  const pool = await openPool(instance, options.connections ?? 4);
  const run: Engine["run"] = (sql, parameters = {}, { signal } = {}) =>
    told(parameters, () =>
      pool.use(signal, async (connection) => {
        await (await connection.prepared(sql, parameters)).run();
      }),
    );
  await confine(run, options.directories);
  return {
    ...queries(pool),
    run,
    append: (table, rows) => told({}, () => pool.use(undefined, (c) => c.append(table, rows))),
    close: () => pool.close(),
  };
}

/** Runs work and tells its failures as problems where they are the disk's. */
async function told<T>(parameters: Parameters, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw engineError(error, pathIn(parameters));
  }
}

/** The file that a statement is about, by the names that our statements give it. */
function pathIn({ target, path, after }: Parameters): string {
  return [target, path, after].find((value) => typeof value === "string") ?? "";
}

/** The order matters: folders are named while they still can be, the lock comes last. */
async function confine(run: Engine["run"], directories: EngineOptions["directories"]): Promise<void> {
  await run("SET parquet_metadata_cache = true");
  if (directories) {
    const list = directories.map(quoteText).join(", ");
    await run(`SET allowed_directories = [${list}]`);
    await run("SET enable_external_access = false");
  }
  await run("SET lock_configuration = true");
}

/** A text as a literal of SQL. Only for settings, which take no parameters. */
function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function queries(pool: Pool): Pick<Engine, "rows" | "stream" | "columns"> {
  async function* columns(
    sql: string,
    parameters: Parameters,
    { signal }: QueryOptions = {},
  ): AsyncGenerator<ColumnBatch, void, void> {
    const connection = await pool.acquire(signal);
    const stop = connection.interruptOn(signal);
    try {
      const result = await (await connection.prepared(sql, parameters)).stream();
      const names = result.deduplicatedColumnNames();
      const whole = result.columnTypes().map(({ typeId }) => wholeTypes.has(typeId));
      for (;;) {
        const chunk = await result.fetchChunk();
        signal?.throwIfAborted();
        if (!chunk || chunk.rowCount === 0) return;
        yield {
          names,
          count: chunk.rowCount,
          columns: whole.map((isWhole, i) =>
            isWhole ? chunk.getColumnValues(i).map(plain) : chunk.getColumnValues(i),
          ),
        };
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw engineError(error, pathIn(parameters));
    } finally {
      stop();
      pool.release(connection);
    }
  }

  async function* stream<S extends z.ZodType>(
    sql: string,
    parameters: Parameters,
    schema: S,
    options: QueryOptions = {},
  ): AsyncGenerator<readonly z.output<S>[], void, void> {
    for await (const { names, count, columns: values } of columns(sql, parameters, options)) {
      yield Array.from({ length: count }, (_, row) =>
        schema.parse(
          named(
            names,
            values.map((column) => column[row] ?? null),
          ),
        ),
      );
    }
  }

  return {
    columns,
    stream,
    rows: (sql, parameters, schema, { signal } = {}) =>
      told(parameters, () =>
        pool.use(signal, async (connection) => {
          const result = await (await connection.prepared(sql, parameters)).run();
          const names = result.deduplicatedColumnNames();
          return (await result.getRows()).map((row) => schema.parse(named(names, row)));
        }),
      ),
  };
}

/** The types whose values come as bigint. */
const wholeTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);

function named(names: readonly string[], row: readonly Value[]): Record<string, Value> {
  const object: Record<string, Value> = {};
  names.forEach((name, i) => {
    object[name] = plain(row[i] ?? null);
  });
  return object;
}

/** Counts and sums of whole numbers come from DuckDB as bigint; as numbers they are easier, while they are exact. */
function plain(value: Value): Value {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
