import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ProblemError } from "../../kernel/problem.ts";
import { type Engine, openEngine } from "./engine.ts";

let folder: string;
let engine: Engine;
const N = z.object({ n: z.int() });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "corridor-engine-"));
  engine = await openEngine({ directories: [folder], threads: 2, connections: 3 });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

describe("what the engine may touch", () => {
  test("only the folders that it was given", async () => {
    const inside = join(folder, "it's inside.parquet");
    await engine.run("COPY (SELECT 1 AS n) TO $path (FORMAT parquet)", { path: inside });
    expect(await engine.rows("SELECT n FROM read_parquet($path)", { path: inside }, N)).toEqual([{ n: 1 }]);
    await expect(engine.rows("SELECT * FROM read_text($path)", { path: "/etc/hosts" }, N)).rejects.toThrow(
      /disabled by configuration/,
    );
    await expect(
      engine.run("COPY (SELECT 1) TO $path", { path: "/tmp/corridor-outside.csv" }),
    ).rejects.toThrow(/disabled by configuration/);
  });

  test("no SQL changes that", async () => {
    for (const sql of [
      "SET enable_external_access = true",
      "SET allowed_directories = ['/']",
      "SET autoinstall_known_extensions = true",
      "SET lock_configuration = false",
    ]) {
      await expect(engine.run(sql)).rejects.toThrow(/locked|disabled|cannot/i);
    }
    await expect(engine.run("INSTALL httpfs")).rejects.toThrow();
    await expect(engine.run("LOAD spatial")).rejects.toThrow();
    await expect(engine.run("ATTACH '/tmp/corridor-other.db'")).rejects.toThrow();
  });
});

describe("queries", () => {
  test("parameters are values, whatever is in them", async () => {
    const text = "'; DROP TABLE x; --";
    const found = await engine.rows(
      "SELECT $text AS text, $list AS list, $n::BIGINT AS n, $none::VARCHAR AS none, len($list) AS length",
      { text, list: ["a", text], n: 3, none: null },
      z.object({ text: z.string(), n: z.number(), none: z.null(), length: z.int() }),
    );
    expect(found).toEqual([{ text, n: 3, none: null, length: 2 }]);
  });

  test("the same statement with other parameters gives other answers", async () => {
    const count = (list: readonly string[] | null) =>
      engine.rows(
        "SELECT count(*) AS n FROM range(3) WHERE $list IS NULL OR len($list) > range",
        { list },
        N,
      );
    expect(await count(["a"])).toEqual([{ n: 1 }]);
    expect(await count(null)).toEqual([{ n: 3 }]);
    expect(await count(["a", "b"])).toEqual([{ n: 2 }]);
    expect(await count([])).toEqual([{ n: 0 }]);
  });

  test("rows that are not what the schema says are refused", async () => {
    await expect(engine.rows("SELECT 'x' AS n", {}, N)).rejects.toThrow();
  });

  test("a stream comes in batches and may be left early, again and again", async () => {
    let rows = 0;
    for await (const batch of engine.stream("SELECT range AS n FROM range(100000)", {}, N))
      rows += batch.length;
    expect(rows).toBe(100_000);
    for (let i = 0; i < 20; i += 1) {
      for await (const batch of engine.stream("SELECT range AS n FROM range(1000000)", {}, N)) {
        expect(batch[0]).toEqual({ n: 0 });
        break;
      }
    }
    expect(await engine.rows("SELECT 1 AS n", {}, N)).toEqual([{ n: 1 }]);
  });

  test("many at once wait for each other, also while streams are open", async () => {
    const open = engine.stream("SELECT range AS n FROM range(1000000)", {}, N);
    await open.next();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => engine.rows("SELECT $n::INTEGER AS n", { n }, N)),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    await open.return();
  });
});

describe("stopping", () => {
  const slow =
    "SELECT count(*) AS n FROM range(100000000) a, range(100000) b WHERE (a.range * b.range) % 7 = 3";

  test("a signal stops a query, and the engine goes on", async () => {
    const controller = new AbortController();
    const query = engine.rows(slow, {}, N, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 50);
    await expect(query).rejects.toThrow("enough");
    await expect(engine.rows("SELECT 1 AS n", {}, N, { signal: controller.signal })).rejects.toThrow(
      "enough",
    );
    expect(await engine.rows("SELECT 1 AS n", {}, N)).toEqual([{ n: 1 }]);
  });

  test("closing stops what runs and what waits", async () => {
    const other = await openEngine({ connections: 1 });
    const running = other.rows(slow, {}, N);
    const waiting = other.rows("SELECT 1 AS n", {}, N);
    const ends = Promise.allSettled([running, waiting]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.close();
    await other.close();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(other.rows("SELECT 1 AS n", {}, N)).rejects.toThrow("closed");
  });
});

describe("what is wrong outside is a problem", () => {
  test("a damaged file", async () => {
    const path = join(folder, "damaged.parquet");
    await writeFile(path, "PAR1 and then nothing that is Parquet at all PAR1");
    await expect(engine.rows("SELECT * FROM read_parquet($path)", { path }, N)).rejects.toBeInstanceOf(
      ProblemError,
    );
  });

  test.skipIf(process.platform !== "linux")("a full disk", async () => {
    const free = await openEngine();
    const full = free.run("COPY (SELECT range FROM range(1000000)) TO $path (FORMAT csv)", {
      path: "/dev/full",
    });
    await expect(full).rejects.toMatchObject({ problems: [{ code: "releases.disk-full" }] });
    await free.close();
  });

  test("too little memory", async () => {
    const small = await openEngine({ memoryLimit: "20MB", threads: 1 });
    const sort = small.run(
      "CREATE TABLE t AS SELECT range AS a, hash(range) AS b FROM range(10000000) ORDER BY b",
    );
    await expect(sort).rejects.toMatchObject({ problems: [{ code: "releases.out-of-memory" }] });
    await small.close();
  });
});
