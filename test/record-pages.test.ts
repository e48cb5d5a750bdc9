import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { direction, languages } from "../src/kernel/language.ts";
import { clean } from "../src/record/support/texts.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { corridor, type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, signInAsOfficer } from "./support/signed-in.ts";

/** A later text of the same series, so that there is something to compare and to follow. */
const later = clean
  .replaceAll("85/300", "86/310")
  .replace("2030\n", "2031\n")
  .replace("19 December 2030\n\n[", "19 December 2031\n\n[")
  .replace("Eighty-fifth", "Eighty-sixth")
  .replace("eighty-seventh", "eighty-eighth")
  .replace("Takes note of the report", "Takes note with appreciation of the report")
  .replace("83/100 of 1 December 2028", "85/300 of 19 December 2030");

/** Addresses after the language, one for each kind of page and state. */
const addresses = [
  "/record",
  "/record?q=corridors",
  "/record?q=qqqqqqq",
  "/record/A/RES/85/300",
  "/record/A/RES/85/300/source",
  "/record/A/RES/73/241",
  "/record/series",
  "/record/graph?of=A/RES/86/310",
  "/record/compare",
  "/record/compare?before=A/RES/85/300&after=A/RES/86/310",
  "/record/import",
  "/due",
  "/due?session=87&organ=GA",
  "/due/agenda",
] as const;

/** In the other languages of the same direction only the words differ. */
const fewer: readonly string[] = ["/record", "/record/A/RES/85/300", "/due"];

describe.skipIf(chromiumPath === undefined)(
  "pages of the record (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    const texts = scratchFolder();
    let served: Served;
    let browser: Browser;
    let officer: string;

    beforeAll(async () => {
      await writeFile(join(texts.path, "first.txt"), clean);
      await writeFile(join(texts.path, "second.txt"), later);
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
      for (const name of ["first.txt", "second.txt"]) {
        const file = join(texts.path, name);
        const ran = await corridor(["record", "import", file, "--yes", "--home", home.path]);
        expect(ran.code, ran.err + ran.out).toBe(0);
      }
      officer = await signInAsOfficer(served, home.path);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
      texts.remove();
    });

    async function at<T>(
      path: string,
      options: BrowserContextOptions,
      look: (page: Page) => Promise<T>,
    ): Promise<T> {
      const own = await browser.newContext({ baseURL: served.url, locale: "en-GB", ...options });
      try {
        const page = await own.newPage();
        await page.goto(path);
        return await look(page);
      } finally {
        await own.close();
      }
    }

    /** A browser in which an officer of the secretariat is signed in. */
    async function asOfficer<T>(path: string, look: (page: Page) => Promise<T>): Promise<T> {
      const own = await contextWith(browser, served, officer, { javaScriptEnabled: false });
      try {
        const page = await own.newPage();
        await page.goto(path);
        return await look(page);
      } finally {
        await own.close();
      }
    }

    test.each(languages)(
      "in %s axe finds nothing, nothing is wider than a phone, nothing comes from elsewhere",
      async (language) => {
        const own = await browser.newContext({ baseURL: served.url, locale: "en-GB" });
        const page = await own.newPage();
        const faults: string[] = [];
        page.on("request", (request) => {
          if (!request.url().startsWith(served.url)) faults.push(`asks for ${request.url()}`);
        });
        page.on("console", (message) => {
          if (message.type() === "error") faults.push(message.text());
        });
        for (const address of language === "en" || language === "ar" ? addresses : fewer) {
          await page.setViewportSize({ width: 1280, height: 900 });
          await page.emulateMedia({ colorScheme: "light" });
          const response = await page.goto(`/${language}${address}`);
          expect(response?.status(), address).toBe(200);
          expect(await page.getAttribute("html", "dir")).toBe(direction[language]);
          expect(await page.locator("h1").count(), address).toBe(1);
          faults.push(...(await accessibilityFaults(page)).map((one) => `${address} ${one}`));
          if (language === "en") {
            await page.emulateMedia({ colorScheme: "dark" });
            const dark = await accessibilityFaults(page, ["color-contrast"]);
            faults.push(...dark.map((one) => `${address} dark ${one}`));
          }
          await page.setViewportSize({ width: 360, height: 740 });
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (beyond > 0) faults.push(`${address} is ${beyond} px too wide for a phone`);
        }
        await own.close();
        expect(faults).toEqual([]);
      },
    );

    test("a document is small, with its style and its fonts", async () => {
      for (const path of ["/en/record/A/RES/85/300", "/ar/record/A/RES/85/300", "/ru/due"]) {
        const own = await browser.newContext({ baseURL: served.url });
        const page = await own.newPage();
        let bytes = 0;
        page.on("requestfinished", async (request) => {
          bytes += (await request.sizes()).responseBodySize;
        });
        await page.goto(path, { waitUntil: "networkidle" });
        await own.close();
        expect(bytes, path).toBeLessThan(100_000);
      }
    });

    test("a document: verbs in italics, requests and notes beside, its own language on an Arabic page", async () => {
      await at("/ar/record/A/RES/85/300", {}, async (page) => {
        const third = page.locator("#op_3");
        expect(await third.locator("i").first().textContent()).toBe("Requests");
        expect(await third.locator(".para-text").first().getAttribute("lang")).toBe("en");
        expect(await third.locator(".para-text").first().getAttribute("dir")).toBe("ltr");
        expect(await third.locator(".mandate").textContent()).toContain("Secretary-General");
        expect(await page.locator("#op_2\\.b\\.ii").textContent()).toContain("One closing");
        expect(await page.locator("#note_1").textContent()).toContain("See resolution 60/1.");
        // Beside the text: the note stands further to the end of the line than the paragraph does.
        const [note, text] = await Promise.all([
          page.locator("#note_1").boundingBox(),
          page.locator("#pp_1 .para-text").boundingBox(),
        ]);
        expect((note?.x ?? 0) + (note?.width ?? 0)).toBeLessThan(text?.x ?? 0);
      });
    });

    test("a symbol typed in search goes to its document, and words to its paragraphs", async () => {
      await at("/en", { javaScriptEnabled: false }, async (page) => {
        await page.getByRole("searchbox").fill("85/300");
        await page.getByRole("button", { name: "Search" }).click();
        expect(page.url()).toMatch(/\/en\/record\/A\/RES\/85\/300$/);
        await page.goto("/en/record");
        await page.locator("#record-q").fill("hand-made texts");
        await page.keyboard.press("Enter");
        expect(await page.locator("mark").first().textContent()).toMatch(/hand|made|texts/);
      });
    });

    test("files: the same document as JSON, Akoma Ntoso, DOCX and HTML; what is due as calendar and table", async () => {
      const get = (path: string) => fetch(served.url + path);
      for (const [format, type] of [
        ["json", "application/json"],
        ["akn", "application/akn+xml"],
        ["docx", "wordprocessingml"],
        ["html", "text/html"],
      ] as const) {
        const answer = await get(`/en/record/file/${format}/A/RES/85/300`);
        expect([answer.status, answer.headers.get("content-disposition")]).toEqual([
          200,
          expect.stringMatching(/^attachment; filename="A-RES-85-300\./),
        ]);
        expect(answer.headers.get("content-type")).toContain(type);
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
      }
      expect(await (await get("/en/due/ics?session=87&organ=GA")).text()).toContain("BEGIN:VEVENT");
      expect(await (await get("/en/due/csv?session=87&organ=GA")).text()).toContain("A/RES/85/300#op_3");
      expect((await get("/en/record/file/exe/A/RES/85/300")).status).toBe(404);
      expect((await get("/en/record/A/RES/99/999")).status).toBe(404);
    });

    test("compared: what came is inserted, what went is deleted, said to whoever cannot see it", async () => {
      await at(
        "/en/record/compare?before=A/RES/85/300&after=A/RES/86/310&show=reworded",
        {},
        async (page) => {
          expect(await page.locator("ins").allTextContents()).toContain("with appreciation");
          expect(await page.locator("del").allTextContents()).not.toHaveLength(0);
          expect(await page.locator(".change-same").count()).toBe(0);
        },
      );
    });

    describe("an officer of the secretariat", () => {
      test("says what became of a request; everyone sees it, a kept page too, and nobody else can say it", async () => {
        const path = "/en/due?session=87&organ=GA";
        await at(path, {}, async (page) => {
          expect(await page.locator("main form").count()).toBe(0);
          expect(await page.locator("tr", { hasText: "A/RES/85/300" }).textContent()).toContain("To do");
        });
        await asOfficer(path, async (page) => {
          const line = page.locator("tr", { hasText: "A/RES/85/300" });
          await line.getByText("Change the state").click();
          await line.locator("select").selectOption("done");
          await line.locator("input[name=evidence]").fill("A/RES/86/310#op_1");
          await line.getByRole("button", { name: "Keep the state" }).click();
          expect(await line.locator(".due-state").textContent()).toContain("Done");
          expect((await page.request.get(path)).headers()["cache-control"]).toBe("no-store");
        });
        await at(path, {}, async (page) => {
          expect(await page.locator("main form").count()).toBe(0);
          const state = page.locator("tr", { hasText: "A/RES/85/300" }).locator(".due-state");
          expect(await state.textContent()).toContain("Done");
          expect(await state.locator("a").getAttribute("href")).toBe("/en/record/A/RES/86/310#op_1");
        });
      });

      test("corrects a line, and takes the correction back", async () => {
        await asOfficer("/en/record/A/RES/85/300/source", async (page) => {
          const line = page.locator("tr", { hasText: "One opening" });
          const number = (await line.getAttribute("id")) ?? "";
          await line.locator("summary").click();
          await line.locator("select").selectOption("furniture");
          await line.getByRole("button", { name: "Keep the correction" }).click();
          expect(page.url()).toContain(number);
          expect(await page.locator(`#${number}`).textContent()).toContain("A person said");
          await page.goto("/en/record/A/RES/85/300");
          expect(await page.locator("article").textContent()).not.toContain("One opening");
          await page.goto("/en/record/A/RES/85/300/source");
          await page.locator(`#${number} summary`).click();
          await page.locator(`#${number}`).getByRole("button", { name: "Take the correction back" }).click();
          await page.goto("/en/record/A/RES/85/300");
          expect(await page.locator("article").textContent()).toContain("One opening");
        });
      });

      test("looks at a file before it is kept", async () => {
        const third = later.replaceAll("86/310", "87/320");
        await asOfficer("/en/record/import", async (page) => {
          const file = (name: string, text: string) => ({
            name,
            mimeType: "text/plain",
            buffer: Buffer.from(text),
          });
          await page
            .locator("#files")
            .setInputFiles([
              file("third.txt", third),
              file("novel.txt", "It was a dark and stormy night.\n"),
            ]);
          await page.getByRole("button", { name: "Read them" }).click();
          expect(await page.locator(".import-preview").textContent()).toContain("New in the record.");
          expect((await fetch(`${served.url}/en/record/A/RES/87/320`)).status).toBe(404);
          await page.getByRole("button", { name: "Keep what is chosen" }).click();
          await page.getByRole("link", { name: "A/RES/87/320" }).click();
          expect(await page.locator("h1").textContent()).toContain("87/320");
        });
        expect((await fetch(`${served.url}/en/record/A/RES/87/320`)).status).toBe(200);
      });

      test("is nobody without the cookie, without the token, or from another site", async () => {
        const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
          fetch(served.url + path, {
            method: "POST",
            body: new URLSearchParams(form),
            redirect: "manual",
            headers: { Origin: served.url, ...headers },
          });
        const Cookie = await signInAsOfficer(served, home.path, { email: "other@secretariat.example" });
        const page = await (await fetch(`${served.url}/en/record/import`, { headers: { Cookie } })).text();
        const token = /name="token" value="([\w-]+)"/.exec(page)?.[1] ?? "";
        const deed = { mandate: "A/RES/86/310#op_3", state: "done", token };
        // Whoever is not known is led to the door, and nothing was done.
        const atDoor = async (answer: Response) => [answer.status, answer.headers.get("location")];
        const door = (path: string) => [303, `/en/sign-in?${new URLSearchParams({ return: path })}`];
        expect(await atDoor(await post("/en/due", deed))).toEqual(door("/en/due"));
        expect((await post("/en/due", { ...deed, token: `${token}x` }, { Cookie })).status).toBe(403);
        expect((await post("/en/due", { mandate: deed.mandate, state: "done" }, { Cookie })).status).toBe(
          403,
        );
        // The token of one session is nothing to another.
        expect((await post("/en/due", deed, { Cookie: officer })).status).toBe(403);
        expect((await post("/en/due", deed, { Cookie, Origin: "http://evil.example" })).status).toBe(403);
        expect((await post("/en/record/import", { deed: "keep", keep: "x" })).status).toBe(303);
        expect((await post("/en/record/A/RES/85/300/source", { line: "5", as: "furniture" })).status).toBe(
          303,
        );
        const due = await (await fetch(`${served.url}/en/due?session=88&organ=GA`)).text();
        expect(due).toContain("state-to-do");
        expect((await post("/en/due", deed, { Cookie })).status).toBe(303);
        // Signed out, the cookie is worth nothing.
        expect((await post("/en/account", { deed: "sign-out", token }, { Cookie })).status).toBe(303);
        expect(await atDoor(await post("/en/due", deed, { Cookie }))).toEqual(door("/en/due"));
      });
    });

    test("with a keyboard a paragraph's link is reached and copied", async () => {
      const own = await browser.newContext({
        baseURL: served.url,
        permissions: ["clipboard-read", "clipboard-write"],
      });
      const page = await own.newPage();
      await page.goto("/en/record/A/RES/85/300");
      await page.locator("#op_3 > .para-text > .number").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByText("Copied").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `${served.url}/en/record/A/RES/85/300#op_3`,
      );
      await own.close();
    });

    test("paper: the text with its notes in the margin, without what is for screens", async () => {
      await at("/en/record/A/RES/85/300", { colorScheme: "dark" }, async (page) => {
        await page.emulateMedia({ media: "print" });
        for (const selector of [".masthead", ".structure", ".about", ".crumbs"])
          expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
        expect(await page.locator("#note_1").isVisible()).toBe(true);
        expect(await page.locator(".mandate").first().isVisible()).toBe(true);
      });
    });
  },
);
