import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordDocument } from "../model.ts";
import { lostLetters } from "../support/letters.ts";
import { clean, wrappedAt } from "../support/texts.ts";
import { Correction, correctionKinds, settled } from "./corrections.ts";
import { readDocuments } from "./read.ts";

const lines = clean.split("\n");
const lineOf = (words: string) => lines.findIndex((line) => line.includes(words)) + 1;

function read(corrections: readonly Correction[], source = clean): RecordDocument {
  const [document] = readDocuments(source, { corrections });
  if (!document) throw new Error("No document was read.");
  return document;
}

const numbers = ({ operative }: RecordDocument) => operative.map(({ number }) => number);

describe("what a person says of a line", () => {
  test("furniture is taken out of the paragraphs and kept", () => {
    const line = lineOf("Takes note of the report");
    const document = read([{ line, as: "furniture" }]);
    expect(numbers(document)).toEqual(["2", "3"]);
    expect(document.unread.find((entry) => entry.line === line)).toMatchObject({ reason: "furniture" });
  });

  test("a heading that was read as a paragraph", () => {
    const source = clean.replace("2. Decides", "Matters of the dialogue;\n\n2. Decides");
    const line = source.split("\n").indexOf("Matters of the dialogue;") + 1;
    expect(read([], source).headings).toEqual([]);
    expect(read([{ line, as: "heading" }], source).headings).toMatchObject([
      { text: "Matters of the dialogue;", before: "op_2" },
    ]);
  });

  test("a paragraph whose number the print lost", () => {
    const source = clean.replace("2. Decides that the dialogue should:", "The dialogue should:");
    const line = source.split("\n").indexOf("The dialogue should:") + 1;
    expect(numbers(read([], source))).toEqual(["1", "3"]);
    const document = read([{ line, as: "paragraph", number: "2" }], source);
    expect(numbers(document)).toEqual(["1", "2", "3"]);
    expect(document.operative[1]).toMatchObject({ id: "op_2", label: "" });
    expect(document.operative[1]?.children.map(({ number }) => number)).toEqual(["a", "b", "c"]);
  });

  test("a number that stands before and one that stands behind its paragraph", () => {
    const source = clean
      .replace("2. Decides", "Decides")
      .replace("(b) Have:", "(b) Have:\n\n2")
      .replace("1. Takes note", "1\n\nTakes note");
    const at = source.split("\n");
    const document = read(
      [
        { line: at.indexOf("1") + 1, as: "number" },
        {
          line: at.indexOf("2") + 1,
          as: "number",
          of: at.findIndex((line) => line.startsWith("Decides")) + 1,
        },
      ],
      source,
    );
    expect(numbers(document)).toEqual(["1", "2", "3"]);
    expect(document.operative[1]?.children).toHaveLength(3);
  });

  test("a line goes on with the paragraph before it, or with one further up", () => {
    const source = clean.replace("2. Decides", "Which it has read;\n\n2. Decides");
    const at = source.split("\n");
    const line = at.indexOf("Which it has read;") + 1;
    expect(read([{ line, as: "continuation" }], source).operative[0]?.text).toBe(
      "Takes note of the report of the Secretary-General; Which it has read;",
    );
    const of = at.findIndex((text) => text.startsWith("Deeply concerned")) + 1;
    expect(read([{ line, as: "continuation", of }], source).preambular[1]?.text).toMatch(
      /Which it has read;$/,
    );
  });

  test("title, enacting phrase, note and closing", () => {
    const source = `A plan for corridors\n\nThe meeting of friends\n\nNoting the plan,\n\n1. Asks everyone to read it;3\n\nMore\n\nSee the plan.`;
    const document = read(
      [
        { line: 1, as: "title" },
        { line: 3, as: "enacting" },
        { line: 9, as: "closing" },
        { line: 11, as: "note", number: "3" },
      ],
      source,
    );
    expect(document).toMatchObject({ title: "A plan for corridors", unread: [] });
    expect(document.preambular).toHaveLength(1);
    expect(document.footnotes).toMatchObject([{ marker: "3", text: "See the plan.", usedIn: ["op_1"] }]);
    expect(document.front.map(({ kind }) => kind)).toEqual(["title", "enacting", "closing"]);
  });

  test("an annex without its word", () => {
    const source = clean.replace("75th plenary", "Terms of reference\n\n1. To meet.\n\n75th plenary");
    const line = source.split("\n").indexOf("Terms of reference") + 1;
    expect(read([{ line, as: "annex" }], source).annexes).toMatchObject([
      { id: "annex_1", paragraphs: [{}] },
    ]);
  });
});

test("the last word on a line counts", () => {
  expect(
    settled([
      { line: 9, as: "heading" },
      { line: 2, as: "title" },
      { line: 9, as: "paragraph" },
    ]),
  ).toEqual([
    { line: 2, as: "title" },
    { line: 9, as: "paragraph" },
  ]);
});

test.each([
  { line: 0, as: "title" },
  { line: 1, as: "sponsor" },
  { line: 2, as: "paragraph", number: "(9)" },
])("%j is no correction", (value) => {
  expect(Correction.safeParse(value).success).toBe(false);
});

test("no letter is lost, whatever a person says", () => {
  const correction = fc.record(
    {
      line: fc.integer({ min: 1, max: 60 }),
      as: fc.constantFrom(...correctionKinds.filter((kind) => kind !== "note")),
      number: fc.constantFrom("1", "7", "a", "iv"),
      of: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ["line", "as"] },
  );
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 12 }), fc.boolean(), (corrections, wrapped) => {
      const source = wrapped ? wrappedAt(clean, 60) : clean;
      expect(lostLetters(source, readDocuments(source, { corrections }))).toEqual([]);
    }),
    { numRuns: 500, seed: 5 },
  );
});
