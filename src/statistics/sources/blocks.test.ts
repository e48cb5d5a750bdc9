import { expect, test } from "vitest";
import type { CellValue, Row } from "../../files/tables/model.ts";
import { labelledColumns, sexesOf, sexOf, yearLabel } from "./blocks.ts";

function rows(...cells: CellValue[][]): Row[] {
  return cells.map((one, i) => ({ number: i + 1, cells: one }));
}

const header = { row: 3, index: 2 };

test("labels on the header's row, under headings of merged cells", () => {
  const { columns, headerEnd } = labelledColumns(
    rows(["Title"], [null, "both sexes", null, "males", null], ["Code", 1990, 2020, 1990, 2020]),
    header,
    yearLabel,
  );
  expect(headerEnd).toBe(3);
  expect(columns.map(({ index, label, heading }) => [index, label, heading])).toEqual([
    [1, "1990", "both sexes"],
    [2, "2020", "both sexes"],
    [3, "1990", "males"],
    [4, "2020", "males"],
  ]);
  expect(sexesOf(columns).sexes).toEqual(["T", "T", "M", "M"]);
});

test("labels on the row below, even where a line of text takes two", () => {
  const two = [
    { number: 3, cells: ["Code", "Stock (female)", null] },
    { number: 5, cells: [null, "1990", "2015-2020"] },
  ];
  const { columns, headerEnd } = labelledColumns(two, { row: 3, index: 0 }, yearLabel);
  expect(headerEnd).toBe(5);
  expect(columns.map(({ label }) => label)).toEqual(["1990", "2015-2020"]);
  expect(sexesOf(columns).sexes).toEqual(["F", "F"]);
});

test("without headings the order counts, if there are three equal blocks", () => {
  const read = (...years: number[]) =>
    sexesOf(labelledColumns(rows([], [], ["Code", ...years]), header, yearLabel).columns);
  expect(read(1990, 2020, 1990, 2020, 1990, 2020)).toEqual({
    headed: false,
    sexes: ["T", "T", "M", "M", "F", "F"],
  });
  expect(read(1990, 1990, 2020, 1990, 2020).sexes).toEqual(Array(5).fill(undefined));
});

test.each([
  ["International migrant stock at mid-year, both sexes combined", "T"],
  ["Total male population at mid-year (thousands)", "M"],
  ["International migrant stock at mid-year (female)", "F"],
  ["Refugees", undefined],
])("%s: %s", (heading, sex) => {
  expect(sexOf(heading)).toBe(sex);
});

test("a label that is no year is told, so that the figures under it are not lost", () => {
  const labels = ["Name", "Code", "1990", "1895", "2000"];
  const found = labelledColumns(rows(labels), { row: 1, index: 0 }, yearLabel);
  expect(found.columns.map(({ label }) => label)).toEqual(["1990", "2000"]);
  expect(found.stranger).toBe("1895");
  expect(
    labelledColumns(rows(["Name", "1990", "2000"]), { row: 1, index: 0 }, yearLabel).stranger,
  ).toBeUndefined();
});
