import { expect, test } from "vitest";
import { headingNumber, subheadingNumber, withSign } from "./numerals.ts";

test("headings are counted as documents in their language have it", () => {
  const numbers = [1, 6, 10, 11, 19, 20, 21, 30];
  expect(numbers.map((one) => headingNumber(one, "zh"))).toEqual([
    "一",
    "六",
    "十",
    "十一",
    "十九",
    "二十",
    "二十一",
    "三十",
  ]);
  expect(numbers.map((one) => headingNumber(one, "ar"))).toEqual([
    ...["أولا", "سادسا", "عاشرا", "حادي عشر"],
    ...["تاسع عشر", "عشرون", "حادي وعشرون", "30"],
  ]);
  expect(headingNumber(4, "fr")).toBe("IV");
});

test("subheadings are lettered in the alphabet of their language, doubled after its end", () => {
  expect([1, 26, 27].map((one) => subheadingNumber(one, "es"))).toEqual(["A", "Z", "AA"]);
  expect([1, 2, 3, 10, 28, 29].map((one) => subheadingNumber(one, "ru"))).toEqual([
    "А",
    "Б",
    "В",
    "К",
    "Я",
    "АА",
  ]);
  expect([1, 2, 3, 4, 29].map((one) => subheadingNumber(one, "ar"))).toEqual([
    "ألف",
    "باء",
    "جيم",
    "دال",
    "ألف ألف",
  ]);
});

test("what follows a number is a dash in Arabic and a full stop elsewhere", () => {
  expect([withSign("أولا", "ar"), withSign("12", "zh")]).toEqual(["أولا\u00a0-", "12."]);
});
