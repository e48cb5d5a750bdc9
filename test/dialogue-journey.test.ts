import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPassword, openDemoAccounts, seatAccounts } from "../src/cli/demo/accounts.ts";
import { draws } from "../src/cli/demo/invented.ts";
import { instantOf } from "../src/dialogue/programme/clock.ts";
import { levels } from "../src/dialogue/speakers/model.ts";
import { languages } from "../src/kernel/language.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { secretOf } from "../src/mail/repository.ts";
import { openServices } from "../src/server/open.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { layLine } from "./support/line.ts";
import { linkTo, outbox } from "./support/outbox.ts";
import { contextWith } from "./support/signed-in.ts";

/**
 * The High-level Dialogue of 2006, from paragraph 10 of the resolution that asked for it to a receipt for its summary: as an officer of
 * the secretariat who follows the links of the pages, 193 delegations, and four windows on one list. Its days are moved to yesterday
 * and today, so that the clocks on the screens run; the first day is held by the service with a clock of its own.
 */
describe.skipIf(chromiumPath === undefined)(
  "the High-level Dialogue of 2006 (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    const operator = { kind: "operator", name: "test" } as const;
    const zone = "America/New_York";
    const phone = { viewport: { width: 360, height: 780 } };
    const faults: string[] = [];
    let served: Served;
    let browser: Browser;
    let states: readonly string[] = [];
    let office: BrowserContext;
    let desk: Page;
    let meeting = "";
    let list = "";

    const [today, yesterday, tomorrow] = [0, -1, 1].map((days) =>
      new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(Date.now() + days * 86_400_000),
    );

    // Our own words for what the resolution says: enough to plan from.
    const resolution = [
      "Resolution adopted by the General Assembly on 23 December 2003",
      "",
      "58/208.\tInternational migration and development",
      "",
      "\tThe General Assembly,",
      "\tNoting how much migration and development have to do with each other,",
      "\t9.\tDecides that in 2006 it will devote a high-level dialogue to international migration and development;",
      "\t10.\tRequests the Secretary-General to report to the General Assembly at its sixtieth session on the organizational details of the high-level dialogue, given that:",
      "\t(a)\tIts purpose is to find ways to gain more from migration;",
      "\t(b)\tRound tables are of use to it;",
      "\t(c)\tA summary by its Chairperson, which everybody is to receive, will be its outcome.",
      "78th plenary meeting",
      "23 December 2003",
      "A/RES/58/208",
    ].join("\n");

    beforeAll(async () => {
      await fill();
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
      office = await as("secretariat");
      desk = await office.newPage();
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
    });

    /** People who can sign in, and an address for every mission. */
    async function fill(): Promise<void> {
      const services = unwrap(await openServices(home.path));
      const { accounts, directory, store, consultations } = services;
      const draw = draws(58);
      await seatAccounts(directory, operator, yesterday ?? "", draw);
      consultations.servedAt("http://127.0.0.1:8350");
      await openDemoAccounts({ accounts, directory }, draw, async (email) => {
        const link = await secretOf(store.database(), email);
        return (link && new URL(link).searchParams.get("key")) ?? "";
      });
      states = (await directory.parties({ kind: "member-state" })).map(({ id }) => id as string).sort();
      const spoken = ["en", "fr", "es", "ar", "ru", "zh"];
      const rows = states.map(
        (id, at) => `${id},Permanent mission,,,mission@${id.toLowerCase()}.example,${spoken[at % 6]}`,
      );
      const heads = "Party,Post,Name,E-mail,E-mail of the post,Language of the post";
      const bytes = new TextEncoder().encode([heads, ...rows].join("\n"));
      unwrap(await directory.importBook(operator, { name: "missions.csv", bytes }));
      await services.close();
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

    const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: true }).first();
    const press = (page: Page, name: string | RegExp) =>
      page.getByRole("button", { name, exact: true }).first();
    const main = async (page: Page) =>
      ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

    /** What axe finds on a page, whether it is wider than the window, and whether a word is missing. */
    async function sound(page: Page): Promise<void> {
      const where = new URL(page.url()).pathname;
      for (const fault of await accessibilityFaults(page)) faults.push(`${where}: ${fault}`);
      const wider = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (wider !== 0) faults.push(`${where}: wider by ${String(wider)}`);
      if (/(?:speakers|outcome|meetings|programme|round-tables):[a-z]/.test(await main(page)))
        faults.push(`${where}: a key instead of words`);
    }

    /** Opens what is folded away and says that it is meant. */
    async function deed(page: Page, name: string): Promise<void> {
      await page.getByText(name, { exact: true }).first().click();
      const form = page.locator("details[open] form", {
        has: page.getByRole("button", { name, exact: true }),
      });
      await form.locator("[name=sure]").check();
      await form.getByRole("button", { name, exact: true }).click();
    }

    test("the secretariat begins at paragraph 10: meeting, time plan, programme and list", async () => {
      await desk.goto("/en/");
      await link(desk, "Record").click();
      await link(desk, "Import documents").click();
      await desk
        .locator("input[type=file]")
        .setInputFiles({ name: "58-208.txt", mimeType: "text/plain", buffer: Buffer.from(resolution) });
      await press(desk, "Read them").click();
      await press(desk, "Keep what is chosen").click();
      await link(desk, "A/RES/58/208").click();
      await sound(desk);
      await link(desk, "Prepare the meeting whose organization paragraph 10 sets out").click();
      expect(await desk.getByLabel("Opens").inputValue()).toBe("2006-09-14");
      expect(await desk.getByLabel("Closes").inputValue()).toBe("2006-09-15");
      expect(await desk.getByLabel("Place").inputValue()).toBe("New York");
      expect(await desk.locator("[name='details.en']").inputValue()).toMatch(
        /^9\. Decides that in 2006[\s\S]*10 \(c\)\. A summary/,
      );
      await sound(desk);
      await desk.getByLabel("Opens").fill(yesterday ?? "");
      await desk.getByLabel("Closes").fill(today ?? "");
      await press(desk, "Prepare").click();
      meeting = new URL(desk.url()).pathname.split("/").at(-1) ?? "";
      expect(await main(desk)).toContain("A/RES/58/208, § 10");
      await deed(desk, "Announce and invite");
      expect(await desk.getByRole("status").textContent()).toMatch(/announced; 19\d invitations/);
      await sound(desk);
      await link(desk, "Time plan").click();
      expect(await main(desk)).toMatch(/Delegations registered[\s\S]*0 of 2\d\d/);
      await sound(desk);

      await link(desk, "Programme").click();
      await link(desk, "Work on the draft").click();
      await press(desk, "Begin with the template").click();
      expect(await main(desk)).toContain("0 conflicts");
      await sound(desk);
      await link(desk, "Publish").click();
      await press(desk, "Publish version 1").click();
      for (const number of [1, 2, 3, 4]) expect(await link(desk, `Round table ${number}`).count()).toBe(1);
      await sound(desk);

      await link(desk, "Speakers").click();
      await desk.getByLabel(/^Heads of State or Government first/).check();
      await desk.getByLabel(/^Everybody/).check();
      await sound(desk);
      await press(desk, "Make a list").click();
      list = new URL(desk.url()).pathname.split("/").at(-2) ?? "";
      // It has its name, its time, and the plenary meetings of the programme.
      expect(await main(desk)).toMatch(/General debate[\s\S]*Time for each speaker: 3 min/);
      await link(desk, "Settings").click();
      expect(await desk.locator("[name=begins]").first().inputValue()).toBe(`${yesterday}T11:00`);
      await sound(desk);
      expect(faults).toEqual([]);
    });

    test("193 delegations register, are checked and inscribed; the first day is held", async () => {
      expect(states).toHaveLength(193);
      const { port } = new URL(served.url);
      await served.stop();
      const at = (time: string) => unwrap(instantOf({ day: yesterday ?? "", time }, zone));
      let clock = at("08:00");
      const services = unwrap(await openServices(home.path, { now: () => new Date(clock) }));
      const { participation, speakers } = services;
      const draw = draws(208);
      for (const party of states) {
        const head = {
          rank: "head",
          name: nameOf(party),
          post: null,
          sex: draw.chance(50) ? "F" : "M",
        } as const;
        // The one who looks on a phone speaks among the last.
        const level = party === "EGY" ? "representative" : draw.one(levels);
        unwrap(
          await participation.register(operator, meeting, party, { level, delegates: [head], seen: null }),
        );
        const letter = {
          authority: "foreign-minister",
          issued: null,
          received: yesterday ?? "",
          note: null,
        } as const;
        unwrap(await participation.receive(operator, meeting, party, letter));
        unwrap(await participation.examine(operator, meeting, party, { state: "accepted", note: null }));
        const speaker = { name: head.name, level, sex: head.sex };
        unwrap(
          await speakers.act(operator, list, { act: "inscribe", party, speaker, onBehalfOf: null }, null),
        );
      }
      const act = async (given: unknown) => unwrap(await speakers.act(operator, list, given, null));
      clock = at("11:00");
      await act({ act: "limit", seconds: 150 });
      // One is not there, and stands at the end of the list.
      await act({ act: "absent", entry: (await order()).at(0) });
      for (let called = 0; called < 95; called++) {
        await act({ act: "call", entry: null });
        clock += 130_000;
        await act({ act: "finish" });
        clock += 15_000;
        if (called === 44) clock = at("15:00");
      }
      await services.close();
      served = await serve(home.path, {}, port);

      async function order() {
        const { list: seen } = unwrap(await speakers.look(operator, list));
        return [...seen.entries.values()].filter(({ state }) => state === "waiting").map(({ id }) => id);
      }
      await desk.goto(`/en/meetings/${meeting}`);
      await link(desk, "Participation").click();
      expect(await main(desk)).toMatch(/^[\s\S]*193 of 2\d\d invited parties are registered/);
      await sound(desk);
      await link(desk, "Overview").click();
      await deed(desk, "Open");
      await link(desk, "Speakers").click();
      await link(desk, "Secretariat").click();
      expect(await main(desk)).toContain("98 wait to speak; 95 have spoken");
      await sound(desk);
      expect(faults).toEqual([]);
    });

    /** Names in several scripts, some of them long. */
    function nameOf(party: string): string {
      const names = [
        "أمينة حسن عبد الرحمن",
        "Jean-Baptiste Ouédraogo de la Fontaine",
        "王秀英",
        "Екатерина Александровна Преображенская",
        "María Guadalupe Hernández-Ñandú <b>",
        "நளினி ராஜன்",
      ];
      return names[(party.charCodeAt(0) + party.charCodeAt(2)) % names.length] ?? party;
    }

    test("the second day in four windows: one list, also after a line was lost and an act was taken back", async () => {
      const line = await layLine(served.url);
      const [chair, secretariat, delegate] = [
        await (await as("chair")).newPage(),
        desk,
        await (await as("focal-point", { ...phone, baseURL: line.url })).newPage(),
      ];
      const hall = await (
        await browser.newContext({ baseURL: served.url, viewport: { width: 1920, height: 1080 } })
      ).newPage();
      const windows = [chair, secretariat, hall, delegate];
      const own = `speakers/${list}`;
      await chair.goto(`/en/${own}/chair`);
      await secretariat.goto(`/en/${own}/desk`);
      await hall.goto(`/en/${own}/hall`);
      await delegate.goto("/ar/");
      await delegate.getByRole("link", { name: "الاجتماعات" }).first().click();
      await delegate.locator("main a[href*='/meetings/']", { hasText: "2006" }).first().click();
      await delegate.getByRole("link", { name: "المتكلمون" }).first().click();
      await delegate.getByRole("link", { name: "المناقشة العامة" }).click();
      await delegate.locator("details#order > summary").click();

      const shown = async (page: Page, name: string) =>
        (await page.locator(`[data-show="${name}"]`).first().textContent())?.trim() ?? "";
      /** Those who wait as each window has them: by their numbers where a table stands, by name in the hall. */
      const numbers = (page: Page) =>
        page
          .locator(".speakers-table tbody tr")
          .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-entry")));
      const names = (page: Page, cells: string) => page.locator(cells).allTextContents();
      const number = (page: Page) => page.locator("[data-speakers]").getAttribute("data-number");
      async function alike(): Promise<void> {
        await expect
          .poll(
            async () => {
              const whole = await numbers(secretariat);
              return {
                chair: (await numbers(chair)).every((entry, at) => entry === whole[at]),
                phone: (await numbers(delegate)).join() === whole.join(),
                hall:
                  (await names(hall, ".next-party")).join() ===
                  (await names(secretariat, ".speakers-table th[scope=row] > bdi:first-child"))
                    .slice(0, 3)
                    .join(),
                floor: new Set(
                  await Promise.all([chair, secretariat, hall].map((page) => shown(page, "party"))),
                ).size,
                rows: whole.length > 0,
              };
            },
            { timeout: 30_000 },
          )
          .toEqual({ chair: true, phone: true, hall: true, floor: 1, rows: true });
      }
      await alike();

      // The chair calls by one key, and every window has it.
      const [first = "", second = ""] = await names(chair, ".speakers-table th[scope=row] > bdi:first-child");
      await chair.locator("[data-keys]").focus();
      await chair.keyboard.press("n");
      await expect.poll(() => shown(hall, "party")).toBe(first);
      await expect.poll(() => shown(hall, "time")).toMatch(/^2:\d\d$/);
      await alike();
      for (const page of windows) await sound(page);

      // A phone that loses its line says so, and finds the list as it then is.
      const before = await shown(delegate, "party");
      line.cut();
      await expect.poll(() => delegate.locator("[data-is-lost]").count(), { timeout: 20_000 }).toBe(1);
      await chair.locator("[data-shortcut=n]:not(:disabled)").click();
      await expect.poll(() => shown(hall, "party")).toBe(second);
      expect(await shown(delegate, "party")).toBe(before);
      line.mend();
      await expect.poll(() => shown(delegate, "party"), { timeout: 40_000 }).not.toBe(before);
      await alike();

      // Too soon: the chair takes it back, and whoever spoke has the floor again everywhere.
      await press(chair, /^Take back: Floor given/).click();
      await expect.poll(() => shown(hall, "party")).toBe(first);
      await expect.poll(() => shown(delegate, "party")).toBe(before);
      await alike();

      // The secretariat moves a delegation to the second place; the desk says places as they are seen.
      const row = secretariat.locator(".speakers-table tbody tr", { hasText: "Egypt" });
      await row.locator("summary").click();
      await row.getByLabel("Place").fill("2");
      await row.getByRole("button", { name: "Move to this place" }).click();
      await expect
        .poll(() => delegate.locator(".own-place").textContent(), { timeout: 20_000 })
        .toMatch(/^\D*2\D/);
      await alike();
      expect(Number(await number(hall))).toBeGreaterThan(0);

      // The others of the day, each called by the chair's own form; whoever was absent comes last.
      const left = await chair.evaluate(async (address) => {
        const token = document.querySelector<HTMLInputElement>("input[name=token]")?.value ?? "";
        const field = (page: Document, act: string, name: string) =>
          page.querySelector<HTMLInputElement>(`form:has(input[value="${act}"]) input[name="${name}"]`)
            ?.value ?? "";
        let answers = 0;
        for (let turn = 0; turn < 98; turn++) {
          const html = await (await fetch(address)).text();
          const page = new DOMParser().parseFromString(html, "text/html");
          const entry = field(page, "call", "entry");
          const act = page.querySelector("[data-shortcut=n]:not(:disabled)") ? "call" : "finish";
          const body = new URLSearchParams({ token, act, entry, seen: field(page, act, "seen") });
          const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
          if (answer.type === "opaqueredirect") answers++;
          if (act === "finish") break;
        }
        return answers;
      }, `/en/${own}/chair`);
      expect(left).toBe(98);
      await expect.poll(() => shown(hall, "party"), { timeout: 20_000 }).toBe("Nobody has the floor");
      for (const page of windows) await page.reload();
      for (const page of windows) await sound(page);
      expect(await main(secretariat)).toContain("193 have spoken");
      await link(secretariat, "Totals").click();
      await sound(secretariat);
      for (const page of [chair, hall, delegate]) await page.context().close();
      await line.close();
      expect(faults).toEqual([]);
    });

    test("what was said becomes the Chair's summary, on which a delegation comments in Arabic, and is issued", async () => {
      const delegate = await (await as("focal-point", { ...phone, javaScriptEnabled: false })).newPage();
      await delegate.goto(`/ar/meetings/${meeting}`);
      await delegate.getByRole("link", { name: "المساهمات" }).first().click();
      await delegate.locator("details:has(button[value=give]) > summary").click();
      await delegate.fill("main [name=title]", "بيان مصر");
      await delegate.fill("main [name=text]", "ينبغي أن تقل كلفة التحويلات.");
      await delegate.locator("button[value=give]").click();
      expect(await main(delegate)).toContain("بيان مصر");

      await desk.goto(`/en/meetings/${meeting}`);
      const said = [
        ["Round table 1", "Sending money home should cost less.", "Kenya; Egypt", "point", "convergence"],
        ["Round table 2", "Migrant women have rights.", "Philippines", "point", ""],
        [
          "Round table 3",
          "Programmes for some years were seen differently.",
          "France; Mexico",
          "point",
          "divergence",
        ],
        ["Round table 4", "A forum should meet every year.", "Belgium", "proposal", "convergence"],
      ] as const;
      for (const [session, text, by, kind, stance] of said) {
        await link(desk, "Round tables").click();
        await desk.getByText(`Note a point: ${session}`, { exact: true }).click();
        const form = desk.locator("details[open] form").first();
        await form.getByLabel("What was said").fill(text);
        await form.getByLabel(/^Raised by/).fill(by);
        await form.getByLabel("Kind").selectOption(kind);
        await form.getByLabel("Views").selectOption(stance);
        await form.getByRole("button", { name: "Note it" }).click();
        await desk.getByText(text).first().waitFor();
      }
      await sound(desk);
      await link(desk, "Chair’s summary").click();
      await press(desk, "Draft it from the points").click();
      expect(await main(desk)).toContain("Every point is reflected.");
      await sound(desk);
      await desk.getByText("Ask delegations for comments").first().click();
      await desk.getByLabel("Last day for comments").fill(tomorrow ?? "");
      await press(desk, "Ask delegations for comments").click();
      expect(await desk.getByRole("status").first().textContent()).toContain("0 comments so far");

      await delegate.getByRole("link", { name: "موجز الرئيس" }).first().click();
      await delegate.locator("details:has(button[value=comment]) > summary").click();
      await delegate.locator("select[name=paragraph]").selectOption({ label: "2" });
      await delegate.fill("textarea[name=text]", "نقترح ذكر النساء <b>العاملات</b>.");
      await delegate.locator("button[value=comment]").click();
      expect(await main(delegate)).toContain("نقترح ذكر النساء <b>العاملات</b>.");
      await sound(await looking(delegate));

      await desk.reload();
      await link(desk, "Chair’s summary").click();
      await link(desk, "Write the summary").click();
      expect(await main(desk)).toContain("One comment so far");
      await desk.getByLabel("Answer").fill("Taken into paragraph 2.");
      await desk.locator("button[value=answer]").click();
      await desk.getByText("Issue the summary").first().click();
      await desk.getByLabel("Symbol").fill("A/61/515");
      await press(desk, "Issue the summary").click();
      expect(await main(desk)).toContain("Issued as A/61/515");
      await sound(desk);
      await link(desk, "A/61/515 in the record").click();
      expect(await main(desk)).toContain("Sending money home should cost less.");
      await sound(desk);
      await delegate.context().close();
      expect(faults).toEqual([]);
    });

    /** The same page where scripts run, for axe. */
    async function looking(page: Page): Promise<Page> {
      const cookies = await page.context().cookies();
      const context = await browser.newContext({ baseURL: served.url, ...phone });
      await context.addCookies(cookies);
      const copy = await context.newPage();
      await copy.goto(page.url());
      return copy;
    }

    test("it goes to 193 Member States with a receipt for each, and what was proposed becomes an action", async () => {
      await desk.goto(`/en/meetings/${meeting}/summary`);
      const sent = outbox(home.path).length;
      await link(desk, "Distribute it and follow up").click();
      await desk.getByText("Send it out").first().click();
      await desk.getByLabel("Member States", { exact: true }).check();
      await press(desk, "Send it out").click();
      await expect
        .poll(() => outbox(home.path).length, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(sent + 193);

      const mission = await (await browser.newContext({ ...phone, locale: "en-GB" })).newPage();
      await mission.goto(await linkTo(home.path, "mission@ken.example", "received"));
      await sound(mission);
      await mission.locator("main form button").click();
      await mission.getByRole("status").waitFor();
      await mission.context().close();

      await desk.reload();
      await desk.getByText("Each receipt").click();
      const receipts = desk.locator(".said-receipts tbody tr");
      expect(await receipts.count()).toBe(193);
      expect(await receipts.filter({ hasText: "Kenya" }).textContent()).toMatch(/acknowledged/i);
      await desk.getByText("Make it an action").first().click();
      const form = desk.locator("details[open] form", { has: desk.locator("[name=point]") });
      await form.getByLabel("Owner").selectOption("BEL");
      await form.locator("button").click();
      expect(await main(desk)).toMatch(/A forum should meet every year\.[\s\S]*Belgium/);
      await sound(desk);
      expect(faults).toEqual([]);

      // Everybody reads what came of it, in every language.
      for (const language of languages)
        expect((await fetch(`${served.url}/${language}/meetings/${meeting}/summary`)).status).toBe(200);
    });
  },
);
