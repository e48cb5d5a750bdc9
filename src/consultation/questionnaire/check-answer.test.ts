import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { allTerritories } from "../../kernel/territory/register.ts";
import { words } from "../../kernel/words.ts";
import type { Answer } from "../replying/answer.ts";
import { checkAnswer, decimalPlaces, isDate, isLink } from "./check-answer.ts";
import type { Question } from "./model.ts";
import { id, question, yesNo } from "./support/made.ts";
import { countWords } from "./words.ts";

const codes = (one: Question, answer: Answer | null, language: "en" | "fr" | "zh" = "en") =>
  checkAnswer(one, answer, { language }).map(({ code }) => code.replace("questionnaires.", ""));

const text = question("text", { id: "t", mostWords: 3, long: true, required: true });
const several = question("choice", {
  id: "c",
  options: ["a", "b", "c"].map((one) => ({ id: id(one), text: { en: one } })),
  several: true,
  other: true,
});
const number = question("number", { id: "n", unit: { code: "percent" }, least: 0, most: 100, decimals: 1 });
const table = question("table", {
  id: "tb",
  columns: [
    { id: id("who"), head: { en: "Who" }, kind: "territory", unit: null },
    { id: id("many"), head: { en: "How many" }, kind: "number", unit: null },
    { id: id("since"), head: { en: "Since" }, kind: "year", unit: null },
  ],
  rows: [],
  mostRows: 2,
});

describe("an answer", () => {
  test("is missed only where one is required, and a reason is always taken", () => {
    expect(codes(text, null)).toEqual(["required"]);
    expect(codes(number, null)).toEqual([]);
    for (const one of [text, several, number, table])
      expect(codes(one, { kind: "none", why: "prefer-not", comment: "" })).toEqual([]);
    expect(codes(text, { kind: "number", value: 1 })).toEqual(["answer-kind"]);
  });

  test("of words is counted as its language divides them", () => {
    const answer = (said: string, language: "en" | "zh" | null = null): Answer => ({
      kind: "text",
      text: said,
      language,
    });
    expect(codes(text, answer("one, two – three!"))).toEqual([]);
    expect(codes(text, answer("one two three four"))).toEqual(["too-many-words"]);
    expect(codes(text, answer(" \n "))).toEqual(["empty"]);
    expect(countWords("国际移民与发展", "zh")).toBeLessThan(7);
    expect(countWords("العمالة الماهرة 12 شخصًا", "ar")).toBe(4);
    expect(countWords("l’aide aux migrants", "fr")).toBe(3);
  });

  test("by choice holds only what is offered", () => {
    const chosen = (list: readonly string[], other: string | null = null): Answer => ({
      kind: "choice",
      chosen: list.map(id),
      other,
    });
    expect(codes(several, chosen(["a", "b"], "else"))).toEqual([]);
    expect(codes(several, chosen([], " "))).toEqual(["empty"]);
    expect(codes(several, chosen(["z"]))).toEqual(["option-unknown"]);
    expect(codes(several, chosen(["a", "a"]))).toEqual(["option-twice"]);
    expect(codes(yesNo("y"), chosen(["yes", "no"]))).toEqual(["one-option"]);
    expect(codes(yesNo("y"), chosen([], "perhaps"))).toEqual(["no-other"]);
  });

  test.each([
    [50, []],
    [0, []],
    [100, []],
    [12.5, []],
    [-1, ["too-small"]],
    [100.5, ["too-large"]],
    [1.25, ["too-many-decimals"]],
    [Number.NaN, ["not-a-number"]],
    [Number.POSITIVE_INFINITY, ["not-a-number"]],
  ])("the number %s", (value, expected) => {
    expect(codes(number, { kind: "number", value })).toEqual(expected);
  });

  test("of dates keeps to the precision and the calendar", () => {
    const on = (precision: "year" | "month" | "day") => question("date", { id: "d", precision });
    expect(codes(on("day"), { kind: "date", date: "2024-02-29" })).toEqual([]);
    expect(codes(on("day"), { kind: "date", date: "2023-02-29" })).toEqual(["date-impossible"]);
    expect(codes(on("day"), { kind: "date", date: "2023" })).toEqual(["date-precision-day"]);
    expect(codes(on("month"), { kind: "date", date: "2023-13" })).toEqual(["date-impossible"]);
    expect(codes(on("year"), { kind: "date", date: "2023" })).toEqual([]);
    expect(isDate("0000-01-01")).toBe(false);
  });

  test("in a table says in which row and column something is wrong", () => {
    const rows = (...cells: readonly Record<string, string>[]): Answer => ({
      kind: "table",
      rows: cells.map((one) => ({
        row: null,
        cells: Object.fromEntries(Object.entries(one).map(([key, value]) => [id(key), value])),
      })),
    });
    expect(codes(table, rows({ who: "MEX", many: "1,250", since: "1990" }))).toEqual([]);
    expect(codes(table, rows({}, { who: " " }))).toEqual(["empty"]);
    const [found] = checkAnswer(table, rows({ many: "1" }, { many: "twelve" }), { language: "en" });
    expect(found).toMatchObject({
      code: "questionnaires.cell-number",
      facts: { row: 2, column: "How many", text: "twelve" },
    });
    expect(codes(table, rows({ who: "ZZZ" }))).toEqual(["cell-territory"]);
    expect(codes(table, rows({ since: "90" }))).toEqual(["cell-year"]);
    expect(codes(table, rows({ nobody: "1" }))).toEqual(["column-unknown"]);
    expect(codes(table, rows({ many: "1" }, { many: "1" }, { many: "1" }))).toEqual(["too-many-rows"]);
    expect(codes(table, rows({ many: "1.250" }), "fr")).toEqual(["cell-ambiguous"]);
  });

  test("of given rows names each once", () => {
    const given = question("table", {
      id: "g",
      columns: [{ id: id("x"), head: { en: "X" }, kind: "text", unit: null }],
      rows: [
        { id: id("r1"), head: { en: "One" } },
        { id: id("r2"), head: { en: "Two" } },
      ],
      mostRows: 1,
    });
    const row = (name: string | null) => ({
      row: name === null ? null : id(name),
      cells: { [id("x")]: "1" },
    });
    const rows = (...names: readonly (string | null)[]): Answer => ({ kind: "table", rows: names.map(row) });
    expect(codes(given, rows("r1", "r2"))).toEqual([]);
    expect(codes(given, rows("r1", "r1"))).toEqual(["row-twice"]);
    expect(codes(given, rows(null))).toEqual(["row-unknown"]);
  });

  test("of places, files, practices and figures", () => {
    const one = question("territory", { id: "p", several: false });
    expect(codes(one, { kind: "territory", territories: ["MEX"] })).toEqual([]);
    expect(codes(one, { kind: "territory", territories: ["MEX", "MEX"] })).toEqual([
      "territory-twice",
      "one-territory",
    ]);
    const [region] = allTerritories().filter(({ kind }) => kind !== "territory");
    expect(codes(one, { kind: "territory", territories: [region?.id ?? "001"] })).toEqual([
      "territory-unknown",
    ]);
    const files = question("document", { id: "f", mostFiles: 1 });
    const file = { sha256: "0".repeat(64), name: "a.pdf", bytes: 1, type: "application/pdf" };
    expect(codes(files, { kind: "document", files: [file, file] })).toEqual(["too-many-files"]);
    const practice = question("practice", { id: "x" });
    const told = {
      kind: "practice",
      title: "T",
      what: "W",
      results: "",
      since: "2019",
      link: "",
      contact: "",
    } as const;
    expect(codes(practice, told)).toEqual([]);
    expect(codes(practice, { ...told, what: " ", since: "long ago", link: "javascript:alert(1)" })).toEqual([
      "practice-what",
      "practice-since",
      "link-malformed",
    ]);
    const figure = question("figure", { id: "y", indicator: "migrant-stock", period: null });
    const said = {
      kind: "figure",
      shown: null,
      verdict: "corrected",
      value: 5,
      source: "Census",
      comment: "",
    } as const;
    expect(codes(figure, said)).toEqual([]);
    expect(codes(figure, { ...said, verdict: "confirmed" })).toEqual(["nothing-to-confirm"]);
    expect(codes(figure, { ...said, value: null, source: " " })).toEqual(["figure-value", "figure-source"]);
  });

  test("every problem has words without a gap in six languages", () => {
    const problems = [
      ...checkAnswer(text, { kind: "text", text: "a b c d", language: null }, { language: "en" }),
      ...checkAnswer(number, { kind: "number", value: 100.55 }, { language: "en" }),
      ...checkAnswer(text, null, { language: "en" }),
    ];
    expect(problems).toHaveLength(4);
    for (const language of languages)
      for (const one of problems)
        expect(words(language).problem(one)).not.toMatch(/\{\{|questionnaires:|problem\./);
  });
});

test("decimal places are those of the shortest text", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 0, max: 6 }),
      (n, places) => {
        const value = Number(`${n}e-${places}`);
        expect(decimalPlaces(value)).toBeLessThanOrEqual(places);
        expect(Number(value.toFixed(decimalPlaces(value)))).toBe(value);
      },
    ),
  );
  expect(decimalPlaces(1e-7)).toBe(7);
  expect(decimalPlaces(1e21)).toBe(0);
});

test("only addresses of the web are links", () => {
  expect(isLink("https://example.org/a?b=1")).toBe(true);
  for (const bad of [
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.org",
    "https://",
    "http:// a",
    "ftp://a.b",
  ])
    expect(isLink(bad), bad).toBe(false);
});
