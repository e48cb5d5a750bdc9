import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { openServices } from "./open.ts";
import { testApp } from "./testing.ts";

test("a new folder is opened, is ready, is held, and is let go of", async () => {
  const folder = await mkdtemp(join(tmpdir(), "corridor-open-"));
  try {
    const home = join(folder, "home");
    const opened = unwrap(await openServices(home));
    const app = testApp(opened);
    expect((await app.ask("/readyz")).status).toBe(200);
    expect(await (await app.ask("/api/datasets")).json()).toEqual({ datasets: [] });
    expect(await openServices(home)).toMatchObject({ ok: false, problems: [{ code: "store.in-use" }] });
    await opened.close();
    await opened.close();
    expect((await app.ask("/readyz")).status).toBe(503);
    await unwrap(await openServices(home)).close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
