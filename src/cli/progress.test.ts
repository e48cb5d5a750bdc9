import { expect, test } from "vitest";
import { words } from "../kernel/words.ts";
import { progressLine } from "./progress.ts";

test("a bar says what, how far, and how long it will take", () => {
  const line = progressLine({ phase: "reading.rows", done: 250, total: 1000, unit: "rows" }, 10, words("en"));
  expect(line).toContain("██████░");
  expect(line).toContain("25%");
  expect(line).toContain("250 rows");
  expect(line).toContain("30 seconds left");
});

test("without a total it says how much is done", () => {
  const line = progressLine({ phase: "reading.rows", done: 1, total: null, unit: "rows" }, 1, words("en"));
  expect(line).toMatch(/ {2}1 row$/);
});
