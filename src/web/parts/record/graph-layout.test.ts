import { describe, expect, test } from "vitest";
import type { RecordGraph } from "../../../record/relations/graph.ts";
import { type DrawnNode, drawn, half } from "./graph-layout.ts";

function node(key: string, date: string | null): RecordGraph["nodes"][number] {
  return { key, held: true, draft: false, title: null, organ: "GA", session: null, date, citedBy: 0 };
}

const graph: RecordGraph = {
  nodes: [
    node("A/RES/61/208", "2006-12-20"),
    node("A/RES/58/208", "2003-12-23"),
    node("A/RES/60/1", "2005-09-16"),
    node("A/RES/60/206", "2005-12-22"),
    node("A/RES/217(III)A", null),
    node("A/CONF.171/13", null),
  ],
  edges: [
    { kind: "follows", from: { key: "A/RES/61/208" }, to: { key: "A/RES/58/208" } },
    { kind: "cites", from: { key: "A/RES/61/208", paragraph: "pp_1" }, to: { key: "A/RES/58/208" } },
    { kind: "cites", from: { key: "A/RES/61/208", paragraph: "op_8" }, to: { key: "A/RES/58/208" } },
    { kind: "cites", from: { key: "A/RES/61/208" }, to: { key: "A/RES/60/1" } },
    { kind: "cites", from: { key: "A/RES/61/208" }, to: { key: "A/RES/61/208" } },
  ],
};

const made = drawn(graph, "A/RES/61/208", (key) => `/${key}`);
const at = (key: string): DrawnNode => {
  const found = made.nodes.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe("the drawing of citations", () => {
  test("time runs to the right; what only its symbol dates stands in its year, what nothing dates before all", () => {
    expect(made.years.map(({ year }) => year)).toEqual([null, 1948, 2003, 2005, 2006]);
    expect(at("A/RES/58/208").x).toBeLessThan(at("A/RES/60/1").x);
    expect(at("A/RES/60/1").x).toBe(at("A/RES/60/206").x);
  });

  test("the series runs along the first row, everything else stands below", () => {
    expect(at("A/RES/58/208").y).toBe(at("A/RES/61/208").y);
    for (const key of ["A/RES/60/1", "A/RES/60/206", "A/RES/217(III)A"])
      expect(at(key).y).toBeGreaterThan(at("A/RES/61/208").y);
  });

  test("no two labels cover each other, and all are within the drawing", () => {
    for (const a of made.nodes) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(made.width);
      expect(a.y + half).toBeLessThanOrEqual(made.height);
      for (const b of made.nodes) {
        const apart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= 2 * half;
        expect(a === b || apart, `${a.key} ${b.key}`).toBe(true);
      }
    }
  });

  test("references of one kind are one line that remembers its places; none leads to itself", () => {
    const cites = made.edges.filter(({ kind, to }) => kind === "cites" && to === "A/RES/58/208");
    expect(cites.map(({ places }) => places.map(({ paragraph }) => paragraph))).toEqual([["pp_1", "op_8"]]);
    expect(made.edges.some(({ from, to }) => from === to)).toBe(false);
  });
});
