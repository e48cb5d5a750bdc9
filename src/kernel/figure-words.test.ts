import { expect, test } from "vitest";
import { figureInWords } from "./figure-words.ts";
import { words } from "./words.ts";

test.each([
  ["en", "001 2049 T net-migration", "World, 2049, both sexes, net migration"],
  [
    "en",
    "MEX→USA 1990 F migrant-stock",
    "Mexico → United States of America, 1990, women, international migrant stock",
  ],
  ["en", "BRA 2024 0-4 migrant-stock", "Brazil, 2024, 0-4, international migrant stock"],
  [
    "en",
    "BES 2005 T stock-share",
    "Bonaire, Sint Eustatius and Saba, 2005, both sexes, migrants’ share of the population",
  ],
  ["fr", "DEU 2015-2020 M deaths", "Allemagne, 2015-2020, hommes, décès"],
  ["en", "something else", "something, else"],
] as const)("%s: %s", (language, codes, said) => {
  expect(figureInWords(codes, words(language))).toBe(said);
});

test("a sentence of the catalogue takes it as {{where, figure}}", () => {
  const facts = { count: 1, checked: 2, largest: 3, where: "USA 2020 T migrant-stock" };
  const said = words("es").t("importing:finding.origins-differ", facts);
  expect(said).toContain(
    "Estados Unidos de América, 2020, ambos sexos, población de migrantes internacionales",
  );
});
