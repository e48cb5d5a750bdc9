import { expect, test } from "vitest";
import type { CellValue, TableFile } from "../../files/tables/model.ts";
import { noteKeys, readFootnotes } from "./footnotes.ts";
import { openLog } from "./log.ts";

test.each([
  [33, "33"],
  ["(b)", "b"],
  ["1, 4", "1,4"],
  ["b,c,b", "b,c"],
  ["", null],
  [null, null],
])("the marks %j are %j", (cell, keys) => {
  expect(noteKeys(cell)).toBe(keys);
});

function sheet(...cells: CellValue[][]): TableFile {
  return {
    kind: "xlsx",
    file: "f.xlsx",
    bytes: 0,
    sha256: "",
    sheets: [{ name: "NOTES", hidden: false }],
    async *rows() {
      yield cells.map((one, i) => ({ number: i + 1, cells: one }));
    },
    merged: () => [],
    close: async () => {},
  };
}

test("footnotes of all three layouts; general remarks have no key", async () => {
  const log = openLog("f.xlsx");
  const file = sheet(
    [null, "NOTES"],
    ["(a) In one cell."],
    ["(12)", "Key and text."],
    [33, "A number as key."],
    [null, "Two dots (..) indicate that data are not available"],
    ["x".repeat(5), "not a key"],
  );
  expect(await readFootnotes(file, "NOTES", log)).toEqual({
    a: "In one cell.",
    12: "Key and text.",
    33: "A number as key.",
  });
  expect(log.sheets(["NOTES"])[0]?.role).toBe("notes");
});
