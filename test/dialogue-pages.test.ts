import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MeetingId } from "../src/dialogue/model.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { openServices } from "../src/server/open.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";

const operator = { kind: "operator", name: "test" } as const;
const id = MeetingId.parse("forum-2026");

describe.skipIf(chromiumPath === undefined)(
  "what is said in a meeting, as everybody sees it (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    let served: Served;
    let browser: Browser;
    let statement = "";
    let key = "";

    beforeAll(async () => {
      const services = unwrap(await openServices(home.path));
      try {
        const { meetings, contributions, roundTables, summaries, outcomes, directory, store } = services;
        for (const one of [meetings, outcomes]) one.servedAt("http://127.0.0.1:8350");
        unwrap(
          await meetings.create(operator, {
            ...{
              id,
              kind: "global-forum",
              title: { en: "Forum", ar: "المنتدى" },
              zone: "Asia/Manila",
            },
            ...{ opens: "2026-10-05", closes: "2026-10-08", attribution: "chatham-house" },
          }),
        );
        unwrap(await meetings.announce(operator, id));
        const text = { text: "Migration is development.\n\nRemittances should cost less." };
        const given = {
          kind: "statement",
          party: "KEN",
          title: "Statement",
          language: "en",
          given: "2026-10-05",
          text,
        } as const;
        unwrap(await contributions.give(operator, id, given));
        unwrap(await contributions.show(operator, id, 1));
        statement = unwrap(await contributions.one(operator, id, 1)).reference ?? "";
        unwrap(
          await roundTables.note(operator, id, {
            kind: "point",
            language: "en",
            text: "Fees should fall.",
            by: ["KEN"],
          }),
        );
        unwrap(await summaries.draft(operator, id));
        unwrap(await summaries.issue(operator, id, "GFMD/2026/1"));
        const post = "KEN/national-focal-point";
        unwrap(await directory.changePost(operator, post, { email: "mission@ken.example", language: "en" }));
        unwrap(await outcomes.distribute(operator, id, { lists: [], parties: ["KEN"] }));
        unwrap(
          await outcomes.follow(operator, id, {
            ...{
              text: { en: "Publish fees." },
              original: "en",
              owner: "KEN",
              due: "2027-06-30",
              state: "agreed",
              note: null,
            },
          }),
        );
        const { sql } = await import("kysely");
        const { rows } = await sql<{
          secret: string;
        }>`select secret from letter where secret is not null`.execute(store.database());
        key = new URL(rows[0]?.secret ?? "").searchParams.get("key") ?? "";
      } finally {
        await services.close();
      }
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
    });

    test("axe finds nothing, nothing is wider than a phone, and a reference leads to its words", async () => {
      const faults: string[] = [];
      const context = await browser.newContext({
        baseURL: served.url,
        viewport: { width: 360, height: 740 },
      });
      const page = await context.newPage();
      const parts = [
        "contributions",
        "contributions?q=remittances",
        "contributions/1",
        "round-tables",
        "summary",
        "summary/versions",
        "outcome",
      ];
      for (const language of ["en", "ar"])
        for (const address of [
          ...parts.map((part) => `/${language}/meetings/${id}/${part}`),
          `/${language}/received?key=${key}`,
        ]) {
          const answer = await page.goto(address);
          if (answer?.status() !== 200) faults.push(`${address}: ${answer?.status()}`);
          for (const fault of await accessibilityFaults(page)) faults.push(`${address}: ${fault}`);
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          if (wide) faults.push(`${address}: wider than the page`);
          const body = (await page.textContent("main")) ?? "";
          if (/(?:outcome|contributions|round-tables):[a-z]/.test(body))
            faults.push(`${address}: a key instead of words`);
        }
      expect(faults).toEqual([]);
      const [, version = "", fragment = ""] = /@([0-9a-f]{64})#(\d+)$/.exec(statement) ?? [];
      await page.goto(`/en/statements/${id}/${version}/${fragment}.2`);
      expect(await page.textContent("blockquote")).toBe("Remittances should cost less.");
      await page.goto(`/en/received?key=${key}`);
      await Promise.all([page.waitForNavigation(), page.click("main form button")]);
      expect(await page.textContent("main [role=status]")).toMatch(/acknowledged/);
      await context.close();
    });
  },
);
