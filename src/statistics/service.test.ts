import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { unwrap } from "../kernel/problem.ts";
import { exportAudit, verifyAudit } from "../store/audit.ts";
import { originalPath } from "../store/originals.ts";
import { describeBothStores, type TestStore } from "../store/support/both.ts";
import { openCatalogue } from "./releases/catalogue.ts";
import { openEngine } from "./releases/engine.ts";
import { ReleaseHash } from "./releases/model.ts";
import { insertImport, selectLedgers } from "./repository.ts";
import { openImports } from "./service.ts";
import { ensureStarter } from "./starter.ts";
import { figuresFile } from "./support/figures.ts";

const operator: Actor = { kind: "operator", name: "amina" };
const newHash = ReleaseHash.parse("0".repeat(64));
const folder = mkdtempSync(join(tmpdir(), "corridor-service-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, version: string, figure: number): string {
  const path = join(folder, name);
  writeFileSync(path, figuresFile(version, figure));
  return path;
}

describeBothStores("imports", (open) => {
  async function desk(from?: TestStore) {
    const opened = from ?? (await open());
    const { home, store } = opened;
    const { paths } = home;
    const engine = await openEngine({ directories: [paths.releases, paths.tmp], tempDirectory: paths.tmp });
    const catalogue = openCatalogue(paths.releases, paths.tmp, engine);
    const { imports, recovered } = await openImports({ store, paths, catalogue, engine });
    const reopen = async () => {
      await engine.close();
      await opened.close();
      return desk(await opened.reopen());
    };
    return { store, paths, engine, catalogue, imports, recovered, reopen };
  }

  test("an accepted import is visible, journaled, and its original kept", async () => {
    const { imports, catalogue, paths, store } = await desk();
    const path = file("a.tsv", "2020", 100);
    const staged = unwrap(await imports.stage(operator, path));
    expect(await catalogue.datasets()).toEqual([]);
    const [published] = unwrap(await imports.accept(operator, staged));
    expect(published?.release.description).toMatchObject({ dataset: "un-desa-stock", version: "2020" });
    expect((await catalogue.current("un-desa-stock"))?.hash).toBe(published?.release.hash);
    const [entry, ...rest] = unwrap(await imports.journal(operator));
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      number: 1,
      actor: "operator:amina",
      file: { name: "a.tsv", sha256: staged.report.sha256 },
      releases: [{ hash: published?.release.hash, becameCurrent: true }],
    });
    expect(entry?.report).toEqual(staged.report);
    expect(readFileSync(originalPath(paths, staged.report.sha256))).toEqual(readFileSync(path));
    const log: string[] = [];
    for await (const line of exportAudit(store.database())) log.push(JSON.parse(line).deed);
    expect(log).toEqual(["store.create", "import.accept"]);
  });

  test("a discarded import leaves nothing, and neither decision can be taken twice", async () => {
    const { imports, catalogue, paths } = await desk();
    const staged = unwrap(await imports.stage(operator, file("b.tsv", "2020", 101)));
    unwrap(await imports.discard(operator, staged));
    unwrap(await imports.discard(operator, staged));
    expect(await catalogue.staged()).toEqual([]);
    expect(existsSync(originalPath(paths, staged.report.sha256))).toBe(false);
    expect(await imports.accept(operator, staged)).toMatchObject({
      problems: [{ code: "store.import-settled" }],
    });
    expect(unwrap(await imports.journal(operator))).toEqual([]);
  });

  test("the same file waiting twice: discarding one leaves the other", async () => {
    const { imports, catalogue } = await desk();
    const path = file("c.tsv", "2020", 102);
    const first = unwrap(await imports.stage(operator, path));
    const second = unwrap(await imports.stage(operator, path));
    unwrap(await imports.discard(operator, second));
    unwrap(await imports.accept(operator, first));
    expect(await catalogue.list("un-desa-stock")).toHaveLength(1);
    const third = unwrap(await imports.stage(operator, path));
    unwrap(await imports.accept(operator, third));
    expect(await catalogue.list("un-desa-stock")).toHaveLength(1);
    expect(unwrap(await imports.journal(operator))).toHaveLength(2);
  });

  test("an older version does not become current unless that is asked; makeCurrent moves the pointer", async () => {
    const { imports, catalogue, reopen } = await desk();
    const accept = async (path: string, makeCurrent?: boolean) =>
      unwrap(await imports.accept(operator, unwrap(await imports.stage(operator, path)), { makeCurrent }))[0];
    const newer = await accept(file("d24.tsv", "2024", 1));
    const older = await accept(file("d20.tsv", "2020", 2));
    expect(older?.current).toBe(newer?.release.hash);
    const oldest = await accept(file("d15.tsv", "2015", 3), true);
    expect(oldest?.current).toBe(oldest?.release.hash);
    const newest = await accept(file("d30.tsv", "2030", 4), false);
    expect(newest?.current).toBe(oldest?.release.hash);
    unwrap(
      await imports.makeCurrent(operator, { dataset: "un-desa-stock", hash: older?.release.hash ?? newHash }),
    );
    expect((await catalogue.current("un-desa-stock"))?.hash).toBe(older?.release.hash);
    const missing = await imports.makeCurrent(operator, { dataset: "un-wpp", hash: newHash });
    expect(missing.ok).toBe(false);
    const again = await reopen();
    expect((await again.catalogue.current("un-desa-stock"))?.hash).toBe(older?.release.hash);
    expect(again.recovered).toMatchObject({
      published: [],
      removed: [],
      adopted: [],
      originals: 0,
      problems: [],
    });
  });

  test.each([["visitor", { kind: "visitor" } as const]])("a %s may do none of it", async (_name, visitor) => {
    const { imports, catalogue } = await desk();
    const path = file("e.tsv", "2020", 103);
    const denied = { ok: false, problems: [{ code: "directory.not-allowed" }] };
    expect(await imports.stage(visitor, path)).toMatchObject(denied);
    const staged = unwrap(await imports.stage(operator, path));
    expect(await imports.accept(visitor, staged)).toMatchObject(denied);
    expect(await imports.discard(visitor, staged)).toMatchObject(denied);
    expect(await imports.journal(visitor)).toMatchObject(denied);
    expect(await imports.makeCurrent(visitor, { dataset: "un-wpp", hash: newHash })).toMatchObject(denied);
    expect(await catalogue.datasets()).toEqual([]);
  });

  test("after a crash: what is journaled is published in its order, what is not is removed", async () => {
    const { imports, store, reopen } = await desk();
    const first = unwrap(await imports.stage(operator, file("f1.tsv", "2020", 1)));
    const second = unwrap(await imports.stage(operator, file("f2.tsv", "2024", 2)));
    const third = unwrap(await imports.stage(operator, file("f3.tsv", "2024", 3)));
    // As if the process had ended between the journal and the index: once for the first, once for the second.
    for (const { report, releases } of [first, second]) {
      const arrivals = releases.map(({ dataset, hash, description: { version } }) => ({
        dataset,
        hash,
        version,
        current: true,
      }));
      await store.deed(operator, { deed: "import.accept", subject: "" }, (trx) =>
        insertImport(trx, { at: new Date(), actor: "operator:amina", report }, arrivals),
      );
    }
    const again = await reopen();
    const hashes = [first, second].map(({ releases }) => releases[0]?.hash);
    expect(again.recovered.published.map(({ hash }) => hash)).toEqual(hashes);
    expect(again.recovered.removed.map(({ hash }) => hash)).toEqual([third.releases[0]?.hash]);
    expect((await again.catalogue.list("un-desa-stock")).map(({ hash }) => hash)).toEqual(hashes);
    expect((await again.catalogue.current("un-desa-stock"))?.hash).toBe(hashes[1]);
    expect(await again.catalogue.staged()).toEqual([]);
  });

  test("a journaled release whose folder is gone is told, and the rest goes on", async () => {
    const { imports, catalogue, paths, reopen } = await desk();
    unwrap(await imports.accept(operator, unwrap(await imports.stage(operator, file("g1.tsv", "2020", 1)))));
    const lost = unwrap(await imports.stage(operator, file("g2.tsv", "2020", 2)));
    const [hash] = lost.releases.map((release) => release.hash);
    unwrap(await imports.accept(operator, lost));
    const [kept] = await catalogue.list("un-desa-stock");
    writeFileSync(
      join(paths.releases, "un-desa-stock", "index.json"),
      JSON.stringify({ current: kept?.hash, releases: [kept?.hash] }),
    );
    rmSync(join(paths.releases, "un-desa-stock", String(hash)), { recursive: true });
    const again = await reopen();
    expect(again.recovered.problems).toMatchObject([{ code: "store.release-missing", facts: { hash } }]);
    expect(await again.catalogue.list("un-desa-stock")).toHaveLength(1);
  });

  test("with another store the visible releases are written down, and nothing is lost", async () => {
    const { imports, paths, store, catalogue, engine } = await desk();
    const staged = unwrap(await imports.stage(operator, file("h.tsv", "2020", 1)));
    unwrap(await imports.accept(operator, staged));
    const other = await open();
    const { recovered } = await openImports({ store: other.store, paths, catalogue, engine });
    expect(recovered.adopted.map(({ hash }) => hash)).toEqual(staged.releases.map(({ hash }) => hash));
    expect(existsSync(originalPath(paths, staged.report.sha256))).toBe(true);
    expect(await selectLedgers(other.store.database())).toEqual(await selectLedgers(store.database()));
    const again = await openImports({ store: other.store, paths, catalogue, engine });
    expect(again.recovered.adopted).toEqual([]);
  });

  test("the figures that come with the software are imported once, also when cut short", async () => {
    const { imports, store, catalogue } = await desk();
    const starter = mkdtempSync(join(folder, "starter-"));
    writeFileSync(join(starter, "b.tsv"), figuresFile("2024", 5));
    writeFileSync(join(starter, "a.tsv"), figuresFile("2020", 6));
    unwrap(
      await imports.accept(
        { kind: "system" },
        unwrap(await imports.stage({ kind: "system" }, join(starter, "a.tsv"))),
      ),
    );
    expect(unwrap(await ensureStarter({ store, imports, folder: starter }))).toBe(1);
    expect(unwrap(await ensureStarter({ store, imports, folder: starter }))).toBe(0);
    expect((await catalogue.current("un-desa-stock"))?.description.version).toBe("2024");
    expect(unwrap(await imports.journal(operator)).map(({ actor }) => actor)).toEqual(["system", "system"]);
    expect((await verifyAudit(store.database())).ok).toBe(true);
  });
});
