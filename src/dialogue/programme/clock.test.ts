import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, instantsOf, isTwice, isZone, offsetWords, wallAt } from "./clock.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

test.each([
  ["2006-09-14", "10:00", "America/New_York", "2006-09-14T14:00"],
  ["2006-09-14", "10:00", "UTC", "2006-09-14T10:00"],
  ["2026-01-20", "09:30", "Asia/Kolkata", "2026-01-20T04:00"],
  ["2026-01-20", "00:15", "Pacific/Auckland", "2026-01-19T11:15"],
  ["2026-01-20", "23:45", "Pacific/Marquesas", "2026-01-21T09:15"],
])("%s %s in %s", (day, time, zone, instant) => {
  expect(instantOf({ day, time }, zone)).toEqual({ ok: true, value: utc(instant) });
  expect(wallAt(utc(instant), zone)).toEqual({ day, time });
});

test("the hour that is skipped in spring is refused, and what the clock shows next is said", () => {
  expect(instantOf({ day: "2026-03-08", time: "02:30" }, "America/New_York")).toEqual({
    ok: false,
    problems: [
      {
        code: "programme.time-skipped",
        severity: "error",
        facts: { time: "02:30", day: "2026-03-08", next: "03:00" },
      },
    ],
  });
  // Half an hour, on Lord Howe.
  expect(instantOf({ day: "2026-10-04", time: "02:10" }, "Australia/Lord_Howe")).toMatchObject({
    problems: [{ facts: { next: "02:30" } }],
  });
});

test("the hour that comes twice in autumn wants to know which is meant", () => {
  const wall = { day: "2026-10-25", time: "02:30" };
  expect(instantOf(wall, "Europe/Brussels")).toMatchObject({
    problems: [{ code: "programme.time-twice", facts: { first: "+02:00", second: "+01:00" } }],
  });
  const [first, second] = [
    instantOf(wall, "Europe/Brussels", "first"),
    instantOf(wall, "Europe/Brussels", "second"),
  ];
  expect(first).toEqual({ ok: true, value: utc("2026-10-25T00:30") });
  expect(second).toEqual({ ok: true, value: utc("2026-10-25T01:30") });
  expect(offsetWords(utc("2026-10-25T00:30"), "Europe/Brussels")).toBe("+02:00");
});

test.each([
  ["2026-02-30", "10:00", "programme.day-malformed"],
  ["20 January", "10:00", "programme.day-malformed"],
  ["2026-01-20", "24:00", "programme.time-malformed"],
  ["2026-01-20", "9:30", "programme.time-malformed"],
  ["2026-01-20", "half past nine", "programme.time-malformed"],
])("%s %s is none", (day, time, code) => {
  expect(instantOf({ day, time }, "UTC")).toMatchObject({ problems: [{ code }] });
});

test("an instant is found again by what the clock shows, whatever the place and the season", () => {
  const zones = [
    "America/New_York",
    "Europe/Brussels",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: utc("2006-01-01T00:00") / 60_000, max: utc("2031-01-01T00:00") / 60_000 }),
      (zone, minutes) => {
        const instant = minutes * 60_000;
        const found = instantsOf(wallAt(instant, zone), zone);
        expect(found).toContain(instant);
        expect(found.length).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 500 },
  );
});

test("in the hour that comes twice the clock is said to show the same again, and in no other", () => {
  const zone = "Europe/Brussels";
  const change = utc("2026-10-25T01:00");
  const twice = Array.from({ length: 24 }, (_, quarter) => change + (quarter - 12) * 900_000)
    .filter((instant) => isTwice(instant, zone))
    .map((instant) => new Date(instant).toISOString().slice(11, 16));
  expect(twice).toEqual(["00:00", "00:15", "00:30", "00:45", "01:00", "01:15", "01:30", "01:45"]);
  expect(isTwice(utc("2026-03-29T01:00"), zone)).toBe(false);
  expect(isTwice(change, "UTC")).toBe(false);
});

test("a zone that nobody knows is none", () => {
  expect(isZone("Europe/Brussels")).toBe(true);
  expect(isZone("Europe/Atlantis")).toBe(false);
});
