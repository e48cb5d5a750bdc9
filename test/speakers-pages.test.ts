import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPassword, openDemoAccounts, seatAccounts } from "../src/cli/demo/accounts.ts";
import { draws } from "../src/cli/demo/invented.ts";
import { fillSpeakers } from "../src/cli/demo/speakers.ts";
import { MeetingId } from "../src/dialogue/model.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { secretOf } from "../src/mail/repository.ts";
import { openServices } from "../src/server/open.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith } from "./support/signed-in.ts";

/**
 * A speakers' list held in four windows: the chair, the secretariat, the hall, and a delegate on a phone in Arabic; then the same
 * without script; the server stops and starts in mid-meeting.
 */
describe.skipIf(chromiumPath === undefined)("a speakers' list (skipped where there is no Chromium)", () => {
  const home = scratchFolder();
  const operator = { kind: "operator", name: "test" } as const;
  let served: Served;
  let browser: Browser;
  let list = "";

  beforeAll(async () => {
    list = await fill();
    [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    home.remove();
  });

  /** A meeting that is open, with a list in progress, and people who can sign in. */
  async function fill(): Promise<string> {
    let clock = new Date();
    const services = unwrap(await openServices(home.path, { now: () => clock }));
    const { accounts, directory, store, consultations, meetings, speakers } = services;
    const today = clock.toISOString().slice(0, 10);
    const draw = draws(61);
    await seatAccounts(directory, operator, today, draw);
    consultations.servedAt("http://127.0.0.1:8350");
    await openDemoAccounts({ accounts, directory }, draw, async (email) => {
      const link = await secretOf(store.database(), email);
      return (link && new URL(link).searchParams.get("key")) ?? "";
    });
    const meeting = unwrap(
      await meetings.create(operator, {
        id: MeetingId.parse("hld"),
        kind: "high-level-dialogue",
        title: { en: "High-level Dialogue", ar: "الحوار الرفيع المستوى" },
        opens: today,
        closes: today,
        zone: "America/New_York",
        attribution: "attributed",
      }),
    ).id;
    await store.deed(operator, { deed: "test.announce", subject: "" }, (trx) =>
      trx
        .withTables<{ meeting: { announced: Date; state: string } }>()
        .updateTable("meeting")
        .set({ announced: clock, state: "open" })
        .execute(),
    );
    const states = await directory.parties({ kind: "member-state" });
    const parties = [
      "KEN",
      "AUS",
      "BRA",
      "CHN",
      "EGY",
      "FRA",
      "GHA",
      "IND",
      "JPN",
      "MEX",
      "NGA",
      "PHL",
    ].flatMap((id) => states.find((party) => party.id === id) ?? []);
    const begins = new Date(Date.now() - 3_600_000);
    const at = (time: Date) => {
      clock = time;
    };
    const made = await fillSpeakers({ speakers }, { officer: operator, meeting, parties, draw, begins, at });
    await services.close();
    return made;
  }

  async function as(
    who: string,
    options: Parameters<Browser["newContext"]>[0] = {},
  ): Promise<BrowserContext> {
    const answer = await fetch(`${served.url}/en/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: served.url },
      body: new URLSearchParams({ email: `${who}@example.org`, password: demoPassword }),
    });
    expect(answer.status).toBe(303);
    const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
    return contextWith(browser, served, cookies.join("; "), options);
  }

  const shown = (page: Page, name: string) => page.locator(`[data-show="${name}"]`).first();
  const until = (page: Page, name: string, text: RegExp | string) =>
    expect.poll(() => shown(page, name).textContent(), { timeout: 15_000 }).toMatch(text);

  async function looks(page: Page, where: string): Promise<readonly string[]> {
    const wider = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    return [
      ...(await accessibilityFaults(page)).map((fault) => `${where}: ${fault}`),
      ...(wider === 0 ? [] : [`${where}: wider by ${String(wider)}`]),
      ...(/speakers:[a-z]/.test(await page.content()) ? [`${where}: a word is missing`] : []),
    ];
  }

  test("four windows: what the chair does stands on all of them, also after the server was away", async () => {
    const [chair, desk, phone] = [
      await (await as("chair")).newPage(),
      await (await as("secretariat")).newPage(),
      await (await as("focal-point", { viewport: { width: 360, height: 780 } })).newPage(),
    ];
    const hall = await (
      await browser.newContext({ baseURL: served.url, viewport: { width: 1920, height: 1080 } })
    ).newPage();
    await chair.goto(`/en/speakers/${list}/chair`);
    await desk.goto(`/en/speakers/${list}/desk`);
    await hall.goto(`/fr/speakers/${list}/hall`);
    await phone.goto(`/ar/speakers/${list}`);
    await chair.waitForTimeout(500);

    // By the keyboard alone: resume, then call the next.
    await chair.keyboard.press("s");
    await expect.poll(() => shown(chair, "notice").textContent()).toBe("");
    const next =
      (await chair.locator(".next-party, .speakers-table th[scope=row] bdi").first().textContent()) ?? "";
    await chair.locator("[data-shortcut=n]:not(:disabled)").waitFor();
    await chair.keyboard.press("n");
    await until(chair, "party", next);
    await expect.poll(() => shown(hall, "party").textContent()).not.toContain("Personne");
    await until(hall, "time", /^[012]:\d\d$/);
    expect(
      await chair.locator("[data-keys]").evaluate((panel) => panel.contains(document.activeElement)),
    ).toBe(true);

    // A second operator who saw what was before is told, and calls nobody.
    const late = await desk.evaluate(async (address) => {
      const token = document.querySelector<HTMLInputElement>("input[name=token]")?.value ?? "";
      const body = new URLSearchParams({ token, act: "call", entry: "999", seen: "1" });
      return (await fetch(address, { method: "POST", body })).text();
    }, `/en/speakers/${list}/desk`);
    expect(late).toContain("Something happened since this page was made");

    // The secretariat takes the delegate off; the phone shows it, in Arabic, without being touched.
    await expect.poll(() => phone.locator(".own-entry").count()).toBe(1);
    const row = desk.locator("tr", { has: desk.locator("th", { hasText: "Egypt" }) });
    await row.locator("summary").click();
    await row.getByRole("button", { name: "Take off the list" }).click();
    await expect.poll(() => phone.locator(".own-entry").count(), { timeout: 15_000 }).toBe(0);

    // The server goes and comes: the clock has gone on, and every screen finds it again.
    const before = await shown(hall, "party").textContent();
    const address = new URL(served.url);
    await served.stop();
    await expect.poll(() => hall.locator("[data-line]").textContent(), { timeout: 15_000 }).toMatch(/perdue/);
    served = await serve(home.path, {}, address.port);
    await expect.poll(() => hall.locator("[data-is-lost]").count(), { timeout: 40_000 }).toBe(0);
    expect(await shown(hall, "party").textContent()).toBe(before);
    await chair.reload();
    await chair.locator("[data-shortcut=f]").click();
    await until(hall, "party", "Personne");
    for (const page of [chair, desk, hall, phone]) await page.context().close();
  });

  test("without script a delegate inscribes and withdraws, and the chair calls, by forms that post", async () => {
    const phone = await (
      await as("focal-point", { javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
    ).newPage();
    await phone.goto(`/ar/speakers/${list}`);
    expect(await phone.content()).toContain('http-equiv="refresh"');
    await phone.locator(".own-ways a").first().click();
    await phone.fill("input[name=name]", "السيدة أمينة <b>");
    await phone.locator("main form.speakers-form button").click();
    expect(new URL(phone.url()).pathname).toBe(`/ar/speakers/${list}`);
    expect(await phone.locator(".own-entry").textContent()).toContain("السيدة أمينة <b>");
    const chair = await (await as("chair", { javaScriptEnabled: false })).newPage();
    await chair.goto(`/en/speakers/${list}/chair`);
    await chair.locator("[data-shortcut=n]").click();
    expect(await chair.locator("[data-show=time]").textContent()).toMatch(/^\d:\d\d$/);
    await phone.locator("form:has(input[value=withdraw]) button").click();
    expect(await phone.locator(".own-entry").count()).toBe(0);
    await chair.context().close();
    await phone.context().close();
  });

  test("axe finds nothing on any screen, in two directions, light and dark, on a wall and on a phone", async () => {
    const faults: string[] = [];
    const visits = [
      ["chair", `/speakers/${list}/chair`, 1280],
      ["secretariat", `/speakers/${list}/desk`, 360],
      ["secretariat", `/speakers/${list}/settings`, 360],
      ["secretariat", "/meetings/hld/speakers", 360],
      ["focal-point", `/speakers/${list}`, 360],
      ["focal-point", `/speakers/${list}/inscribe`, 360],
      ["focal-point", `/speakers/${list}/inscribe?reply=0`, 360],
      [null, `/speakers/${list}/hall`, 1920],
      [null, `/speakers/${list}/totals`, 360],
    ] as const;
    for (const [language, colorScheme] of [
      ["en", "light"],
      ["ar", "dark"],
    ] as const)
      for (const [who, path, width] of visits) {
        const options = { colorScheme, viewport: { width, height: 1080 } };
        const context = who
          ? await as(who, options)
          : await browser.newContext({ baseURL: served.url, ...options });
        const page = await context.newPage();
        await page.goto(`/${language}${path}`);
        faults.push(...(await looks(page, `${language}${path}`)));
        await context.close();
      }
    expect(faults).toEqual([]);
  }, 240_000);
});
