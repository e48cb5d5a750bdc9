import { describe, expect, test } from "vitest";
import type { Language } from "../language.ts";
import { languages } from "../language.ts";
import { allTerritories } from "./register.ts";
import { searchCorridor, searchTerritories } from "./search.ts";

function first(text: string, language: Language, count = 1): string {
  return searchTerritories(text, language, count)
    .map(({ id }) => id)
    .join(" ");
}

describe("searching territories", () => {
  test.each<[string, Language, string]>([
    ["mex", "en", "MEX"],
    ["états", "fr", "USA"],
    ["etats unis", "fr", "USA"],
    ["Росс", "ru", "RUS"],
    ["الولايات", "ar", "USA"],
    ["美国", "zh", "USA"],
    ["国王", "zh", ""],
    ["st lu", "en", "LCA"],
    ["sta uni", "es", "USA"],
    ["germny", "en", "DEU"],
    ["turkey", "en", "TUR"],
    ["africa", "en", "002"],
    ["840", "en", "USA"],
    ["uae", "en", "ARE"],
    ["hong", "en", "HKG"],
    ["韩国", "zh", "KOR"],
    ["Россия", "ru", "RUS"],
    ["هند", "ar", "IND"],
    ["eta", "fr", "USA"],
    ["", "en", ""],
    ["   ", "en", ""],
  ])("%s (%s) finds %s", (text, language, expected) => {
    expect(first(text, language)).toBe(expected);
  });

  test("puts the shortest name that begins so first, territories before groups", () => {
    expect(first("guinea", "en", 4)).toBe("GIN GNB GNQ PNG");
    expect(first("congo", "en", 2)).toBe("COG COD");
    expect(first("sudan", "en", 3)).toBe("SDN SSD 736");
    expect(first("china", "en", 4)).toBe("CHN MAC TWN HKG");
  });

  test("gives no more than asked for", () => {
    expect(searchTerritories("united", "en", 3)).toHaveLength(3);
    expect(searchTerritories("united", "en", 0)).toHaveLength(0);
  });

  test("finds every territory by its name in every language", () => {
    for (const one of allTerritories()) {
      for (const language of languages) expect(first(one.names[language], language)).toBe(one.id);
    }
  });
});

describe("searching a corridor", () => {
  test.each<[string, Language, string]>([
    ["mex usa", "en", "MEX USA"],
    ["MEX-USA", "en", "MEX USA"],
    ["484 840", "en", "MEX USA"],
    ["US MX", "en", "USA MEX"],
    ["Mexico United States", "en", "MEX USA"],
    ["mexico -> usa", "en", "MEX USA"],
    ["mex→usa", "en", "MEX USA"],
    ["mexi > united states", "en", "MEX USA"],
    ["from India to UAE", "en", "IND ARE"],
    ["India to the United Arab Emirates", "en", "IND ARE"],
    ["guinea-bissau senegal", "en", "GNB SEN"],
    ["south sudan sudan", "en", "SSD SDN"],
    ["poland to germny", "en", "POL DEU"],
    ["africa europe", "en", "002 150"],
    ["de México a Estados Unidos", "es", "MEX USA"],
    ["du Mali à la France", "fr", "MLI FRA"],
    ["Украина Польша", "ru", "UKR POL"],
    ["из Украины в Польшу", "ru", "UKR POL"],
    ["墨西哥 美国", "zh", "MEX USA"],
    ["墨西哥美国", "zh", "MEX USA"],
    ["从印度到阿联酋", "zh", "IND ARE"],
    ["المكسيك الولايات المتحدة", "ar", "MEX USA"],
    ["من الهند إلى الإمارات", "ar", "IND ARE"],
  ])("%s (%s) is %s", (text, language, expected) => {
    const found = searchCorridor(text, language);
    expect(`${found?.origin.id} ${found?.destination.id}`).toBe(expected);
  });

  test.each([
    "india",
    "Papua New Guinea",
    "Trinidad and Tobago",
    "Congo, Democratic Republic of the",
    "korea japan",
    "mexico mexico",
    "61/208",
    "A/RES/61/208",
    "migrant stock",
    "un-desa-stock",
    "",
  ])("%s is none", (text) => {
    expect(searchCorridor(text, "en")).toBeUndefined();
  });

  test("no name of a territory is taken for a corridor", () => {
    for (const one of allTerritories()) {
      for (const language of languages) expect(searchCorridor(one.names[language], language)).toBeUndefined();
    }
  });
});
