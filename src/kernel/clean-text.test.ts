import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, cleanTexts } from "./clean-text.ts";

test("line ends are one, controls and halves of characters go, everything else stays", () => {
  expect(cleanText("a\r\nb\rc\u2028d\te")).toBe("a\nb\nc\nd\te");
  expect(cleanText("x\u0000\u0007\u009f\uffffy")).toBe("xy");
  expect(cleanText("\ud83d \ude00 😀")).toBe("\ufffd \ufffd 😀");
  expect(cleanText("<b>\u202bعربي\u202c</b>")).toBe("<b>\u202bعربي\u202c</b>");
});

test("what is clean stays as it is, wherever it stands", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = cleanText(text);
      expect(cleanText(once)).toBe(once);
      expect(cleanTexts({ a: [text, 1, null], b: { c: text } })).toEqual({
        a: [once, 1, null],
        b: { c: once },
      });
    }),
  );
});
