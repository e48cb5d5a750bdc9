import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress, isHttps } from "./address.ts";
import type { Env } from "./env.ts";

async function seen(remoteAddress: string, proxies: number, headers: Record<string, string> = {}) {
  const app = new Hono<Env>();
  app.get("*", (c) => c.json([clientAddress(c, proxies), isHttps(c, proxies)]));
  const bindings = { incoming: { socket: { remoteAddress } } } as unknown as Env["Bindings"];
  return (await app.request("http://corridor.test/", { headers }, bindings)).json();
}

test("without trusted proxies, what the request says of itself is not believed", async () => {
  const forged = { "X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https" };
  expect(await seen("9.9.9.9", 0, forged)).toEqual(["9.9.9.9", false]);
});

test("with them, it is the address that the outermost of ours saw", async () => {
  const headers = { "X-Forwarded-For": "6.6.6.6, 1.2.3.4, 10.0.0.1", "X-Forwarded-Proto": "https" };
  expect(await seen("10.0.0.2", 2, headers)).toEqual(["1.2.3.4", true]);
  expect(await seen("10.0.0.2", 1, {})).toEqual(["10.0.0.2", false]);
});

test("a household with IPv6 has one allowance", async () => {
  const [first] = await seen("2001:db8:1:2:aaaa::1", 0);
  expect(await seen("2001:0db8:1:2::ffff", 0)).toEqual([first, false]);
  expect((await seen("2001:db8:1:3::1", 0))[0]).not.toBe(first);
  expect((await seen("::ffff:9.9.9.9", 0))[0]).toBe("9.9.9.9");
});
