import { expect, test } from "vitest";
import { compareReports } from "./comparing.ts";
import { Block } from "./model.ts";

const block = (id: string, text: string, part = "body", value = 1) =>
  Block.parse({
    id,
    part,
    kind: "paragraph",
    about: [],
    bindings: [
      {
        id: `${id}-value`,
        source: { kind: "target", target: "remittance-cost-mean" },
        format: { style: "number", digits: null, scale: "one" },
        taken: { value, evidence: [], at: "2026-01-01T00:00:00Z" },
      },
    ],
    content: { en: [{ kind: "text", text }] },
  });
const told = (before: readonly Block[], after: readonly Block[]) =>
  compareReports({ blocks: [...before] }, { blocks: [...after] }, "en").map(
    ({ block, kind }) => `${kind} ${block}`,
  );

const [a, b, c, d] = [block("a", "One"), block("b", "Two"), block("c", "Three"), block("d", "Four")] as const;

test("nothing is told of what is the same", () => {
  expect(told([a, b], [a, b])).toEqual([]);
});

test("what came, went, was reworded and was bound anew", () => {
  expect(told([a, b, c], [a, block("c", "Three more"), d])).toEqual(["removed b", "reworded c", "added d"]);
  expect(told([a], [block("a", "One", "body", 2)])).toEqual(["rebound a"]);
});

test("of a block that passed three others, only it has moved", () => {
  expect(told([a, b, c, d], [d, a, b, c])).toEqual(["moved d"]);
  expect(told([a, b], [a, block("b", "Two", "annex")])).toEqual(["moved b"]);
});

test("the words are told to the letter", () => {
  const [change] = compareReports({ blocks: [a] }, { blocks: [block("a", "One more")] }, "en");
  const joined = (kind: string) =>
    change?.runs
      .filter((run) => run.kind === "kept" || run.kind === kind)
      .map(({ text }) => text)
      .join("");
  expect([joined("removed"), joined("added")]).toEqual(["One", "One more"]);
});
