import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AgeGroup } from "../../kernel/age.ts";
import type { Period } from "../../kernel/period.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { openCatalogue } from "./catalogue.ts";
import { queryObservations } from "./observations.ts";
import { draft, gather, inBatches, openTestHome, stageAll, type TestHome } from "./support/home.ts";
import { anyObservations, inFileOrder } from "./support/made-up.ts";

const figure = (value: number | null, changes: Partial<Observation> = {}): Observation => ({
  measure: "migrant-stock",
  destination: TerritoryId.parse("USA"),
  origin: TerritoryId.parse("MEX"),
  sex: "T",
  age: "T" as AgeGroup,
  education: "T",
  period: "2024" as Period,
  value,
  status: value === null ? "O" : "A",
  unit: "persons",
  dataType: "B",
  notes: null,
  ...changes,
});

describe("writing", () => {
  let home: TestHome;
  beforeAll(async () => {
    home = await openTestHome();
  });
  afterAll(() => home.close());

  test("what was written is read, in the order of the file", async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, fc.integer({ min: 1, max: 70 }), async (observations, size) => {
        const staged = unwrap(await home.catalogue.stage(draft, inBatches(observations, size)));
        expect(await gather(queryObservations(home.engine, staged))).toEqual(inFileOrder(observations));
        const { coverage } = staged.description;
        expect(coverage.observations).toBe(observations.length);
        expect(coverage.missing).toBe(observations.filter(({ value }) => value === null).length);
        expect(coverage.destinations).toBe(new Set(observations.map((o) => o.destination)).size);
        expect(coverage.origins).toBe(new Set(observations.flatMap((o) => o.origin ?? [])).size);
        expect(new Set(coverage.periods)).toEqual(new Set(observations.map((o) => o.period)));
        unwrap(await home.catalogue.discard(staged));
      }),
      { numRuns: 25 },
    );
  });

  test("the same observations make the same bytes, in any order, in any batches", async () => {
    const many = Array.from({ length: 30_000 }, (_, i) =>
      figure(i % 11 === 0 ? null : (i * 7919) % 1000, {
        destination: TerritoryId.parse(String(100 + (i % 300))),
        origin: TerritoryId.parse(String(100 + (Math.floor(i / 300) % 100))),
      }),
    );
    const one = await stageAll(home.catalogue, many);
    const bytes = await readFile(one.parquet);
    unwrap(await home.catalogue.discard(one));
    const turned = many.toReversed();
    const other = unwrap(await home.catalogue.stage(draft, inBatches(turned, 777)));
    expect(other.hash).toBe(one.hash);
    expect((await readFile(other.parquet)).equals(bytes)).toBe(true);
    unwrap(await home.catalogue.discard(other));
  });

  test("the hash is what its definition says, and the files are read-only", async () => {
    const staged = await stageAll(home.catalogue, [figure(1)]);
    const folder = join(home.releasesDir, "un-desa-stock", staged.hash);
    expect((await readdir(folder)).sort()).toEqual(["observations.parquet", "release.json"]);
    const parquet = createHash("sha256")
      .update(await readFile(staged.parquet))
      .digest("hex");
    const json = await readFile(join(folder, "release.json"), "utf8");
    expect(createHash("sha256").update(`${parquet}\n${json}`).digest("hex")).toBe(staged.hash);
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o444);
    unwrap(await home.catalogue.discard(staged));
  });

  test.each([
    ["a key that comes twice", [figure(1), figure(2), figure(3, { sex: "F" })], "releases.duplicate-key"],
    [
      "a key without origin that comes twice",
      [figure(1, { origin: null }), figure(1, { origin: null })],
      "releases.duplicate-key",
    ],
    [
      "a number with a status that has none",
      [figure(1, { status: "Q" })],
      "releases.status-contradicts-value",
    ],
    [
      "no number with a status that has one",
      [figure(null, { status: "A" })],
      "releases.status-contradicts-value",
    ],
    ["a value that is no number", [figure(Number.NaN)], "releases.status-contradicts-value"],
    ["an infinite value", [figure(Number.NEGATIVE_INFINITY)], "releases.status-contradicts-value"],
    ["nothing", [], "releases.empty"],
  ])("%s is refused, and nothing stays", async (_name, observations, code) => {
    const staged = await home.catalogue.stage(draft, inBatches(observations));
    expect(staged).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await home.catalogue.staged()).toEqual([]);
    expect(await readdir(home.tmpDir)).toEqual([]);
  });

  test("the problem names the key and both values", async () => {
    const staged = await home.catalogue.stage(draft, inBatches([figure(1), figure(2)]));
    expect(staged).toMatchObject({
      ok: false,
      problems: [{ facts: { key: "migrant-stock|USA|MEX|T|T|T|2024", first: 1, second: 2, count: 1 } }],
    });
  });

  test("what breaks while it is read leaves nothing", async () => {
    async function* broken() {
      yield [figure(1)];
      throw new ProblemError(problem("reading.truncated"));
    }
    expect(await home.catalogue.stage(draft, broken())).toMatchObject({
      ok: false,
      problems: [{ code: "reading.truncated" }],
    });
    const late = () => {
      throw new Error("a fault of ours");
    };
    await expect(home.catalogue.stage(late, inBatches([figure(1)]))).rejects.toThrow("a fault of ours");
    expect(await readdir(home.tmpDir)).toEqual([]);
    expect(await home.catalogue.staged()).toEqual([]);
  });

  test.skipIf(process.platform !== "linux")("a folder that may not be written is a problem", async () => {
    const locked = join(home.folder, "locked");
    await mkdir(locked);
    await chmod(locked, 0o555);
    // Root may write anywhere but here.
    const forbidden = process.getuid?.() === 0 ? "/sys/corridor" : join(locked, "tmp");
    const catalogue = openCatalogue(home.releasesDir, forbidden, home.engine);
    expect(await catalogue.stage(draft, inBatches([figure(1)]))).toMatchObject({
      ok: false,
      problems: [{ code: "releases.no-access", facts: { path: forbidden } }],
    });
  });
});

describe("publishing", () => {
  let home: TestHome;
  beforeEach(async () => {
    home = await openTestHome();
    return () => home.close();
  });

  test("what is staged is seen by nobody, what is published by everyone", async () => {
    const { catalogue } = home;
    const reader = openCatalogue(home.releasesDir, home.tmpDir, home.engine);
    const staged = await stageAll(catalogue, [figure(1)]);
    expect(await reader.datasets()).toEqual([]);
    expect(await reader.find("un-desa-stock")).toMatchObject({ problems: [{ code: "releases.none" }] });
    expect(await reader.staged()).toEqual([{ dataset: "un-desa-stock", hash: staged.hash }]);

    const published = unwrap(await catalogue.publish(staged));
    expect(published).toMatchObject({ current: staged.hash, before: undefined });
    expect(await reader.datasets()).toEqual(["un-desa-stock"]);
    expect((await reader.current("un-desa-stock"))?.hash).toBe(staged.hash);
    expect(await reader.staged()).toEqual([]);
    expect(await reader.discard(staged)).toMatchObject({ problems: [{ code: "releases.published" }] });

    const again = await stageAll(catalogue, [figure(1)]);
    expect(again).toMatchObject({ hash: staged.hash, published: true });
    unwrap(await catalogue.publish(again));
    expect(await reader.list("un-desa-stock")).toHaveLength(1);
  });

  test("an older version does not displace a newer one, unless asked", async () => {
    const { catalogue } = home;
    const newer = await stageAll(catalogue, [figure(2)], { version: "2024" });
    const older = await stageAll(catalogue, [figure(1)], { version: "2020" });
    const revised = await stageAll(catalogue, [figure(3)], { version: "2024" });
    expect(unwrap(await catalogue.publish(newer)).current).toBe(newer.hash);
    expect(unwrap(await catalogue.publish(older)).current).toBe(newer.hash);
    expect(unwrap(await catalogue.publish(revised, { makeCurrent: false })).current).toBe(newer.hash);
    expect(unwrap(await catalogue.publish(revised))).toMatchObject({
      current: revised.hash,
      before: newer.hash,
    });
    expect(unwrap(await catalogue.publish(older, { makeCurrent: true })).current).toBe(older.hash);
    unwrap(await catalogue.setCurrent(newer));
    expect((await catalogue.list("un-desa-stock")).map(({ hash }) => hash)).toEqual([
      newer.hash,
      older.hash,
      revised.hash,
    ]);
    expect((await catalogue.current("un-desa-stock"))?.hash).toBe(newer.hash);
  });

  test("a release is found by the beginning of its hash", async () => {
    const { catalogue } = home;
    const staged = await stageAll(catalogue, [figure(1)]);
    unwrap(await catalogue.publish(staged));
    for (const prefix of [
      staged.hash,
      staged.hash.slice(0, 8),
      staged.hash.slice(0, 12).toUpperCase(),
      undefined,
    ]) {
      expect(unwrap(await catalogue.find("un-desa-stock", prefix)).hash).toBe(staged.hash);
    }
    const codes = async (dataset: string, prefix?: string) => {
      const found = await catalogue.find(dataset, prefix);
      return found.ok ? [] : found.problems.map(({ code }) => code);
    };
    expect(await codes("un-desa")).toEqual(["releases.dataset-unknown"]);
    expect(await codes("un-wpp")).toEqual(["releases.none"]);
    expect(await codes("un-desa-stock", "abc")).toEqual(["releases.hash-malformed"]);
    expect(await codes("un-desa-stock", "../../..")).toEqual(["releases.hash-malformed"]);
    const other = staged.hash.startsWith("00000000") ? "ffffffff" : "00000000";
    expect(await codes("un-desa-stock", other)).toEqual(["releases.unknown"]);
    const twin = staged.hash.slice(0, 60) + (staged.hash.endsWith("0000") ? "1111" : "0000");
    const index = join(home.releasesDir, "un-desa-stock", "index.json");
    await writeFile(index, JSON.stringify({ current: staged.hash, releases: [staged.hash, twin] }));
    expect(await codes("un-desa-stock", staged.hash.slice(0, 8))).toEqual(["releases.ambiguous"]);
  });

  test("many at once: none is lost, whichever catalogue they come through", async () => {
    const catalogues = [home.catalogue, openCatalogue(home.releasesDir, home.tmpDir, home.engine)];
    const staged = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        stageAll(home.catalogue, [figure(i)], { version: String(2000 + i) }),
      ),
    );
    let seen = 0;
    let reading = true;
    const reader = openCatalogue(home.releasesDir, home.tmpDir, home.engine);
    const watch = (async () => {
      while (reading) {
        const current = await reader.current("un-desa-stock");
        const releases = await reader.list("un-desa-stock");
        expect(releases.length).toBeGreaterThanOrEqual(seen);
        if (current) expect(releases.map(({ hash }) => hash)).toContain(current.hash);
        seen = releases.length;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await Promise.all(staged.map((one, i) => catalogues[i % 2]?.publish(one)));
    reading = false;
    await watch;
    expect(new Set((await reader.list("un-desa-stock")).map(({ hash }) => hash))).toEqual(
      new Set(staged.map(({ hash }) => hash)),
    );
    expect((await reader.current("un-desa-stock"))?.description.version).toBe("2007");
  });

  test("the same release staged twice at one time is one release", async () => {
    const [one, other] = await Promise.all([
      stageAll(home.catalogue, [figure(1)]),
      stageAll(home.catalogue, [figure(1)]),
    ]);
    expect(one.hash).toBe(other.hash);
    unwrap(await home.catalogue.verify(one));
    expect(await readdir(home.tmpDir)).toEqual([]);
  });

  test("what is not there cannot be published", async () => {
    const staged = await stageAll(home.catalogue, [figure(1)]);
    unwrap(await home.catalogue.discard(staged));
    unwrap(await home.catalogue.discard(staged));
    expect(await home.catalogue.publish(staged)).toMatchObject({ problems: [{ code: "releases.unknown" }] });
    expect(await home.catalogue.setCurrent(staged)).toMatchObject({
      problems: [{ code: "releases.unknown" }],
    });
    expect(await home.catalogue.datasets()).toEqual([]);
  });

  test("any change of the files is damage", async () => {
    const { catalogue } = home;
    const staged = await stageAll(catalogue, [figure(1), figure(2, { sex: "F" })]);
    unwrap(await catalogue.verify(staged));
    const json = join(home.releasesDir, "un-desa-stock", staged.hash, "release.json");
    for (const path of [staged.parquet, json]) {
      const whole = await readFile(path);
      await chmod(path, 0o644);
      for (const at of [0, Math.floor(whole.length / 2), whole.length - 1]) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await writeFile(path, changed);
        expect(await catalogue.verify(staged)).toMatchObject({ problems: [{ code: "releases.damaged" }] });
      }
      await writeFile(path, whole.subarray(1));
      expect(await catalogue.verify(staged)).toMatchObject({ problems: [{ code: "releases.damaged" }] });
      await writeFile(path, whole);
    }
    unwrap(await catalogue.verify(staged));
  });

  test("a damaged index is told, not overwritten", async () => {
    const staged = await stageAll(home.catalogue, [figure(1)]);
    const index = join(home.releasesDir, "un-desa-stock", "index.json");
    await writeFile(index, '{"current": "abc"');
    await expect(home.catalogue.current("un-desa-stock")).rejects.toMatchObject({
      problems: [{ code: "releases.index-damaged" }],
    });
    expect(await home.catalogue.publish(staged)).toMatchObject({
      problems: [{ code: "releases.index-damaged" }],
    });
    expect(await readFile(index, "utf8")).toBe('{"current": "abc"');
  });
});
