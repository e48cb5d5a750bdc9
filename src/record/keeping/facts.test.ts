import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { organOfSymbol } from "../grammar/symbols.ts";
import { parseRecord } from "../parse.ts";
import { sessionOfSymbol } from "../relations/held.ts";
import { corpus } from "../support/corpus.ts";
import { allTopics } from "../understanding/topics.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { mandatesOfText } from "./content.ts";
import { starterFacts } from "./facts.ts";
import { symbolKey } from "./symbols.ts";

const facts = await starterFacts();

describe("the starter record", () => {
  test("tells of the series from 49/127 on, each document once and in the order of days", () => {
    const keys = facts.map(({ symbol }) => symbolKey(symbol));
    expect(new Set(keys).size).toBe(keys.length);
    const series = facts.filter((one) => one.series === "international-migration-and-development");
    expect(series.map(({ symbol }) => symbol.slice("A/RES/".length))).toEqual(
      "49/127 50/123 52/189 54/212 56/203 58/208 59/241 60/227 61/208 63/225 65/170 67/219 69/229 71/237 73/241 75/226 77/176".split(
        " ",
      ),
    );
    const dates = facts.flatMap(({ date }) => date ?? []);
    expect(dates).toEqual([...dates].sort());
  });

  test.each(facts.map((one) => [one.symbol, one] as const))("%s is sound in itself", (symbol, one) => {
    expect(one.organ).toBe(organOfSymbol(symbol));
    const { session } = sessionOfSymbol(symbol);
    if (session !== undefined) expect(one.session).toBe(session);
    if (one.date && one.organ === "GA") {
      // A session begins in September; what is adopted before is the last one's.
      const [year = 0, month = 0] = one.date.split("-").map(Number);
      expect(year - 1945 - (month < 9 ? 1 : 0)).toBe(one.session);
    }
    expect(one.basis.length).toBeGreaterThan(0);
    for (const { source, for: told } of one.basis) {
      expect(source).toMatch(/ /);
      expect(told.length).toBeGreaterThan(0);
    }
    for (const { topics, due } of one.mandates) {
      for (const topic of topics) expect(allTopics()).toContain(topic);
      if (due.organ === "GA" && due.session) expect(due.opens).toBe(`${1945 + due.session}-09`);
    }
  });
});

const texts = new Map<string, UnderstoodDocument>();
for (const { name, text } of corpus() ?? []) {
  const parsed = parseRecord(text, { symbol: name.replaceAll("_", "/") });
  const [document] = parsed.ok ? parsed.value : [];
  if (document?.symbol) texts.set(symbolKey(document.symbol), document);
}
for (const name of ["ga-resolution-58-208.txt", "ga-resolution-61-208.txt", "cpd-resolution-2006-2.txt"]) {
  const path = sharedPath("record", name);
  const [document] = path === undefined ? [] : unwrap(parseRecord(readFileSync(path, "utf8")));
  if (document?.symbol) texts.set(symbolKey(document.symbol), document);
}

/** A part of a report may be read as a report. */
const asSaid = (paragraph: string | null, form: string, session: number | undefined) =>
  [paragraph, form.replace("in-report", "report"), session ?? ""].join(" ");

describe.skipIf(texts.size === 0)("what the starter record tells of a text is what the text says", () => {
  const both = facts.flatMap((one) => {
    const text = texts.get(symbolKey(one.symbol));
    return text ? [[one.symbol, one, text] as const] : [];
  });
  test.each(both)("%s", (_symbol, one, text) => {
    expect(text.title?.toLowerCase()).toBe(one.title?.toLowerCase());
    if (text.date) expect(text.date).toBe(one.date);
    const cited = new Set(text.citations.map(({ symbol }) => symbolKey(symbol)));
    for (const symbol of one.cites) expect(cited).toContain(symbolKey(symbol));
    const asked = mandatesOfText(text).map(({ paragraph, mandate: { form, due } }) =>
      asSaid(paragraph, form, due.session),
    );
    for (const { paragraph, form, due } of one.mandates) {
      expect(asked).toContain(asSaid(paragraph, form, due.session));
    }
  });
});
