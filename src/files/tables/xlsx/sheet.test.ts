import { afterAll, describe, expect, test } from "vitest";
import type { Problem } from "../../../kernel/problem.ts";
import { writeZip } from "../../zip-writer.ts";
import { cellName } from "../cell.ts";
import type { CellValue, ReadingLimits } from "../model.ts";
import { openTable } from "../open.ts";
import { firstProblem, firstSheet, readAll, testFolder } from "../support/files.ts";
import { random } from "../support/mutate.ts";
import { mainNamespace, type WorkbookParts, withPart, workbookParts } from "../support/workbook.ts";

const folder = testFolder();
afterAll(() => folder.remove());

const path = (xml: string, more: WorkbookParts = {}) =>
  folder.file("w.xlsx", writeZip(workbookParts({ sheets: [{ name: "S", xml }], ...more })));
const rows = (xml: string, more?: WorkbookParts) => firstSheet(path(xml, more));
const cell = async (xml: string, more?: WorkbookParts): Promise<CellValue | undefined> =>
  (await rows(`<row r="1">${xml}</row>`, more))[0]?.[1][0];
const fails = (xml: string, limits: Partial<ReadingLimits> = {}, more?: WorkbookParts): Promise<Problem> =>
  firstProblem(path(xml, more), { limits });

describe("values", () => {
  test.each<[string, CellValue | undefined]>([
    ["<c><v>0</v></c>", 0],
    ["<c><v>-12.50</v></c>", -12.5],
    ["<c><v>5327231.04100001</v></c>", 5327231.04100001],
    ["<c><v>0.1</v></c>", 0.1],
    ["<c><v>1.7976931348623157E+308</v></c>", Number.MAX_VALUE],
    ["<c><v>123456789012345678</v></c>", 123456789012345680],
    ["<c><v>1e-7</v></c>", 1e-7],
    ["<c><v> 5 </v></c>", 5],
    ["<c><v>1<!-- and -->2</v></c>", 12],
    ["<c><v><![CDATA[3]]>4</v></c>", 34],
    ["<c><v>1&#50;</v></c>", 12],
    ['<c t="b"><v>1</v></c>', true],
    ['<c t="b"><v>0</v></c>', false],
    ['<c t="e"><v>#N/A</v></c>', "#N/A"],
    ['<c t="str"><v>a &lt; b &amp; c</v></c>', "a < b & c"],
    ['<c t="str"><v> kept </v></c>', " kept "],
    ['<c t="str"><v>line_x000D_end _x005F_x0041_</v></c>', "line\rend _x0041_"],
    ['<c t="d"><v>2024-07-01T12:00:00</v></c>', { date: "2024-07-01T12:00:00" }],
    ['<c t="inlineStr"><is><t>text</t></is></c>', "text"],
    ['<c t="inlineStr"><is><t>\n  trimmed  </t></is></c>', "trimmed"],
    ['<c t="inlineStr"><is><t xml:space="preserve">  kept </t></is></c>', "  kept "],
    ['<c t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>', "ab"],
    ['<c t="inlineStr"><is><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></is></c>', "漢字"],
    ["<c/>", undefined],
    ["<c><v/></c>", undefined],
    ['<c t="str"><f>""</f><v></v></c>', undefined],
    ["<c><f>1+1</f><v>2</v></c>", 2],
    ['<c t="str"><f>A2</f><v>FY89</v></c>', "FY89"],
    ['<c><f t="shared" si="0"/><v>3</v></c>', 3],
    ["<c><f>1+1</f></c>", "#CALC!"],
    ["<c><f>1+1</f><v/></c>", "#CALC!"],
    ['<c><v>1</v><extLst><ext><c r="Z9"><v>9</v></c></ext></extLst></c>', 1],
  ])("%s", async (xml, value) => {
    expect(await cell(xml)).toEqual(value);
  });

  test.each([
    "<c><v>1,234</v></c>",
    "<c><v>NaN</v></c>",
    "<c><v>1e999</v></c>",
    "<c><v>0x10</v></c>",
    '<c t="b"><v>maybe</v></c>',
    '<c t="d"><v>yesterday</v></c>',
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>-1</v></c>',
  ])("refused with its place: %s", async (xml) => {
    expect(await fails(`<row r="3"><c r="A3"/>${xml}</row>`)).toMatchObject({
      code: "reading.cell-malformed",
      place: { file: "file", sheet: "S", cell: "B3" },
    });
  });
});

describe("shared strings", () => {
  const strings =
    "<si><t>plain</t></si><si><r><t>rich</t></r><r><t xml:space='preserve'> text</t></r></si>" +
    "<si><t>漢字</t><rPh sb='0' eb='1'><t>かんじ</t></rPh></si><si/><si><t>Côte d&apos;Ivoire&#10;*</t></si>";

  test("plain, rich, phonetic, empty, with references", async () => {
    const cells = [0, 1, 2, 3, 4, 0].map((i) => `<c t="s"><v>${i}</v></c>`).join("");
    expect(await rows(`<row>${cells}</row>`, { strings })).toEqual([
      [1, ["plain", "rich text", "漢字", null, "Côte d'Ivoire\n*", "plain"]],
    ]);
  });

  test("more of them than are kept at hand", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `<si><t>name ${i} é</t></si>`).join("");
    const cells = Array.from({ length: 10_000 }, (_, i) => (i * 4097) % 10_000);
    const xml = cells.map((i) => `<row><c t="s"><v>${i}</v></c></row>`).join("");
    const read = await rows(xml, { strings: many });
    expect(read.map(([, [text]]) => text)).toEqual(cells.map((i) => `name ${i} é`));
  });

  test("limits", async () => {
    const long = `<si><t>${"x".repeat(101)}</t></si>`;
    expect((await fails("", { cellCharacters: 100 }, { strings: long })).code).toBe(
      "reading.string-too-long",
    );
    const many = "<si><t>0123456789</t></si>".repeat(100);
    expect((await fails("", { sharedStringBytes: 900 }, { strings: many })).code).toBe(
      "reading.strings-too-large",
    );
    const empty = "<si/>".repeat(1000);
    expect((await fails("", { sharedStringBytes: 900 }, { strings: empty })).code).toBe(
      "reading.strings-too-large",
    );
  });
});

describe("places", () => {
  test("gaps stay gaps, trailing blanks go, rows and cells without address count on", async () => {
    const xml =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="F2" s="0"/></row>' +
      '<row><c><v>3</v></c><c r="AA3"><v>4</v></c><c><v>5</v></c></row><row r="9"/><row><c r="A10"><v>6</v></c></row>';
    const wide = Array.from({ length: 25 }, () => null);
    expect(await rows(xml)).toEqual([
      [2, [null, 1, null, 2]],
      [3, [3, ...wide, 4, 5]],
      [10, [6]],
    ]);
  });

  test("merged ranges, known at the end", async () => {
    const xml = `<worksheet xmlns="${mainNamespace}"><sheetData/><mergeCells count="2"><mergeCell ref="A15:A16"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>`;
    const read = await readAll(path(xml));
    expect(read.ok && read.value.sheets[0]?.merged).toEqual(["A15:A16", "B1:C1"]);
  });

  test.each([
    ['<row r="2"/><row r="2"/>', "reading.cells-disordered"],
    ['<row r="2"/><row r="1"/>', "reading.cells-disordered"],
    ['<row r="1"><c r="B1"/><c r="A1"/></row>', "reading.cells-disordered"],
    ['<row r="1"><c r="B1"/><c r="B1"/></row>', "reading.cells-disordered"],
    ['<row r="1"><c r="A2"/></row>', "reading.xml-malformed"],
    ['<row r="1"><c r="1"/></row>', "reading.xml-malformed"],
    ['<row r="1"><c r="a1"/></row>', "reading.xml-malformed"],
    ['<row r="x"/>', "reading.xml-malformed"],
    ['<row r="1048577"/>', "reading.too-many-rows"],
    ['<row r="1"><c r="XFE1"/></row>', "reading.too-many-columns"],
    ['<row r="1"><c r="ABCDE1"/></row>', "reading.xml-malformed"],
    ['<row r="1"><c t="x"/></row>', "reading.xml-malformed"],
    ['<row r="1"><c><v>1</v><v>2</v></c></row>', "reading.xml-malformed"],
    ['<row r="1"><c><v>1</c></row>', "reading.xml-malformed"],
  ])("refused: %s", async (xml, code) => {
    expect((await fails(xml)).code).toBe(code);
  });

  test("limits on rows, columns and characters", async () => {
    expect((await fails("<row/>".repeat(11), { rows: 10 })).code).toBe("reading.too-many-rows");
    expect(await fails('<row r="1"><c r="K1"/></row>', { columns: 10 })).toMatchObject({
      code: "reading.too-many-columns",
      place: { cell: "K1" },
    });
    const text = `<row><c t="str"><v>${"x".repeat(101)}</v></c></row>`;
    expect(await fails(text, { cellCharacters: 100 })).toMatchObject({
      code: "reading.cell-too-long",
      place: { cell: "A1" },
    });
    const huge = `<row><c t="inlineStr"><is><t>${"x".repeat(3_000_000)}</t></is></c></row>`;
    expect((await fails(huge, { ratio: 10_000 })).code).toBe("reading.cell-too-long");
    expect((await fails("<row><c><is><a><b><c/></b></a></is></c></row>", { xmlDepth: 7 })).code).toBe(
      "reading.xml-deep",
    );
  });
});

describe("dates by number format", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="#,##0.00&quot; days&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>';
  const styled = (style: number, value: number, workbookProperties = "") =>
    cell(`<c s="${style}"><v>${value}</v></c>`, { styles, workbookProperties });

  test("1900, with the day that never was", async () => {
    expect(await styled(1, 45474)).toEqual({ date: "2024-07-01" });
    expect(await styled(2, 61)).toEqual({ date: "1900-03-01" });
    expect(await styled(2, 60)).toBe(60);
    expect(await styled(2, 59)).toEqual({ date: "1900-02-28" });
    expect(await styled(2, 1)).toEqual({ date: "1900-01-01" });
    expect(await styled(4, 45474.5)).toEqual({ date: "2024-07-01T12:00:00" });
    expect(await styled(5, 0.75)).toEqual({ date: "18:00:00" });
    expect(await styled(1, -1)).toBe(-1);
    expect(await styled(1, 3e6)).toBe(3e6);
    expect(await styled(3, 45474)).toBe(45474);
    expect(await styled(0, 45474)).toBe(45474);
  });

  test("1904, and 1900 without the error", async () => {
    expect(await styled(1, 44012, '<workbookPr date1904="1"/>')).toEqual({ date: "2024-07-01" });
    expect(await styled(1, 0, '<workbookPr date1904="true"/>')).toEqual({ date: "1904-01-01" });
    expect(await styled(1, 60, '<workbookPr dateCompatibility="false"/>')).toEqual({ date: "1900-02-28" });
  });

  test("a style that does not exist", async () => {
    const found = await fails('<row r="1"><c r="A1" s="6"><v>1</v></c></row>', {}, { styles });
    expect(found).toMatchObject({ code: "reading.cell-malformed", place: { cell: "A1" } });
  });
});

describe("XML in other clothes", () => {
  const inner = (prefix: string) => {
    const p = prefix === "" ? "" : `${prefix}:`;
    return `<${p}sheetData><${p}row r="1"><${p}c r="A1" t="inlineStr"><${p}is><${p}t>né</${p}t></${p}is></${p}c></${p}row></${p}sheetData>`;
  };
  const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const plain = `<worksheet xmlns="${mainNamespace}">${inner("")}</worksheet>`;
  const encoded = (declared: string, encoding: BufferEncoding, mark: string) =>
    Buffer.from(`${mark}<?xml version="1.0" encoding="${declared}"?>${plain}`, encoding);

  test.each<[string, Buffer | string]>([
    ["prefixes", `<x:worksheet xmlns:x="${mainNamespace}">${inner("x")}</x:worksheet>`],
    ["strict", `<worksheet xmlns="${strict}">${inner("")}</worksheet>`],
    [
      "single quotes and white space",
      `<worksheet\n\txmlns = '${mainNamespace}'\n>${inner("")}</worksheet >\n`,
    ],
    ["comments and instructions", `<?xml version="1.0"?><!-- a --><?b c?>${plain}<!-- d -->`],
    [
      "the namespace declared below",
      `<worksheet xmlns="${mainNamespace}"><y:sheetData xmlns:y="${mainNamespace}">${inner("").slice(11, -12)}</y:sheetData></worksheet>`,
    ],
    ["a byte order mark", `\ufeff${plain}`],
    ["UTF-16LE", encoded("UTF-16", "utf16le", "\ufeff")],
    ["UTF-16LE without mark", encoded("UTF-16", "utf16le", "")],
    ["UTF-16BE", Buffer.from(encoded("UTF-16", "utf16le", "\ufeff")).swap16()],
    ["Latin-1", encoded("ISO-8859-1", "latin1", "")],
  ])("%s", async (_, data) => {
    const parts = withPart(workbookParts({}), "xl/worksheets/sheet1.xml", { data });
    expect(await firstSheet(folder.file("w.xlsx", writeZip(parts)))).toEqual([[1, ["né"]]]);
  });

  test("elements of other namespaces are not cells", async () => {
    const other = `<worksheet xmlns="${mainNamespace}" xmlns:o="urn:other"><o:sheetData><o:row/></o:sheetData><sheetData><row xmlns="urn:other" r="x"/><row r="1"><o:c/><c><o:v>9</o:v><v>1</v></c></row></sheetData></worksheet>`;
    expect(await rows(other)).toEqual([[1, [1]]]);
  });

  test.each([
    ["a document type", `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]>${plain}`, "reading.xml-doctype"],
    ["an unknown encoding", `<?xml version="1.0" encoding="x-klingon"?>${plain}`, "reading.xml-encoding"],
    ["another root", `<workbook xmlns="${mainNamespace}"/>`, "reading.xml-malformed"],
    ["no namespace", "<worksheet><sheetData/></worksheet>", "reading.xml-malformed"],
    ["nothing", "", "reading.xml-malformed"],
    ["not closed", plain.slice(0, -12), "reading.xml-malformed"],
    ["two roots", plain + plain, "reading.xml-malformed"],
    [
      "two tables",
      `<worksheet xmlns="${mainNamespace}"><sheetData/><sheetData/></worksheet>`,
      "reading.xml-malformed",
    ],
    [
      "a merge of nothing",
      `<worksheet xmlns="${mainNamespace}"><mergeCells><mergeCell ref="?"/></mergeCells></worksheet>`,
      "reading.xml-malformed",
    ],
  ])("refused: %s", async (_, data, code) => {
    const parts = withPart(workbookParts({}), "xl/worksheets/sheet1.xml", { data });
    expect((await firstProblem(folder.file("w.xlsx", writeZip(parts)))).code).toBe(code);
  });

  test("bytes that are not UTF-8", async () => {
    const data = Buffer.from(plain.replace("né", "n\xe9"), "latin1");
    const parts = withPart(workbookParts({}), "xl/worksheets/sheet1.xml", { data });
    expect((await firstProblem(folder.file("w.xlsx", writeZip(parts)))).code).toBe("reading.xml-encoding");
  });
});

test("the quick way for cells of the usual shape gives what the general one gives", async () => {
  const next = random(7);
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const strings = "<si><t>a</t></si><si><t>b</t></si>";
  const cells = (row: number) =>
    Array.from({ length: 40 }, (_, column) => {
      if (next(6) === 0) return "";
      const style = [' s="0"', ' s="1"', ""][next(3)];
      const shared = next(3) === 0;
      const type = shared ? ' t="s"' : ["", ' t="n"'][next(2)];
      const value = shared
        ? next(2)
        : [next(1e6), -next(50), next(1e9) / 1000, `0${next(9)}.5`, "1E-5", "1234567.8901234567"][next(6)];
      const content = next(5) === 0 ? "/>" : `><v>${value}</v></c>`;
      return `<c r="${cellName(column, row)}"${style}${type}${content}`;
    }).join("");
  const usual = Array.from({ length: 1200 }, (_, i) => `<row r="${i + 1}">${cells(i + 1)}</row>`).join("");
  const more = { styles, strings };
  const quick = await rows(usual, more);
  expect(quick.length).toBe(1200);
  expect(await rows(usual.replaceAll("<c ", "<c  "), more)).toEqual(quick);
  const prefixed = usual.replace(/<(\/?)/g, "<$1x:");
  const whole = `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData>${prefixed}</x:sheetData></x:worksheet>`;
  expect(await rows(`<?xml version="1.0"?>${whole}`, more)).toEqual(quick);
});

test("the quick way knows where plain names mean something else", async () => {
  const cell = '<c r="A1"><v>9</v></c>'.padEnd(400, " ");
  const other = `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData><x:row r="1">${cell}<x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  expect(await rows(`<?xml version="1.0"?>${other}`)).toEqual([[1, [1]]]);
  expect(await rows(`<row r="1"><o xmlns="urn:other">${cell}</o>${cell}</row>`)).toEqual([[1, [9]]]);
  expect(await rows(`<row r="1"/>${cell}<row r="2">${cell.replace("A1", "A2")}</row>`)).toEqual([[2, [9]]]);
});

describe("streaming", () => {
  const long = Array.from(
    { length: 5000 },
    (_, i) => `<row><c><v>${i}</v></c><c t="str"><v>é${i}</v></c></row>`,
  );

  test("in batches, again and again, and stopped early", async () => {
    const opened = await openTable(path(long.join("")));
    if (!opened.ok) throw new Error("not opened");
    const table = opened.value;
    const sizes: number[] = [];
    for await (const batch of table.rows("S")) sizes.push(batch.length);
    expect(Math.max(...sizes)).toBe(512);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(5000);
    for (let i = 0; i < 50; i++) {
      for await (const batch of table.rows("S")) {
        expect(batch[3]?.cells).toEqual([3, "é3"]);
        break;
      }
    }
    await table.close();
  });

  test("two readers of one file at once", async () => {
    const opened = await openTable(path(long.join("")));
    if (!opened.ok) throw new Error("not opened");
    const count = async () => {
      let rows = 0;
      for await (const batch of opened.value.rows("S")) rows += batch.length;
      return rows;
    };
    expect(await Promise.all([count(), count()])).toEqual([5000, 5000]);
    await opened.value.close();
  });
});
