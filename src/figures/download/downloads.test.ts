import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import { fontFiles } from "../../print/drawing/fonts.ts";
import { openWoff } from "../../print/drawing/woff.ts";
import type { Figure, FigureFormat, FigureTable } from "../model.ts";
import { makeFigure } from "../registry.ts";
import { hostile, readDrawing, type SmallWorld, smallWorld } from "../testing.ts";
import { writeCsv } from "./csv.ts";
import { figureFile } from "./file.ts";

let world: SmallWorld;
let map: Figure;
let bars: Figure;
beforeAll(async () => {
  world = await smallWorld();
  map = unwrap(await makeFigure("world-stock", { year: "2024" }, world.tools("en")));
  bars = unwrap(await makeFigure("territory-origins", { territory: "USA" }, world.tools("ar")));
});
afterAll(() => world.close());

const table: FigureTable = {
  caption: "",
  columns: [
    { key: "name", label: "=Name", kind: "text" },
    { key: "n", label: "N", kind: "number" },
    { key: "p", label: "P", kind: "percent" },
    { key: "y", label: "Y", kind: "period" },
  ],
  rows: [
    { name: '=HYPERLINK("http://x")', n: -5, p: 48.123456, y: "2024" },
    { name: 'a "quoted", name', n: 0, p: null, y: "2015-2020" },
    { name: "two\nlines", n: null, p: 0.1, y: "1990", href: "/x" },
  ],
};

describe("CSV", () => {
  test("reads back as it was, text guarded against formulas, numbers never", () => {
    const csv = writeCsv(table);
    expect(csv.startsWith("\ufeff'=Name,N,P,Y\r\n")).toBe(true);
    const { data, errors } = Papa.parse<string[]>(csv.slice(1).trimEnd());
    expect(errors).toEqual([]);
    expect(data.slice(1)).toEqual([
      [`'=HYPERLINK("http://x")`, "-5", "48.1235", "2024"],
      ['a "quoted", name', "0", "", "2015-2020"],
      ["two\nlines", "", "0.1", "1990"],
    ]);
  });

  test.each(["=1", "+1", "-1", "@x", "\tx", "\rx"])("%j is guarded", (text) =>
    expect(guarded(text)).toBe(`'${text}`),
  );
  test.each(["Mexico", "’Asir", "1-2", ""])("%j is not", (text) => expect(guarded(text)).toBe(text));
});

describe("XLSX", () => {
  test("opens again: numbers are numbers, and a second sheet says what they are", async () => {
    const { body } = await figureFile(map, "xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(body as Uint8Array) as unknown as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Data", "About"]);
    const [data, about] = book.worksheets;
    expect(data?.getRow(1).values).toEqual([undefined, ...map.table.columns.map(({ label }) => label)]);
    expect(data?.rowCount).toBe(map.table.rows.length + 1);
    expect(data?.getCell("B2").value).toBe(map.table.rows[0]?.migrants);
    const said = (about?.getColumn(2).values ?? []).map(String);
    for (const text of [map.title, map.source.release, map.evidence, map.source.licence, "'=1+1"]) {
      expect(said).toContain(text);
    }
  });

  test("the same figure gives the same bytes, and Arabic reads from the right", async () => {
    const [one, two] = [await figureFile(bars, "xlsx"), await figureFile(bars, "xlsx")];
    expect(Buffer.from(one.body as Uint8Array).equals(Buffer.from(two.body as Uint8Array))).toBe(true);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(one.body as Uint8Array) as unknown as ArrayBuffer);
    expect(book.worksheets[0]?.views[0]).toMatchObject({ rightToLeft: true });
  });
});

describe("SVG and PNG", () => {
  test("an SVG stands alone: title, source, colours written in, no links, harmless", async () => {
    for (const figure of [map, bars]) {
      const { body } = await figureFile(figure, "svg");
      const svg = String(body);
      const { elements } = readDrawing(svg, figure.id);
      expect(svg).not.toContain("var(--");
      expect(svg).not.toContain("<script");
      expect(elements.some(({ name }) => name === "a")).toBe(false);
      expect(elements[0]?.attributes["font-family"]).toContain("IBM Plex Sans");
      expect(svg).toContain(figure.evidence.replaceAll("&", "&amp;"));
    }
  });

  test("a PNG is twice as large as the SVG, and not blank", async () => {
    const svg = String((await figureFile(map, "svg")).body);
    const { body } = await figureFile(map, "png");
    const png = Buffer.from(body as Uint8Array);
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(width) * 2, Number(height) * 2]);
    expect(png.length).toBeGreaterThan(50_000);
  });
});

describe("files", () => {
  test.each(["svg", "png", "csv", "xlsx", "json"] satisfies FigureFormat[])(
    "%s has a safe name and its type",
    async (format) => {
      const file = await figureFile(map, format);
      expect(file.name).toBe(`world-stock-2024-${map.source.release.slice(0, 8)}-en.${format}`);
      expect(file.contentType).toMatch(/^(image|text|application)\//);
    },
  );

  test("JSON has the numbers and what is said of them", async () => {
    const read = JSON.parse(String((await figureFile(map, "json")).body));
    expect(read).toMatchObject({ title: map.title, evidence: map.evidence, language: "en" });
    expect(read.rows).toHaveLength(map.table.rows.length);
    expect(read.source.publisher).toBe(hostile);
  });
});

describe("fonts", () => {
  test("a WOFF file opens as TrueType with all its tables", () => {
    const woff = readFileSync(join(projectRoot(), "data/fonts/plex-sans/IBMPlexSans-Regular.woff"));
    const font = openWoff(woff);
    expect(font.readUInt32BE(0)).toBe(woff.readUInt32BE(4));
    expect(font.readUInt16BE(4)).toBe(woff.readUInt16BE(12));
    expect(font.length).toBe(woff.readUInt32BE(16));
    expect(() => openWoff(Buffer.from("wOF2 and no more"))).toThrow();
  });

  test("Chinese comes in the slices that a text needs", () => {
    expect(fontFiles("Mexico, México, Мексика")).toHaveLength(2);
    const files = fontFiles("墨西哥");
    expect(files.length).toBeGreaterThan(2);
    expect(files.length).toBeLessThan(6);
  });
});
