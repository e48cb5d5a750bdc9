import { expect, test } from "vitest";
import { type MilestoneId, meetingKinds, standings, timePlan } from "./deadlines.ts";

const days = (kind: (typeof meetingKinds)[number], opens: string, closes: string) =>
  Object.fromEntries(timePlan(kind, opens, closes).map(({ id, day }) => [id, day]));

test("the High-level Dialogue of 14 and 15 September 2006, counted back by hand on a calendar", () => {
  expect(days("high-level-dialogue", "2006-09-14", "2006-09-15")).toEqual({
    "organizations-list": "2006-06-14",
    report: "2006-06-22",
    agenda: "2006-07-16",
    "background-notes": "2006-08-03",
    "supplementary-requests": "2006-08-15",
    "supplementary-list": "2006-08-25",
    registration: "2006-08-31",
    credentials: "2006-09-07",
    hearing: "2006-09-13",
    opening: "2006-09-14",
    closing: "2006-09-15",
    // Friday 15 September: ten working days later is Friday two weeks on.
    summary: "2006-09-29",
    communication: "2006-09-30",
  });
});

test("months are those of the calendar, also where a month is too short", () => {
  expect(days("global-forum", "2027-05-31", "2027-06-03")["organizations-list"]).toBe("2027-02-28");
  expect(days("global-forum", "2028-05-31", "2028-06-03")["organizations-list"]).toBe("2028-02-29");
});

test.each(meetingKinds)("%s: in the order of days, whatever the dates", (kind) => {
  for (const [opens, closes] of [
    ["2024-01-23", "2024-01-25"],
    ["2026-03-29", "2026-04-02"],
  ] as const) {
    const plan = timePlan(kind, opens, closes).map(({ day }) => day);
    expect(plan).toEqual([...plan].sort());
  }
});

test("who is late: what was not done by its day, and what was done after it", () => {
  const plan = timePlan("expert-panel", "2026-10-12", "2026-10-14");
  const done = new Map<MilestoneId, string>([["background-notes", "2026-09-05"]]);
  const found = standings(plan, done, "2026-10-30");
  expect(found.map(({ id, state, inDays }) => [id, state, inDays])).toEqual([
    ["background-notes", "done-late", -60],
    ["opening", "late", -18],
    ["closing", "late", -16],
    ["summary", "late", -2],
  ]);
  expect(standings(plan, done, "2026-10-12")[1]).toMatchObject({ state: "due", inDays: 0 });
});
