import { expect, test } from "vitest";
import { headlineOptions, unmarked } from "./headline.ts";

const [open, close] =
  /StartSel=(.), StopSel=(.), MaxWords=36/u.exec(headlineOptions("MaxWords=36"))?.slice(1) ?? [];

test("what PostgreSQL marked is told by its places, and nothing of the marks stays in the text", () => {
  const marked = `the ${open}brain${close} ${open}drain${close} of 移${open}民${close}`;
  const { text, marks } = unmarked(marked);
  expect(text).toBe("the brain drain of 移民");
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["brain", "drain", "民"]);
});

test("a text that was cut within a mark, or had one of its own, is whole and marks nothing wrong", () => {
  expect(unmarked(`brain${close} drain`)).toEqual({ text: "brain drain", marks: [] });
  expect(unmarked(`brain ${open}drain`)).toEqual({ text: "brain drain", marks: [] });
  expect(unmarked("")).toEqual({ text: "", marks: [] });
});
