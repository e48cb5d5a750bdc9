import { afterAll, beforeAll, expect, test } from "vitest";
import { firstAdministrator } from "../directory/accounts/testing.ts";
import { type TestApp, type TestServices, testApp, testServices } from "./testing.ts";

let services: TestServices;
let app: TestApp;
let cookie = "";

beforeAll(async () => {
  services = await testServices();
  app = testApp(services);
  cookie = (await firstAdministrator(services)).cookies;
});
afterAll(() => services.close());

async function send(bytes: number, type: string, cookies: string): Promise<number> {
  const headers = { "Content-Type": type, Origin: "http://corridor.test", Cookie: cookies };
  const body = new Uint8Array(bytes).fill(97);
  return (await app.ask("/en/meetings/x/contributions", { method: "POST", headers, body })).status;
}

const [form, files] = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"];

test("whoever is signed in sends long forms and files on every page, a visitor neither", async () => {
  // Nothing stands at the address without pages: what is no longer refused for its size is not found.
  expect(await send(60_000, form, "")).toBe(404);
  expect(await send(100_000, form, "")).toBe(413);
  expect(await send(100_000, files, "")).toBe(413);
  expect(await send(100_000, form, cookie)).toBe(404);
  expect(await send(9 * 1024 ** 2, form, cookie)).toBe(413);
  expect(await send(9 * 1024 ** 2, files, cookie)).toBe(404);
  expect(await send(33 * 1024 ** 2, files, cookie)).toBe(413);
});
