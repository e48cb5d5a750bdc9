import { expect, test } from "vitest";
import { quoted } from "./words-of.ts";

test("every character may be quoted, white space may differ", () => {
  const text = "чего-то не хватает (a.b*c+d?) [x]{y}|z ^$ \\ / — end";
  for (const word of text.split(" ")) expect(quoted(text, word)).toBe(word);
  expect(quoted(text, "чего-то\n  не")).toBe("чего-то не");
  expect(quoted("abc", "a.c")).toBeUndefined();
  expect(quoted("abc", " ")).toBeUndefined();
});
