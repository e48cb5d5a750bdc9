import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { projectRoot } from "../kernel/root.ts";
import { verifyAudit } from "./audit.ts";
import { type Home, openHome } from "./home.ts";
import { openStore } from "./open.ts";
import { describeBothStores, prepareEmbedded } from "./support/both.ts";
import { postgresPrograms, query, startPostgres, type TestPostgres } from "./support/postgres.ts";

const system = { kind: "system" } as const;

describeBothStores("a store in trouble", (open) => {
  test("a deed whose query takes too long is not done, and the next one is", async () => {
    const { store } = await open({ timeout: 1500 });
    const slow = store.deed(system, { deed: "test.slow", subject: "" }, (trx) =>
      sql`select count(*) from generate_series(1, 100000000)`.execute(trx),
    );
    await expect(slow).rejects.toMatchObject({ problems: [{ code: "store.too-slow" }] });
    await store.deed(system, { deed: "test.next", subject: "" }, async () => {});
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 2 } });
  });

  test("a query that PostgreSQL refuses tells its code and constraint", async () => {
    const { store } = await open();
    const twice = store.deed(system, { deed: "test.twice", subject: "" }, (trx) =>
      sql`insert into setting select key, value from setting`.execute(trx),
    );
    await expect(twice).rejects.toMatchObject({ code: "23505", constraint: "setting_pkey" });
  });
});

describe("the embedded store", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-flush-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("flushes what it commits: the settings say so", async () => {
    const home = unwrap(await openHome(join(folder, "settings")));
    const store = unwrap(await openStore(home));
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') order by name`.execute(
      store.database(),
    );
    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      "fsync=on",
      "full_page_writes=on",
      "synchronous_commit=on",
      "wal_sync_method=fsync",
    ]);
    await store.close();
    await home.close();
  });

  const strace = spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;
  test.skipIf(!strace)("flushes what it commits: the system is asked to, for each deed", async () => {
    const path = join(folder, "traced");
    await prepareEmbedded(path);
    const program = `
      import { openHome } from ${JSON.stringify(join(projectRoot(), "src/store/home.ts"))};
      import { openStore } from ${JSON.stringify(join(projectRoot(), "src/store/open.ts"))};
      const home = (await openHome(${JSON.stringify(path)})).value;
      const store = (await openStore(home)).value;
      const mark = (name) => { try { process.chdir("/mark-" + name); } catch {} };
      mark("begin");
      for (let n = 0; n < 20; n++) {
        await store.deed({ kind: "system" }, { deed: "test.flush", subject: String(n) }, async () => {});
      }
      mark("end");
      await store.close();
      await home.close();
    `;
    const trace = join(folder, "trace");
    const traced = ["-f", "-o", trace, "-e", "trace=fsync,fdatasync,chdir", process.execPath];
    const { status, stderr } = spawnSync(
      "strace",
      [...traced, "--import", "tsx", "--input-type=module", "-e", program],
      { cwd: projectRoot(), encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const lines = readFileSync(trace, "utf8").split("\n");
    const between = lines.slice(
      lines.findIndex((line) => line.includes("/mark-begin")),
      lines.findIndex((line) => line.includes("/mark-end")),
    );
    expect(between.filter((line) => /\bf(data)?sync\(/.test(line)).length).toBeGreaterThanOrEqual(20);
  });
});

const programs = postgresPrograms();
describe.skipIf(!programs)("PostgreSQL", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-pg-trouble-"));
  let server: TestPostgres | undefined;
  let home: Home | undefined;
  beforeAll(async () => {
    if (programs) server = await startPostgres(programs);
    home = unwrap(await openHome(join(folder, "home")));
  });
  afterAll(async () => {
    await home?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a connection that is cut in the middle of a deed: the deed is not done, and the next one is", async () => {
    const databaseUrl = (await server?.database()) ?? "";
    if (!home) throw new Error("no home");
    const store = unwrap(await openStore(home, { databaseUrl }));
    const cut = store.deed(system, { deed: "test.cut", subject: "" }, async () => {
      await query(
        databaseUrl,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'corridor'",
      );
    });
    await expect(cut).rejects.toThrow();
    await store.deed(system, { deed: "test.next", subject: "" }, async () => {});
    expect(await verifyAudit(store.database())).toMatchObject({ ok: true, value: { entries: 2 } });
    await store.close();
  });

  test("two processes that open one new database at once both find it made", async () => {
    const databaseUrl = (await server?.database()) ?? "";
    const at = home;
    if (!at) throw new Error("no home");
    const both = await Promise.all([openStore(at, { databaseUrl }), openStore(at, { databaseUrl })]);
    const stores = both.map(unwrap);
    await Promise.all(
      stores.flatMap((store) =>
        Array.from({ length: 10 }, (_, n) =>
          store.deed(system, { deed: "test.both", subject: String(n) }, async () => {}),
        ),
      ),
    );
    const [first] = stores;
    if (!first) throw new Error("no store");
    expect((await verifyAudit(first.database())).ok).toBe(true);
    for (const store of stores) await store.close();
  });

  test.each([
    ["that is not there", "postgres://postgres@127.0.0.1:1/corridor", "store.unreachable"],
    ["on no machine", "postgres://postgres@nowhere.invalid/corridor", "store.unreachable"],
  ])("a database %s is told as such", async (_what, databaseUrl, code) => {
    if (!home) throw new Error("no home");
    const opened = await openStore(home, { databaseUrl, timeout: 5000 });
    expect(opened).toMatchObject({ ok: false, problems: [{ code }] });
    expect(JSON.stringify(opened)).not.toContain("postgres@");
  });

  test("a database that refuses is told as such", async () => {
    const databaseUrl = new URL((await server?.database()) ?? "");
    if (!home) throw new Error("no home");
    databaseUrl.pathname = "/missing";
    expect(await openStore(home, { databaseUrl: databaseUrl.href })).toMatchObject({
      problems: [{ code: "store.refused" }],
    });
  });
});
