import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../kernel/problem.ts";
import { sharedPath } from "../../../kernel/shared.ts";
import { parseRecord } from "../../../record/parse.ts";
import type { UnderstoodParagraph } from "../../../record/understanding/understand.ts";
import { type Knowledge, pieces } from "./inline.ts";

/** The pieces in short: verbs in underscores, citations in brackets, notes as carets. */
function shown(text: string, knowledge: Knowledge): string {
  return pieces(text, knowledge)
    .map((piece) => {
      if (piece.kind === "note") return `^${piece.marker}`;
      if (piece.kind === "verb") return `_${piece.text}_`;
      return piece.kind === "citation" ? `[${piece.text}→${piece.symbol}]` : piece.text;
    })
    .join("");
}

const verb = (
  lemma: string,
  form: string,
  at: number,
  leading = true,
  modifiers: readonly string[] = [],
) => ({
  lemma,
  form,
  at,
  leading,
  modifiers,
});

describe("the pieces of a paragraph", () => {
  test("verbs of several words, with the modifiers that belong to them", () => {
    expect(shown("Takes note of the report;", { verbs: [verb("take-note", "Takes", 0)] })).toBe(
      "_Takes note_ of the report;",
    );
    expect(
      shown("Also welcomes the efforts;", { verbs: [verb("welcome", "welcomes", 5, true, ["also"])] }),
    ).toBe("_Also welcomes_ the efforts;");
    expect(shown("Recalling also its resolution,", { verbs: [verb("recall", "Recalling", 0)] })).toBe(
      "_Recalling also_ its resolution,",
    );
    expect(shown("Calls on the Fund;", { verbs: [verb("call-upon", "Calls", 0)] })).toBe(
      "_Calls on_ the Fund;",
    );
    const text = "Notes this, and deeply concerned about that,";
    expect(shown(text, { verbs: [verb("concerned", "concerned", 23, false, ["deeply"])] })).toBe(
      "Notes this, and _deeply concerned_ about that,",
    );
  });

  test("the same number cited twice is two places; what is not there is no place", () => {
    const citation = { symbol: "A/RES/58/208", text: "58/208" };
    expect(
      shown("58/208 and 58/208", { citations: [citation, citation, { symbol: "X", text: "none" }] }),
    ).toBe("[58/208→A/RES/58/208] and [58/208→A/RES/58/208]");
  });

  test("notes stand where their marks stood, at the end too", () => {
    expect(
      shown("Rights, and duties;", {
        notes: [
          { marker: "2", at: 19 },
          { marker: "1", at: 7 },
        ],
      }),
    ).toBe("Rights,^1 and duties;^2");
  });

  test("whatever is known, no letter is lost and none added", () => {
    const place = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 50 }),
        fc.array(fc.record({ marker: fc.string({ maxLength: 2 }), at: place })),
        fc.array(fc.record({ symbol: fc.constant("A/1"), text: fc.string({ maxLength: 5 }) })),
        fc.array(place),
        (text, notes, citations, verbsAt) => {
          const verbs = verbsAt.map((at) => verb("take-note", text.slice(at, at + 3), at));
          const whole = pieces(text, { notes, citations, verbs })
            .map((piece) => (piece.kind === "note" ? "" : piece.text))
            .join("");
          expect(whole).toBe(text);
        },
      ),
    );
  });
});

const folder = sharedPath("record");

test.skipIf(folder === undefined)(
  "in real resolutions every numbered citation and every leading verb has its place",
  () => {
    for (const name of folder === undefined ? [] : readdirSync(folder)) {
      for (const document of unwrap(parseRecord(readFileSync(join(folder ?? "", name), "utf8")))) {
        const every = (list: readonly UnderstoodParagraph[]): readonly UnderstoodParagraph[] =>
          list.flatMap((one) => [one, ...every(one.children)]);
        for (const { id, text, verbs, notes } of every([...document.preambular, ...document.operative])) {
          const citations = document.citations.filter((one) => one.in === id);
          const made = pieces(text, { verbs, citations, notes });
          const cited = made.flatMap((piece) => (piece.kind === "citation" ? [piece.symbol] : []));
          const numbered = citations.filter(({ by }) => by === "number").map(({ symbol }) => symbol);
          expect(cited, `${name} ${id}`).toEqual(expect.arrayContaining([...new Set(numbered)]));
          if (verbs.some(({ leading }) => leading)) expect(made[0]?.kind, `${name} ${id}`).toBe("verb");
        }
      }
    }
  },
);
