import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsOf, letterProblems, type MergeValues, merge, mergeFields } from "./merging.ts";

const values: MergeValues = {
  party: "Côte d’Ivoire",
  addressee: "A. Person, National focal point",
  title: "Implementation",
  opens: "4 January 2027",
  closes: "1 March 2027",
  link: "https://corridor.example/fr/replies/x/CIV",
  mandate: "A/RES/61/208, paragraph 9",
  today: "4 January 2027",
};

describe("letters as they are written", () => {
  test("every field may stand in them, with space or without", () => {
    const body = mergeFields.map((field) => `{{ ${field} }}{{${field}}}`).join("\n");
    expect(letterProblems({ subject: "{{title}}", body })).toEqual([]);
    expect(fieldsOf(body)).toEqual(mergeFields);
  });

  test.each([
    ["{{name}}", "a\n{{link}} {{nmae}}", ["field-unknown 0 name", "field-unknown 2 nmae"]],
    ["s", "{{link}}\n{{title", ["field-unclosed 2"]],
    ["s", "{{link}} }}", ["field-unclosed 1"]],
    ["s", "{{{link}}}", ["field-unclosed 1"]],
    ["s", "{{}} {{link}}", ["field-unknown 1 "]],
    ["two\nlines", "{{link}}", ["subject-lines"]],
    ["s", "nowhere to go", ["link-missing"]],
    ["{{link}}", "only the subject has it", ["link-missing"]],
  ])("%j with %j is told with its place", (subject, body, expected) => {
    const told = letterProblems({ subject, body }).map(({ code, facts }) =>
      [code.replace("consultations.", ""), facts.line, facts.field]
        .filter((part) => part !== undefined)
        .join(" "),
    );
    expect(told).toEqual(expected);
  });
});

describe("letters as they are made", () => {
  /** Text with fields in it, as somebody may write it. */
  const written = fc
    .array(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...mergeFields.map((f) => `{{${f}}}`))),
      {
        maxLength: 12,
      },
    )
    .map((parts) => `${parts.join("")}{{link}}`);

  test("no field is left in a letter that was found good, and everything else stays", () => {
    fc.assert(
      fc.property(written, written, (subject, body) => {
        const letter = { subject, body };
        if (letterProblems(letter).length > 0) return;
        const made = merge(letter, values);
        expect(fieldsOf(made.subject)).toEqual([]);
        expect(fieldsOf(made.body)).toEqual([]);
        // A slow and obvious merge: cut at the braces, every second piece is a field's name.
        const slow = body
          .split(/\{\{|\}\}/)
          .map((piece, index) => (index % 2 === 1 ? values[piece as keyof MergeValues] : piece))
          .join("");
        expect(made.body).toBe(slow);
      }),
    );
  });

  test("a value is text: it is not filled again, has no pattern of its own, and begins no header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const made = merge(
          { subject: "{{title}}", body: "<{{title}}|{{title}}>" },
          { ...values, title: value },
        );
        expect(made.body).toBe(`<${value}|${value}>`);
        expect(made.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
    const sly = merge(
      { subject: "{{title}}", body: "{{title}}" },
      { ...values, title: "$& {{party}}\r\nBcc: all@example.org" },
    );
    expect(sly.subject).toBe("$& {{party}} Bcc: all@example.org");
  });
});
