import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import type { Env } from "../http/env.ts";
import { operatorGate } from "./gate.ts";
import { Operators } from "./sessions.ts";

/** A server whose one address says who is asking, and lets in by key. */
function door() {
  const operators = new Operators();
  const gate = operatorGate(operators, 0);
  const app = new Hono<Env>();
  app.all("/", (c) => c.text(gate.operator(c)?.actor.kind ?? "visitor"));
  app.post("/token", (c) => c.text(String(gate.operator(c)?.holds(c.req.query("token") ?? "") ?? "refused")));
  app.post("/enter", (c) => {
    const entered = gate.door(c).enter(c.req.query("key") ?? "");
    if ("refused" in entered) return c.text(entered.refused.code, 403);
    return c.body(null, 204, { "Set-Cookie": entered.cookie });
  });
  const ask = (path: string, method: string, headers: Record<string, string> = {}) =>
    app.request(`http://corridor.test${path}`, { method, headers });
  return { operators, ask };
}

const own = { Origin: "http://corridor.test" };

async function signedIn() {
  const { operators, ask } = door();
  const entered = await ask(`/enter?key=${operators.issue()}`, "POST", own);
  const cookie = entered.headers.get("set-cookie") ?? "";
  return { operators, ask, cookie, headers: { Cookie: cookie.split(";")[0] ?? "" } };
}

describe("who is the operator", () => {
  test("whoever has the cookie of a session, and nobody else", async () => {
    const { ask, cookie, headers } = await signedIn();
    expect(cookie).toMatch(/^operator=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await (await ask("/", "GET", headers)).text()).toBe("operator");
    expect(await (await ask("/", "GET")).text()).toBe("visitor");
    expect(await (await ask("/", "GET", { Cookie: "operator=guess" })).text()).toBe("visitor");
  });

  test("a form of another site has no operator, and neither has one that hides where it is from", async () => {
    const { ask, headers } = await signedIn();
    expect(await (await ask("/", "POST", { ...headers, ...own })).text()).toBe("operator");
    for (const said of [
      {},
      { Origin: "http://evil.example" },
      { Origin: "null" },
      { Origin: "http://corridor.test.evil.example" },
      { Origin: "http://corridor.test:8080" },
      { ...own, "Sec-Fetch-Site": "cross-site" },
      { ...own, "Sec-Fetch-Site": "same-site" },
    ])
      expect(await (await ask("/", "POST", { ...headers, ...said })).text(), JSON.stringify(said)).toBe(
        "visitor",
      );
  });

  test("a token of one session is nothing to another", async () => {
    const { operators, ask, headers } = await signedIn();
    const other = operators.redeem(operators.issue());
    const token = operators.session(other)?.token ?? "";
    expect(await (await ask(`/token?token=${token}`, "POST", { ...headers, ...own })).text()).toBe("false");
    const mine = operators.session(headers.Cookie.slice("operator=".length))?.token ?? "";
    expect(await (await ask(`/token?token=${mine}`, "POST", { ...headers, ...own })).text()).toBe("true");
  });

  test("a key lets in once, and not by a form of another site", async () => {
    const { operators, ask } = door();
    const key = operators.issue();
    const away = await ask(`/enter?key=${key}`, "POST", { Origin: "http://evil.example" });
    expect([away.status, away.headers.get("set-cookie")]).toEqual([403, null]);
    expect((await ask(`/enter?key=${key}`, "POST", own)).status).toBe(204);
    const again = await ask(`/enter?key=${key}`, "POST", own);
    expect([again.status, await again.text()]).toEqual([403, "record-pages.link-used"]);
  });

  test("whoever guesses is slowed down", async () => {
    const { ask } = door();
    const codes: string[] = [];
    for (let n = 0; n < 12; n++) codes.push(await (await ask(`/enter?key=${n}`, "POST", own)).text());
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("record-pages.link-used"));
    expect(codes.slice(10)).toEqual(["server.too-many-requests", "server.too-many-requests"]);
  });
});
