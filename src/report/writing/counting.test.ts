import { expect, test } from "vitest";
import { countWords } from "./counting.ts";

test.each([
  ["", 0],
  ["In 2024 there were 304 million migrants – half of them women.", 11],
  ["…  — ,", 0],
  ["联合国61/208号决议", 7],
  ["كان عدد المهاجرين 304 ملايين", 5],
])("%j has %i words", (text, count) => {
  expect(countWords(text)).toBe(count);
});
