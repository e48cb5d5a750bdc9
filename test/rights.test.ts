import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import type { Hono } from "hono";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../src/kernel/problem.ts";
import { starterFacts } from "../src/record/keeping/facts.ts";
import { resources } from "../src/server/api/resources.ts";
import { createApp } from "../src/server/app.ts";
import type { Env } from "../src/server/http/env.ts";
import { type Opened, openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";
import routes from "../src/web/routes.ts";
import { apiRights, pageRights } from "./rights-table.ts";
import { signInAs } from "./support/roles.ts";

/**
 * Every page and every resource of the API, asked by a visitor and by each role, against the table in `rights-table.ts`. What
 * stands in no line of it fails, so that nobody can add a page and forget who may see it.
 */

const operator = { kind: "operator", name: "test" } as const;

/** The columns of the table, and the post that makes somebody of each. */
const columns = [
  ["visitor", null],
  ["administrator", "secretariat/administrator"],
  ["secretariat", "secretariat/secretariat-officer"],
  ["chair", "secretariat/chair"],
  ["rapporteur", "secretariat/rapporteur"],
  ["focal point", "PHL/national-focal-point"],
  ["mission", "PHL/permanent-mission"],
  ["colleague", "PHL/national-focal-point"],
  ["focal point of another", "FRA/national-focal-point"],
  ["nobody any more", null],
] as const;

function flat(entries: readonly RouteConfigEntry[], parent = ""): readonly string[] {
  return entries.flatMap(({ index, path, children }) => {
    const own = index ? "/" : `${parent}/${path ?? ""}`;
    return children ? flat(children, own) : [own];
  });
}

describe("who may see what", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-rights-"));
  let opened: Opened;
  let app: Hono<Env>;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    opened = unwrap(await openServices(folder));
    unwrap(await opened.record.takeFacts({ kind: "system" }, await starterFacts()));
    app = createApp(opened, {
      // Nobody is slowed down who asks for everything.
      options: serverOptions({
        limits: {
          pages: { burst: 100_000, perMinute: 100_000 },
          queries: { burst: 100_000, perMinute: 100_000 },
          downloads: { burst: 100_000, perMinute: 100_000 },
        },
      }),
      log: pino({ level: "silent" }),
      pages: unwrap(await loadPages()),
    });
    for (const [name, post] of columns) if (name !== "visitor") cookies.set(name, await signIn(name, post));
  });
  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Makes somebody in this post, with an account, and gives the cookie of their browser. */
  async function signIn(name: string, post: string | null): Promise<string> {
    const { cookie, holding } = await signInAs(opened, {
      ...{ name, post: post ?? "ITA/national-focal-point", place: cookies.size + 1 },
      colleague: name === "colleague",
    });
    // The post ends while the browser stays signed in.
    if (post === null) {
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      unwrap(await opened.directory.release(operator, holding, yesterday));
    }
    return cookie;
  }

  /** `.` seen, `d` led to the door, `x` refused, `?` not there, `>` led on, `!` asked wrongly. */
  async function sign(column: string, address: string, accept: string): Promise<string> {
    const answer = await app.request(`http://corridor.test${address}`, {
      headers: { Accept: accept, Cookie: cookies.get(column) ?? "" },
    });
    await answer.body?.cancel();
    const to = answer.headers.get("location") ?? "";
    if (answer.status >= 300 && answer.status < 400) return /^\/en\/sign-in/.test(to) ? "d" : ">";
    const signs: Readonly<Record<number, string>> = { 200: ".", 400: "!", 403: "x", 404: "?" };
    return signs[answer.status] ?? String(answer.status);
  }

  async function signs(address: string, accept: string): Promise<string> {
    const all: string[] = [];
    for (const [column] of columns) all.push(await sign(column, address, accept));
    return all.join("");
  }

  test("every page stands in the table, and nothing else does", () => {
    expect(Object.keys(pageRights).sort()).toEqual([...new Set(flat(routes))].sort());
  });

  test.each(Object.entries(pageRights))("%s", async (_, [address, expected]) => {
    expect(`${address} ${await signs(address, "text/html")}`).toBe(`${address} ${expected}`);
  });

  test("every resource stands in the table, and nothing else does", () => {
    expect(Object.keys(apiRights).sort()).toEqual(resources.map(({ path }) => path).sort());
  });

  test.each(Object.entries(apiRights))("%s", async (_, [address, expected]) => {
    expect(`${address} ${await signs(address, "*/*")}`).toBe(`${address} ${expected}`);
  });

  test("no form of a visitor's does anything, on any page: led to the door, or refused", async () => {
    const changed = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(opened.store.database()))
        .rows[0]?.n;
    const before = await changed();
    const open: string[] = [];
    for (const [pattern, [address]] of Object.entries(pageRights)) {
      const answer = await app.request(`http://corridor.test${address}`, {
        method: "POST",
        headers: { Origin: "http://corridor.test", Accept: "text/html" },
        body: new URLSearchParams({ token: "made-up", deed: "save", email: "a@b.example", password: "x" }),
      });
      await answer.body?.cancel();
      const to = answer.headers.get("location") ?? "";
      const refused = [400, 403, 404, 405].includes(answer.status) || /^\/en\/sign-in/.test(to);
      if (!refused) open.push(`${pattern} ${answer.status} ${to}`);
    }
    // What everybody may say: light or dark, and that a password was forgotten.
    expect(open).toEqual(["/theme 303 /", "/:language/forgotten 200 "]);
    expect(await changed()).toBe(before);
  });
});
