import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccountService } from "../../directory/accounts/service.ts";
import { firstAdministrator, testAccounts } from "../../directory/accounts/testing.ts";
import { unwrap } from "../../kernel/problem.ts";
import { type Home, openHome } from "../../store/home.ts";
import { openStore, type Store } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import type { Env } from "../http/env.ts";
import { sessionGate } from "./gate.ts";

const own = { Origin: "http://corridor.test" };

describe("who is asking", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-gate-"));
  let home: Home;
  let store: Store;
  let accounts: AccountService;
  let cookie = "";
  let other = "";

  beforeAll(async () => {
    await prepareEmbedded(folder);
    home = unwrap(await openHome(folder));
    store = unwrap(await openStore(home));
    accounts = (await testAccounts(store)).accounts;
    cookie = (await firstAdministrator({ accounts })).cookies;
    other = (await firstAdministrator({ accounts }, "other@secretariat.example")).cookies;
  }, 180_000);
  afterAll(async () => {
    await store?.close();
    await home?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A server whose one address says who is asking, and whether a form's token is theirs. */
  async function ask(method: string, headers: Record<string, string> = {}, token = "", proxies = 0) {
    const gate = sessionGate(accounts, proxies);
    const app = new Hono<Env>();
    app.all("/", async (c) => {
      const person = await gate.person(c);
      const cookies = gate.door(c).headers(["a=b; Path=/"]).getSetCookie();
      return c.json({ name: person?.name ?? null, holds: person?.holds(token) ?? null, cookies });
    });
    const answer = await app.request("http://corridor.test/", { method, headers });
    const said: unknown = await answer.json();
    return said as { name: string | null; holds: boolean | null; cookies: readonly string[] };
  }

  test("whoever has the cookie of a session, and nobody else", async () => {
    expect((await ask("GET", { Cookie: cookie })).name).toBe("Ana Head");
    expect((await ask("GET")).name).toBeNull();
    for (const wrong of [
      "corridor.session_token=guess.guess",
      "corridor.session_token=",
      "corridor.session_token=%E0%A4%A",
      cookie.replace("session_token", "two_factor"),
    ])
      expect((await ask("GET", { Cookie: wrong })).name, wrong).toBeNull();
  });

  test("a form of another site has nobody, and neither has one that hides where it is from", async () => {
    expect((await ask("POST", { Cookie: cookie, ...own })).name).toBe("Ana Head");
    for (const said of [
      {},
      { Origin: "http://evil.example" },
      { Origin: "null" },
      { Origin: "http://corridor.test.evil.example" },
      { Origin: "http://corridor.test:8080" },
      { ...own, "Sec-Fetch-Site": "cross-site" },
      { ...own, "Sec-Fetch-Site": "same-site" },
    ])
      expect((await ask("POST", { Cookie: cookie, ...said })).name, JSON.stringify(said)).toBeNull();
  });

  test("a token of one session is nothing to another", async () => {
    const [mine, theirs] = await Promise.all([cookie, other].map((one) => accounts.who(one)));
    expect(mine?.token).toMatch(/^[\w-]{43}$/);
    expect((await ask("POST", { Cookie: cookie, ...own }, mine?.token)).holds).toBe(true);
    expect((await ask("POST", { Cookie: cookie, ...own }, theirs?.token)).holds).toBe(false);
    expect((await ask("POST", { Cookie: cookie, ...own }, "")).holds).toBe(false);
  });

  test("over an encrypted line cookies stay on encrypted lines; only a proxy of ours may say that it is one", async () => {
    const https = { "X-Forwarded-Proto": "https" };
    expect((await ask("GET", https, "", 1)).cookies).toEqual(["a=b; Path=/; Secure"]);
    expect((await ask("GET", https, "", 0)).cookies).toEqual(["a=b; Path=/"]);
  });
});
