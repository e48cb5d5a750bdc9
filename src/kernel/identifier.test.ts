import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeName, numberedName, slugOf } from "./identifier.ts";

describe("the readable part of a text", () => {
  test.each([
    ["Fórum Mundial", "forum-mundial"],
    ["Remittances: a survey", "remittances-a-survey"],
    ["A/RES/61/208", "a-res-61-208"],
    ["  (Côte d’Ivoire) ", "cote-d-ivoire"],
    ["移民", ""],
    ["", ""],
  ])("%j is %j", (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  test("words that do not fit are left out, and only a first word is cut", () => {
    expect(slugOf("international migration and development", 23)).toBe("international-migration");
    expect(slugOf("international migration and development", 24)).toBe("international-migration");
    expect(slugOf("international migration and development", 22)).toBe("international");
    expect(slugOf("international", 5)).toBe("inter");
  });

  test("whatever is given, it is letters, digits and single hyphens, and its own slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 30 }), (text, longest) => {
        const slug = slugOf(text, longest);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(longest);
        expect(slugOf(slug, longest)).toBe(slug);
      }),
    );
  });
});

describe("a free name", () => {
  test("is the stem, then the stem with the first number that nobody has", () => {
    expect(freeName("forum", new Set())).toBe("forum");
    expect(freeName("forum", new Set(["forum-2"]))).toBe("forum");
    expect(freeName("forum", new Set(["forum"]))).toBe("forum-2");
    expect(freeName("forum", new Set(["forum", "forum-2", "forum-4"]))).toBe("forum-3");
  });

  test("of things that are counted has a number from the first on", () => {
    expect(numberedName("round-table", new Set())).toBe("round-table-1");
    expect(numberedName("round-table", new Set(["round-table-1", "round-table-3"]))).toBe("round-table-2");
  });
});
