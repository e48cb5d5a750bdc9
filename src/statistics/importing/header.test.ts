import { expect, test } from "vitest";
import type { CellValue, Row } from "../../files/tables/model.ts";
import { findHeader } from "./header.ts";

const labels = {
  name: { test: /^country$/, says: "Country" },
  code: { test: /^code$/, says: "Code" },
  notes: { test: /^notes$/, says: "Notes", optional: true },
} as const;

function rows(...cells: CellValue[][]): Row[] {
  return cells.map((one, i) => ({ number: i + 1, cells: one }));
}

test("is found by its labels, wherever it stands and however it is laid out", () => {
  const found = findHeader(rows(["Title"], [], [null, "Notes", " Country *", "Co\nde", "CODE (a)"]), labels);
  expect(found).toEqual({ row: 3, index: 2, columns: { notes: 1, name: 2, code: 4 }, missing: [] });
});

test("the row with most labels is it, and says what it lacks", () => {
  expect(findHeader(rows(["Country"], ["Country", "Number"]), labels)).toMatchObject({
    row: 1,
    missing: ["code"],
  });
});

test("rows without labels have none", () => {
  expect(findHeader(rows(["Notes"], [12, null]), labels)).toBeUndefined();
});
