import { expect, test } from "vitest";
import { editionName, editionNamed, factsNamed, factsVersion, toldOf, wordsVersion } from "./editions.ts";
import { starterFacts } from "./facts.ts";
import type { Edition } from "./model.ts";

const [a, b] = ["a".repeat(64), `${"b".repeat(63)}c`];
const edition = (number: number, sha256: string): Edition => ({
  number,
  sha256,
  file: "one.txt",
  format: "text",
  at: "2031-05-01T10:00:00.000Z",
  actor: "operator:test",
  corrections: [],
  parser: 1,
});
/** The newest first: one text, that text read again, another, and the first once more. */
const editions = [edition(4, a), edition(3, b), edition(2, a), edition(1, a)];

test("each edition has a name of its own, by which it is found", () => {
  expect(editions.map((one) => editionName(one, editions))).toEqual([`${a}~3`, b, `${a}~2`, a]);
  for (const one of editions) expect(editionNamed(editions, editionName(one, editions))).toBe(one);
  expect(editionNamed(editions, "BBBBBBBB")?.number).toBe(3);
});

test("what names none, or too little, finds none", () => {
  for (const name of ["", "aaaaaaa", "cccccccc", `${a}~4`, `${a}~0`, `${a}~x`])
    expect(editionNamed(editions, name), name).toBeUndefined();
  const alike = [edition(1, a), edition(2, `${"a".repeat(63)}b`)];
  expect(editionNamed(alike, "aaaaaaaa")).toBeUndefined();
});

test("what facts tell of a paragraph is named by the hash of its words", async () => {
  const facts = (await starterFacts()).find(({ symbol }) => symbol === "A/RES/61/208") ?? null;
  const told = facts && toldOf(facts, "op_9");
  expect(told).toMatch(/Report/);
  expect(factsNamed(facts, wordsVersion(told ?? ""))).toBe(true);
  expect(factsNamed(facts, facts ? factsVersion(facts) : "")).toBe(true);
  expect(factsNamed(facts, wordsVersion("other words"))).toBe(false);
  expect(factsNamed(null, wordsVersion(told ?? ""))).toBe(false);
});
