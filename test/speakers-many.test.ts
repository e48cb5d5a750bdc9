import { afterAll, beforeAll, expect, test } from "vitest";
import { MeetingId } from "../src/dialogue/model.ts";
import type { KeptAct } from "../src/dialogue/speakers/keeping/kept.ts";
import { insertActs } from "../src/dialogue/speakers/keeping/repository.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { openServices } from "../src/server/open.ts";
import { type Served, scratchFolder, serve } from "./support/corridor.ts";

/** Ten thousand inscriptions on one list: every page of it stays one that a phone can load, and the hall shows a few. */

const operator = { kind: "operator", name: "test" } as const;
const home = scratchFolder();
const many = 10_000;
let served: Served;
let list = "";

beforeAll(async () => {
  const services = unwrap(await openServices(home.path));
  const { meetings, speakers, store } = services;
  const today = new Date().toISOString().slice(0, 10);
  const begins = Date.now() - 3_600_000;
  const meeting = unwrap(
    await meetings.create(operator, {
      ...{ id: MeetingId.parse("hld"), kind: "high-level-dialogue", title: { en: "Dialogue" } },
      ...{ opens: today, closes: today, zone: "UTC", attribution: "attributed" },
    }),
  );
  meetings.servedAt("http://127.0.0.1:8350");
  unwrap(await meetings.announce(operator, meeting.id));
  list = unwrap(
    await speakers.make(operator, {
      ...{ meeting: meeting.id, session: null, title: { en: "Everybody" }, order: "inscription" },
      ...{ groupsFirst: false, window: null, shown: "everybody" },
      plan: { sittings: [{ begins, ends: begins + 28_800_000 }], between: 30, usual: 180, least: 60 },
    }),
  ).id;
  // Organizations of which the directory knows none yet: that so many are inscribed is what matters here.
  const acts = Array.from({ length: many }, (_, index): KeptAct => {
    const party = `organization-${index + 1}`;
    const speaker = { name: `Speaker of ${party}`, level: "representative", sex: "F" } as const;
    return {
      ...{ act: "inscribe", number: index + 1, at: begins, actor: "operator:test" },
      ...{ party, english: party, speaker, onBehalfOf: null },
    };
  });
  await store.deed(operator, { deed: "test.inscribe", subject: list }, (trx) => insertActs(trx, list, acts));
  await services.close();
  served = await serve(home.path);
}, 120_000);
afterAll(async () => {
  await served?.stop();
  home.remove();
});

async function page(path: string): Promise<string> {
  const answer = await fetch(`${served.url}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

test("the hall names those who are next, in less than a hundred kilobytes", async () => {
  const hall = await page(`/en/speakers/${list}/hall`);
  expect(hall.length).toBeLessThan(100_000);
  expect(hall).toContain("organization-1");
  expect(hall).not.toContain("organization-50<");
});

test("a phone gets the first of the list, how many follow, and the whole as a file", async () => {
  const phone = await page(`/en/speakers/${list}`);
  expect(phone.length).toBeLessThan(400_000);
  expect(phone).toContain("9,600 more follow");
  const csv = await page(`/en/speakers/${list}/file/csv`);
  expect(csv.trimEnd().split("\n").length).toBeGreaterThanOrEqual(many);
});

test("what a screen hears over the line is small however many wait", async () => {
  const stop = new AbortController();
  const answer = await fetch(`${served.url}/live/speakers/${list}?lang=en`, { signal: stop.signal });
  const reader = answer.body?.getReader();
  let heard = "";
  while (reader && heard.length < 200_000) {
    const { value, done } = await reader.read();
    if (done) break;
    heard += new TextDecoder().decode(value);
    if (/^data:.*"waiting":10000/m.test(heard)) break;
  }
  stop.abort();
  expect(heard).toMatch(/"waiting":10000/);
  expect(heard.length).toBeLessThan(50_000);
});
