import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paragraph } from "../model.ts";
import { lostLetters } from "../support/letters.ts";
import { mutated, seededRandom } from "../support/mutations.ts";
import { clean, wrappedAt } from "../support/texts.ts";
import { readDocuments } from "./read.ts";

function only(source: string) {
  const documents = readDocuments(source);
  expect(documents).toHaveLength(1);
  const [document] = documents;
  if (!document) throw new Error("no document");
  return document;
}

function ids(paragraphs: readonly Paragraph[]): readonly string[] {
  return paragraphs.flatMap(({ id, children }) => [id, ...ids(children)]);
}

describe("a resolution", () => {
  const document = only(clean);

  test("has its frame (§2)", () => {
    expect(document).toMatchObject({
      symbol: "A/RES/85/300",
      organ: "GA",
      session: 85,
      title: "Corridors of migration",
      date: "2030-12-19",
      agenda: ["Agenda item 17 (b)"],
      unread: [],
    });
    expect(document.front.map(({ kind }) => kind)).toEqual([
      "organ",
      "distribution",
      "date",
      "session",
      "agenda",
      "adoption",
      "origin",
      "title",
      "enacting",
      "closing",
      "closing",
    ]);
  });

  test("has its paragraphs with stable ids and ranks (§4, §9)", () => {
    expect(ids(document.preambular)).toEqual(["pp_1", "pp_2"]);
    expect(ids(document.operative)).toEqual([
      "op_1",
      "op_2",
      "op_2.a",
      "op_2.b",
      "op_2.b.i",
      "op_2.b.ii",
      "op_2.c",
      "op_3",
    ]);
  });

  test("has its notes joined to their markers (§6)", () => {
    expect(document.footnotes.map(({ marker, usedIn }) => [marker, usedIn])).toEqual([
      ["1", ["pp_1"]],
      ["2", ["op_1"]],
    ]);
    const [first] = document.preambular;
    expect(first?.text.endsWith("2029,")).toBe(true);
    expect(first?.notes).toEqual([{ marker: "1", at: first?.text.length }]);
  });

  test.each([40, 60, 80, 100])("reads the same when a page of %i columns breaks its lines (§1)", (width) => {
    const broken = only(wrappedAt(clean, width));
    const texts = (list: readonly Paragraph[]): readonly string[] =>
      list.flatMap(({ id, text, children }) => [`${id} ${text}`, ...texts(children)]);
    expect(texts(broken.preambular)).toEqual(texts(document.preambular));
    expect(texts(broken.operative)).toEqual(texts(document.operative));
    expect(broken.title).toBe(document.title);
    expect(broken.footnotes.map(({ text }) => text)).toEqual(document.footnotes.map(({ text }) => text));
  });
});

describe("labels (§4)", () => {
  const body = (...lines: readonly string[]) =>
    only(["The General Assembly,", "Recalling its resolution 60/1,", ...lines].join("\n"));

  test("a displaced number is put back", () => {
    const { operative } = body(
      "Reaffirms the programme of the conference on population and on",
      "1.",
      "development and the key actions that",
      "follow it;",
      "2.",
      "Requests that all of the words of a text",
      "be kept as they are.",
    );
    expect(operative.map(({ number, text }) => [number, text])).toEqual([
      [
        "1",
        "Reaffirms the programme of the conference on population and on development and the key actions that follow it;",
      ],
      ["2", "Requests that all of the words of a text be kept as they are."],
    ]);
  });

  test("(i) after (h) is a letter, else a numeral", () => {
    const letters = "abcdefgh".split("").map((letter) => `(${letter}) Part ${letter};`);
    const { operative } = body(
      "1. Decides:",
      ...letters,
      "(i) Part i;",
      "(j) Part j:",
      "(i) Numeral;",
      "(ii) Numeral.",
    );
    expect(ids(operative).slice(-4)).toEqual(["op_1.i", "op_1.j", "op_1.j.i", "op_1.j.ii"]);
  });

  test("a numbering that begins anew makes a part, and no id comes twice", () => {
    const { operative } = body("1. Decides one;", "2. Decides two.", "1. Decides three.");
    expect(ids(operative)).toEqual(["op_1", "op_2", "2.op_1"]);
  });

  test("paragraphs of negotiations keep their numbers", () => {
    expect(ids(body("1. Notes one;", "1 bis. Notes another;", "2. Notes two.").operative)).toEqual([
      "op_1",
      "op_1bis",
      "op_2",
    ]);
  });

  test("unnumbered operative paragraphs count", () => {
    const { preambular, operative } = body("Decides to meet;", "Also decides to report.");
    expect(preambular).toHaveLength(1);
    expect(ids(operative)).toEqual(["op_1", "op_2"]);
  });
});

describe("what is not a resolution", () => {
  test.each([
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    ["a novel", "It was the best of times, it was the worst of times.\nIt was the age of wisdom."],
    ["binary", "\u0000\u0001PK\u0003\u0004\ufffd\ufffd"],
    ["another language", "L'Assemblée générale,\nRappelant sa résolution 60/1,\n1. Prend note du rapport;"],
    ["labels alone", "1.\n2.\n(a)\n(i)\n•"],
  ])("%s is kept whole", (_name, source) => {
    expect(lostLetters(source, readDocuments(source))).toEqual([]);
  });

  test("two resolutions in one file are two documents", () => {
    const documents = readDocuments(
      `${clean}\n${clean.slice(clean.indexOf("Resolution adopted")).replace("85/300", "85/301")}`,
    );
    expect(documents.map(({ symbol, operative }) => [symbol, operative.length])).toEqual([
      ["A/RES/85/300", 3],
      ["A/RES/85/301", 3],
    ]);
  });
});

test("a word that a page's end broke is one word, where the hyphen says that it is none of its letters", () => {
  const source =
    "The General Assembly,\n1. Takes note of the Con\u00ad\nference on semi-\nskilled work;\n2. Decides to meet.";
  expect(readDocuments(source)[0]?.operative.map(({ text }) => text)).toEqual([
    "Takes note of the Conference on semi-skilled work;",
    "Decides to meet.",
  ]);
});

test("no letter is lost, whatever comes", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...clean.split("\n"),
      ..."12. |(a) |____|¹ |1/ |ANNEX|Annex II|The General Assembly,|3|A/RES/1/1|*|*x|\f| to|Requests|Noting,|;|4,5 |[|–".split(
        "|",
      ),
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(piece, fc.constantFrom("\n", " ", "\n\n", "")), { maxLength: 40 }),
      (pieces) => {
        const source = pieces.flat().join("");
        const documents = readDocuments(source);
        expect(lostLetters(source, documents)).toEqual([]);
        for (const { preambular, operative, annexes } of documents) {
          const all = ids([...preambular, ...operative, ...annexes.flatMap(({ paragraphs }) => paragraphs)]);
          expect(new Set(all).size).toBe(all.length);
        }
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

test("no letter is lost in damaged texts", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const source = mutated(seed % 2 ? clean : wrappedAt(clean, 60), seededRandom(seed));
    expect([seed, ...lostLetters(source, readDocuments(source))]).toEqual([seed]);
  }
});
