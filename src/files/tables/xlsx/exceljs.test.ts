import { Workbook } from "exceljs";
import { afterAll, expect, test } from "vitest";
import { firstSheet, readAll, testFolder } from "../support/files.ts";

const folder = testFolder();
afterAll(() => folder.remove());

async function written(workbook: Workbook): Promise<string> {
  return folder.file("w.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
}

test("what a common library writes", async () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("Table 1");
  workbook.addWorksheet("Notes", { state: "hidden" }).getCell("B2").value = "note";
  sheet.getCell("A1").value = "Côte d’Ivoire <&> “x”";
  sheet.getCell("B1").value = 12.5;
  sheet.getCell("C1").value = true;
  sheet.getCell("D1").value = new Date(Date.UTC(2024, 6, 1));
  sheet.getCell("E1").value = { formula: "B1*2", result: 25, date1904: false };
  sheet.getCell("F1").value = { richText: [{ text: "rich " }, { font: { bold: true }, text: "text" }] };
  sheet.getCell("G1").value = { error: "#N/A" };
  sheet.getCell("H1").value = { text: "a link", hyperlink: "https://example.org/" };
  sheet.getCell("I1").value = "  indented";
  sheet.getCell("J1").value = new Date(Date.UTC(2024, 6, 1, 13, 45));
  sheet.getCell("J1").numFmt = "yyyy-mm-dd hh:mm";
  sheet.getCell("C5").value = "down";
  sheet.mergeCells("A2:B3");
  const read = await readAll(await written(workbook));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.value.table.sheets).toEqual([
    { name: "Table 1", hidden: false },
    { name: "Notes", hidden: true },
  ]);
  const [table, notes] = read.value.sheets;
  expect(table?.rows).toEqual([
    {
      number: 1,
      cells: [
        "Côte d’Ivoire <&> “x”",
        12.5,
        true,
        { date: "2024-07-01" },
        25,
        "rich text",
        "#N/A",
        "a link",
        "  indented",
        { date: "2024-07-01T13:45:00" },
      ],
    },
    { number: 5, cells: [null, null, "down"] },
  ]);
  expect(table?.merged).toEqual(["A2:B3"]);
  expect(notes?.rows).toEqual([{ number: 2, cells: [null, "note"] }]);
});

test("dates of a workbook that counts from 1904", async () => {
  const workbook = new Workbook();
  workbook.properties.date1904 = true;
  workbook.addWorksheet("S").getCell("A1").value = new Date(Date.UTC(2024, 1, 29));
  expect(await firstSheet(await written(workbook))).toEqual([[1, [{ date: "2024-02-29" }]]]);
});

test("without shared strings", async () => {
  const workbook = new Workbook();
  workbook.addWorksheet("S").addRows([
    ["a", 1],
    ["b", null, 2],
  ]);
  expect(await firstSheet(await written(workbook))).toEqual([
    [1, ["a", 1]],
    [2, ["b", null, 2]],
  ]);
});
