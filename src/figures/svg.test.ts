import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coordinate, drawnText, element, escapeXml, link } from "./svg.ts";
import { readDrawing } from "./testing.ts";

describe("writing SVG", () => {
  test("any text is well-formed XML, in content and in attributes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const svg = element("svg", { "aria-label": text }, element("text", {}, escapeXml(text)) || " ");
        expect(() => readDrawing(svg, "x")).not.toThrow();
      }),
      { seed: 8, numRuns: 150 },
    );
  });

  test("lone surrogates and control characters are left out", () => {
    expect(escapeXml("a\ud800b\udc00c\u0000d\ufffe")).toBe("abcd");
    expect(escapeXml("😀")).toBe("😀");
  });

  test("coordinates have one decimal at most and no negative zero", () => {
    expect([1.25, -0.04, 3, -2.06].map(coordinate)).toEqual(["1.3", "0", "3", "-2.1"]);
  });

  test.each(["javascript:alert(1)", "//host/x", "/\\host", "https://host/", " /x", ""])(
    "%j is no address within the site",
    (href) => expect(link(href, "x")).toBe("x"),
  );

  test.each(["/en/territory/MEX", "?year=2020", "#a"])("%s is", (href) =>
    expect(link(href, "x")).toBe(`<a href="${href}">x</a>`),
  );

  test("text of a right-to-left language is set apart, bare numbers are not", () => {
    expect(drawnText("مليون 2", "ar")).toBe("\u2067مليون 2\u2069");
    expect(drawnText("70–74", "ar")).toBe("70–74");
    expect(drawnText("Mexico", "en")).toBe("Mexico");
  });
});
