import type { Kysely, Transaction } from "kysely";
import { z } from "zod";

/** Every setting with its type. */
const settings = {
  /** The data folder that this store speaks of. */
  "home.id": z.uuid(),
  /** The name of the host in the Message-ID of letters. */
  "mail.host": z.string().regex(/^[a-z0-9.-]{1,200}$/),
  /** True where everything in the folder is invented (`corridor demo`); no letter leaves such a one. */
  demonstration: z.boolean(),
  /** Signs the cookies of accounts and encrypts their second factors. */
  "accounts.secret": z.string().regex(/^[\w-]{43}$/),
  /** Signs the forms that go out, so that what comes back is known: 32 bytes in hexadecimal. */
  "forms.key": z.string().regex(/^[0-9a-f]{64}$/),
} as const;

export type SettingKey = keyof typeof settings;
export type Setting<K extends SettingKey> = z.infer<(typeof settings)[K]>;

type SettingTables = {
  setting: { key: string; value: unknown };
};

/** The value of a setting, undefined where it was never set. */
export async function readSetting<K extends SettingKey>(
  database: Kysely<unknown> | Kysely<SettingTables>,
  key: K,
): Promise<Setting<K> | undefined> {
  const row = await (database as Kysely<unknown>)
    .withTables<SettingTables>()
    .selectFrom("setting")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row && (settings[key].parse(row.value) as Setting<K>);
}

/** Sets it, within a deed. */
export async function writeSetting<K extends SettingKey>(
  trx: Transaction<unknown>,
  key: K,
  value: Setting<K>,
): Promise<void> {
  const row = { key, value: JSON.stringify(settings[key].parse(value)) };
  await trx
    .withTables<SettingTables>()
    .insertInto("setting")
    .values(row)
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: row.value }))
    .execute();
}
