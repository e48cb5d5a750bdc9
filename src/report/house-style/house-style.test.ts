import { describe, expect, test } from "vitest";
import type { Language } from "../../kernel/language.ts";
import { failed, problem } from "../../kernel/problem.ts";
import { type Block, BlockId } from "../writing/model.ts";
import { checkBlock, checkReport, lengthOf } from "./check.ts";
import { checkDates } from "./dates.ts";
import { checkNames } from "./names.ts";
import { checkNumbers, checkPercent } from "./numbers.ts";
import { checkSymbols, type Symbols } from "./symbols.ts";

/** What is found, as words with what to put in their place. */
function told(
  text: string,
  found: readonly { from: number; to: number; code: string; mend: string | null }[],
) {
  return found.map(({ from, to, code, mend }) => [code, text.slice(from, to), mend]);
}

const numbersOf = (text: string, language: Language = "en") => told(text, checkNumbers(text, language));
const namesOf = (text: string, language: Language = "en") => told(text, checkNames(text, language));
const datesOf = (text: string, language: Language = "en") => told(text, checkDates(text, language));
const percentOf = (text: string, language: Language = "en") => told(text, checkPercent(text, language));

describe("numbers", () => {
  test("below ten they are written out, but not with units, in a row with larger ones, or where they name something", () => {
    expect(numbersOf("There were 5 round tables.")).toEqual([["small-number", "5", "five"]]);
    expect(numbersOf("Il y a eu 4 tables rondes.", "fr")).toEqual([["small-number", "4", "quatre"]]);
    expect(numbersOf("Hubo 7 mesas redondas.", "es")).toEqual([["small-number", "7", "siete"]]);
    expect(numbersOf("In paragraph 9 and sections 3 and 4, table 2, target 10.c, at age 5.")).toEqual([]);
    expect(numbersOf("См. пункт 9 и раздел 3.", "ru")).toEqual([]);
    expect(numbersOf("第9段和表2", "zh")).toEqual([]);
    expect(numbersOf("5 of 12").map(([code]) => code)).toEqual(["small-number", "unbound"]);
    expect(numbersOf("5 to 12").map(([code]) => code)).toEqual(["unbound", "unbound"]);
  });

  test("a figure that is bound to nothing is told with its unit; years, dates, sessions and symbols are no figures", () => {
    expect(numbersOf("It reached 281 million in 2020.")).toEqual([["unbound", "281 million", null]]);
    expect(numbersOf("Women were 48.1 per cent.")).toEqual([["unbound", "48.1 per cent", null]]);
    expect(numbersOf("2020 年为2.81亿", "zh")).toEqual([["unbound", "2.81亿", null]]);
    expect(numbersOf("В 2020 году — 281 миллион", "ru")).toEqual([["unbound", "281 миллион", null]]);
    const free =
      "At its sixty-third session, on 14 and 15 September 2006, resolution 61/208 (A/61/515, para. 12) for people aged 25 or over, from 1990 to 2024";
    expect(numbersOf(free)).toEqual([]);
    expect(numbersOf("del 14 de septiembre de 2006", "es")).toEqual([]);
    expect(numbersOf("14 сентября 2006 года", "ru")).toEqual([]);
    expect(numbersOf("2006年9月14日", "zh")).toEqual([]);
    expect(numbersOf("14 سبتمبر 2006", "ar")).toEqual([]);
    expect(numbersOf("the cost of sending $200, not of $300").map(([, text]) => text)).toEqual(["300"]);
  });

  test("thousands are set apart in the language's way", () => {
    const mended = (text: string, language: Language) =>
      checkNumbers(text, language).find(({ code }) => code === "grouping")?.mend;
    expect(mended("12000 migrants", "en")).toBe("12,000");
    expect(mended("12,000 migrants", "en")).toBeUndefined();
    expect(mended("12,000 migrants", "fr")?.replace(/\s/gu, " ")).toBe("12 000");
    expect(mended("12 000 migrants", "fr")).toBeUndefined();
    expect(mended("12000 migrantes", "es")).toBe("12.000");
  });

  test("per cent stands as the language writes it in documents", () => {
    expect(percentOf("48% and 5 percent")).toEqual([
      ["percent", "%", " per cent"],
      ["percent", "percent", "per cent"],
    ]);
    expect(percentOf("48 per cent")).toEqual([]);
    expect(percentOf("48%", "fr")).toEqual([["percent", "%", "\u202f%"]]);
    expect(percentOf("48\u202f%", "fr")).toEqual([]);
    expect(percentOf("48%", "ar")).toEqual([["percent", "%", " في المائة"]]);
    expect(percentOf("48 %", "zh")).toEqual([["percent", " %", "%"]]);
  });
});

test("dates are told that are written in another way, with the right one; what is no day is left alone", () => {
  expect(datesOf("on 2006-09-14")).toEqual([["date", "2006-09-14", "14 September 2006"]]);
  expect(datesOf("on September 14, 2006 and 15th of September 2006")).toEqual([
    ["date", "September 14, 2006", "14 September 2006"],
    ["date", "15th of September 2006", "15 September 2006"],
  ]);
  expect(datesOf("le 14/09/2006", "fr")).toEqual([["date", "14/09/2006", "14 septembre 2006"]]);
  expect(datesOf("14.09.2006", "ru")).toEqual([["date", "14.09.2006", "14 сентября 2006 года"]]);
  expect(datesOf("2006-09-14", "zh")).toEqual([["date", "2006-09-14", "2006年9月14日"]]);
  expect(datesOf("14 September 2006, 99/99/2006, 2006-13-45, A/61/2006")).toEqual([]);
});

test("a country under another name gets its official short one; official, formal and foreign words are left alone", () => {
  expect(namesOf("Migrants from South Korea and Ivory Coast in the UK and Turkey")).toEqual([
    ["name", "South Korea", "Republic of Korea"],
    ["name", "Ivory Coast", "Côte d’Ivoire"],
    ["name", "UK", "United Kingdom of Great Britain and Northern Ireland"],
    ["name", "Turkey", "Türkiye"],
  ]);
  const fine =
    "Iran (Islamic Republic of), the Islamic Republic of Iran, Mexico, Türkiye and Asia; In Per Can Are Women. The Republic of Belarus";
  expect(namesOf(fine)).toEqual([]);
  expect(namesOf("Россия и Мексика", "ru")).toEqual([["name", "Россия", "Российская Федерация"]]);
  expect(namesOf("韩国和墨西哥", "zh")).toEqual([["name", "韩国", "大韩民国"]]);
  expect(namesOf("les migrants de l’Iran", "fr")).toEqual([
    ["name", "Iran", "Iran (République islamique d’)"],
  ]);
  expect(namesOf("Corée du Sud et Mexique", "fr")).toEqual([["name", "Corée du Sud", "République de Corée"]]);
});

/** A record that holds one resolution and knows one more symbol by its being cited. */
const record: Symbols = {
  document: async (symbol) => {
    const known = ["A/RES/61/208", "61/208"].includes(symbol);
    return failed(problem(known ? "records.ambiguous-symbol" : "records.unknown-document", { symbol }));
  },
  citedBy: async (symbol) =>
    symbol === "A/61/515"
      ? [
          {
            from: "A/RES/61/208",
            in: "op_3",
            symbol,
            text: symbol,
            part: null,
            by: "text",
            title: null,
            date: null,
          },
        ]
      : [],
};

test("a symbol that the record neither holds nor sees cited is told, by symbol and by number", async () => {
  const text = "See A/RES/61/208, A/61/515 and A/RES/61/999 (resolution 61/208, resolution 61/998).";
  expect(told(text, await checkSymbols(text, record))).toEqual([
    ["symbol", "A/RES/61/999", null],
    ["symbol", "61/998", null],
  ]);
});

const words = (text: string) => ({ kind: "text" as const, text, strong: false, emphasis: false });

function block(text: string, changes: Partial<Block> = {}): Block {
  return {
    id: BlockId.parse("b1"),
    part: "body",
    kind: "paragraph",
    about: [],
    bindings: [],
    content: { en: [words(text)] },
    ...changes,
  };
}

test("findings say where they are, in footnotes too, and words of others are left alone", async () => {
  const note = { kind: "note" as const, content: [words("See 12000.")] };
  const content = { en: [words("A country said “We have 5 offices in Turkey”. "), note] };
  const found = await checkBlock(block("", { content }), "en", record);
  expect(found).toMatchObject([
    { code: "grouping", place: { inline: 1, note: 0 }, from: 4, to: 9, mend: "12,000" },
    { code: "unbound", place: { inline: 1, note: 0 }, facts: { text: "12000" } },
  ]);
  expect(await checkBlock(block("We have 5 offices.", { kind: "quotation" }), "en", record)).toEqual([]);
});

test("a report is measured with its bound values and footnotes, without its annexes", async () => {
  const bound = block("", {
    bindings: [
      {
        id: "v",
        source: { kind: "target", target: "remittance-cost-mean" },
        format: { style: "percent", digits: 0, scale: "one" },
        taken: { value: 3, evidence: [], at: "2026-01-01T00:00:00.000Z" },
      },
    ],
    content: { en: [words("Less than "), { kind: "bound", binding: "v" }] },
  });
  const annex = block("Many words here", { part: "annex" });
  expect(lengthOf([bound, annex], "en")).toBe(5);
  expect(await checkReport({ blocks: [bound, annex], limit: 5 }, record)).toEqual([]);
  expect(await checkReport({ blocks: [bound, annex], limit: 4 }, record)).toMatchObject([
    { code: "too-long", block: null, facts: { words: 5, limit: 4 } },
  ]);
});
