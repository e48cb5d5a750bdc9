import { createHash } from "node:crypto";
import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from "better-auth/adapters";
import { type RawBuilder, sql } from "kysely";
import type { Store } from "../../store/open.ts";
import { currentDeed, type Database } from "./scope.ts";

/**
 * The library of accounts on our store: it reads from the store, and writes in the deed under way and nowhere else
 * (`scope.ts`). What it calls `twoFactor.lockedUntil` is `account_second_factor.locked_until` here, and so on.
 */
const tables: Readonly<Record<string, string>> = {
  user: "account",
  account: "account_credential",
  session: "account_session",
  verification: "account_challenge",
  twoFactor: "account_second_factor",
};

type Row = Record<string, unknown>;

/** How the token of a session lies in the store: whoever reads the store cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(`session\n${token}`).digest("base64url");
}

export function storeAdapter(store: Store) {
  return createAdapterFactory({
    config: {
      adapterId: "corridor",
      supportsNumericIds: false,
      // A deed is one transaction already, and deeds do not nest.
      transaction: false,
    },
    adapter: () => over(store),
  });
}

function over(store: Store): CustomAdapter {
  const reading = async (): Promise<Database> => (await currentDeed()?.reading()) ?? store.database();
  const writing = () => {
    const deed = currentDeed();
    if (!deed) throw new Error("accounts are only changed within a deed");
    return deed.writing();
  };

  async function select(model: string, where: readonly CleanedWhere[], rest: RawBuilder<unknown>) {
    const found =
      await sql<Row>`select * from ${table(model)} where ${condition(model, where)} ${rest}`.execute(
        await reading(),
      );
    return found.rows.map((row) => shown(model, row, where));
  }
  async function change(model: string, where: readonly CleanedWhere[], update: Row, rest = sql``) {
    const set = Object.entries(update).map(
      ([field, value]) => sql`${column(field)} = ${stored(model, field, value)}`,
    );
    if (set.length === 0) return [];
    const done =
      await sql<Row>`update ${table(model)} set ${sql.join(set)} where ${condition(model, where)} ${rest} returning *`.execute(
        await writing(),
      );
    return done.rows.map((row) => shown(model, row, where));
  }
  async function remove(model: string, where: readonly CleanedWhere[]) {
    const done =
      await sql<Row>`delete from ${table(model)} where ${condition(model, where)} returning *`.execute(
        await writing(),
      );
    return done.rows.map((row) => shown(model, row, where));
  }

  return {
    create: async <T extends Row>({ model, data }: { model: string; data: T }) => {
      const fields = Object.entries(data).filter(([, value]) => value !== undefined);
      const into = sql.join(fields.map(([field]) => column(field)));
      const values = sql.join(fields.map(([field, value]) => sql`${stored(model, field, value)}`));
      await sql`insert into ${table(model)} (${into}) values (${values})`.execute(await writing());
      return data;
    },
    findOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
      ((await select(model, where, sql`limit 1`))[0] as T | undefined) ?? null,
    findMany: async <T>({
      model,
      where = [],
      limit,
      sortBy,
      offset = 0,
    }: Parameters<CustomAdapter["findMany"]>[0]) => {
      const order = sortBy
        ? sql`order by ${column(sortBy.field)} ${sql.raw(sortBy.direction === "desc" ? "desc" : "asc")}, id`
        : sql`order by id`;
      return (await select(model, where, sql`${order} limit ${limit} offset ${offset}`)) as T[];
    },
    count: async ({ model, where = [] }) => {
      const { rows } = await sql<{
        count: number;
      }>`select count(*)::int as count from ${table(model)} where ${condition(model, where)}`.execute(
        await reading(),
      );
      return rows[0]?.count ?? 0;
    },
    update: async <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) =>
      ((await change(model, where, update as Row))[0] as T | undefined) ?? null,
    updateMany: async ({ model, where, update }) => (await change(model, where, update)).length,
    delete: async ({ model, where }) => void (await remove(model, where)),
    deleteMany: async ({ model, where }) => (await remove(model, where)).length,
    consumeOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
      const one = sql`id = (select id from ${table(model)} where ${condition(model, where)} order by id limit 1 for update)`;
      const done = await sql<Row>`delete from ${table(model)} where ${one} returning *`.execute(
        await writing(),
      );
      const [row] = done.rows;
      return row ? (shown(model, row, where) as T) : null;
    },
    incrementOne: async <T>({
      model,
      where,
      increment,
      set = {},
    }: Parameters<NonNullable<CustomAdapter["incrementOne"]>>[0]) => {
      const changes = [
        ...Object.entries(increment).map(
          ([field, by]) => sql`${column(field)} = coalesce(${column(field)}, 0) + ${by}::int`,
        ),
        ...Object.entries(set).map(
          ([field, value]) => sql`${column(field)} = ${stored(model, field, value)}`,
        ),
      ];
      const done =
        await sql<Row>`update ${table(model)} set ${sql.join(changes)} where ${condition(model, where)} returning *`.execute(
          await writing(),
        );
      const [row] = done.rows;
      return row ? (shown(model, row, where) as T) : null;
    },
  };
}

function table(model: string) {
  const name = tables[model];
  if (name === undefined) throw new Error(`there is no table for ${model}`);
  return sql.table(name);
}

/** `expiresAt` is `expires_at`. */
function column(field: string) {
  return sql.ref(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

/** A value as it lies in the store. */
function stored(model: string, field: string, value: unknown): unknown {
  return model === "session" && field === "token" && typeof value === "string" ? tokenHash(value) : value;
}

/** A row in the library's names. A session found by its token has it again; the store could not tell it. */
function shown(model: string, row: Row, where: readonly CleanedWhere[]): Row {
  const named = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
  if (model !== "session") return named;
  const asked = where.find(({ field }) => field === "token")?.value;
  return { ...named, token: typeof asked === "string" ? asked : "" };
}

function condition(model: string, where: readonly CleanedWhere[]): RawBuilder<unknown> {
  const all = where.filter(({ connector }) => connector !== "OR").map((one) => compared(model, one));
  const any = where.filter(({ connector }) => connector === "OR").map((one) => compared(model, one));
  const parts = [...all, ...(any.length > 0 ? [sql`(${sql.join(any, sql` or `)})`] : [])];
  return parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`;
}

const comparisons = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

function compared(model: string, { field, operator, value }: CleanedWhere): RawBuilder<unknown> {
  const left = column(field);
  if (value === null) return operator === "ne" ? sql`${left} is not null` : sql`${left} is null`;
  if (operator === "in" || operator === "not_in") {
    const values = (Array.isArray(value) ? value : [value]).map((one) => stored(model, field, one));
    if (values.length === 0) return operator === "in" ? sql`false` : sql`true`;
    return sql`${left} ${sql.raw(operator === "in" ? "in" : "not in")} (${sql.join(values)})`;
  }
  const sign = comparisons[(operator ?? "eq") as keyof typeof comparisons];
  if (sign === undefined) throw new Error(`accounts are not searched by ${operator}`);
  return sql`${left} ${sql.raw(sign)} ${stored(model, field, value)}`;
}
