import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, signInAsOfficer } from "./support/signed-in.ts";

describe.skipIf(chromiumPath === undefined)(
  "pages of questionnaires (skipped where there is no Chromium)",
  () => {
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

    /** Without a script: all of it is forms. */
    async function at(path: string, work: (page: Page) => Promise<void>, narrow = false): Promise<void> {
      const context = await contextWith(browser, served, officer, {
        javaScriptEnabled: false,
        ...(narrow ? { viewport: { width: 360, height: 800 } } : {}),
      });
      try {
        const page = await context.newPage();
        await page.goto(path);
        await work(page);
      } finally {
        await context.close();
      }
    }

    test("one click on a resolution makes a questionnaire, which is changed, settled and revised without a script", async () => {
      await at("/en/record/A/RES/61/208", async (page) => {
        await page.getByRole("button", { name: "Ask how it was implemented" }).click();
        expect(new URL(page.url()).pathname).toBe("/en/questionnaires/implementation-of-a-res-61-208");
        expect(await page.locator(".q-facts a").allTextContents()).toContain("A/RES/61/208#op_9");
        await page.locator("select[name=kind]").first().selectOption("number");
        await page.getByRole("button", { name: "Add", exact: true }).first().click();
        await page.locator(".q-edit [name='ask.en']").fill("How many <b>offices</b>?");
        await page.locator(".q-edit [name=required]").check();
        await page.locator(".q-edit button[value=save-question]").click();
        const asks = page.locator(".q-ask");
        expect(await asks.nth(2).textContent()).toContain("How many <b>offices</b>?");
        await page.getByRole("button", { name: "Up 1.3" }).click();
        expect(await asks.nth(1).textContent()).toContain("offices");
        await page.getByRole("button", { name: "Take out 1.2" }).click();
        expect(await page.getByRole("status").textContent()).toContain("offices");
        await page.getByRole("button", { name: "Put it back" }).click();
        expect(await asks.nth(1).textContent()).toContain("offices");
        await page.getByRole("button", { name: "Settle this version" }).click();
        expect(await page.getByRole("button", { name: "Up 1.2" }).count()).toBe(0);
        await page.getByRole("button", { name: "Begin a new draft" }).click();
        await page.getByRole("button", { name: "Take out 1.2" }).click();
        await page.goto(`${page.url().replace(/[?#].*/, "")}/versions`);
        expect(await page.locator(".q-changes li").allTextContents()).toHaveLength(1);
      });
    });

    test("of two windows on one draft the second is told, and nothing is lost", async () => {
      await at("/en/questionnaires", async (page) => {
        await page.getByLabel("Its title").fill("Two windows");
        await page.getByRole("button", { name: "Begin", exact: true }).click();
        const other = await page.context().newPage();
        await other.goto(page.url());
        await page.getByRole("button", { name: "Add a section" }).click();
        await other.getByRole("button", { name: "Add a section" }).click();
        expect(await other.getByRole("alert").textContent()).toContain("Somebody has changed this draft");
        expect(await other.locator(".q-section").count()).toBe(2);
      });
    });

    test("the languages are written one by one, and the preview shows them", async () => {
      await at("/en/questionnaires", async (page) => {
        await page.getByLabel("Its title").fill("Tongues");
        await page.getByRole("button", { name: "Begin", exact: true }).click();
        const address = new URL(page.url()).pathname;
        await page.goto(`${address}/texts?column=ar`);
        await page.locator("textarea[name='t.title']").fill("لغات");
        await page.getByRole("button", { name: "Save this language" }).click();
        await page.goto(`${address.replace("/en/", "/ar/")}/preview`);
        expect(await page.locator(".q-form-title").textContent()).toBe("لغات");
        const question = page.locator(".field-ask span").first();
        expect(await question.getAttribute("lang")).toBe("en");
        expect(await question.getAttribute("dir")).toBe("ltr");
      });
    });

    test("a file that is no questionnaire is refused in words", async () => {
      await at("/fr/questionnaires", async (page) => {
        await page.locator("input[type=file]").setInputFiles({
          name: "x.json",
          mimeType: "application/json",
          buffer: Buffer.from('{"format": "something"}'),
        });
        await page.getByRole("button", { name: "Importer" }).click();
        expect(await page.getByRole("alert").textContent()).toContain("Rien n’a été importé");
      });
    });

    test("nothing in the way of those who cannot see or point, nothing too wide for a phone", async () => {
      await at("/en/questionnaires", async (page) => {
        await page.locator("button[value=remittances]").click();
      });
      const own = "/questionnaires/remittances-size-cost-channels-and-policies";
      for (const path of [
        "/en/questionnaires",
        `/en${own}?edit=size-corridors`,
        `/ar${own}?edit=policies-what`,
        `/en${own}/texts`,
        `/ar${own}/texts?column=zh`,
        `/ar${own}/preview`,
        `/zh${own}/preview?as=agency`,
        `/en${own}/versions`,
      ]) {
        const context = await contextWith(browser, served, officer, {
          viewport: { width: 360, height: 800 },
        });
        const page = await context.newPage();
        await page.goto(path);
        expect(await accessibilityFaults(page), path).toEqual([]);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, path).toBe(0);
        await context.close();
      }
    });

    test("a visitor is led to sign in", async () => {
      const answer = await fetch(`${served.url}/en/questionnaires`, { redirect: "manual" });
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toContain("/en/sign-in");
    });
  },
);
