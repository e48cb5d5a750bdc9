import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../../kernel/shared.ts";
import { parseOpened } from "../../parse.ts";
import { lostLetters } from "../../support/letters.ts";
import { type PdfRun, paragraphRuns, writePdf } from "../../support/pdf-writer.ts";
import { documentText } from "../open.ts";
import { pdfText } from "./pdf.ts";

async function opened(bytes: Uint8Array) {
  const result = await documentText(bytes);
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
  return result.value;
}

async function document(bytes: Uint8Array) {
  const parsed = parseOpened(await opened(bytes));
  const [first] = parsed.ok ? parsed.value : [];
  if (!first) throw new Error("No document.");
  return first;
}

async function code(bytes: Uint8Array): Promise<string | undefined> {
  const result = await documentText(bytes);
  return result.ok ? undefined : result.problems[0]?.code;
}

const resolution = [
  ["The General Assembly,"],
  [
    "Recalling its resolution 83/100 of 1 December 2028, and being aware that lines",
    "of a page end where they must,",
  ],
  [
    "1. Requests the Secretary-General to submit to the General Assembly at its",
    "eighty-seventh session a report on lines;",
  ],
  ["2. Decides to consider the matter further."],
];

describe("PDF with text", () => {
  test("lines of a paragraph are joined, paragraphs told apart by the room between them", async () => {
    const read = await document(writePdf([paragraphRuns(resolution)]));
    expect(read.preambular.map(({ text }) => text)).toEqual([
      "Recalling its resolution 83/100 of 1 December 2028, and being aware that lines of a page end where they must,",
    ]);
    expect(read.operative.map(({ number, mandates }) => [number, mandates.length])).toEqual([
      ["1", 1],
      ["2", 1],
    ]);
  });

  test("raised small digits are markers, small print at the foot is their notes, across pages", async () => {
    const foot: PdfRun[] = [
      { text: "____________", x: 99, y: 100, size: 8 },
      { text: "1", x: 117, y: 91, size: 5.5 },
      { text: "See a very long report, with chapters that are", x: 121, y: 88, size: 8 },
    ];
    const first = paragraphRuns([
      ["The General Assembly,"],
      ["Recalling how very long the reports of earlier years have been, as all who read them know,"],
      ["1. Notes the report"],
    ]);
    const marker = { text: "1", x: 123 + 86, y: 667.5, size: 6.5 };
    const second = paragraphRuns([["with interest;"], ["2. Decides to read it."]]);
    const rest = [
      { text: "____________", x: 99, y: 100, size: 8 },
      { text: "all about lines.", x: 121, y: 88, size: 8 },
    ];
    const read = await document(
      writePdf([
        [...first, marker, ...foot],
        [...second, ...rest],
      ]),
    );
    expect(read.operative.map(({ text }) => text)).toEqual([
      "Notes the report with interest;",
      "Decides to read it.",
    ]);
    expect(read.footnotes).toMatchObject([
      {
        marker: "1",
        text: "See a very long report, with chapters that are all about lines.",
        usedIn: ["op_1"],
      },
    ]);
  });

  test("two columns are read one after the other", async () => {
    const left = Array.from({ length: 12 }, (_, i) => `left column line number ${i} goes up to here and`);
    const right = Array.from({ length: 12 }, (_, i) => `right column line number ${i} goes up to there and`);
    const { text } = await opened(
      writePdf([[...paragraphRuns([left], 60, 700, 9), ...paragraphRuns([right], 320, 700, 9)]]),
    );
    expect(text.replace(/\s+/g, " ").trim()).toBe([...left, ...right].join(" "));
  });

  test("running heads and page numbers are furniture", async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      { text: "Report on corridors", x: 60, y: 760, size: 8 },
      ...paragraphRuns([[`Words of page ${number} that go on and on`]]),
      { text: `Page ${number} of a report`, x: 60, y: 30, size: 8 },
    ]);
    const { text, hints } = await opened(writePdf(pages));
    const lines = text.split("\n");
    const furniture = hints.filter(({ as }) => as === "furniture").map(({ line }) => lines[line - 1]?.trim());
    expect(furniture.filter((line) => line === "Report on corridors")).toHaveLength(3);
    expect(furniture.filter((line) => line?.startsWith("Page"))).toHaveLength(4);
    expect(furniture).toHaveLength(7);
  });
});

describe("PDF that cannot be read", () => {
  const good = writePdf([paragraphRuns(resolution)]);

  test("without a text layer", async () => {
    expect(await code(writePdf([[], []]))).toBe("record.pdf-no-text");
    const { problems } = await opened(writePdf([paragraphRuns(resolution), [], []]));
    expect(problems).toMatchObject([{ code: "record.pdf-pages-without-text", facts: { pages: "2, 3" } }]);
  });

  test("behind a password", async () => {
    expect(await code(writePdf([paragraphRuns(resolution)], { encrypted: true }))).toBe(
      "record.pdf-encrypted",
    );
  });

  test("damaged", async () => {
    expect(await code(Buffer.from("%PDF-1.7\nand then nothing"))).toBe("record.pdf-damaged");
    expect(await code(good.subarray(0, 120))).toBe("record.pdf-damaged");
  });

  test("with too many pages, or in more time than there is", async () => {
    const many = writePdf(Array.from({ length: 2001 }, () => []));
    expect(await code(many)).toBe("record.pdf-too-long");
    const slow = await pdfText(good, 0.001);
    expect(slow.ok ? [] : slow.problems).toMatchObject([{ code: "record.pdf-too-slow" }]);
  });
});

const folder = sharedPath("data", "un-resolutions", "pdf");

describe.skipIf(folder === undefined)("PDF as the United Nations issue them", () => {
  test.each(folder ? readdirSync(folder) : [])("%s", async (name) => {
    const source = await opened(readFileSync(join(folder ?? "", name)));
    const parsed = parseOpened(source);
    const documents = parsed.ok ? parsed.value : [];
    expect(documents).toHaveLength(1);
    const [read] = documents;
    expect(read?.symbol).toBe(name.replace("-EN.pdf", "").replaceAll("_", "/"));
    expect(read?.session).toBe(73);
    expect(read?.date).toMatch(/^2018-1[01]-\d\d$/);
    expect(read?.unread.filter(({ reason }) => reason !== "furniture")).toEqual([]);
    expect(lostLetters(source.text, documents)).toEqual([]);
    const numbers = (read?.operative ?? []).flatMap(({ number }) =>
      number === null ? [] : [Number(number)],
    );
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(read?.footnotes.filter(({ text, usedIn }) => text === "" || usedIn.length === 0)).toEqual([]);
    const all = [...(read?.preambular ?? []), ...(read?.operative ?? [])];
    expect(all.filter(({ text }) => /^\p{Ll}/u.test(text) || !/[,;:.\d]$/.test(text))).toEqual([]);
  });
});
