import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPassword } from "../src/cli/demo/accounts.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith } from "./support/signed-in.ts";
import { type AtWork, fillWork, party } from "./support/work.ts";

describe.skipIf(chromiumPath === undefined)(
  "every page of a secretariat at work (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    let work: AtWork;
    let served: Served;
    let browser: Browser;

    beforeAll(async () => {
      work = await fillWork(home.path);
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
    });

    test.each(["administrator", "secretariat", "chair", "rapporteur", "focal-point", "mission"] as const)(
      "as %s: axe finds nothing, nothing is wider than a phone, and every word is a word",
      async (who) => {
        const faults: string[] = [];
        const cookie = await signedIn(`${who}@example.org`);
        const context = await contextWith(browser, served, cookie);
        const visits = pagesOf(who, work);
        const walk = async (page: Page) => {
          for (let address = visits.shift(); address !== undefined; address = visits.shift())
            faults.push(...(await faultsOf(page, address)));
        };
        await Promise.all([walk(await context.newPage()), walk(await context.newPage())]);
        if (who === "focal-point") faults.push(...(await conflictFaults(context)));
        await context.close();
        expect(faults).toEqual([]);
      },
    );

    /** Comes in by the door; gives the header `Cookie`. */
    async function signedIn(email: string): Promise<string> {
      const answer = await fetch(`${served.url}/en/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: served.url },
        body: new URLSearchParams({ email, password: demoPassword }),
      });
      expect(answer.status, await answer.text()).toBe(303);
      return answer.headers
        .getSetCookie()
        .map((one) => one.split(";")[0] ?? "")
        .join("; ");
    }

    /** The page in which two have answered the same question at once. */
    async function conflictFaults(context: BrowserContext): Promise<readonly string[]> {
      const page = await context.newPage();
      const faults: string[] = [];
      for (const language of ["en", "ar"]) {
        await page.goto(`/${language}/replies/${work.drafted}/${party}/policy`);
        const shown = page.waitForNavigation();
        await page.evaluate(() => {
          const revision = document.querySelector<HTMLInputElement>("input[name='r.laws']");
          const text = document.querySelector<HTMLTextAreaElement>("form.reply-form textarea");
          if (!revision?.form || !text) throw new Error("the question is not there");
          revision.value = "0";
          text.value = "Another wording of the same.";
          revision.form.submit();
        });
        expect((await shown)?.status()).toBe(409);
        faults.push(...(await looks(page, `the conflict in ${language}`)));
      }
      await page.close();
      return faults;
    }
  },
);

/** Where each of them works. What all may open is looked at by one of them. */
function pagesOf(
  who: "administrator" | "secretariat" | "chair" | "rapporteur" | "focal-point" | "mission",
  { drafted, submitted, published, prepared, questionnaire, returned, person, coming, held }: AtWork,
): string[] {
  const reply = `/replies/${drafted}/${party}`;
  const ended = `/replies/${submitted}/${party}`;
  const pages = {
    administrator: [
      "/account",
      "/people/secretariat",
      "/audit",
      "/audit?text=EGY",
      `/people/person/${person}`,
    ],
    secretariat: [
      "",
      "/people",
      "/people?show=vacant",
      `/people/person/${person}`,
      "/people/secretariat",
      "/people/import",
      "/directory",
      `/directory/${party}`,
      "/questionnaires",
      `/questionnaires/${questionnaire}`,
      `/questionnaires/${questionnaire}?edit=table`,
      `/questionnaires/${questionnaire}?edit=views`,
      `/questionnaires/${questionnaire}/texts?column=ar`,
      `/questionnaires/${questionnaire}/preview`,
      `/questionnaires/${questionnaire}/versions`,
      "/consultations",
      "/consultations/new",
      `/consultations/new?questionnaire=${questionnaire}`,
      ...[drafted, submitted, published, prepared].flatMap((one) => [
        `/consultations/${one}`,
        `/consultations/${one}/recipients`,
      ]),
      `/consultations/${submitted}/recipients?party=${party}`,
      `/consultations/${prepared}/letter`,
      `/consultations/${submitted}/letter?party=${party}&in=ar`,
      `/consultations/${prepared}/reminders`,
      "/responses",
      ...[submitted, published].flatMap((one) => [
        `/responses/${one}`,
        `/responses/${one}/matrix`,
        `/responses/${one}/themes`,
      ]),
      `/responses/${drafted}/changes`,
      `/responses/${published}/question/size-corridors`,
      `/responses/${published}/question/policies-what?code=1`,
      `/responses/party/${party}`,
      ended,
      `${ended}/reply/receipt`,
      "/letters",
      "/letters?state=bounced",
      `/letters/${returned}`,
      "/outline/A/RES/61/208",
      "/account",
      ...[
        "participation",
        `delegations/${party}`,
        "contributions",
        "contributions/1",
        "round-tables",
        "speakers",
        "summary",
        "summary/desk",
        "summary/versions",
        "outcome",
      ].map((part) => `/meetings/${coming}/${part}`),
      `/meetings/${held}/contributions`,
      `/meetings/${held}/round-tables`,
      `/meetings/${held}/outcome`,
    ],
    chair: [`/meetings/${coming}/summary/desk`, "/replies", `/responses/${published}`, "/responses"],
    rapporteur: [`/responses/${published}`, `/responses/${published}/matrix`, "/outline/A/RES/61/208"],
    "focal-point": [
      "",
      "/replies",
      reply,
      `${reply}/policy`,
      `${reply}/facts`,
      `${reply}/facts?more=table`,
      `${reply}/reply/review`,
      `${reply}/reply/form`,
      ended,
      `${ended}/reply/review`,
      `${ended}/reply/receipt`,
      `/directory/${party}`,
      "/responses",
      `/responses/party/${party}`,
      "/account",
      `/meetings/${coming}/summary`,
      `/meetings/${coming}/contributions`,
      `/meetings/${coming}/delegations/${party}`,
    ],
    mission: ["/replies", reply, `${reply}/policy`, `${reply}/reply/review`],
  } as const;
  return pages[who].flatMap((path) => [`/en${path}`, `/ar${path}`]);
}

/** What is wrong with a page, in sentences; nothing is good. */
async function faultsOf(page: Page, address: string): Promise<readonly string[]> {
  const heard: string[] = [];
  page.removeAllListeners("console").removeAllListeners("pageerror");
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(`${address} ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`${address} ${error.message}`));
  const answer = await page.goto(address);
  if (answer?.status() !== 200) return [`${address} is answered with ${answer?.status()}`];
  return [...(await looks(page, address)), ...heard];
}

/** Looks at a page as it stands: wide and light in English and the other way round in Arabic. */
async function looks(page: Page, address: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const arabic = address.startsWith("/ar") || address.endsWith("ar");
  const colours = ["color-contrast"];
  const wide = { width: 1280, height: 900 };
  const narrow = { width: 360, height: 740 };
  const axe = async (scheme: "light" | "dark", rules?: readonly string[]) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const fault of await accessibilityFaults(page, rules)) faults.push(`${address} ${scheme} ${fault}`);
  };
  await page.setViewportSize(arabic ? narrow : wide);
  await axe(arabic ? "dark" : "light");
  await axe(arabic ? "light" : "dark", colours);
  await page.setViewportSize(narrow);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (beyond > 0) faults.push(`${address} is ${beyond} px too wide for a phone`);
  faults.push(...(await wordFaults(page)).map((fault) => `${address} ${fault}`));
  return faults;
}

/** Places that nothing was put into, and names of words where the words should be. */
async function wordFaults(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const of = (root: Element): string[] => {
      if (root.matches("script, style, code, kbd, samp, textarea, [hidden]")) return [];
      const own = [...root.attributes]
        .filter(({ name }) => /^(aria-label|aria-description|title|placeholder|alt)$/.test(name))
        .map(({ value }) => value);
      const texts = [...root.childNodes].flatMap((node) =>
        node instanceof Element ? of(node) : node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ""] : [],
      );
      return [...own, ...texts];
    };
    return [document.title, ...of(document.body)];
  });
  return said.filter((one) => /\{\{|\}\}/.test(one) || rawKey.test(one)).map((one) => `says “${one.trim()}”`);
}

/** `page.all` or `responses:list.title`, but no host, address of mail or name of a file. */
const rawKey =
  /(?<![\w@./:-])(?:[a-z][a-z-]*:)?[a-z][a-z-]*(?:\.[a-z][a-z-]*)+(?<!\.(?:example|org|json|csv|xlsx|docx|pdf|eml|txt))(?![\w@./-])/;
