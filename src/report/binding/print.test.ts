import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import type { Format, Source, Taken } from "./model.ts";
import { printTaken } from "./print.ts";

const slice = { dataset: "un-desa-stock", keys: { destination: "001", period: "2024" } };
const number: Source = { kind: "measure", measure: { of: "value", slice } };
const name: Source = { kind: "ranked", ranking: "corridors", period: "2024", place: 1, what: "name" };
const state: Source = { kind: "mandate", address: "A/RES/61/208#op_9", what: "state" };
const due: Source = { kind: "mandate", address: "A/RES/61/208#op_9", what: "due" };

const format = (
  style: Format["style"],
  scale: Format["scale"] = "one",
  digits: number | null = null,
): Format => ({ style, digits, scale });

/** In all languages, in the order of `languages`: ar, zh, en, fr, ru, es; spaces that do not break as spaces. */
function printed(value: Taken["value"], how: Format, source: Source = number): readonly string[] {
  return languages.map((language) =>
    printTaken(source, how, { value }, language).text.replace(/[\u00a0\u202f]/gu, " "),
  );
}

test("millions and billions are said in the words and the counting of each language", () => {
  expect(printed(304_021_813, format("number", "million"))).toEqual([
    "304 ملايين",
    "3.04亿",
    "304 million",
    "304 millions",
    "304 миллиона",
    "304 millones",
  ]);
  expect(printed(1_000_000, format("number", "million"))).toEqual([
    "1 مليون",
    "100万",
    "1 million",
    "1 million",
    "1 миллион",
    "1 millón",
  ]);
  expect(printed(3_750_000, format("number", "million", 1))).toEqual([
    "3.8 مليون",
    "380万",
    "3.8 million",
    "3,8 millions",
    "3,8 миллиона",
    "3,8 millones",
  ]);
  expect(printed(762_551_169_387, format("money", "billion", 0))).toEqual([
    "763 مليار دولار",
    "7630亿美元",
    "$763 billion",
    "763 milliards de dollars",
    "763 млрд долл. США",
    "763.000 millones de dólares",
  ]);
});

test("the plural form is that of the number as it is shown: 1,0 is another than 1 in Russian, and 1,5 is one in French", () => {
  expect(printed(1_000_000, format("number", "million", 1)).slice(2)).toEqual([
    "1.0 million",
    "1,0 million",
    "1,0 миллиона",
    "1,0 millón",
  ]);
  expect(printed(5_000_000, format("number", "million"))[4]).toBe("5 миллионов");
  expect(printed(21_400_000, format("number", "million", 0))[4]).toBe("21 миллион");
  expect(printed(1_500_000, format("number", "million"))[3]).toBe("1,5 million");
});

test("shares, counts, years and plain numbers", () => {
  expect(printed(48.03, format("percent"))).toEqual([
    "48.0 في المائة",
    "48.0%",
    "48.0 per cent",
    "48,0 %",
    "48,0 %",
    "48,0 %",
  ]);
  expect(printed(0.04, format("percent"))[2]).toBe("0.04 per cent");
  expect(printed(3, format("percent", "one", 0))[2]).toBe("3 per cent");
  expect(printed(3, format("count"))).toEqual(["3", "3", "three", "trois", "3", "tres"]);
  expect(printed(12, format("count"))[2]).toBe("12");
  expect(printed(52_375_047, format("number")).slice(2)).toEqual([
    "52,375,047",
    "52 375 047",
    "52 375 047",
    "52.375.047",
  ]);
  expect(printed(2024, format("year"))[2]).toBe("2024");
});

test("a range has both ends, and what is missing has a mark, never a blank or a zero", () => {
  const range = { low: 87_100_000, high: 120_000_000 };
  expect(printed(range, format("number", "million"))[2]).toBe("87.1 to 120 million");
  for (const language of languages) {
    const mark = printTaken(number, format("number"), { value: null }, language);
    expect(mark.missing).toBe(true);
    expect(mark.text).toMatch(/\S/u);
    expect(mark.text).not.toContain("0");
  }
});

test("names, states and days are kept by their codes and printed in each language; words of others stay", () => {
  expect(printed("MEX USA", format("words"), name)[2]).toBe("Mexico – the United States of America");
  expect(printed("MEX USA", format("words"), name)[3]).toBe("Mexique – États-Unis d’Amérique");
  expect(printed("done", format("words"), state)[2]).toBe("done");
  expect(printed("2008-09", format("words"), due)[2]).toBe("September 2008");
  expect(printed("2008-09-16", format("words"), due)[3]).toBe("16 septembre 2008");
  expect(printed("2008", format("words"), due)[0]).toBe("2008");
  const paragraph: Source = { kind: "paragraph", address: "A/RES/61/208#op_9" };
  expect(printTaken(paragraph, format("words"), { value: "Requests …", in: "en" }, "ar")).toEqual({
    text: "Requests …",
    language: "en",
    missing: false,
  });
});
