import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { languages } from "../kernel/language.ts";
import { unwrap } from "../kernel/problem.ts";
import { columnShares } from "./columns.ts";
import { numberingOf } from "./docx/numbering.ts";
import { readDrawing } from "./drawing/safe.ts";
import { withStepsOfHeadings } from "./headings.ts";
import { writeHtml } from "./html/write.ts";
import { printLimits, withinRows } from "./limits.ts";
import { writeMarkdown } from "./markdown.ts";
import type { PrintBlock, PrintDocument } from "./model.ts";
import { runs } from "./pdf/letters.ts";
import { longest, pieces } from "./pdf/pieces.ts";
import { setDocument } from "./set.ts";
import { sampleDocument } from "./testing.ts";

const hostile = `</title><script>alert(1)</script> #[evil] $x$ *a* _b_ | [^1] "q" 'r' & \\`;

function withText(text: string): PrintDocument {
  return {
    ...sampleDocument("en"),
    title: text,
    blocks: [
      { kind: "paragraph", id: "p", number: "1", content: [{ kind: "text", text }] },
      {
        kind: "table",
        id: "t",
        number: null,
        caption: text,
        columns: [{ label: text, align: "start" }],
        rows: [[{ text, value: null, evidence: [] }]],
        leftOut: 0,
        source: null,
        note: null,
      },
    ],
  };
}

function tableOf(rows: number): Extract<PrintBlock, { kind: "table" }> {
  return {
    kind: "table",
    id: "t",
    number: null,
    caption: "c",
    columns: [{ label: "n", align: "end" }],
    rows: Array.from({ length: rows }, (_, index) => [{ text: String(index), value: index, evidence: [] }]),
    leftOut: 0,
    source: null,
    note: null,
  };
}

describe("HTML", () => {
  test.each(languages)(
    "in %s has headings, notes that lead both ways, and a described drawing",
    (language) => {
      const { document } = new JSDOM(writeHtml(sampleDocument(language))).window;
      expect(document.documentElement.lang).toBe(language);
      expect(document.documentElement.dir).toBe(language === "ar" ? "rtl" : "ltr");
      const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) =>
        Number(tagName[1]),
      );
      expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
      for (const mark of document.querySelectorAll<HTMLAnchorElement>("[role=doc-noteref]")) {
        const note = document.getElementById(mark.getAttribute("href")?.slice(1) ?? "");
        expect(note?.querySelector("[role=doc-backlink]")?.getAttribute("href")).toBe(`#${mark.id}`);
      }
      expect(document.querySelector(".drawing")?.getAttribute("aria-label")?.length).toBeGreaterThan(10);
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(document.querySelectorAll("th[scope=row]").length).toBeGreaterThan(3);
    },
  );

  test("text stays text, and addresses run nothing", () => {
    const base = withText(hostile);
    const link = { kind: "link", href: "javascript:alert(1)", text: "here" } as const;
    const { document } = new JSDOM(
      writeHtml({
        ...base,
        blocks: [...base.blocks, { kind: "paragraph", id: "q", number: null, content: [link] }],
      }),
    ).window;
    expect(document.querySelector("script")).toBeNull();
    expect(document.querySelector("h1")?.textContent).toBe(hostile);
    expect(document.getElementById("q")?.querySelector("a")).toBeNull();
  });
});

test("Markdown escapes what would be markup, and keeps footnotes and tables", () => {
  const text = writeMarkdown(withText(hostile));
  expect(text).toContain("\\*a\\* \\_b\\_ \\|");
  expect(text).not.toMatch(/(?<!\\)<script/);
  const whole = writeMarkdown(sampleDocument("en"));
  expect(whole).toMatch(/\[\^1\]/);
  expect(whole).toMatch(/^\[\^1\]: United Nations/m);
  expect(whole).toMatch(/^\| :--- \| ---: \| ---: \|$/m);
  expect(whole).toMatch(/^1\\\. {1}In 2024/m);
});

describe("drawings", () => {
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5">${inside}</svg>`;
  test("of shapes and text are read with their size and words", () =>
    expect(readDrawing(svg("<g><text>a &amp; b</text><rect fill='url(#x)'/></g>"))).toEqual({
      width: 10,
      height: 5,
      text: "a & b",
    }));
  test.each([
    "<script>x</script>",
    "<rect onload='x()'/>",
    "<foreignObject/>",
    "<image href='http://x/y.png'/>",
    "<use href='http://x/y.svg#z'/>",
    "<rect style='fill:red'/>",
    "<rect fill='url(http://x/#y)'/>",
    "<style>*{}</style>",
    "<a href='#x'/>",
    "<rect>",
  ])("with %s are refused", (inside) => expect(readDrawing(svg(inside))).toBeUndefined());
  test("without a size are refused, and said to be", () => {
    expect(readDrawing('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBeUndefined();
    const [figure] = sampleDocument("en").blocks.filter(({ kind }) => kind === "figure");
    const broken = { ...figure, svg: "<svg onload='x'/>" } as PrintBlock;
    const html = writeHtml({ ...sampleDocument("en"), blocks: [broken] });
    expect(html).toContain("It was left out because");
    expect(html).not.toContain("onload");
  });
});

describe("limits", () => {
  test("long tables give up rows first, and say how many", () => {
    const document = {
      ...sampleDocument("en"),
      summary: [],
      annexes: [],
      blocks: [tableOf(5), tableOf(100_000)],
    };
    const cut = withinRows(document, printLimits.pdf.rows).blocks;
    const [short, long] = cut.map((block) => (block.kind === "table" ? block : tableOf(0)));
    expect(short).toMatchObject({ leftOut: 0 });
    expect(short?.rows).toHaveLength(5);
    expect((long?.rows.length ?? 0) + (short?.rows.length ?? 0)).toBe(printLimits.pdf.rows);
    expect((long?.leftOut ?? 0) + (long?.rows.length ?? 0)).toBe(100_000);
    expect(withinRows(sampleDocument("en"), 1000)).toEqual(sampleDocument("en"));
  });
  test("a paragraph of a megabyte is set in pieces, and no word is lost", () => {
    const text = "migration 移民 ".repeat(80_000);
    const cut = pieces([
      { kind: "text", text },
      { kind: "note", number: 1, content: [] },
    ]);
    expect(
      cut
        .flat()
        .map((part) => ("text" in part ? part.text : ""))
        .join(""),
    ).toBe(text);
    expect(
      cut.every(
        (one) => one.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0) <= longest,
      ),
    ).toBe(true);
    const emoji = "\u{1f30d}".repeat(30_000);
    expect(
      pieces([{ kind: "text", text: emoji }])
        .flat()
        .every((part) => "text" in part && !/[\ud800-\udbff]$|^[\udc00-\udfff]/.test(part.text)),
    ).toBe(true);
  });
});

test("letters that no font has are named by their numbers, everything else stays", () => {
  const covered = new Set([..."abc "].map((letter) => letter.charCodeAt(0)));
  expect(runs("ab ሀለ ሐ c", covered)).toEqual([
    { kind: "text", text: "ab " },
    { kind: "unset", letters: "U+1200 U+1208 U+1210" },
    { kind: "text", text: " c" },
  ]);
  expect(runs("a\u200db", covered)).toEqual([{ kind: "text", text: "a\u200db" }]);
});

test("headings step down one at a time", () => {
  const heading = (level: 1 | 2 | 3): PrintBlock => ({
    kind: "heading",
    id: `h${level}`,
    level,
    number: null,
    content: [],
  });
  const { blocks } = withStepsOfHeadings({
    ...sampleDocument("en"),
    blocks: [heading(2), heading(3), heading(1), heading(3)],
  });
  expect(blocks.map((block) => block.kind === "heading" && block.level)).toEqual([1, 2, 1, 2]);
});

test("a word processor numbers what runs on, and nothing else", () => {
  const { blocks } = sampleDocument("en");
  expect(numberingOf(blocks, "en")).toEqual({ headings: true, paragraphs: 1 });
  const gap = blocks.filter((block) => !(block.kind === "paragraph" && block.number === "2"));
  expect(numberingOf(gap, "en").paragraphs).toBeNull();
});

test("columns of numbers have room for their longest", () => {
  const name = { text: "x".repeat(80), value: null, evidence: [] };
  const number = { text: "304 021 813", value: 1, evidence: [] };
  const columns = [
    { label: "Territory", align: "start" },
    { label: "Migrants", align: "end" },
  ] as const;
  const [words = 0, numbers = 0] = columnShares({ columns, rows: [[name, number]] });
  expect(words).toBe(48);
  const many = [...columns, ...columns, ...columns, ...columns];
  expect(columnShares({ columns: many, rows: [[name, number, name, number]] })[0]).toBe(26);
  expect(numbers).toBeGreaterThan(11);
});

test("JSON is the document, whole", async () => {
  const file = unwrap(await setDocument(sampleDocument("ru"), "json", { name: "sample" }));
  expect(file).toMatchObject({ name: "sample.json", contentType: "application/json; charset=utf-8" });
  const read = JSON.parse(Buffer.from(file.body).toString("utf8"));
  expect(read).toEqual({
    form: "corridor-document/1",
    document: JSON.parse(JSON.stringify(sampleDocument("ru"))),
  });
});
