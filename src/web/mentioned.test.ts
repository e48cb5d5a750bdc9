import { expect, test } from "vitest";
import { mentionedTerritories } from "./mentioned.ts";

test.each([
  ["how many Filipinos live in Saudi Arabia", ["PHL", "SAU"]],
  ["how many Mexicans are there in the United States of America?", ["MEX", "USA"]],
  ["Nigerians in the UK since 1990", ["NGA", "GBR"]],
  ["women from Nepal", ["NPL"]],
  ["can we see who are in it", []],
  ["", []],
])("%j mentions %j", (question, ids) => {
  expect(mentionedTerritories(question, "en").map(({ id }) => id)).toEqual(ids);
});

test("in other languages as well", () => {
  const ids = (question: string, language: "fr" | "es" | "ru") =>
    mentionedTerritories(question, language).map(({ id }) => id);
  expect(ids("combien de Marocains vivent en Espagne", "fr")).toEqual(["MAR", "ESP"]);
  expect(ids("cuántos colombianos viven en Chile", "es")).toEqual(["COL", "CHL"]);
  expect(ids("сколько узбеков живёт в стране Казахстан", "ru")).toContain("KAZ");
});
