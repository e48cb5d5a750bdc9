import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { defaultLimits, type ReadingLimits, type Row } from "../model.ts";
import { firstProblem, firstSheet, readAll, testFolder } from "../support/files.ts";
import { sniffDialect } from "./delimiter.ts";
import { Records } from "./records.ts";

const folder = testFolder();
afterAll(() => folder.remove());

const read = (contents: Buffer | string) => firstSheet(folder.file("t.csv", contents));
const fails = (contents: Buffer | string, limits: Partial<ReadingLimits> = {}) =>
  firstProblem(folder.file("t.csv", contents), { limits });

describe("delimited text", () => {
  test.each<[string, string, [number, (string | null)[]][]]>([
    [
      "commas",
      "a,b\r\n1,2\r\n",
      [
        [1, ["a", "b"]],
        [2, ["1", "2"]],
      ],
    ],
    [
      "no line end at the end",
      "a,b\n1,2",
      [
        [1, ["a", "b"]],
        [2, ["1", "2"]],
      ],
    ],
    [
      "line ends of old",
      "a,b\r1,2\r",
      [
        [1, ["a", "b"]],
        [2, ["1", "2"]],
      ],
    ],
    [
      "semicolons with decimal commas",
      "a;b\n1,5;2,5\n",
      [
        [1, ["a", "b"]],
        [2, ["1,5", "2,5"]],
      ],
    ],
    [
      "tabs",
      "a\tb, c\n1\t2\n",
      [
        [1, ["a", "b, c"]],
        [2, ["1", "2"]],
      ],
    ],
    [
      "one column",
      "a\nb\n",
      [
        [1, ["a"]],
        [2, ["b"]],
      ],
    ],
    [
      "thousands in quotes",
      'a,b\n"152,542,373",..\n',
      [
        [1, ["a", "b"]],
        [2, ["152,542,373", ".."]],
      ],
    ],
    [
      "quotes, line ends and delimiters in quotes",
      '"a ""b"", c","d\r\ne"\nf,g',
      [
        [1, ['a "b", c', "d\r\ne"]],
        [3, ["f", "g"]],
      ],
    ],
    ["a quote within a plain field", 'a,5" disk\n', [[1, ["a", '5" disk']]]],
    [
      "blank lines are counted",
      "\n\na,b\n\n1,2\n",
      [
        [3, ["a", "b"]],
        [5, ["1", "2"]],
      ],
    ],
    [
      "ragged rows",
      "Title\na,b,c\n1\n1,2,3,4\n",
      [
        [1, ["Title"]],
        [2, ["a", "b", "c"]],
        [3, ["1"]],
        [4, ["1", "2", "3", "4"]],
      ],
    ],
    [
      "trailing blanks",
      "a,,b,,\n,,\n1,,\n",
      [
        [1, ["a", null, "b"]],
        [3, ["1"]],
      ],
    ],
    [
      "an empty first header",
      ",A,B\nx,1,2\n",
      [
        [1, [null, "A", "B"]],
        [2, ["x", "1", "2"]],
      ],
    ],
    ["white space is kept", " a , b\n", [[1, [" a ", " b"]]]],
    ["a hint of Excel's", "sep=;\na;b,c\n", [[2, ["a", "b,c"]]]],
    ["quoted nothing", '"",a\n', [[1, [null, "a"]]]],
  ])("%s", async (_, contents, rows) => {
    expect(await read(contents)).toEqual(rows);
  });

  test("encodings", async () => {
    const text = "nom,valeur\r\nCôte d’Ivoire 𝄞,1\r\n";
    const expected = [
      [1, ["nom", "valeur"]],
      [2, ["Côte d’Ivoire 𝄞", "1"]],
    ];
    expect(await read(text)).toEqual(expected);
    expect(await read(`\ufeff${text}`)).toEqual(expected);
    expect(await read(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(expected);
    expect(await read(Buffer.from(`\ufeff${text}`, "utf16le").swap16())).toEqual(expected);
  });

  test("characters across the pieces in which a file is read", async () => {
    const line = "é𝄞漢,1\n";
    for (const encoding of ["utf8", "utf16le"] as const) {
      for (const shift of [0, 1, 2, 3]) {
        const text = `\ufeff${"x".repeat(shift)}${line.repeat(90_000)}`;
        const rows = await read(Buffer.from(text, encoding));
        expect(rows.length).toBe(90_000);
        expect(rows.slice(1).every(([, [a, b]]) => a === "é𝄞漢" && b === "1")).toBe(true);
      }
    }
  });

  test("what it is called", async () => {
    const kind = async (contents: string) => {
      const result = await readAll(folder.file("t.csv", contents));
      return result.ok ? result.value.table.kind : "problem";
    };
    expect(await kind("a,b\n")).toBe("csv");
    expect(await kind("a;b\n")).toBe("csv");
    expect(await kind("a\tb\n")).toBe("text");
    expect(await kind("a\n")).toBe("text");
  });
});

describe("what is refused, with its line", () => {
  test.each<[string, Buffer | string, string, number]>([
    ["a quote never closed", 'a,b\n1,"2\n3,4\n', "reading.quote-open", 2],
    ["text behind a quote", 'a,b\n1,2\n"x"y,3\n', "reading.quote-stray", 3],
    ["Latin-1", Buffer.from("a,b\nc,d\nC\xf4te,1\n", "latin1"), "reading.encoding", 3],
    ["a cut character", Buffer.from("a,b\nc\xc3", "latin1"), "reading.encoding", 2],
    ["a control character", "a,b\nc,\u0001\n", "reading.binary-characters", 2],
    ["UTF-16 without mark", Buffer.from("a,b\nc,d\n", "utf16le"), "reading.binary-characters", 1],
    ["half a character of UTF-16", Buffer.from("\ufeffa,b\n\ud834", "utf16le"), "reading.encoding", 2],
  ])("%s", async (_, contents, code, line) => {
    expect(await fails(contents)).toMatchObject({ code, place: { file: "file", line } });
  });

  test("limits", async () => {
    expect(await fails("a\nb\nc\n", { rows: 2 })).toMatchObject({
      code: "reading.too-many-rows",
      place: { line: 3 },
    });
    expect((await fails("a,b,c\n", { columns: 2 })).code).toBe("reading.too-many-columns");
    expect((await fails("abcd,b\n", { cellCharacters: 3 })).code).toBe("reading.cell-too-long");
    const open = `a,b\n"${"x\n".repeat(100_000)}`;
    expect(await fails(open)).toMatchObject({ code: "reading.cell-too-long", place: { line: 2 } });
  });
});

test("the delimiter is the one that makes rows of equal width", () => {
  expect(sniffDialect("Title, with, commas\na;b;c\n1,5;2;3\n4;5,1;6\n").delimiter).toBe(";");
  expect(sniffDialect('a,b\n"x;y;z",1\n"p;q;r",2\n').delimiter).toBe(",");
  expect(sniffDialect("a,b\nx;y,1\nz,2\nw,3\n").delimiter).toBe(",");
  expect(sniffDialect("a b\nc d\n")).toEqual({ delimiter: ",", delimited: false, hint: false });
});

test("whatever is written is read again, however it is cut into pieces", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r", " ", "\t"), maxLength: 8 });
  const rowsOf = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(
      rowsOf,
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 7 }),
      (rows, end, size) => {
        const text = rows
          .map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(",") + end)
          .join("");
        const out: Row[] = [];
        const records = new Records(",", {}, defaultLimits);
        for (let at = 0; at < text.length; at += size) records.push(text.slice(at, at + size), out);
        records.end(out);
        const cells = (row: readonly string[]) => {
          const nulled = row.map((f) => (f === "" ? null : f));
          while (nulled.at(-1) === null) nulled.pop();
          return nulled;
        };
        expect(out.map((row) => row.cells)).toEqual(rows.map(cells).filter((row) => row.length > 0));
      },
    ),
    { numRuns: 500, seed: 20_240_701 },
  );
});
