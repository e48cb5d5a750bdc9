import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import type { Database } from "./scope.ts";
import { accountTables } from "./tables.ts";

/** An account with the person whose it is. */
const Account = z.object({
  /** The person's identifier. */
  id: z.uuid(),
  name: z.string(),
  /** What they sign in with. */
  email: z.string(),
  language: Language,
  secondFactor: z.boolean(),
  closed: z.date().nullable(),
  since: z.date(),
});
export type Account = z.infer<typeof Account>;

function selectAccount(database: Database) {
  return accountTables(database)
    .selectFrom("account as a")
    .innerJoin("person as p", "p.id", "a.id")
    .select(["a.id", "p.name", "a.email", "p.language", "a.closed"])
    .select(["a.two_factor_enabled as secondFactor", "a.created_at as since"])
    .where("p.gone", "is", null);
}

export async function findAccount(database: Database, person: string): Promise<Account | undefined> {
  const row = await selectAccount(database).where("a.id", "=", person).executeTakeFirst();
  return row && Account.parse(row);
}

/** By an address in its normal form. */
export async function findAccountByEmail(database: Database, email: string): Promise<Account | undefined> {
  const row = await selectAccount(database).where(sql`lower(a.email)`, "=", email).executeTakeFirst();
  return row && Account.parse(row);
}

export async function anyAccount(database: Database): Promise<boolean> {
  const row = await accountTables(database).selectFrom("account").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertAccount(
  trx: Transaction<unknown>,
  at: Date,
  { id, name, email }: Pick<Account, "id" | "name" | "email">,
): Promise<void> {
  await accountTables(trx)
    .insertInto("account")
    .values({
      id,
      name,
      email,
      email_verified: true,
      two_factor_enabled: false,
      closed: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

export type Hashed = string & { readonly hashed: unique symbol };

/** Takes some tenths of a second on purpose: call it before a deed, not in it. */
export async function hashed(password: string): Promise<Hashed> {
  return (await hashPassword(password)) as Hashed;
}

/** Sets the password of an account, in the place of one it may have. */
export async function writePassword(
  trx: Transaction<unknown>,
  at: Date,
  person: string,
  password: Hashed,
): Promise<void> {
  await accountTables(trx)
    .insertInto("account_credential")
    .values({ ...credential(at, person, "credential", person), password })
    .onConflict((conflict) =>
      conflict.columns(["provider_id", "account_id"]).doUpdateSet({ password, updated_at: at }),
    )
    .execute();
}

/** The hash of an account's password; undefined where it has none. */
export async function selectPassword(database: Database, person: string): Promise<string | undefined> {
  const row = await accountTables(database)
    .selectFrom("account_credential")
    .select("password")
    .where("user_id", "=", person)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** As whom the identity provider knows the person; undefined where it does not. */
export async function findSubject(
  database: Database,
  provider: string,
  person: string,
): Promise<string | undefined> {
  const row = await accountTables(database)
    .selectFrom("account_credential")
    .select("account_id")
    .where("user_id", "=", person)
    .where("provider_id", "=", provider)
    .executeTakeFirst();
  return row?.account_id;
}

export async function writeSubject(
  trx: Transaction<unknown>,
  at: Date,
  person: string,
  provider: string,
  subject: string,
): Promise<void> {
  await accountTables(trx)
    .insertInto("account_credential")
    .values({ ...credential(at, person, provider, subject), password: null })
    .execute();
}

/** Takes a second factor off, for whoever has lost it. */
export async function dropSecondFactor(trx: Transaction<unknown>, person: string): Promise<void> {
  const tables = accountTables(trx);
  await tables.deleteFrom("account_second_factor").where("user_id", "=", person).execute();
  await tables.updateTable("account").set({ two_factor_enabled: false }).where("id", "=", person).execute();
}

export async function writeClosed(
  trx: Transaction<unknown>,
  person: string,
  closed: Date | null,
): Promise<void> {
  await accountTables(trx).updateTable("account").set({ closed }).where("id", "=", person).execute();
}

function credential(at: Date, person: string, provider: string, account: string) {
  return {
    id: randomUUID(),
    user_id: person,
    provider_id: provider,
    account_id: account,
    created_at: at,
    updated_at: at,
  };
}
