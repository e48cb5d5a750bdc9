import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { type PreparedReport, prepareReport } from "./support/report.ts";
import { contextWith, signInAsOfficer } from "./support/signed-in.ts";

describe.skipIf(chromiumPath === undefined)("a drafter's walk (skipped where there is no Chromium)", () => {
  const home = scratchFolder();
  let prepared: PreparedReport;
  let served: Served;
  let browser: Browser;
  let officer: string;

  beforeAll(async () => {
    prepared = await prepareReport(home.path);
    [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
    officer = await signInAsOfficer(served, home.path);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    home.remove();
  });

  async function as(
    options: Parameters<Browser["newContext"]>[0],
    work: (page: Page, context: BrowserContext) => Promise<void>,
  ) {
    const context = await contextWith(browser, served, officer, options);
    try {
      // A loaded machine drafts a report slowly.
      context.setDefaultTimeout(120_000);
      context.setDefaultNavigationTimeout(120_000);
      await work(await context.newPage(), context);
    } finally {
      await context.close();
    }
  }
  const field = (page: Page, block: string) => page.locator(`textarea[name="t.${block}"]`);
  const press = (page: Page, deed: string) => page.locator(`button[value="${deed}"]`).first().click();

  test("without a script: begun on a resolution, written, moved, put back, commented", async () => {
    await as({ javaScriptEnabled: false }, async (page) => {
      await page.goto("/en/record/A/RES/61/208");
      await page.getByRole("link", { name: "Write the report on this" }).click();
      await page.getByRole("button", { name: "Draft the report" }).click();
      await page.waitForURL(/\/en\/reports\/[\w-]+\/edit$/);
      const blocks = page.locator("[data-part=body] [data-block]");
      const names = () => blocks.evaluateAll((all) => all.map((one) => one.getAttribute("data-block") ?? ""));
      const [first = "", second = ""] = await names();
      await field(page, second).fill("Words **of** a drafter.[^ With a footnote.]");
      await press(page, `up ${second}`);
      expect((await names()).slice(0, 2)).toEqual([second, first]);
      expect(await field(page, second).inputValue()).toBe("Words **of** a drafter.[^ With a footnote.]");
      await page.locator(`[data-block="${second}"] .re-deeds summary`).click();
      await press(page, `remove ${second}`);
      expect(await names()).not.toContain(second);
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      expect((await names())[0]).toBe(second);
      await field(page, second).fill("This **does not end");
      await press(page, "save");
      expect(await field(page, second).inputValue()).toBe("This **does not end");
      expect(await page.locator(`[id="s.${second}"]`).textContent()).toContain("do not end");
      await field(page, second).fill("It ends.");
      await page
        .locator(`textarea[name="c.${second}"]`)
        .evaluate((area) => area.closest("details")?.setAttribute("open", ""));
      await page.locator(`textarea[name="c.${second}"]`).fill("Is that so?");
      await press(page, `comment ${second}`);
      expect(await page.locator(".re-comment").textContent()).toContain("Is that so?");
      await press(page, `evidence ${second}`);
      await page.getByLabel("What it is about").fill("61/208 9");
      await page.locator(".re-find button").click();
      await page.locator(".re-offers .button").first().click();
      expect(await field(page, second).inputValue()).toMatch(/^It ends\. \[\[[\w-]+\]\]$/);
    });
  });

  test("with a script: what is typed saves itself, two who write are shown both texts, a bad line loses nothing", async () => {
    const { id, block } = prepared;
    await as({}, async (page, context) => {
      const edit = `/en/reports/${id}/edit`;
      const state = page.locator("[data-state]");
      await page.goto(edit);
      await page.locator(".re-live").waitFor();
      const other = await context.newPage();
      await other.goto(edit);
      await other.locator(".re-live").waitFor();
      await field(page, block).fill("Mine.");
      await expect.poll(() => state.textContent(), { timeout: 20_000 }).toContain("saved");
      await field(other, block).fill("Theirs.");
      const conflict = other.locator("[data-conflict]");
      await conflict.waitFor();
      expect(await conflict.textContent()).toContain("Mine.");
      await other.getByRole("button", { name: "Keep mine" }).click();
      await expect
        .poll(() => other.locator("[data-state]").textContent(), { timeout: 20_000 })
        .toContain("Everything");

      await page.goto(edit);
      await page.locator(".re-live").waitFor();
      expect(await field(page, block).inputValue()).toBe("Theirs.");
      await other.close();
      await context.setOffline(true);
      await field(page, block).fill("Written without a line.");
      await expect.poll(() => state.textContent(), { timeout: 20_000 }).toContain("No connection");
      // The lid is closed, and the page is gone.
      await page.close();
      await context.setOffline(false);
      const again = await context.newPage();
      await again.goto(edit);
      await again.getByRole("button", { name: "Put it back" }).click();
      await expect
        .poll(() => again.locator("[data-state]").textContent(), { timeout: 20_000 })
        .toContain("Everything");
      await again.reload();
      expect(await field(again, block).inputValue()).toBe("Written without a line.");
    });
  });

  test("with the keyboard alone: evidence where the caret stands, a new paragraph, moved", async () => {
    const { id, block } = prepared;
    await as({}, async (page) => {
      await page.goto(`/en/reports/${id}/edit`);
      await page.locator(".re-live").waitFor();
      await field(page, block).fill("From Mexico there are  people.");
      await field(page, block).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(22, 22));
      await page.keyboard.press("Control+k");
      await page.keyboard.type("mexico usa 2020");
      await page.locator(".re-dialog li .button").first().press("Enter");
      await page.locator(".re-dialog").waitFor({ state: "detached" });
      expect(await field(page, block).inputValue()).toMatch(
        /^From Mexico there are \[\[[\w-]+\]\] people\.$/,
      );
      expect(await page.locator(`[data-block="${block}"] .re-chip`).textContent()).toMatch(
        /^11,\d{3},\d{3}$/,
      );
      await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
      await page.keyboard.press("Control+Enter");
      await page.waitForFunction((own) => {
        const name = document.activeElement?.getAttribute("name") ?? "";
        return name.startsWith("t.") && name !== `t.${own}`;
      }, block);
      await page.keyboard.type("A second paragraph.");
      await page.keyboard.press("Alt+ArrowUp");
      const first = page.locator("[data-part=body] textarea[name^='t.']").first();
      await expect.poll(() => first.inputValue(), { timeout: 20_000 }).toBe("A second paragraph.");
      const numbers = page.locator("[data-part=body] [data-number]");
      await expect.poll(() => numbers.allTextContents(), { timeout: 20_000 }).toEqual(["1", "2"]);
    });
  });

  test("with the mouse: a newer value taken over where it stands, many steps back and again, a paragraph dragged", async () => {
    const { id, block } = prepared;
    await as({}, async (page) => {
      await page.goto(`/en/reports/${id}/edit`);
      await page.locator(".re-live").waitFor();
      const address = page.url();
      const here = page.locator(`[data-block="${block}"] .re-newer-here`);
      expect(await here.textContent()).toMatch(/10,500[\s\S]*11,\d{3},\d{3}/);
      expect(await page.locator(".re-newer-in-report").textContent()).toContain("(1)");
      expect(await accessibilityFaults(page)).toEqual([]);
      await here.getByRole("button", { name: /^Take over/ }).click();
      await here.waitFor({ state: "detached" });
      expect(await page.locator(".re-newer-in-report").isVisible()).toBe(false);

      const order = () =>
        page
          .locator("[data-part=body] [data-block]")
          .evaluateAll((all) => all.map((one) => one.getAttribute("data-block")));
      const [first, second] = await order();
      await page.locator(`[data-block="${second}"]`).evaluate((one) => one.scrollIntoView({ block: "end" }));
      const from = await page.locator(`[data-block="${second}"] [data-number]`).boundingBox();
      const to = await page.locator(`[data-block="${first}"]`).boundingBox();
      if (!from || !to) throw new Error("there is nothing to drag");
      await page.mouse.move(from.x + 4, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(to.x + 90, to.y + 30, { steps: 8 });
      await page.mouse.move(to.x + 90, to.y + 4, { steps: 4 });
      await page.mouse.up();
      await expect.poll(order, { timeout: 20_000 }).toEqual([second, first]);

      const press = (name: "Undo" | "Redo") => page.getByRole("button", { name, exact: true }).click();
      await press("Undo");
      await expect.poll(order, { timeout: 20_000 }).toEqual([first, second]);
      await press("Undo");
      await here.waitFor();
      await press("Redo");
      await here.waitFor({ state: "detached" });
      await press("Redo");
      await expect.poll(order, { timeout: 20_000 }).toEqual([second, first]);
      await press("Undo");
      await expect.poll(order, { timeout: 20_000 }).toEqual([first, second]);
      // With the keys, where no field has the focus.
      await page.locator("h1").click();
      await page.keyboard.press("Control+z");
      await here.waitFor();
      expect(page.url()).toBe(address);
    });
  });

  test("from a mark of the house style to its place, and what is right put in though the field closes beneath the pointer", async () => {
    const { id } = prepared;
    await as({}, async (page) => {
      await page.goto(`/en/reports/${id}/edit`);
      await page.locator(".re-live").waitFor();
      const own = page.locator("[data-part=body] [data-block]").first();
      const area = own.locator("textarea[name^='t.']");
      await area.fill("A second paragraph.[^ Of the **Ivory Coast**, for one.] It ends.");
      const mark = own.locator("[data-findings] > li");
      await mark.waitFor();
      await mark.locator("a").click();
      const selected = () =>
        area.evaluate((one: HTMLTextAreaElement) => one.value.slice(one.selectionStart, one.selectionEnd));
      expect(await selected()).toBe("Ivory Coast");
      expect(await accessibilityFaults(page)).toEqual([]);
      await mark.getByRole("button").click();
      expect(await area.inputValue()).toBe(
        "A second paragraph.[^ Of the **Côte d’Ivoire**, for one.] It ends.",
      );
      await mark.waitFor({ state: "detached" });
      await page.keyboard.press("Control+k");
      await page.locator(".re-dialog").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.type("women");
      await page.keyboard.press("Escape");
      await page.locator(".re-dialog").waitFor({ state: "detached" });
      expect(await area.evaluate((one) => one === document.activeElement)).toBe(true);
      // Whoever goes on at once sees what they wrote before, though it was saved meanwhile.
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" Or not.");
      await page.keyboard.press("Control+Enter");
      await page.waitForFunction(
        () => document.activeElement?.closest("[data-block]")?.previousElementSibling,
      );
      expect(await area.inputValue()).toMatch(/ Or not\.$/);
      await expect
        .poll(() => own.locator("[data-preview]").textContent(), { timeout: 20_000 })
        .toContain("Or not.");
      const before = await page.locator("[data-part=body] [data-block]").count();
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await expect
        .poll(() => page.locator("[data-part=body] [data-block]").count(), { timeout: 20_000 })
        .toBe(before - 1);
    });
  });

  test("a newer value is shown beside the old one and taken over; then review, clearance, issue, and nothing changes any more", async () => {
    const { id } = prepared;
    await as({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`/en/reports/${id}/edit`);
      expect(await page.locator(".re-newer-here dl").textContent()).toMatch(/10,500[\s\S]*11,\d{3},\d{3}/);
      await page.goto(`/en/reports/${id}/newer`);
      const row = page.locator(".re-newer tbody tr").first();
      expect(await row.textContent()).toMatch(/10,500[\s\S]*11,\d{3},\d{3}/);
      await page.getByRole("button", { name: "Take all over" }).click();
      expect(await page.getByRole("status").textContent()).toContain("Taken over");
      expect(await page.locator(".re-newer").count()).toBe(0);
      await page.goto(`/en/reports/${id}/versions`);
      expect(await page.locator(".re-versions > li").count()).toBeGreaterThan(1);

      await page.goto(`/en/reports/${id}`);
      await page
        .locator(".re-say")
        .first()
        .evaluate((one) => one.setAttribute("open", ""));
      await page.locator(".re-say textarea").first().fill("One more look.");
      await page.locator(".re-say button").first().click();
      const step = async (name: string, confirm: string) => {
        await page.goto(`/en/reports/${id}/standing`);
        await page.getByRole("link", { name, exact: true }).click();
        await page.getByRole("button", { name: confirm, exact: true }).click();
      };
      await step("Send to review", "Send it");
      await step("Clear", "Clear it");
      expect(await page.getByRole("alert").textContent()).toContain("comment");
      await page.goto(`/en/reports/${id}`);
      await page.getByRole("button", { name: "Settled" }).click();
      await step("Clear", "Clear it");
      await step("Issue", "Issue it for good");
      expect(await page.locator(".re-hash").textContent()).toMatch(/[0-9a-f]{64}/);
      await page.goto(`/en/reports/${id}/edit`);
      expect(new URL(page.url()).pathname).toBe(`/en/reports/${id}/standing`);
      expect(await page.locator("textarea[name^='t.']").count()).toBe(0);
      // It can only be corrected from now on, and the way there is on its page.
      await page.goto(`/en/reports/${id}`);
      await page.getByRole("link", { name: "Review and issue" }).click();
      await page.getByRole("link", { name: "Begin a corrigendum" }).click();
      await page.getByRole("button", { name: "Begin it" }).click();
      await page.waitForURL(/-corr\/edit$/);
      expect(await page.locator("h1").textContent()).toContain("Corrigendum");
      await page.getByRole("link", { name: "Review and issue" }).click();
      await page.locator("details.folded summary", { hasText: "Discard" }).click();
      await page.getByRole("button", { name: "Discard it" }).click();
      await page.goto(`/en/reports/${id}/trace`);
      expect(await page.locator(".re-trace").first().textContent()).toContain("un-desa-stock");
      await page.goto("/en/reports/uses?of=corridor:observation/un-desa-stock");
      expect(await page.locator(".re-list").textContent()).toContain("The walk");
    });
    const visitor = await fetch(`${served.url}/en/reports/${id}`);
    expect(visitor.status).toBe(200);
    const text = await visitor.text();
    expect(text).toContain("From Mexico there are");
    expect(text).not.toContain("One more look.");
    expect((await fetch(`${served.url}/en/reports/${id}/file/md`)).status).toBe(200);
  });

  test("nothing in the way of those who cannot see or point, nothing too wide for a phone", async () => {
    await as({}, async (page) => {
      const faults: string[] = [];
      await page.goto("/en/reports");
      const drafts = await page
        .locator(".re-list a[href$='/edit']")
        .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
      const draft = (drafts[0] ?? "").replace(/^\/en|\/edit$/g, "");
      const paths = [
        "",
        "/edit",
        "/edit/evidence?q=mexico%20usa",
        "/newer",
        "/versions",
        "/trace",
        "/standing?to=review",
      ];
      const pages = [
        "/reports",
        "/reports/new",
        "/reports/uses?of=A/RES/61/208",
        ...paths.map((one) => draft + one),
      ];
      for (const path of pages)
        for (const language of ["en", "ar"]) {
          await page.setViewportSize({ width: language === "ar" ? 360 : 1280, height: 800 });
          await page.emulateMedia({ colorScheme: language === "ar" ? "dark" : "light" });
          const address = `/${language}${path}`;
          const answer = await page.goto(address);
          if (answer?.status() !== 200) faults.push(`${address} is answered with ${answer?.status()}`);
          for (const fault of await accessibilityFaults(page)) faults.push(`${address} ${fault}`);
          await page.setViewportSize({ width: 360, height: 800 });
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (beyond > 0) faults.push(`${address} is ${beyond} px too wide for a phone`);
        }
      expect(faults).toEqual([]);
    });
  });

  test("a keystroke among five hundred paragraphs is answered at once", async () => {
    await as({}, async (page) => {
      await page.goto(`/en/reports`);
      const edit = await page.locator(".re-list a[href$='/edit']").first().getAttribute("href");
      await page.goto(edit ?? "");
      await page.locator(".re-live").waitFor();
      const slowest = await page.evaluate(async () => {
        const list = document.querySelector("[data-part=body] [data-blocks]");
        const one = list?.querySelector("[data-block]");
        const area = list?.querySelector("textarea");
        if (!list || !one || !area) throw new Error("there is no paragraph");
        // Copies that the page lays out as it does its own.
        for (let at = 0; at < 500; at += 1) list.append(one.cloneNode(true));
        area.focus();
        const times: number[] = [];
        for (let at = 0; at < 20; at += 1) {
          const begun = performance.now();
          document.execCommand("insertText", false, "x");
          area.getBoundingClientRect();
          times.push(performance.now() - begun);
          await new Promise((done) => requestAnimationFrame(done));
        }
        return times.sort((a, b) => a - b)[10] ?? 0;
      });
      expect(slowest).toBeLessThan(50);
    });
  });
});
