import { afterAll, describe, expect, test } from "vitest";
import { writeZip, type ZipOptions, type ZipPart } from "../../zip-writer.ts";
import { firstProblem, firstSheet, readAll, testFolder } from "../support/files.ts";
import { relationships, withPart, workbookParts } from "../support/workbook.ts";

const folder = testFolder();
afterAll(() => folder.remove());

const sheetPart = "xl/worksheets/sheet1.xml";
const one = '<row r="1"><c r="A1"><v>7</v></c></row>';
const parts = workbookParts({ sheets: [{ name: "S", xml: one }] });
const zip = (changed: readonly ZipPart[], options?: ZipOptions) =>
  folder.file("w.xlsx", writeZip(changed, options));

async function code(changed: readonly ZipPart[], options?: ZipOptions): Promise<string> {
  return (await firstProblem(zip(changed, options))).code;
}

describe("archives that are read", () => {
  test.each<[string, readonly ZipPart[], ZipOptions]>([
    ["stored", parts.map((part) => ({ ...part, method: 0 })), {}],
    ["with a comment", parts, { comment: "made on Monday" }],
    ["with Zip64 sizes", parts.map((part) => ({ ...part, zip64: true })), {}],
    ["with a Zip64 end record", parts, { zip64: true }],
    ["with names of another case", parts.map((part) => ({ ...part, name: part.name.toUpperCase() })), {}],
    ["with backslashes", parts.map((part) => ({ ...part, name: part.name.replaceAll("/", "\\") })), {}],
    [
      "with a file whose name climbs out, which nobody asks for",
      [...parts, { name: "../../etc/passwd", data: "x" }],
      {},
    ],
  ])("%s", async (_, changed, options) => {
    expect(await firstSheet(zip(changed, options))).toEqual([[1, [7]]]);
  });
});

describe("archives that are refused", () => {
  test("cut off anywhere", async () => {
    const bytes = writeZip(parts);
    for (let length = 4; length < bytes.length; length += 37) {
      const found = await firstProblem(folder.file("cut.xlsx", bytes.subarray(0, length)));
      expect(found.code, `${length} bytes`).toBe("reading.truncated");
    }
  });

  test("with bytes behind, before, or a wrong count", async () => {
    const bytes = writeZip(parts);
    const behind = folder.file("b.xlsx", Buffer.concat([bytes, Buffer.from("more")]));
    expect((await firstProblem(behind)).code).toBe("reading.truncated");
    const moved = Buffer.concat([Buffer.from("PK\x03\x04"), bytes]);
    expect((await firstProblem(folder.file("m.xlsx", moved))).code).toBe("reading.archive-damaged");
    expect(await code(parts, { count: 3 })).toBe("reading.archive-damaged");
    expect(await code(parts, { count: 6 })).toBe("reading.archive-damaged");
    expect(await code(parts, { directoryOffset: 5 })).toBe("reading.archive-damaged");
  });

  test("with damaged data: the checksum tells", async () => {
    expect(await code(withPart(parts, sheetPart, { crc32: 1 }))).toBe("reading.part-damaged");
    expect(await code(withPart(parts, sheetPart, { bytes: 10 }))).toBe("reading.part-damaged");
    expect(await code(withPart(parts, sheetPart, { bytes: 10_000 }))).toBe("reading.part-damaged");
    const found = await firstProblem(zip(withPart(parts, sheetPart, { crc32: 1 })));
    expect(found).toMatchObject({ facts: { part: sheetPart }, place: { file: "file", sheet: "S" } });
  });

  test("with data that do not inflate", async () => {
    const garbage = { data: Buffer.from("not deflated at all"), method: 0 as const };
    const bytes = writeZip(withPart(parts, sheetPart, garbage));
    for (const signature of ["PK\x03\x04", "PK\x01\x02"]) {
      const local = signature === "PK\x03\x04";
      for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
        const name = at + (local ? 30 : 46);
        if (bytes.toString("latin1", name, name + sheetPart.length) === sheetPart) {
          bytes.writeUInt16LE(8, at + (local ? 8 : 10));
        }
      }
    }
    expect((await firstProblem(folder.file("g.xlsx", bytes))).code).toBe("reading.part-damaged");
  });

  test("where the directory and the file itself disagree", async () => {
    expect(await code(withPart(parts, sheetPart, { localName: "xl/worksheets/sheet9.xml" }))).toBe(
      "reading.archive-damaged",
    );
    expect(await code(withPart(parts, sheetPart, { offset: 3 }))).toBe("reading.archive-ambiguous");
    expect(await code(withPart(parts, sheetPart, { compressedBytes: 100_000 }))).toBe(
      "reading.archive-ambiguous",
    );
  });

  test("encrypted or packed in another way", async () => {
    expect(await code(withPart(parts, sheetPart, { flags: 1 }))).toBe("reading.encrypted");
    expect(await code(withPart(parts, sheetPart, { method: 12 }))).toBe("reading.archive-method");
  });

  test("with a name twice, whatever its case", async () => {
    expect(await code([...parts, { name: sheetPart, data: "x" }])).toBe("reading.archive-ambiguous");
    expect(await code([...parts, { name: sheetPart.toUpperCase(), data: "x" }])).toBe(
      "reading.archive-ambiguous",
    );
  });

  test("with entries over the same bytes", async () => {
    const again = { name: "xl/again.xml", data: "x", offset: 0 };
    expect(await code([...parts, again])).toBe("reading.archive-ambiguous");
  });

  test("with too many entries", async () => {
    const many = Array.from({ length: 50 }, (_, i) => ({ name: `${i}`, data: "" }));
    const found = await firstProblem(zip([...parts, ...many]), { limits: { entries: 40 } });
    expect(found).toMatchObject({ code: "reading.archive-entries", facts: { limit: 40 } });
  });
});

describe("bombs", () => {
  test("by what they say they expand to", async () => {
    const huge = withPart(parts, sheetPart, { bytes: 3 * 1024 ** 3 });
    expect(await code(huge)).toBe("reading.archive-too-large");
    const limits = { totalBytes: 500 };
    expect((await firstProblem(zip(parts), { limits })).code).toBe("reading.archive-too-large");
  });

  test("by what they really expand to, without expanding it all", async () => {
    const path = zip(
      withPart(parts, sheetPart, { data: `${parts.at(-1)?.data}${" ".repeat(64 * 1024 ** 2)}` }),
    );
    const phases: number[] = [];
    const found = await firstProblem(path, { onProgress: ({ done }) => phases.push(done) });
    expect(found).toMatchObject({ code: "reading.archive-bomb", facts: { part: sheetPart, ratio: 200 } });
    // Deflate packs at most 1032 times, so the limit of 200 is met after a fifth of it.
    expect(Math.max(...phases)).toBeLessThan(16 * 1024 ** 2);
  });

  test("within the limits a part may compress well", async () => {
    const blank = `${parts.at(-1)?.data}${" ".repeat(1_000_000)}`;
    expect(await firstSheet(zip(withPart(parts, sheetPart, { data: blank })))).toEqual([[1, [7]]]);
  });
});

describe("parts are found by their relationships", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  test("a workbook elsewhere, absolute and relative targets, odd names", async () => {
    const moved = parts.map((part) => {
      if (part.name === "_rels/.rels") {
        const target = `<Relationship Id="x" Type="${office}/officeDocument" Target="/content/./here/book%20one.xml"/>`;
        return { ...part, data: relationships(target) };
      }
      if (part.name === "xl/workbook.xml") return { ...part, name: "content/here/book one.xml" };
      if (part.name === "xl/_rels/workbook.xml.rels") {
        const target = `<Relationship Id="rId1" Type="${office}/worksheet" Target="../pages/one.xml"/>`;
        return { name: "content/here/_rels/book one.xml.rels", data: relationships(target) };
      }
      return part.name === sheetPart ? { ...part, name: "content/pages/one.xml" } : part;
    });
    expect(await firstSheet(zip(moved))).toEqual([[1, [7]]]);
  });

  test("without relationships of the package the usual place is looked at", async () => {
    expect(await firstSheet(zip(parts.filter(({ name }) => name !== "_rels/.rels")))).toEqual([[1, [7]]]);
  });

  test("a missing sheet, a target that climbs out, one that leads elsewhere", async () => {
    const target = (attributes: string) =>
      withPart(parts, "xl/_rels/workbook.xml.rels", {
        data: relationships(`<Relationship Id="rId1" Type="${office}/worksheet" ${attributes}/>`),
      });
    expect(await code(target('Target="worksheets/sheet2.xml"'))).toBe("reading.part-missing");
    expect(await code(target('Target="../../../../etc/passwd"'))).toBe("reading.part-missing");
    expect(await code(target('Target="http://example.org/sheet.xml" TargetMode="External"'))).toBe(
      "reading.xml-malformed",
    );
    expect(await code(parts.filter(({ name }) => name !== sheetPart))).toBe("reading.part-missing");
    expect(await code(parts.filter(({ name }) => name !== "xl/workbook.xml"))).toBe("reading.part-missing");
  });

  test("several sheets, hidden ones, and sheets that are charts", async () => {
    const three = workbookParts({
      sheets: [
        { name: "First &amp; last", xml: one },
        { name: "Hidden", xml: "", state: "hidden" },
        { name: "Secret", xml: one, state: "veryHidden" },
        { name: "Chart", xml: one },
      ],
    }).map((part) =>
      part.name === "xl/_rels/workbook.xml.rels"
        ? {
            ...part,
            data: String(part.data).replace(/worksheet(" Target="worksheets\/sheet4)/, "chartsheet$1"),
          }
        : part,
    );
    const read = await readAll(zip(three));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.table.sheets).toEqual([
      { name: "First & last", hidden: false },
      { name: "Hidden", hidden: true },
      { name: "Secret", hidden: true },
    ]);
    expect(read.value.sheets.map((sheet) => sheet.rows.length)).toEqual([1, 0, 1]);
  });

  test("two sheets of one name, or none at all", async () => {
    const twice = [
      { name: "A", xml: "" },
      { name: "a", xml: "" },
    ];
    expect(await code(workbookParts({ sheets: twice }))).toBe("reading.xml-malformed");
    expect(await code(workbookParts({ sheets: [] }))).toBe("reading.no-sheets");
  });
});
