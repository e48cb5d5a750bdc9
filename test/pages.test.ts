import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { direction, languages } from "../src/kernel/language.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";

/** Addresses after the language, one for each kind of page and state. */
const addresses = [
  "",
  "?year=1990&sex=F",
  "/territory/MEX",
  "/territory/150",
  "/territory/TCA?year=1990",
  "/corridor/MEX/USA",
  "/corridor/PHL/SAU",
  "/corridor/COD/GBR",
  "/corridor/NRU/LIE",
  "/territory/SUN",
  "/territory/2003",
  "/datasets",
  "/dataset/un-desa-stock",
  "/dataset/un-desa-stock-total",
  "/search",
  "/search?q=mexi",
  "/search?q=qqqqqqqq",
  "/search?q=how+many+Filipinos+live+in+Saudi+Arabia",
  "/about",
  "/help",
  "/nothing/here",
] as const;

describe.skipIf(chromiumPath === undefined)("pages in a browser (skipped where there is no Chromium)", () => {
  const home = scratchFolder();
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    home.remove();
  });

  async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return browser.newContext({ baseURL: served.url, locale: "en-GB", ...options });
  }

  async function at<T>(
    path: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const own = await context(options);
    try {
      const page = await own.newPage();
      await page.goto(path);
      return await look(page);
    } finally {
      await own.close();
    }
  }

  describe.each(languages)("in %s", (language) => {
    test("axe finds nothing; nothing is wider than a phone; nothing comes from elsewhere", async () => {
      const own = await context({ colorScheme: "light" });
      const page = await own.newPage();
      const faults: string[] = [];
      const note = (address: string, what: readonly string[]) =>
        faults.push(...what.map((one) => `${address} ${one}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(served.url)) faults.push(`asks for ${request.url()}`);
      });
      page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !/404/.test(message.text())) faults.push(message.text());
      });
      for (const address of addresses) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(`/${language}${address}`);
        expect(await page.getAttribute("html", "dir")).toBe(direction[language]);
        expect(await page.locator("h1").count(), address).toBe(1);
        note(address, await accessibilityFaults(page));
        // Contrast is a matter of the theme, not of the language.
        if (language === "en") {
          await page.emulateMedia({ colorScheme: "dark" });
          note(`${address} dark`, await accessibilityFaults(page, ["color-contrast"]));
        }
        await page.setViewportSize({ width: 360, height: 740 });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (beyond > 0) faults.push(`${address} is ${beyond} px too wide for a phone`);
      }
      await own.close();
      expect(faults).toEqual([]);
    });
  });

  test("a public page is small, with its style and fonts; its script comes after and is small too", async () => {
    for (const [path, limit] of [
      ...languages.map((language) => [`/${language}`, 100_000] as const),
      ["/en/territory/MEX", 100_000],
      ["/ru/territory/RUS", 100_000],
      ["/fr/corridor/DZA/FRA", 100_000],
    ] as const) {
      let [bytes, scripts] = [0, 0];
      const own = await context();
      const page = await own.newPage();
      page.on("requestfinished", async (request) => {
        const size = (await request.sizes()).responseBodySize;
        if (request.resourceType() === "script") scripts += size;
        else bytes += size;
      });
      await page.goto(path, { waitUntil: "networkidle" });
      await own.close();
      expect(bytes, path).toBeLessThan(limit);
      expect(scripts, path).toBeGreaterThan(0);
      expect(scripts, path).toBeLessThan(20_000);
    }
  });

  describe("without a script", () => {
    const plain = { javaScriptEnabled: false } as const;

    test("the world is there, and each chooser is a link", async () => {
      await at("/en", plain, async (page) => {
        expect(await page.locator("h1").textContent()).toContain("304 million");
        await page.getByRole("navigation", { name: "Year" }).getByRole("link", { name: "1990" }).click();
        expect(page.url()).toMatch(/\/en\?year=1990$/);
        await page.getByRole("navigation", { name: "Sex" }).getByRole("link", { name: "Women" }).click();
        expect(page.url()).toMatch(/\/en\?year=1990&sex=F$/);
        expect(await page.locator("h1").textContent()).toContain("women");
      });
    });

    test("search goes to what is meant", async () => {
      await at("/en", plain, async (page) => {
        await page.getByRole("searchbox").fill("mex usa");
        await page.getByRole("button", { name: "Search" }).click();
        expect(page.url()).toMatch(/\/en\/corridor\/MEX\/USA$/);
        expect(await page.locator("main").textContent()).toContain("11.3 million");
      });
    });

    test("the theme is chosen with a form, and kept", async () => {
      await at("/en/about", plain, async (page) => {
        await page.getByText("Light or dark").click();
        await page.getByRole("button", { name: "Dark" }).click();
        expect(page.url()).toMatch(/\/en\/about$/);
        expect(await page.getAttribute("html", "data-theme")).toBe("dark");
        await page.goto("/en");
        expect(await page.getAttribute("html", "data-theme")).toBe("dark");
      });
    });

    test("the same page is one link away in every language", async () => {
      await at("/en/territory/NPL?year=2000", plain, async (page) => {
        await page.locator("summary", { hasText: "English" }).click();
        await page.getByRole("link", { name: "العربية" }).click();
        expect(page.url()).toMatch(/\/ar\/territory\/NPL\?year=2000$/);
        expect(await page.getAttribute("html", "dir")).toBe("rtl");
      });
    });
  });

  test("a release that is not there is said to be so", async () => {
    await at("/en?release=deadbeef", {}, async (page) => {
      expect(await page.locator("main").textContent()).toContain("deadbeef");
    });
  });

  describe("a page without figures says where there are some", () => {
    test("a former territory: when it was, and what became of it", async () => {
      await at("/en/territory/SUN", {}, async (page) => {
        const said = (await page.locator("main").textContent()) ?? "";
        expect(said).toContain("It existed until 1991.");
        expect(said).not.toContain("–");
        expect(await page.locator("main table tbody tr").count()).toBe(15);
        await page.getByRole("link", { name: "Kazakhstan" }).click();
        expect(page.url()).toMatch(/\/en\/territory\/KAZ$/);
      });
    });

    test("a corridor: why there may be none, and both of its ends", async () => {
      await at("/en/corridor/NRU/LIE", {}, async (page) => {
        expect(await page.locator("main").textContent()).toContain("Others");
        expect(await page.locator("main table").count()).toBe(0);
        await page.locator(".instead").getByRole("link", { name: "Liechtenstein" }).click();
        expect(page.url()).toMatch(/\/en\/territory\/LIE$/);
      });
    });
  });

  test("a journalist's question leads to its corridor, and that to a file", async () => {
    await at("/en", {}, async (page) => {
      await page.getByRole("combobox").fill("how many Filipinos live in Saudi Arabia");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("link", { name: "Philippines to Saudi Arabia" }).click();
      const said = (await page.locator("main").textContent()) ?? "";
      expect(said).toContain("755,432 people born in the Philippines live in Saudi Arabia (2024).");
      expect(said).toContain("62.2% of them are women.");
      expect(said).toContain("303,735 in 1990");
      const link = page.getByRole("link", { name: "All observations of this corridor as CSV" });
      const csv = await (await page.request.get((await link.getAttribute("href")) ?? "")).text();
      expect(csv).toMatch(/PHL.*SAU|SAU.*PHL/);
      expect(csv).toContain("755432");
    });
  });

  describe("with a keyboard", () => {
    test("the question mark opens the help", async () => {
      await at("/fr/territory/NPL", {}, async (page) => {
        await page.getByRole("combobox").focus();
        await page.keyboard.type("?");
        expect(page.url()).toMatch(/NPL$/);
        await page.locator("h1").click();
        await page.keyboard.press("?");
        await page.waitForURL(/\/fr\/help$/);
      });
    });

    test("a total keeps its place when its table is sorted", async () => {
      await at("/en/dataset/un-desa-stock", {}, async (page) => {
        const table = page.locator("main table[data-sortable]").first();
        const names = () => table.locator("tbody th").allTextContents();
        const before = await names();
        expect(before.slice(0, 2)).toEqual(["World", "United States of America"]);
        await table.locator("thead th").first().getByRole("button").click();
        expect((await names()).slice(0, 2)).toEqual(["World", "Australia"]);
        const men = table.locator("thead th").last();
        await men.getByRole("button").click();
        await men.getByRole("button").click();
        expect(await men.getAttribute("aria-sort")).toBe("ascending");
        expect((await names())[0]).toBe("World");
      });
    });

    test("the first stop skips to the content; the slash leads to search; what is typed there is answered", async () => {
      await at("/en", {}, async (page) => {
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
        await page.keyboard.press("/");
        await page.keyboard.type("mex us");
        await page.locator(".suggestions a").first().waitFor();
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/en\/corridor\/MEX\/USA$/);
      });
    });

    test("the map is one stop, arrow keys go from place to place, and each says its sentence", async () => {
      await at("/en", {}, async (page) => {
        const map = page.locator("figure[data-map]").first();
        expect(await map.locator('svg a[tabindex="0"]').count()).toBe(1);
        await map.locator('svg a[tabindex="0"]').focus();
        const said = () => map.locator("[data-said]").textContent();
        const first = await said();
        expect(first).toMatch(/international migrants? lives? in/);
        for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
        await page.keyboard.press("ArrowRight");
        expect(await said()).not.toBe(first);
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/en\/territory\//);
      });
    });

    test("a table is sorted by its heads", async () => {
      await at("/en", {}, async (page) => {
        const figure = page.locator("figure").first();
        await figure.locator("summary").first().click();
        const head = figure.locator("thead th").first();
        await head.getByRole("button").focus();
        await page.keyboard.press("Enter");
        expect(await head.getAttribute("aria-sort")).toBe("ascending");
        expect(await figure.locator("tbody th").first().textContent()).toBe("Afghanistan");
      });
    });
  });

  test("the map draws nearer and whole again", async () => {
    await at("/en", {}, async (page) => {
      const map = page.locator("figure[data-map]").first();
      const view = () => map.locator("svg").first().getAttribute("viewBox");
      const whole = await view();
      await map.getByRole("button", { name: "Nearer" }).click();
      expect(await view()).not.toBe(whole);
      await map.getByRole("button", { name: "Whole map" }).click();
      expect(await view()).toBe(whole);
    });
  });

  test("paper: the world and a territory take two pages, a corridor one, whatever the theme", async () => {
    for (const [path, pages] of [
      ["/en/territory/MEX", 2],
      ["/ar/territory/MEX", 2],
      ["/en/corridor/MEX/USA", 1],
      ["/en", 2],
      ["/ru?year=1990&sex=F", 2],
    ] as const) {
      await at(path, { colorScheme: "dark" }, async (page) => {
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, path).toBeLessThanOrEqual(pages);
        await page.emulateMedia({ media: "print" });
        for (const source of await page.locator(".figure-source").all())
          expect(await source.isVisible()).toBe(true);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
          "rgb(251, 250, 246)",
        );
      });
    }
  });

  test("the head says what the page is, in every language it is in", async () => {
    await at("/en/territory/mx?year=2024", {}, async (page) => {
      expect(page.url()).toMatch(/\/en\/territory\/MEX/);
      expect(await page.title()).toBe("Mexico · Corridor");
      expect(await page.getAttribute('link[rel="canonical"]', "href")).toBe("/en/territory/MEX");
      expect(await page.locator('link[rel="alternate"]').count()).toBe(6);
      expect((await page.getAttribute('meta[name="description"]', "content"))?.length).toBeGreaterThan(50);
    });
  });
});
