import { describe, expect, test } from "vitest";
import { unwrap } from "../../../kernel/problem.ts";
import { parseRecord } from "../../../record/parse.ts";
import { clean, wrappedAt } from "../../../record/support/texts.ts";
import { correctionFrom, linesReadAs } from "./source.ts";

function read(text: string) {
  const [document] = unwrap(parseRecord(text));
  if (!document) throw new Error("no document");
  return linesReadAs(text, document);
}

describe("an original line by line", () => {
  test("every line that is not blank is there once, in order, with what it was read as", () => {
    const lines = read(clean);
    const written = clean
      .split("\n")
      .flatMap((line, i) => (line.trim() === "" ? [] : [[i + 1, line.trim()]]));
    expect(lines.map(({ number, text }) => [number, text])).toEqual(written);
    const as = (words: string) => lines.find(({ text }) => text.includes(words));
    expect(as("Eighty-fifth session")?.as).toBe("session");
    expect(as("The General Assembly,")?.as).toBe("enacting");
    expect(as("Deeply concerned")).toMatchObject({ as: "preambular", place: "pp_2" });
    expect(as("(ii) One closing")).toMatchObject({ as: "operative", place: "op_2.b.ii", label: "(ii)" });
    expect(as("A/85/123")).toMatchObject({ as: "note", label: "2", continues: false });
  });

  test("of a wrapped text the further lines go on with their paragraph", () => {
    const lines = read(wrappedAt(clean, 60));
    const third = lines.filter(({ place }) => place === "op_3");
    expect(third.length).toBeGreaterThan(2);
    expect(third.map(({ continues }) => continues)).toEqual(third.map((_, i) => i > 0));
    expect(third.map(({ text }) => text).join(" ")).toMatch(/^3\. Requests .* of the present resolution\.$/);
  });
});

describe("a correction from a form", () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const before = [
    { line: 3, as: "title" },
    { line: 9, as: "furniture" },
  ] as const;

  test("takes the place of what was said of its line before", () => {
    const { corrections, line } = correctionFrom(form({ line: "9", as: "paragraph", number: "4" }), before);
    expect(line).toBe(9);
    expect(corrections).toEqual([
      { line: 3, as: "title" },
      { line: 9, as: "paragraph", number: "4" },
    ]);
  });

  test("is taken back", () => {
    expect(correctionFrom(form({ line: "3", deed: "undo" }), before).corrections).toEqual([
      { line: 9, as: "furniture" },
    ]);
  });

  test.each([
    { line: "x", as: "title" },
    { line: "4", as: "poem" },
    { line: "4", as: "paragraph", number: "<b>" },
    { line: "4", as: "number", of: "-1" },
  ])("that makes no sense changes nothing: %j", (fields) => {
    expect(() => correctionFrom(form(fields), before)).toThrow();
  });
});
