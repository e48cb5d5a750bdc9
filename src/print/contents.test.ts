import { describe, expect, test } from "vitest";
import { contentsOf, mostEntries } from "./contents.ts";
import type { PrintBlock, PrintDocument } from "./model.ts";
import { sampleDocument } from "./testing.ts";

const heading = (id: string, level: 1 | 2 | 3): PrintBlock => ({
  kind: "heading",
  id,
  level,
  number: level === 1 ? "I" : null,
  content: [{ kind: "text", text: `About ${id}` }],
});

function documentOf(...sections: readonly number[]): PrintDocument {
  const blocks = sections.flatMap((below, one) => [
    heading(`s${one}`, 1),
    ...Array.from({ length: below }, (_, two) => heading(`s${one}-${two}`, 2)),
  ]);
  return { ...sampleDocument("en"), blocks };
}

describe("contents", () => {
  test("name headings of two levels with their numbers, and the annexes", () => {
    const document = { ...documentOf(1), blocks: [heading("a", 1), heading("b", 2), heading("c", 3)] };
    expect(contentsOf(document)).toEqual([
      { id: "a", level: 1, number: "I.", text: "About a" },
      { id: "b", level: 2, number: null, text: "About b" },
      { id: "annex-1", level: 1, number: null, text: document.annexes[0]?.title },
    ]);
  });

  test("leave out what stands beneath the longest sections, rather than run over pages", () => {
    const entries = contentsOf(documentOf(4, mostEntries, 3));
    expect(entries.map(({ id }) => id)).toEqual([
      ...["s0", "s0-0", "s0-1", "s0-2", "s0-3"],
      "s1",
      ...["s2", "s2-0", "s2-1", "s2-2"],
      "annex-1",
    ]);
    expect(contentsOf(documentOf(20, 20)).length).toBe(43);
  });
});
