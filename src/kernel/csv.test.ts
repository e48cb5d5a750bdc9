import { expect, test } from "vitest";
import { csvFile, csvLines } from "./csv.ts";

test("fields are quoted where they would be taken for more than one, or for less", () => {
  expect(
    csvLines([
      ["a", 'b "c"', "d,e", "f\r\ng", " h", "i\t"],
      [1.5, true, null, "j;k", "", "l"],
    ]),
  ).toBe('a,"b ""c""","d,e","f\r\ng"," h","i\t"\r\n1.5,true,,j;k,,l\r\n');
  expect(csvLines([["j;k", "l\tm", "n"]], "separators")).toBe('"j;k","l\tm",n\r\n');
});

test("a file begins with its mark, and is empty but for it without rows", () => {
  expect(csvFile([["é"]])).toBe("\ufeffé\r\n");
  expect(csvFile([])).toBe("\ufeff");
});
