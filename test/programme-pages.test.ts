import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, signInAsOfficer } from "./support/signed-in.ts";

describe.skipIf(chromiumPath === undefined)(
  "pages of a programme (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    let served: Served;
    let browser: Browser;
    let officer: string;
    const programme = "/en/meetings/high-level-dialogue-2026/programme";

    beforeAll(async () => {
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
      officer = await signInAsOfficer(served, home.path);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
    });

    async function at(
      path: string,
      work: (page: Page) => Promise<void>,
      options: Parameters<Browser["newContext"]>[0] = {},
    ): Promise<void> {
      const context = await contextWith(browser, served, officer, options);
      try {
        const page = await context.newPage();
        await page.goto(path);
        await work(page);
      } finally {
        await context.close();
      }
    }

    test("from a meeting to its published programme, without a script", async () => {
      await at(
        "/en/meetings/new?kind=high-level-dialogue",
        async (page) => {
          await page.fill("[name='title.en']", "High-level Dialogue 2026");
          await page.fill("[name=opens]", "2026-12-14");
          await page.fill("[name=closes]", "2026-12-15");
          await page.fill("[name=zone]", "America/New_York");
          await page.locator("main button[type=submit]").first().click();
          await page.goto(`${programme}/draft`);
          const begin = page.getByRole("button", { name: "Begin with the template" });
          if ((await begin.count()) > 0) await begin.click();
          await page.goto(`${programme}/draft?day=2026-12-14`);
          await page.getByRole("link", { name: "Round table 1", exact: true }).click();
          await page.fill("[name='theme.en']", "Remittances <b>and</b> their cost");
          await page.fill("[name='question.0.en']", "What has brought the cost down?");
          await page.locator("[name='person.0.role']").selectOption("chair");
          await page.fill("[name='person.0.name']", "Ms. A. Chair");
          await page.fill("[name='person.0.party']", "XXX");
          await page.getByRole("button", { name: "Keep", exact: true }).click();
          expect(await page.getByRole("alert").textContent()).toContain("XXX");
          expect(await page.inputValue("[name='question.0.en']")).toBe("What has brought the cost down?");
          await page.fill("[name='person.0.party']", "PHL");
          await page.getByRole("button", { name: "Keep", exact: true }).click();
          await page.goto(`${programme}/draft/publish`);
          await page.getByRole("button", { name: "Publish version 1" }).click();
          expect(new URL(page.url()).pathname).toBe(programme);
          const table = await page.locator("#round-table-1").textContent();
          expect(table).toContain("Remittances <b>and</b> their cost");
          expect(table).toContain("Ms. A. Chair, Philippines");
        },
        { javaScriptEnabled: false },
      );
    });

    test("a session is laid elsewhere by keys and by pointer, and what stands against it is said", async () => {
      await at(`${programme}/draft?day=2026-12-14`, async (page) => {
        const said = page.locator("[data-programme-said]");
        await page.locator("[data-session=round-table-1] [data-handle]").focus();
        await page.keyboard.press("Enter");
        await page.keyboard.press("ArrowLeft");
        expect(await said.textContent()).toContain("The room is not free then.");
        await page.keyboard.press("ArrowRight");
        for (let times = 0; times < 4; times++) await page.keyboard.press("ArrowUp");
        expect(await said.textContent()).toContain("14:00, Room 1. Nothing stands against it.");
        await Promise.all([page.waitForURL(/done=move/), page.keyboard.press("Enter")]);
        expect(await page.locator("[data-session=round-table-1]").textContent()).toContain("14:00–17:00");
        const handle = await page.locator("[data-session=panel-1] [data-handle]").boundingBox();
        if (!handle) throw new Error("no handle");
        await page.mouse.move(handle.x + 5, handle.y + 5);
        await page.mouse.down();
        await page.mouse.move(handle.x + 5, handle.y - 60, { steps: 5 });
        await Promise.all([page.waitForEvent("framenavigated"), page.mouse.up()]);
        await page.waitForLoadState();
        expect(await page.locator("[data-session=panel-1]").textContent()).not.toContain("15:00–18:00");
      });
    });

    test("nothing is in the way of anybody, in any language, on a phone", async () => {
      const paths = [
        "",
        "/draft?day=2026-12-14",
        "/draft/session/round-table-1",
        "/draft/table",
        "/draft/rooms",
      ];
      for (const path of [...paths, "/draft/publish", "/session/round-table-1"])
        await at(
          `${programme.replace("/en/", "/ar/")}${path}`,
          async (page) => {
            expect(await accessibilityFaults(page), path).toEqual([]);
            const over = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            expect(over, path).toBe(0);
          },
          { viewport: { width: 360, height: 800 } },
        );
    });
  },
);
