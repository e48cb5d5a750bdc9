import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { exportAudit, verifyAudit } from "./audit.ts";
import { readSetting, writeSetting } from "./settings.ts";
import { describeBothStores } from "./support/both.ts";

const operator: Actor = { kind: "operator", name: "amina" };
const at = new Date("2024-05-01T10:00:00.123Z");
type AuditLine = Record<string, unknown>;
const system: Actor = { kind: "system" };

describeBothStores("the store", (open) => {
  test("a deed leaves its work and one entry, chained to the one before", async () => {
    const { store, home } = await open({ now: () => at });
    const got = await store.deed(
      operator,
      { deed: "test.try", subject: "a", detail: { b: 1, a: "é" } },
      async () => 7,
    );
    expect(got).toBe(7);
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 2 } });
    const lines: AuditLine[] = [];
    for await (const line of exportAudit(store.database())) lines.push(JSON.parse(line));
    expect(lines[0]).toMatchObject({ number: 1, actor: "system", deed: "store.create", subject: home.id });
    expect(lines[1]).toMatchObject({
      number: 2,
      at: at.toISOString(),
      actor: "operator:amina",
      detail: { a: "é", b: 1 },
      previous: lines[0]?.hash,
    });
  });

  test("a deed that fails leaves neither work nor entry", async () => {
    const { store } = await open();
    const failing = store.deed(operator, { deed: "test.fail", subject: "a" }, async (trx) => {
      await writeSetting(trx, "home.id", crypto.randomUUID());
      throw new Error("half-way");
    });
    await expect(failing).rejects.toThrow("half-way");
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 1 } });
  });

  test("a deed whose query failed is not done, even where the failure was swallowed", async () => {
    const { store } = await open();
    const swallowing = store.deed(operator, { deed: "test.swallow", subject: "a" }, async (trx) => {
      await sql`select 1/0`.execute(trx).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow(/aborted/);
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 1 } });
  });

  test("deeds at the same time make one chain", async () => {
    const { store } = await open();
    const subjects = Array.from({ length: 40 }, (_, n) => `deed-${n}`);
    await Promise.all(
      subjects.map((subject) => store.deed(operator, { deed: "test.many", subject }, async () => {})),
    );
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 41 } });
  });

  test("nothing is written outside a deed, and the log is never changed", async () => {
    const { store } = await open();
    const database = store.database<{ setting: { key: string; value: string } }>();
    await expect(database.insertInto("setting").values({ key: "a", value: "1" }).execute()).rejects.toThrow(
      /read-only/,
    );
    for (const change of [
      "delete from audit_entry",
      "update audit_entry set actor = 'x'",
      "truncate audit_entry",
    ]) {
      const meddling = store.deed(system, { deed: "test.meddle", subject: "" }, (trx) =>
        sql.raw(change).execute(trx),
      );
      await expect(meddling).rejects.toThrow("append-only");
    }
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 1 } });
  });

  test.each([
    ["an entry changed", "update audit_entry set subject = 'other' where number = 3", 3],
    ["an entry removed", "delete from audit_entry where number = 2", 2],
    ["its first entry removed", "delete from audit_entry where number = 1", 1],
    ["a time moved", "update audit_entry set at = at + interval '1 ms' where number = 4", 4],
    ["a detail changed", `update audit_entry set detail = '{"n":9}' where number = 4`, 4],
  ])("a log with %s is noticed at its first broken link", async (_what, meddling, number) => {
    const { store } = await open();
    for (let n = 0; n < 4; n++) {
      await store.deed(operator, { deed: "test.one", subject: `s${n}`, detail: { n } }, async () => {});
    }
    // Someone with the rights of the database's owner, who takes the guard away and puts it back.
    const guard = "audit_entry_append_only";
    const hand = store.deed(system, { deed: "test.hand", subject: "" }, async (trx) => {
      await sql.raw(`alter table audit_entry disable trigger ${guard}`).execute(trx);
      await sql.raw(meddling).execute(trx);
      await sql.raw(`alter table audit_entry enable trigger ${guard}`).execute(trx);
    });
    await hand;
    expect(await verifyAudit(store.database())).toMatchObject({
      ok: false,
      problems: [{ code: "store.audit-broken", facts: { number } }],
    });
  });

  test("using the store beside the transaction one is in is an error at once, not a deadlock", async () => {
    const { store } = await open();
    const nested = store.deed(operator, { deed: "test.nest", subject: "" }, () =>
      store.deed(operator, { deed: "test.inner", subject: "" }, async () => {}),
    );
    await expect(nested).rejects.toThrow("inside a transaction");
    const beside = store.deed(operator, { deed: "test.nest", subject: "" }, () =>
      readSetting(store.database(), "home.id"),
    );
    await expect(beside).rejects.toThrow("inside a transaction");
    expect(await readSetting(store.database(), "home.id")).toBeDefined();
  });

  test("a snapshot sees one state throughout and writes nothing", async () => {
    const { store, home } = await open();
    const seen = await store.snapshot(async (trx) => readSetting(trx, "home.id"));
    expect(seen).toBe(home.id);
    const writing = store.snapshot((trx) => writeSetting(trx, "home.id", crypto.randomUUID()));
    await expect(writing).rejects.toThrow(/read-only/);
  });

  test("a query that takes too long is stopped, and the store goes on", async () => {
    const { store } = await open({ timeout: 1500 });
    const slow = sql`select count(*) from generate_series(1, 100000000)`.execute(store.database());
    await expect(slow).rejects.toMatchObject({ problems: [{ code: "store.too-slow" }] });
    expect(await readSetting(store.database(), "home.id")).toBeDefined();
  });

  test("who waits too long for the store is told so", async () => {
    const { store } = await open({ timeout: 1000 });
    let finish = () => {};
    let hold = () => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    const holding = store.deed(operator, { deed: "test.hold", subject: "" }, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
        setTimeout(resolve, 1800);
        hold();
      });
    });
    await held;
    const waiting = store.deed(operator, { deed: "test.wait", subject: "" }, async () => {});
    await expect(waiting).rejects.toMatchObject({ problems: [{ code: "store.busy" }] });
    finish();
    await Promise.allSettled([holding]);
  });

  test("types come back as the same values from both stores", async () => {
    const { store } = await open();
    const { rows } =
      await sql`select 1::int as i, 9007199254740993::bigint as big, 12::bigint as small, true as b,
      1.50::numeric as n, 0.1::float8 as f, date '2020-02-29' as d, timestamptz '2020-01-02 03:04:05.678+02' as t,
      '{"a":[1,null]}'::json as j, '{"a":1}'::jsonb as jb, '\\x00ff'::bytea as by, null as nothing, 'é' as s`.execute(
        store.database(),
      );
    expect(rows).toEqual([
      {
        i: 1,
        big: 9007199254740993n,
        small: 12,
        b: true,
        n: "1.50",
        f: 0.1,
        d: "2020-02-29",
        t: new Date("2020-01-02T01:04:05.678Z"),
        j: { a: [1, null] },
        jb: { a: 1 },
        by: Uint8Array.of(0, 255),
        nothing: null,
        s: "é",
      },
    ]);
  });

  test("is there again after closing", async () => {
    const first = await open();
    await first.store.deed(operator, { deed: "test.keep", subject: "kept" }, async () => {});
    await first.close();
    const { store, close } = await first.reopen();
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 2 } });
    await close();
  });
});
