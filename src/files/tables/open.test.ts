import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { writeZip } from "../zip-writer.ts";
import { openTable } from "./open.ts";
import { firstProblem, firstSheet, readAll, testFolder } from "./support/files.ts";
import { workbookParts } from "./support/workbook.ts";

const folder = testFolder();
afterAll(() => folder.remove());

/** An OLE compound file with a stream of this name in its directory. */
function ole(stream: string): Buffer {
  const file = Buffer.alloc(2048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  Buffer.from("Root Entry\0", "utf16le").copy(file, 1024);
  Buffer.from(`${stream}\0`, "utf16le").copy(file, 1024 + 128);
  return file;
}

const stored = (name: string, data = "x") => ({ name, data, method: 0 as const });

describe("what a file is, is recognised from its content", () => {
  const cases: readonly [string, Buffer | string, string][] = [
    ["nothing at all", "", "reading.empty"],
    ["a PDF", "%PDF-1.7\n%\xe2", "reading.pdf"],
    ["an error page", "<!DOCTYPE html><html><body>404</body></html>", "reading.web-page"],
    ["an error page after white space", "\n\n  <HTML>", "reading.web-page"],
    [
      "an XHTML page",
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
      "reading.web-page",
    ],
    ["SDMX-ML", '<?xml version="1.0"?><message:GenericData/>', "reading.xml"],
    ["JSON", '{"data": [1]}', "reading.json"],
    ["JSON lines of arrays", "[[1,2],[3,4]]", "reading.json"],
    ["gzip", gzipSync("a,b\n1,2\n"), "reading.compressed"],
    ["PNG", Buffer.from("89504e470d0a1a0a", "hex"), "reading.picture"],
    ["Parquet", "PAR1\x15\x04", "reading.parquet"],
    ["RTF", "{\\rtf1\\ansi}", "reading.word-processing"],
    ["Excel 97", ole("Workbook"), "reading.old-excel"],
    ["Excel 5", ole("Book"), "reading.old-excel"],
    ["Word 97", ole("WordDocument"), "reading.word-processing"],
    ["PowerPoint 97", ole("PowerPoint Document"), "reading.presentation"],
    ["another OLE file", ole("Contents"), "reading.binary"],
    ["an OLE file cut off", ole("Workbook").subarray(0, 700), "reading.truncated"],
    ["a workbook with a password", ole("EncryptedPackage"), "reading.encrypted"],
    ["the beginning of a zip", "PK\x03\x04", "reading.truncated"],
    ["a zip of anything", writeZip([stored("readme.txt")]), "reading.no-workbook"],
    ["an empty zip", writeZip([]), "reading.no-workbook"],
    ["a .docx", writeZip([stored("word/document.xml")]), "reading.word-processing"],
    ["a .pptx", writeZip([stored("ppt/presentation.xml")]), "reading.presentation"],
    ["a .ods", writeZip([stored("mimetype"), stored("content.xml")]), "reading.open-document"],
    ["a .xlsb", writeZip([stored("xl/workbook.bin")]), "reading.binary-workbook"],
    ["noise", Buffer.from([0, 1, 2, 3, 0xff, 0, 200, 7]), "reading.binary-characters"],
    ["Latin-1", Buffer.from("name\nC\u00f4te d'Ivoire\n", "latin1"), "reading.encoding"],
  ];
  test.each(cases)("%s", async (_, contents, code) => {
    const found = await firstProblem(folder.file("thing.xlsx", contents));
    expect(found.code).toBe(code);
    expect(found.place?.file).toBe("file");
  });

  test("a workbook named .csv and a text named .xlsx are read as what they are", async () => {
    const cell = '<row r="1"><c r="A1"><v>7</v></c></row>';
    const bytes = writeZip(workbookParts({ sheets: [{ name: "S", xml: cell }] }));
    expect(await firstSheet(folder.file("workbook.csv", bytes))).toEqual([[1, [7]]]);
    expect(await firstSheet(folder.file("text.xlsx", "a,b\n1,2\n"))).toEqual([
      [1, ["a", "b"]],
      [2, ["1", "2"]],
    ]);
  });
});

describe("files that cannot be opened", () => {
  test("missing, folder, pipe", async () => {
    expect((await firstProblem(join(folder.path, "nowhere.csv"))).code).toBe("reading.missing");
    expect((await firstProblem(folder.path)).code).toBe("reading.folder");
    const pipe = join(folder.path, "pipe");
    spawnSync("mkfifo", [pipe]);
    expect((await firstProblem(pipe)).code).toBe("reading.not-a-file");
    expect((await firstProblem(join(folder.file("plain.csv", "a,b"), "inside.csv"))).code).toBe(
      "reading.missing",
    );
  });

  test.skipIf(process.getuid?.() === 0)("without the right to read", async () => {
    const path = folder.file("secret.csv", "a,b\n");
    chmodSync(path, 0);
    expect((await firstProblem(path)).code).toBe("reading.forbidden");
    const closed = join(folder.path, "closed");
    mkdirSync(closed, { mode: 0 });
    expect((await firstProblem(join(closed, "x.csv"))).code).toBe("reading.forbidden");
  });

  test("a file that changes between opening and reading", async () => {
    const path = folder.file("growing.csv", "a,b\n1,2\n");
    const opened = await openTable(path);
    if (!opened.ok) throw new Error("not opened");
    folder.file("growing.csv", "a,b\n1,2\n3,4\n");
    const rows = opened.value.rows("");
    await expect(rows.next()).rejects.toMatchObject({ problems: [{ code: "reading.changed" }] });
    await opened.value.close();
  });
});

test("bytes, SHA-256 and progress", async () => {
  const path = folder.file("abc.csv", "abc");
  const seen: string[] = [];
  const read = await readAll(path, { onProgress: (p) => seen.push(`${p.phase} ${p.done}/${p.total}`) });
  if (!read.ok) throw new Error("not read");
  expect(read.value.table.bytes).toBe(3);
  // FIPS 180-2, appendix B.1.
  expect(read.value.table.sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(seen).toEqual(["reading.checksum 3/3", "reading.rows 3/3"]);
});
