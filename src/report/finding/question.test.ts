import { expect, test } from "vitest";
import { territory } from "../../kernel/territory/register.ts";
import { holdsAll, sortsAsked, takeApart } from "./question.ts";

const named = (...ids: readonly string[]) => {
  const found = ids.flatMap((id) => territory(id) ?? []);
  return () => found;
};

test.each([
  ["women philippines 2020", ["PHL"], "2020", ["women"]],
  ["Filipinos in Saudi Arabia", ["PHL", "SAU"], null, []],
  ["菲律宾 妇女", ["PHL"], null, ["妇女"]],
  ["菲律宾妇女", ["PHL"], null, ["妇女"]],
  ["Coût des envois, Sénégal", ["SEN"], null, ["cout", "des", "envois"]],
  ["remittance cost", [], null, ["remittance", "cost"]],
])("%s", (q, ids, year, terms) => {
  const asked = takeApart(q, named(...ids));
  expect([asked.year, asked.terms]).toEqual([year, terms]);
});

test("terms begin words, whatever their case and marks", () => {
  expect(holdsAll("Réfugiés, part des migrants", ["refug", "migr"])).toBe(true);
  expect(holdsAll("Women among migrants", ["men"])).toBe(false);
  expect(holdsAll("移民中的妇女", ["妇女"])).toBe(true);
  expect(holdsAll("anything", [])).toBe(true);
});

const sorts = { statements: ["statement", "declaration"], drawings: ["chart", "table"] };

test.each([
  ["egypt statement", "egypt", ["statements"]],
  ["Déclaration Égypte", "Égypte", ["statements"]],
  ["women chart table", "women", ["drawings"]],
  ["women philippines", "women philippines", ["statements", "drawings"]],
  ["statement", "statement", ["statements", "drawings"]],
])("%s names the sort of evidence that it wants", (q, rest, wanted) => {
  expect(sortsAsked(q, sorts)).toEqual({ q: rest, sorts: wanted });
});

test("the other words stay as they were typed, for a search that does not fold them", () => {
  expect(takeApart("Coût des envois, Sénégal 2020", named("SEN")).rest).toBe("Coût des envois");
  expect(takeApart("Sénégal", named("SEN")).rest).toBe("");
});
