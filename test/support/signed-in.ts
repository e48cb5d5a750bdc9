import type { Browser, BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { corridor, type Served } from "./corridor.ts";

/** How tests of the whole product come in: by the link that the command line gives on the machine. */

export const password = "dull teapot rides";

/** A link by which whoever opens it becomes administrator. */
export async function entryLink(home: string): Promise<string> {
  const ran = await corridor(["link", "--home", home]);
  expect(ran.code, ran.err).toBe(0);
  return ran.out.trim();
}

/** Makes an administrator and officer of the secretariat, signed in; gives the header `Cookie` of their browser. */
export async function signInAsOfficer(
  served: Pick<Served, "url">,
  home: string,
  { email = "officer@secretariat.example", name = "Ana Officer" } = {},
): Promise<string> {
  const link = await entryLink(home);
  const answer = await fetch(link, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: served.url },
    body: new URLSearchParams({ name, email, password, language: "en" }),
  });
  expect(answer.status, await answer.text()).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}

/** A context of a browser in which this cookie's owner is signed in. */
export async function contextWith(
  browser: Browser,
  served: Pick<Served, "url">,
  cookie: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: served.url, locale: "en-GB", ...options });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: served.url };
    }),
  );
  return context;
}
