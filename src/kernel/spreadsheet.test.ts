import fc from "fast-check";
import { expect, test } from "vitest";
import { guarded, unguarded } from "./spreadsheet.ts";

test.each([
  "=1+1",
  "+39 06",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "−1",
  "'=1",
  "''@x",
])("%j gets an apostrophe", (text) => {
  expect(guarded(text)).toBe(`'${text}`);
});

test.each(["", "Santos", "a=b", "'Aziz", "’Aziz", "1-2", "O'Neill", "(=)"])("%j stays as it is", (text) => {
  expect(guarded(text)).toBe(text);
  expect(unguarded(text)).toBe(text);
});

test("what was guarded comes back, whatever it was", () => {
  const text = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "＝", "a", " ") });
  fc.assert(
    fc.property(text, (one) => {
      expect(unguarded(guarded(one))).toBe(one);
      expect(guarded(one)).not.toMatch(/^[=+\-@\t＝＋－＠]/);
    }),
  );
});
