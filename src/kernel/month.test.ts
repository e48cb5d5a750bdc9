import { expect, test } from "vitest";
import { englishMonths, monthNumber } from "./month.ts";

test("each month has the number that the calendar gives it", () => {
  expect(englishMonths.map(monthNumber)).toEqual(
    englishMonths.map((month) => new Date(`1 ${month} 2006 UTC`).toISOString().slice(5, 7)),
  );
  expect([monthNumber("september"), monthNumber("MAY")]).toEqual(["09", "05"]);
});

test("what is no month, in full and in English, has none", () => {
  expect(["", "Sept", "septembre", "Mayday"].map(monthNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
