import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindingsIn, canonical, parseMarkup, printMarkup } from "./markup.ts";
import type { Inline } from "./model.ts";

const plain = (text: string): Inline => ({ kind: "text", text, strong: false, emphasis: false });
const face = (text: string, strong: boolean, emphasis: boolean): Inline => ({
  kind: "text",
  text,
  strong,
  emphasis,
});

describe("what people type", () => {
  test("a paragraph with a bound value, two faces and a footnote", () => {
    const typed =
      "In **2024** there were [[stock-world]] migrants, *inter alia*.[^ See A/61/515, para. [[p]]; **and** [2].]";
    expect(parseMarkup("In 2024.")).toEqual({ ok: true, value: [plain("In 2024.")] });
    const read = parseMarkup(typed);
    // The first bracket ends the footnote; whoever wants one in it escapes it.
    expect(read.ok && printMarkup(read.value)).toBe(
      "In **2024** there were [[stock-world]] migrants, *inter alia*.[^ See A/61/515, para. [[p]]; **and** \\[2].]",
    );
  });

  test("a backslash makes a letter of a mark, and is one itself before any other letter", () => {
    expect(parseMarkup("5 \\* 3, \\[[x\\], C:\\temp, \\\\")).toEqual({
      ok: true,
      value: [plain("5 * 3, [[x], C:\\temp, \\")],
    });
  });

  test("line ends of any system are one", () => {
    expect(parseMarkup("a\r\nb\rc\n")).toEqual({ ok: true, value: [plain("a\nb\nc\n")] });
  });

  test.each([
    ["a **b", "strong-open", { at: 3, line: 1, words: "**b" }],
    ["5 * 3", "emphasis-open", { at: 3, line: 1, words: "* 3" }],
    ["one\n🌍 [^ two", "note-open", { at: 7, line: 2, words: "[^ two" }],
    ["[^ a [^ b ] c ]", "note-in-note", { at: 6, line: 1, words: "[^ b ] c ]" }],
    ["x [[stock\nworld]]", "binding-open", { at: 3, line: 1, words: "[[stock\nworld]]" }],
    ["[[]]", "binding-empty", { at: 1, line: 1, words: "[[]]" }],
  ])("%j is told: %s", (typed, code, facts) => {
    const read = parseMarkup(typed);
    expect(!read.ok && read.problems[0]).toMatchObject({ code: `report-pages.${code}`, facts });
  });

  test("everything that is wrong is told at once", () => {
    const read = parseMarkup("**a [[]] [^ *b");
    expect(read.ok ? [] : read.problems.map(({ code }) => code.split(".")[1]).sort()).toEqual([
      "binding-empty",
      "emphasis-open",
      "note-open",
      "strong-open",
    ]);
  });

  test("a megabyte of opened marks is read in a moment", () => {
    const begun = performance.now();
    parseMarkup("[^ *x ".repeat(170_000));
    parseMarkup("word **strong** [[b]] ".repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe("what is printed", () => {
  test("brackets that mean nothing stay as they are", () => {
    expect(printMarkup([plain("[sic] and [2006] f[x]")])).toBe("[sic] and [2006] f[x]");
  });

  test("words that go on in their face beyond a bound value keep their marks together", () => {
    const content = [
      face("a ", true, false),
      { kind: "bound", binding: "x" } as const,
      face(" b", true, false),
    ];
    expect(printMarkup(content)).toBe("**a [[x]] b**");
    expect(printMarkup(content.slice(0, 2))).toBe("**a **[[x]]");
  });

  test("bindings are named once, those of footnotes among them", () => {
    const read = parseMarkup("[[b]] [[a]] [^ [[c]] [[b]]]");
    expect(read.ok && bindingsIn(read.value)).toEqual(["b", "a", "c"]);
  });
});

const letters = fc.string({ unit: fc.constantFrom(..."ab \\*[]^\n\r🌍ع".split(/(?:)/u)), maxLength: 12 });
const wording = fc.record({
  kind: fc.constant("text" as const),
  text: fc.oneof(letters, fc.string({ unit: "grapheme" })),
  strong: fc.boolean(),
  emphasis: fc.boolean(),
});
const bound = fc.record({
  kind: fc.constant("bound" as const),
  binding: fc
    .string({ unit: fc.constantFrom(..."ab-1\\*[]^"), minLength: 1, maxLength: 60 })
    .filter((id) => !id.includes("\n")),
});
const inline: fc.Arbitrary<Inline> = fc.oneof(
  wording,
  bound,
  fc.record({
    kind: fc.constant("note" as const),
    content: fc.array(fc.oneof(wording, bound), { maxLength: 6 }),
  }),
);

test("parse(print(x)) = x, whatever the words are", () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 12 }), (content) => {
      expect(parseMarkup(printMarkup(content))).toEqual({ ok: true, value: canonical(content) });
    }),
    { numRuns: 2000, seed: 61_208 },
  );
});

test("print(parse(y)) says the same as y, whatever is typed", () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const read = parseMarkup(a + b);
      if (!read.ok) return;
      expect(parseMarkup(printMarkup(read.value))).toEqual(read);
    }),
    { numRuns: 2000, seed: 61_208 },
  );
});
