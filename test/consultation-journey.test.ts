import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { corridor, type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, password, signInAsOfficer } from "./support/signed-in.ts";

/**
 * A consultation from one click on a resolution to a published answer that the outline of a report cites: as an officer of the
 * secretariat, as a colleague who prepares the answers in French, and as a focal point who clears and submits them in Arabic on a
 * phone, without a script.
 */
describe.skipIf(chromiumPath === undefined)("a consultation (skipped where there is no Chromium)", () => {
  const home = scratchFolder();
  let served: Served;
  let browser: Browser;
  let officer: BrowserContext;
  let focalPoint: BrowserContext;
  const measures = "خُفّضت كلفة التحويلات <b>إلى 5</b> في المائة 🙂";
  const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };

  beforeAll(async () => {
    [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
    officer = await contextWith(browser, served, await signInAsOfficer(served, home.path));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    home.remove();
  });

  async function invite(...options: readonly string[]): Promise<void> {
    const ran = await corridor(["people", "invite", "--home", home.path, "--party", "MAR", ...options]);
    expect(ran.code, ran.err).toBe(0);
  }

  /** The link of the newest letter to an address, once it has gone out. */
  async function linkTo(address: string, place: string): Promise<string> {
    const folder = join(home.path, "outbox");
    for (let tries = 0; tries < 100; tries++) {
      const letters = readdirSync(folder)
        .filter((name) => name.endsWith(".eml"))
        .sort()
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .filter((letter) => letter.includes(`<${address}>`));
      const link = letters.map(textOf).findLast((text) => text.includes(place));
      const found = link && new RegExp(`https?://\\S*${place}\\S*`).exec(link)?.[0];
      if (found) return found;
      await wait(200);
    }
    throw new Error(`no letter to ${address} leads to ${place}`);
  }

  /** The plain text of a letter as it lies in the outbox. */
  function textOf(letter: string): string {
    const [, body = ""] = /text\/plain[\s\S]*?base64\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(letter) ?? [];
    if (body !== "") return Buffer.from(body, "base64").toString("utf8");
    const [, quoted = letter] = /text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(letter) ?? [];
    return quoted.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
  }

  async function accept(link: string): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: served.url, ...phone });
    const page = await context.newPage();
    await page.goto(link);
    await page.fill("input[type=password]", password);
    await page.locator("main button[type=submit]").click();
    expect(new URL(page.url()).pathname).toMatch(/\/account$/);
    return context;
  }

  async function fits(page: Page): Promise<void> {
    expect(
      await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBeLessThanOrEqual(0);
  }

  test("the secretariat asks from the resolution's own page", async () => {
    await invite("--email", "amina@mfa.example", "--name", "أمينة", "--language", "ar");
    await invite("--email", "omar@mfa.example", "--name", "Omar", "--language", "fr", "--deputy");
    const page = await officer.newPage();
    await page.goto("/en/record/A/RES/61/208");
    await page.getByRole("link", { name: "Ask those whom it addresses" }).click();
    await page.getByRole("button", { name: "Ask how it was implemented" }).click();
    await page.locator('input[value="kind:member-state"]').uncheck();
    await page.fill("textarea[name=parties]", "Morocco\nPHL");
    await page.getByRole("button", { name: "Save the choice" }).click();
    expect(await page.locator("table").last().textContent()).toContain("Morocco");
    await page.getByRole("link", { name: "Progress" }).click();
    await page.getByText("Open it and send the letters").first().click();
    await page.locator("input[type=checkbox]:visible").first().check();
    await page.getByRole("button", { name: "Open it and send the letters" }).last().click();
    await page.getByText("It is open").first().waitFor();
    await fits(page);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a colleague who may clear prepares and clears it in French, and cannot submit", async () => {
    const context = await accept(await linkTo("omar@mfa.example", "invitation"));
    const page = await context.newPage();
    await page.goto("/fr/replies");
    await page.locator("main a", { hasText: "61/208" }).first().click();
    await page.goto(`${page.url()}/general`);
    await page.fill('[name="a.general-lead"]', "Ministère des affaires étrangères");
    await page.locator("main button[value=next]").click();
    await page.goto(page.url().replace(/\/[^/]*$/, "/reply/review"));
    expect(await page.locator("main").textContent()).toContain("Ministère des affaires étrangères");
    expect(await page.locator("button[value=submit]").count()).toBe(0);
    await page.locator("button[value=clear]").click();
    await page.locator("button[value=withdraw]").first().waitFor();
    expect(await page.locator("main").textContent()).toContain("Omar");
    await context.close();
  });

  test("the focal point goes on in Arabic on a phone, clears and submits, and has a receipt", async () => {
    focalPoint = await accept(await linkTo("amina@mfa.example", "invitation"));
    const page = await focalPoint.newPage();
    await page.goto(await linkTo("amina@mfa.example", "replies"));
    expect(await page.locator("main").textContent()).toContain("Omar");
    await page.goto(`${page.url()}/general`);
    expect(await page.inputValue('[name="a.general-lead"]')).toBe("Ministère des affaires étrangères");
    await page.fill('[name="a.general-measures"]', measures);
    await page.locator("main button[value=next]").click();
    await page.fill('[name="a.op-4-view"]', "ننتظر حوارًا سنويًا.");
    await page.locator("main button[value=next]").click();
    await page.goto(page.url().replace(/\/[^/]*$/, "/reply/review"));
    await page.locator("button[value=clear]").click();
    await page.check("input[name=publication][value=public]");
    await page.locator("button[value=submit]").click();
    expect(page.url()).toContain("/reply/receipt");
    expect(await page.locator("main").textContent()).toMatch(/R-\w{4}-\w{4}-\w{4}/);
    await fits(page);
  });

  test("nobody outside reads it before it is published; then the outline of a report cites it", async () => {
    const visitor = await (await browser.newContext({ baseURL: served.url })).newPage();
    await visitor.goto("/en/outline/A/RES/61/208");
    expect(await visitor.locator("main").textContent()).not.toContain("Morocco");
    const page = await officer.newPage();
    await page.goto("/en/responses");
    await page.locator("main a", { hasText: "61/208" }).first().click();
    await page.locator("button[value=publish]").click();
    await page.locator("button[value=publish]").waitFor({ state: "detached" });
    await visitor.goto("/ar/outline/A/RES/61/208");
    const quote = visitor.locator("q", { hasText: "ننتظر حوارًا سنويًا." });
    expect(await quote.getAttribute("lang")).toBe("ar");
    await visitor.locator("li", { has: quote }).locator("sup a").first().click();
    const [, place = ""] = visitor.url().split("#");
    await visitor.locator(`#${place} a`).click();
    expect(visitor.url()).toMatch(/\/ar\/answers\//);
    expect(await visitor.locator("main").textContent()).toContain("ننتظر حوارًا سنويًا.");
    await fits(visitor);
    expect(await accessibilityFaults(visitor)).toEqual([]);
  });

  test("what was typed stays text, in the page and in the files", async () => {
    const page = await focalPoint.newPage();
    await page.goto("/en/responses/party/MAR");
    expect(await page.locator("main").textContent()).toContain(measures.split(" <b>")[0]);
    expect(await page.locator("main b", { hasText: "إلى 5" }).count()).toBe(0);
    const api = await fetch(`${served.url}/api/consultations`);
    expect(api.status).toBe(200);
    const text = JSON.stringify(await api.json());
    expect(text).toContain("61-208");
  });
});
