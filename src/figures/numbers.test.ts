import { expect, test } from "vitest";
import { languages } from "../kernel/language.ts";
import { words } from "../kernel/words.ts";
import { brief, compact, people, percent, percentTick } from "./numbers.ts";

/** Spaces of all kinds as one, so that what is tested is what people read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\u200e/g, "");

test("eleven million in six languages", () => {
  const said = languages.map((language) => plain(compact(11_279_561, words(language))));
  expect(said).toEqual([
    "11.3 مليون",
    "1128万",
    "11.3 million",
    "11,3 millions",
    "11,3 миллиона",
    "11,3 millones",
  ]);
});

test("below a million numbers are whole, in Chinese below ten thousand", () => {
  expect(compact(823_502, words("en"))).toBe("823,502");
  expect(plain(compact(823_502, words("fr")))).toBe("823 502");
  expect(compact(9_999, words("zh"))).toBe("9,999");
  expect(compact(823_502, words("zh"))).toBe("82.35万");
});

test("the count chooses the plural that goes with the words as written", () => {
  expect(people(1, words("en"))).toEqual({ n: "1", count: 1 });
  expect(people(11_279_561, words("fr")).count).toBe(1_000_000);
  expect(people(2.4, words("en")).count).toBe(2);
});

test("shares have one decimal, ticks as many as they need", () => {
  expect(percent(48, words("en"))).toBe("48.0%");
  expect(percent(0.04, words("en"))).toBe("0.04%");
  expect(percentTick(48, words("en"))).toBe("48%");
  expect(percentTick(0.5, words("en"))).toBe("0.5%");
  expect(plain(percent(48.7, words("ru")))).toBe("48,7 %");
});

test("ticks are short", () => {
  expect(brief(20_000_000, words("en"))).toBe("20m");
  expect(plain(brief(20_000_000, words("ru")))).toBe("20 млн");
});
