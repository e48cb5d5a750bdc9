/**
 * The editor of a report of five hundred paragraphs in a browser: from the press of a key to the next picture, beside a report of one
 * paragraph in the same run (aim: under 50 ms), and until its page can be written in. Needs `npm run build` and Chromium.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { unwrap } from "../src/kernel/problem.ts";
import { starterFacts } from "../src/record/keeping/facts.ts";
import { openServices } from "../src/server/open.ts";
import { chromiumPath } from "../test/support/browser.ts";
import { corridor, serve } from "../test/support/corridor.ts";

const keys = 60;
const home = join(await mkdtemp(join(tmpdir(), "corridor-bench-editor-")), "home");
const reports = { one: await prepare(1), many: await prepare(500) };
const served = await serve(home);
const browser = await chromium.launch({
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: ["--no-sandbox"],
});
try {
  const context = await browser.newContext({ baseURL: served.url });
  const page = await context.newPage();
  await signIn(page);
  const base = await typed(page, reports.one);
  const { opened, median, slowest } = await typed(page, reports.many);
  const ratio = (median / base.median).toFixed(1);
  console.log(
    `one paragraph: ${base.median.toFixed(1)} ms a keystroke, open after ${base.opened.toFixed(0)} ms`,
  );
  console.log(
    `500 paragraphs: ${median.toFixed(1)} ms a keystroke (${ratio} times one paragraph, aim: 50 ms), slowest ${slowest.toFixed(1)} ms, open after ${opened.toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  await served.stop();
  await rm(join(home, ".."), { recursive: true, force: true });
}

/** A report of so many paragraphs of sixty words. */
async function prepare(paragraphs: number): Promise<string> {
  const services = unwrap(await openServices(home));
  try {
    unwrap(await services.record.takeFacts({ kind: "system" }, await starterFacts()));
    const text = "International migrants and their families contribute to development in many ways. ".repeat(
      6,
    );
    const made = await services.reports.create(
      { kind: "operator", name: "bench" },
      {
        mandates: ["A/RES/61/208"],
        title: { en: `${paragraphs}` },
        limit: 100_000,
        blocks: Array.from({ length: paragraphs }, () => ({
          part: "body" as const,
          kind: "paragraph" as const,
          about: [],
          bindings: [],
          content: { en: [{ kind: "text" as const, text, strong: false, emphasis: false }] },
        })),
      },
    );
    return unwrap(made).report.id;
  } finally {
    await services.close();
  }
}

async function signIn(page: Page): Promise<void> {
  const link = (await corridor(["link", "--home", home])).out.trim();
  const answer = await page.request.post(link, {
    maxRedirects: 0,
    headers: { Origin: served.url },
    form: { name: "Bench", email: "bench@example.org", password: "dull teapot rides", language: "en" },
  });
  if (answer.status() !== 303) throw new Error(`signing in is answered with ${answer.status()}`);
}

/** Milliseconds from each key's press to the picture after it, in a paragraph in the middle; and until the page is the editor. */
async function typed(page: Page, report: string) {
  const began = performance.now();
  await page.goto(`/en/reports/${report}/edit`);
  await page.locator(".re-live").waitFor();
  const opened = performance.now() - began;
  const areas = page.locator("textarea[name^='t.']");
  await areas.nth(Math.floor((await areas.count()) / 2)).click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    document.addEventListener("keydown", ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp))),
    );
  });
  for (let at = 0; at < keys; at += 1) await page.keyboard.press("e", { delay: 20 });
  await page.waitForTimeout(200);
  const times = await page.evaluate<number[]>("times");
  const sorted = times.sort((a, b) => a - b);
  return { opened, median: sorted[Math.floor(sorted.length / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 };
}
