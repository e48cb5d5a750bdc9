import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { pairs } from "../support/agreement.ts";
import { corpus } from "../support/corpus.ts";
import { lostLetters } from "../support/letters.ts";
import { readDocuments } from "./read.ts";

const folder = sharedPath("record");

describe.skipIf(folder === undefined)("the five texts that shaped this field", () => {
  test.each([
    {
      file: "ga-resolution-61-208",
      symbol: "A/RES/61/208",
      preambular: 12,
      operative: 10,
      notes: 10,
      session: 61,
    },
    { file: "g77-draft-2005", symbol: null, preambular: 11, operative: 16, notes: 3, session: null },
    {
      file: "ga-resolution-58-208",
      symbol: "A/RES/58/208",
      preambular: 16,
      operative: 11,
      notes: 13,
      session: 58,
    },
    {
      file: "cpd-resolution-2006-2",
      symbol: "E/CN.9/RES/2006/2",
      preambular: 20,
      operative: 27,
      notes: 21,
      session: 39,
    },
    { file: "draft-global-forum-2007", symbol: null, preambular: 9, operative: 3, notes: 3, session: 62 },
  ])("$file", ({ file, symbol, preambular, operative, notes, session }) => {
    const source = readFileSync(`${folder}/${file}.txt`, "utf8");
    const documents = readDocuments(source);
    const [document] = documents;
    expect(documents).toHaveLength(1);
    expect(document).toMatchObject({ symbol, session });
    expect(document?.preambular).toHaveLength(preambular);
    expect(document?.operative.map(({ number }) => number)).toEqual(
      Array.from({ length: operative }, (_, i) => String(i + 1)),
    );
    expect(document?.footnotes).toHaveLength(notes);
    expect(document?.unread.filter(({ reason }) => reason !== "furniture")).toEqual([]);
    expect(lostLetters(source, documents)).toEqual([]);
    const ends = [...(document?.operative ?? [])].map(({ text }) => text.slice(-1));
    expect(ends.every((end) => /[;.:"]/.test(end))).toBe(true);
  });

  test("each marker that a text kept leads to its note", () => {
    const [document] = readDocuments(readFileSync(`${folder}/cpd-resolution-2006-2.txt`, "utf8"));
    const orphans = document?.footnotes.filter(({ usedIn }) => usedIn.length === 0);
    expect(orphans).toEqual([]);
    // The extraction kept these markers and lost the texts of their notes.
    const empty = document?.footnotes.filter(({ text }) => text === "").map(({ marker }) => marker);
    expect(empty).toEqual(["15", "16", "17", "18", "19", "20"]);
  });
});

const documents = corpus();

describe.skipIf(documents === undefined)("the corpus, joined to plain text and read again", () => {
  test("numbering agrees in 99 % of the operative paragraphs, and no letter is lost", () => {
    const results = (documents ?? []).map((document) => {
      const read = readDocuments(document.text);
      expect([document.name, ...lostLetters(document.text, read)]).toEqual([document.name]);
      const numbered = pairs(document, read).filter(
        ({ type, prefix }) => type === "operative" && /^\d+\.$/.test(prefix ?? ""),
      );
      const agreed = numbered.filter(({ ours, prefix }) => `${ours?.paragraph.number}.` === prefix);
      return { numbered: numbered.length, agreed: agreed.length };
    });
    const numbered = results.reduce((sum, result) => sum + result.numbered, 0);
    const agreed = results.reduce((sum, result) => sum + result.agreed, 0);
    expect(numbered).toBeGreaterThan(3000);
    expect(agreed / numbered).toBeGreaterThanOrEqual(0.99);
  });
});
