import { expect, test } from "vitest";
import { words } from "../../../kernel/words.ts";
import { clockText, wallTime } from "./saying.ts";

test("in the hour that comes twice a screen says which of the two is meant, and at no other time", () => {
  const saying = { words: words("en"), zone: "Europe/Brussels" };
  const change = Date.UTC(2026, 9, 25, 1);
  const minutes = [-120, -30, 0, 30, 60].map((minute) => change + minute * 60_000);
  expect(minutes.map((at) => wallTime(saying, at, change))).toEqual([
    "01:00",
    "02:30 (+02:00)",
    "02:00 (+01:00)",
    "02:30 (+01:00)",
    "03:00",
  ]);
});

test("another day is named with its time, by the clock of the place", () => {
  const saying = { words: words("fr"), zone: "Asia/Manila" };
  const now = Date.UTC(2008, 9, 27, 2);
  expect(wallTime(saying, Date.UTC(2008, 9, 28, 1), now)).toMatch(/^mar\. 28 oct\.? 09:00$/);
});

test("a clock counts down to nothing and on, in the same form everywhere", () => {
  expect([187_000, 59_001, 0, -12_000].map(clockText)).toEqual(["3:07", "1:00", "0:00", "\u22120:12"]);
});
