import { expect, test } from "vitest";
import { roman } from "./roman.ts";

test("Roman numerals", () => {
  const numbers = [1, 4, 9, 14, 40, 90, 400, 1994];
  expect(numbers.map(roman)).toEqual(["I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV"]);
  expect([1, 4, 9, 14, 40, 1999].map(roman)).toEqual(["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]);
});
