import { expect, test } from "vitest";
import { territory } from "../../kernel/territory/register.ts";
import { holdsAll, takeApart } from "./question.ts";

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
