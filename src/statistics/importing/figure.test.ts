import { expect, test } from "vitest";
import { type FigureSigns, readFigure, unDesaSigns } from "./figure.ts";

const workbook: FigureSigns = { signs: unDesaSigns, blank: "missing", text: false };
const csv: FigureSigns = { signs: unDesaSigns, blank: "none", text: true };

test.each([
  [12, { value: 12, status: "A" }],
  [0, { value: 0, status: "A" }],
  ["..", { value: null, status: "O" }],
  [" .. ", { value: null, status: "O" }],
  [null, { value: null, status: "O" }],
  ["—", { value: 0, status: "N" }],
  ["~", { value: null, status: "Q" }],
  ["12", "text"],
  [true, "text"],
  [{ date: "2020-01-01" }, "text"],
])("in a workbook %j is %j", (cell, figure) => {
  expect(readFigure(cell, workbook)).toEqual(figure);
});

test.each([
  ["152,542,373", 152_542_373],
  ["1234.5", 1234.5],
  ["-0.5", -0.5],
  ["1e+05", 100_000],
])("in a text %s is %d", (text, value) => {
  expect(readFigure(text, csv)).toEqual({ value, status: "A" });
});

test.each(["1,23", "12,3456", "1 234", "0x10", "Infinity", "12%", "١٢"])("%s is no number", (text) => {
  expect(readFigure(text, csv)).toBe("text");
});

test("an empty cell may say that there is nothing", () => {
  expect(readFigure("", csv)).toBe("none");
  expect(readFigure(null, csv)).toBe("none");
});
