import { sql } from "kysely";
import { expect, test } from "vitest";
import { schema } from "../backend.ts";
import { writeSetting } from "../settings.ts";
import { describeBothStores } from "../support/both.ts";
import { tablesAt } from "../tables.ts";
import { migrations } from "./all.ts";
import { migrate } from "./migrate.ts";
import { checksum } from "./migration.ts";

const at = new Date("2024-05-01T10:00:00Z");
const system = { kind: "system" } as const;
const last = migrations.length;

/** What was released once may not change; a new step gets a new line here. */
const released = [
  "473dc1206f27e9f4bd176d99049d2db7655e1bad8668232ea67a3ba0800effbc",
  "ed98354c1ad972a3c61bb8f582bacc9c67b0ccf518b609950b2852bf0c832bec",
  "6cd97f8d91f43af6e423bd8c4af19117a5c5d68f6356a8a1ea8aa57d0235c582",
  "fcd3cc8c41f24bb525c2d350c11f746cbb0c8f07662338769a74b41043bd723a",
  "6cf19f6e4a7774d2a87f753dd31b85b98a443ead5f102a788db016e322272666",
  "8f2a32348fb7ebd373bada866c7b4967812d9b71c9f47bb1bd76cf99a9461737",
  "6bc538516aa5c1c105eb3a2fea749bb4bed48b0bc17977d9fd620952f52be3ed",
  "d660392452b6109e753e52ea43774b8fa98633fae3c557e07bf15c80796b0f23",
  "11b2842192c071e5c1f6c5c81baf7eedc72f1b32acbcd373adb213c397363e72",
  "840c6cc2ef66c47b60934fac3271ae46acc71a971ac88618f036daca17383ec1",
  "2b506f183c553bb9c0a0fbb13a71fa1c3c37e04ed23b8fc23cbd68879b3f5e79",
  "d6960bee6af189c7807c436e1443b3f4f6c91e1bd79a87a069105213225a1a7e",
  "2c90f67a8519a3b0bba50a65ed5b92843a3ac36dec8e4977189bbe239f9bd661",
  "ba87c2a099c11a0e6db9d002a636949b8f9a44ad4ec773c821d4013d0dbb6258",
  "a141ac11b651cc9c5a1571741782727ba73deaefef0f7c93487e6a9083bf63c4",
  "689563aa1a5409f2455cda64efe58a75aab267f7fd0574405acdbe81b5ce8ae0",
];

test("steps are numbered from 1 without a gap and stay as they were released", () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  expect(migrations.map(checksum)).toEqual(released);
});

describeBothStores("migrations", (open) => {
  test("make the tables that they name, and no other", async () => {
    const { store } = await open();
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = ${schema} order by tablename`.execute(store.database());
    expect(rows.map(({ name }) => name)).toEqual([...tablesAt(last), "migration"].sort());
  });

  test("go on from where the store stands; done twice is done once", async () => {
    const { store } = await open();
    const step = {
      number: last + 1,
      name: "next",
      tables: ["extra"],
      statements: ["create table extra (n int)"],
    };
    for (let times = 0; times < 2; times++) {
      await store.deed(system, { deed: "test.migrate", subject: "" }, (trx) =>
        migrate(trx, at, [...migrations, step]),
      );
    }
    expect((await sql`select * from extra`.execute(store.database())).rows).toEqual([]);
  });

  test("a step that fails leaves none of its work", async () => {
    const { store } = await open();
    const statements = ["create table extra (n int)", "select 1/0"];
    const step = { number: last + 1, name: "bad", tables: [], statements };
    const failing = store.deed(system, { deed: "test.migrate", subject: "" }, async (trx) => {
      await writeSetting(trx, "home.id", crypto.randomUUID());
      await migrate(trx, at, [...migrations, step]);
    });
    await expect(failing).rejects.toThrow();
    await expect(sql`select * from extra`.execute(store.database())).rejects.toThrow(/extra/);
  });

  test("a store of newer software, and one whose steps were others, are refused", async () => {
    const first = await open();
    const { store } = first;
    await store.deed(system, { deed: "test.newer", subject: "" }, (trx) =>
      sql`insert into migration values (99, 'later', '', now())`.execute(trx),
    );
    await first.close();
    await expect(first.reopen()).rejects.toMatchObject({
      problems: [{ code: "store.newer-format", facts: { found: 99, known: last } }],
    });
    const second = await open();
    await second.store.deed(system, { deed: "test.other", subject: "" }, (trx) =>
      sql`update migration set checksum = 'other' where number = 2`.execute(trx),
    );
    await second.close();
    await expect(second.reopen()).rejects.toMatchObject({
      problems: [{ code: "store.migration-changed", facts: { number: 2, name: "settings" } }],
    });
  });
});
