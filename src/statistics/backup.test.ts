import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { unwrap } from "../kernel/problem.ts";
import { readArchive } from "../store/archive/read.ts";
import { exportAudit, verifyAudit } from "../store/audit.ts";
import { openHome } from "../store/home.ts";
import { openStore } from "../store/open.ts";
import { homePaths } from "../store/paths.ts";
import { restoreBackup } from "../store/restore.ts";
import { prepareEmbedded } from "../store/support/both.ts";
import { postgresPrograms, startPostgres, type TestPostgres } from "../store/support/postgres.ts";
import { backup } from "./backup.ts";
import { openCatalogue } from "./releases/catalogue.ts";
import { openEngine } from "./releases/engine.ts";
import { openImports } from "./service.ts";
import { figuresFile } from "./support/figures.ts";

const operator: Actor = { kind: "operator", name: "amina" };
// Restoring makes a new embedded store, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });
const root = mkdtempSync(join(tmpdir(), "corridor-backup-"));
const programs = postgresPrograms();
let server: TestPostgres | undefined;
beforeAll(async () => {
  if (programs) server = await startPostgres(programs);
});
afterAll(async () => {
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

let made = 0;
function fresh(name: string): string {
  made += 1;
  return join(root, `${made}-${name}`);
}

async function openAll(folder: string, databaseUrl?: string) {
  const home = unwrap(await openHome(folder));
  const { paths } = home;
  const store = unwrap(await openStore(home, { databaseUrl }));
  const engine = await openEngine({ directories: [paths.releases, paths.tmp], tempDirectory: paths.tmp });
  const catalogue = openCatalogue(paths.releases, paths.tmp, engine);
  const { imports, recovered } = await openImports({ store, paths, catalogue, engine });
  const close = async () => {
    await engine.close();
    await store.close();
    await home.close();
  };
  return { home, store, catalogue, imports, recovered, close };
}
type All = Awaited<ReturnType<typeof openAll>>;

async function bring({ imports }: All, version: string, figure: number): Promise<void> {
  const path = fresh("figures.tsv");
  writeFileSync(path, figuresFile(version, figure));
  unwrap(await imports.accept(operator, unwrap(await imports.stage(operator, path))));
}

async function auditLines({ store }: All): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of exportAudit(store.database())) lines.push(line);
  return lines;
}

/** A data folder that is already there. */
async function prepared(): Promise<string> {
  const folder = fresh("home");
  await prepareEmbedded(folder);
  return folder;
}

/** A folder with three imports, and a backup of it. */
async function saved(databaseUrl?: string) {
  const all = await openAll(databaseUrl ? fresh("home") : await prepared(), databaseUrl);
  await bring(all, "2020", 1);
  await bring(all, "2024", 2);
  await bring(all, "2015", 3);
  const file = fresh("backup.tar");
  const before = { audit: await auditLines(all), journal: unwrap(await all.imports.journal(operator)) };
  const done = unwrap(await backup(operator, all, file));
  const current = await all.catalogue.current("un-desa-stock");
  const list = (await all.catalogue.list("un-desa-stock")).map(({ hash }) => hash);
  const { id } = all.home;
  await all.close();
  return { file, done, before, current: current?.hash, list, id };
}

/** From one kind of store to the other and to the same. */
const ways = [
  ["embedded", "embedded"],
  ["embedded", "PostgreSQL"],
  ["PostgreSQL", "embedded"],
  ["PostgreSQL", "PostgreSQL"],
] as const;

describe.each(ways)("a backup from %s into %s", (from, to) => {
  const needsServer = from === "PostgreSQL" || to === "PostgreSQL";
  const database = async (kind: string) => (kind === "PostgreSQL" ? server?.database() : undefined);

  test.skipIf(needsServer && !programs)("brings everything back", async () => {
    const { file, done, before, current, list, id } = await saved(await database(from));
    expect(done).toMatchObject({ path: file, releases: 3, bytes: statSync(file).size });
    const folder = fresh("restored");
    const databaseUrl = await database(to);
    const restored = unwrap(await restoreBackup(file, folder, { databaseUrl }));
    expect(restored).toMatchObject({ releases: 3, originals: 3 });
    const all = await openAll(folder, databaseUrl);
    expect(all.home.id).toBe(id);
    expect(all.recovered).toMatchObject({
      published: [],
      removed: [],
      adopted: [],
      originals: 0,
      problems: [],
    });
    const lines = await auditLines(all);
    expect(lines.slice(0, -1)).toEqual(before.audit);
    expect(lines.at(-1)).toContain('"store.restore"');
    expect((await verifyAudit(all.store.database())).ok).toBe(true);
    expect(unwrap(await all.imports.journal(operator))).toEqual(before.journal);
    expect((await all.catalogue.list("un-desa-stock")).map(({ hash }) => hash)).toEqual(list);
    expect((await all.catalogue.current("un-desa-stock"))?.hash).toBe(current);
    for (const release of await all.catalogue.list("un-desa-stock")) {
      unwrap(await all.catalogue.verify({ dataset: "un-desa-stock", hash: release.hash }));
    }
    // And it goes on: a deed, and a backup of what was restored.
    await bring(all, "2030", 9);
    unwrap(await backup(operator, all, fresh("again.tar")));
    await all.close();
    expect(readdirSync(homePaths(folder).tmp)).toEqual([]);
  });
});

test("a backup is of one moment while imports go on", async () => {
  const all = await openAll(await prepared());
  await bring(all, "2020", 1);
  const file = fresh("busy.tar");
  const [done] = await Promise.all([
    backup(operator, all, file),
    ...[2, 3, 4].map((figure) => bring(all, "2024", figure)),
  ]);
  unwrap(done);
  await all.close();
  const folder = fresh("restored");
  const { releases } = unwrap(await restoreBackup(file, folder));
  const restored = await openAll(folder);
  expect(restored.recovered).toMatchObject({
    published: [],
    removed: [],
    adopted: [],
    originals: 0,
    problems: [],
  });
  expect(await restored.catalogue.list("un-desa-stock")).toHaveLength(releases);
  expect(unwrap(await restored.imports.journal(operator))).toHaveLength(releases);
  await restored.close();
});

test("a backup never takes the place of a file, and only the operator may make one", async () => {
  const all = await openAll(await prepared());
  const file = fresh("mine.txt");
  writeFileSync(file, "mine");
  expect(await backup(operator, all, file)).toMatchObject({ problems: [{ code: "store.backup-exists" }] });
  const nowhere = join(root, "no-such-folder", "x.backup");
  expect(await backup(operator, all, nowhere)).toMatchObject({ problems: [{ code: "store.unreadable" }] });
  expect(readFileSync(file, "utf8")).toBe("mine");
  const other = fresh("denied.tar");
  expect(await backup({ kind: "visitor" }, all, other)).toMatchObject({
    problems: [{ code: "store.not-allowed" }],
  });
  expect(existsSync(other)).toBe(false);
  await all.close();
});

test("a damaged, cut or foreign backup is refused and leaves nothing", async () => {
  const { file } = await saved();
  const good = readFileSync(file);
  const folder = fresh("restored");
  const refusals = new Set<string>();
  const attempts: Buffer[] = [Buffer.alloc(0), Buffer.from("not a tar"), good.subarray(0, good.length >> 1)];
  // Every place of the file in steps, one bit each: headers, padding and contents.
  for (let at = 0; at < good.length; at += Math.max(97, Math.floor(good.length / 60))) {
    const flipped = Buffer.from(good);
    flipped[at] = (flipped[at] ?? 0) ^ 4;
    attempts.push(flipped);
  }
  for (const bytes of attempts) {
    const bad = fresh("bad.tar");
    writeFileSync(bad, bytes);
    try {
      const read = await readArchive(bad, { phase: "store.restore-check" });
      // A bit that nobody reads, such as padding: then what was read is exactly what was saved.
      expect(read).toEqual(await readArchive(file, { phase: "store.restore-check" }));
    } catch (error) {
      refusals.add(String(Reflect.get(Object(error), "problems")?.[0]?.code ?? error));
    }
    rmSync(bad);
  }
  expect([...refusals].sort()).toEqual(["store.backup-damaged", "store.backup-unreadable"]);
  const cut = fresh("cut.tar");
  writeFileSync(cut, good.subarray(0, good.length >> 1));
  expect(await restoreBackup(cut, folder)).toMatchObject({ problems: [{ code: "store.backup-unreadable" }] });
  expect(await restoreBackup(`${cut}.other`, folder)).toMatchObject({
    problems: [{ code: "reading.missing" }],
  });
  expect(readdirSync(folder).filter((name) => name !== "lock")).toEqual([]);
  unwrap(await restoreBackup(file, folder));
});

test("a folder that is not empty is left alone; what a killed restore has left is begun anew", async () => {
  const { file } = await saved();
  const full = fresh("full");
  mkdirSync(full);
  writeFileSync(join(full, "thesis.txt"), "x");
  expect(await restoreBackup(file, full)).toMatchObject({ problems: [{ code: "store.restore-not-empty" }] });
  expect(readdirSync(full)).toEqual(["thesis.txt"]);
  const killed = fresh("killed");
  mkdirSync(join(killed, "restoring", "releases"), { recursive: true });
  mkdirSync(join(killed, "files", "aa"), { recursive: true });
  expect(await openHome(killed)).toMatchObject({ problems: [{ code: "store.not-a-home" }] });
  unwrap(await restoreBackup(file, killed));
  await (await openAll(killed)).close();
  expect(await restoreBackup(file, killed)).toMatchObject({
    problems: [{ code: "store.restore-not-empty" }],
  });
});

test.skipIf(!programs)("a database that holds something is left alone, and so is the folder", async () => {
  const databaseUrl = await server?.database();
  const { file, id } = await saved(databaseUrl);
  const folder = fresh("restored");
  expect(await restoreBackup(file, folder, { databaseUrl })).toMatchObject({
    problems: [{ code: "store.restore-database-not-empty" }],
  });
  expect(readdirSync(folder).filter((name) => name !== "lock")).toEqual([]);
  // A database of one folder is not taken for that of another.
  const home = unwrap(await openHome(folder));
  expect(await openStore(home, { databaseUrl })).toMatchObject({
    problems: [{ code: "store.other-home", facts: { known: id } }],
  });
  await home.close();
});
