import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { words } from "../kernel/words.ts";
import type { Env } from "./http/env.ts";
import { listen, type Running } from "./listen.ts";
import { optionsFromEnvironment, serverOptions } from "./options.ts";

const log = pino({ level: "silent" });
const running: Running[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

async function started(finishWithin = 5000): Promise<Running> {
  const app = new Hono<Env>();
  app.get("/", (c) => c.text("here"));
  app.get("/slow", async (c) => {
    await wait(300);
    return c.text("done");
  });
  app.get("/endless", () => new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) })));
  const one = unwrap(await listen(app, { host: "127.0.0.1", port: 0, finishWithin }, log));
  running.push(one);
  return one;
}

test("answers at the address that it gives", async () => {
  const { url, port } = await started();
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await (await fetch(url)).text()).toBe("here");
});

test("a port that is taken is a problem that says what to do", async () => {
  const { port } = await started();
  const second = await listen(new Hono<Env>(), { host: "127.0.0.1", port, finishWithin: 1 }, log);
  expect(second).toMatchObject({
    ok: false,
    problems: [{ code: "server.port-taken", facts: { port: String(port) } }],
  });
  if (!second.ok && second.problems[0])
    expect(words("en").problem(second.problems[0])).toContain(`PORT=${port + 1}`);
});

test("an address that is not of this machine is a problem", async () => {
  const found = await listen(new Hono<Env>(), { host: "192.0.2.1", port: 0, finishWithin: 1 }, log);
  expect(found).toMatchObject({ ok: false, problems: [{ code: "server.host-unknown" }] });
});

test("stopping lets requests finish, takes no new ones, and ends idle connections", async () => {
  const { url, stop } = await started();
  await (await fetch(url)).text();
  const slow = fetch(`${url}/slow`);
  await wait(100);
  const start = performance.now();
  const stopping = stop();
  expect(stop()).toBe(stopping);
  const answer = await slow;
  expect(await answer.text()).toBe("done");
  expect(answer.headers.get("connection")).toBe("close");
  await stopping;
  expect(performance.now() - start).toBeLessThan(2000);
  await expect(fetch(url)).rejects.toThrow();
});

test("what does not finish in time is cut off", async () => {
  const { url, stop } = await started(200);
  const response = await fetch(`${url}/endless`);
  const start = performance.now();
  await stop();
  expect(performance.now() - start).toBeLessThan(2000);
  await expect(response.text()).rejects.toThrow();
});

test("a reader who goes away ends the making of the answer", async () => {
  let ended: () => void = () => {};
  const cancelled = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const app = new Hono<Env>();
  app.get(
    "/",
    () =>
      new Response(
        new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65536)), cancel: () => ended() }),
      ),
  );
  const one = unwrap(await listen(app, { host: "127.0.0.1", port: 0, finishWithin: 100 }, log));
  running.push(one);
  const reader = request(one.url, (response) => response.once("data", () => reader.destroy()));
  reader.on("error", () => {});
  reader.end();
  await cancelled;
});

test("settings come from the environment, the command line goes before", () => {
  expect(optionsFromEnvironment({ PORT: "9000", HOST: "0.0.0.0" }, { port: 9001 })).toMatchObject({
    ok: true,
    value: { port: 9001, host: "0.0.0.0" },
  });
  expect(optionsFromEnvironment({})).toEqual({ ok: true, value: serverOptions() });
  expect(optionsFromEnvironment({ PORT: "eighty" })).toMatchObject({
    ok: false,
    problems: [{ code: "server.setting-invalid", facts: { name: "PORT", text: "eighty" } }],
  });
});
