import fs, { mkdtempSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, test } from "vitest";
import { durableOptions } from "./durable-fs.ts";

const folder = mkdtempSync(join(tmpdir(), "corridor-durable-"));
const original = fs.fdatasyncSync;
afterAll(() => {
  replace(original);
  rmSync(folder, { recursive: true, force: true });
});

function replace(flush: typeof fs.fdatasyncSync): void {
  fs.fdatasyncSync = flush;
  syncBuiltinESMExports();
}

test("each commit is flushed before it is acknowledged, and a flush that fails is not passed over", async () => {
  let flushes = 0;
  let failure: Error | undefined;
  const database = await PGlite.create(
    durableOptions(folder, (error) => {
      failure = error;
      throw error;
    }),
  );
  await database.exec("create table t (n int)");
  replace((descriptor) => {
    flushes += 1;
    original(descriptor);
  });
  for (let n = 0; n < 10; n++) await database.query("insert into t values ($1)", [n]);
  expect(flushes).toBeGreaterThanOrEqual(10);
  replace(() => {
    throw Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" });
  });
  await database.query("insert into t values (99)").catch(() => {});
  expect(failure?.message).toContain("EIO");
}, 120_000);
