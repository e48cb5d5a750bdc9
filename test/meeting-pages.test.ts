import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, signInAsOfficer } from "./support/signed-in.ts";

describe.skipIf(chromiumPath === undefined)("pages of meetings (skipped where there is no Chromium)", () => {
  const home = scratchFolder();
  let served: Served;
  let browser: Browser;
  let officer: string;

  beforeAll(async () => {
    [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
    officer = await signInAsOfficer(served, home.path);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    home.remove();
  });

  test("from the paragraph that convenes it to credentials, without a script; axe finds nothing, nothing scrolls sideways at 360 px", async () => {
    const context = await contextWith(browser, served, officer, { javaScriptEnabled: false });
    const looking = await contextWith(browser, served, officer, { viewport: { width: 360, height: 800 } });
    const look: Page = await looking.newPage();
    const sound = async (path: string) => {
      for (const language of ["en", "ar"]) {
        await look.goto(path.replace("/en/", `/${language}/`));
        expect(await accessibilityFaults(look), `${language} ${path}`).toEqual([]);
        expect(
          await look.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
          `${language} ${path}`,
        ).toBe(0);
      }
    };
    try {
      const page = await context.newPage();
      await page.goto("/en/meetings/new?mandate=A%2FRES%2F58%2F208%23op_9");
      expect(await page.getByLabel("Opens").inputValue()).toBe("2006-09-14");
      expect(await page.getByLabel("Paragraph that convenes it").inputValue()).toBe("A/RES/58/208#op_9");
      await sound("/en/meetings/new?kind=global-forum");
      const year = new Date().getUTCFullYear() + 1;
      await page.getByLabel("Opens").fill(`${year}-09-14`);
      await page.getByLabel("Closes").fill(`${year}-09-15`);
      await page.getByLabel("Place").fill("New York");
      await page.getByRole("button", { name: "Prepare", exact: true }).click();
      const own = new URL(page.url()).pathname;
      const visitor = await fetch(`${served.url}${own}`);
      expect(visitor.status).toBe(404);

      await page.getByText("Announce and invite").first().click();
      await page.locator("form:has([value=announce]) [name=sure]").check();
      await page.getByRole("button", { name: "Announce and invite" }).click();
      expect(await page.getByRole("status").textContent()).toContain("announced");
      expect((await fetch(`${served.url}${own}`)).status).toBe(200);
      await sound(own);
      await sound(`${own}/edit`);
      await sound(`${own}/plan`);

      await page.goto(`${own}/delegations/FRA`);
      const names = page.getByLabel("Name, as its bearer writes it");
      await names.nth(0).fill("<b>Zoë</b> Ñandú");
      await names.nth(1).fill("محمد بن عبد الله");
      await page.getByLabel("In the delegation").nth(1).selectOption("head");
      await page.getByRole("button", { name: "Register", exact: true }).click();
      expect(await page.getByRole("alert").textContent()).toContain("2 delegates are named as head");
      // What was typed is there to be mended.
      await page.getByLabel("In the delegation").nth(1).selectOption("adviser");
      await page.getByLabel("Level of representation").selectOption("minister");
      await page.getByRole("button", { name: "Register", exact: true }).click();
      expect(await page.getByRole("status").textContent()).toBe("The delegation is registered.");
      await page.getByRole("button", { name: "Note that credentials came in" }).click();
      await page.getByText("Say what the check came to").click();
      await page.getByLabel("Result").selectOption("accepted");
      await page.locator("form:has([value=examine]) button").click();
      expect(await page.locator("main").textContent()).toContain("accepted");
      await sound(`${own}/delegations/FRA`);

      await page.goto(`${own}/organizations`);
      await page.getByText("Put down an organization").first().click();
      await page.getByLabel("Name").fill("Migrants’ Voice");
      await page.getByRole("button", { name: "Put down an organization" }).click();
      await sound(`${own}/organizations`);
      await page.goto(`${own}/badges`);
      expect(await page.locator(".badges strong").allTextContents()).toContain("<b>Zoë</b> Ñandú");
      await sound(`${own}/badges`);
      await sound(`${own}/participation`);
      await sound("/en/meetings");
      await sound("/en/meetings/gfmd-2007-brussels");

      // Visitors see who is registered, and no name.
      const seen = await (await fetch(`${served.url}${own}/participation`)).text();
      expect(seen).toContain("1 of ");
      expect(seen).not.toMatch(/Ñandú|محمد/);
      const calendar = await fetch(`${served.url}${own}/deadlines.ics`);
      expect(calendar.headers.get("content-type")).toContain("text/calendar");
    } finally {
      await context.close();
      await looking.close();
    }
  }, 240_000);
});
