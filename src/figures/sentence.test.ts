import { describe, expect, test } from "vitest";
import { languages } from "../kernel/language.ts";
import { TerritoryId } from "../kernel/territory/model.ts";
import { words } from "../kernel/words.ts";
import { nameInText } from "./names.ts";
import { corridorSentence, immigrantsSentence, saidLines, saidRows, shareSentence } from "./sentence.ts";

const [mexico, states, vatican] = ["MEX", "USA", "VAT"].map((id) => TerritoryId.parse(id)) as [
  TerritoryId,
  TerritoryId,
  TerritoryId,
];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const corridor = {
  origin: mexico,
  destination: states,
  value: 11_279_561,
  sex: "T",
  period: "2024",
} as const;

describe("sentences", () => {
  test("a corridor, as the pages say it", () => {
    expect(corridorSentence(words("en"), corridor)).toBe(
      "11.3 million people born in Mexico live in the United States of America (2024)",
    );
    expect(plain(corridorSentence(words("fr"), corridor))).toBe(
      "Origine Mexique, résidence États-Unis d’Amérique : 11,3 millions de personnes (2024)",
    );
    expect(plain(corridorSentence(words("es"), { ...corridor, sex: "F" }))).toContain(
      "11,3 millones de mujeres nacidas en México viven en",
    );
  });

  test("one person is one", () => {
    expect(corridorSentence(words("en"), { ...corridor, value: 1 })).toMatch(
      /^1 person born in Mexico lives in/,
    );
    expect(
      immigrantsSentence(words("en"), { destination: vatican, value: 1, sex: "M", period: "2024" }),
    ).toBe("1 migrant man lives in the Holy See (2024)");
  });

  test("no number is not none", () => {
    const none = { destination: states, sex: "T", period: "1990" } as const;
    expect(immigrantsSentence(words("en"), { ...none, value: null })).toBe(
      "United States of America: no figure (1990)",
    );
    expect(immigrantsSentence(words("en"), { ...none, value: 0 })).toMatch(/^0 international migrants/);
    expect(shareSentence(words("en"), "women", { territory: states, value: null, period: "1990" })).toContain(
      "no figure",
    );
  });

  test.each(languages)("every sentence is whole in %s", (language) => {
    const w = words(language);
    for (const sex of ["T", "F", "M"] as const) {
      for (const value of [0, 1, 2, 3, 7, 11, 21, 100, 5_432, 2_000_000, 11_279_561]) {
        const said = [
          corridorSentence(w, { ...corridor, value, sex }),
          immigrantsSentence(w, { destination: states, value, sex, period: "2024" }),
        ];
        for (const sentence of said) {
          expect(sentence).not.toMatch(/\{\{|sentence\./);
          expect(sentence).toContain("2024");
        }
      }
    }
    const rows = [{ name: "A", value: "1" }];
    expect(saidRows(w, "largest", "T", rows)).not.toMatch(/\{\{|said\./);
    const line = { label: "A", from: "1", first: "1990", to: "2", last: "2024" };
    expect(saidLines(w, "T", [line])).toContain("1990");
    expect(saidLines(w, "T", [])).toBe("T");
  });

  test("English names take their article within a sentence", () => {
    const name = (id: string) => nameInText(TerritoryId.parse(id), words("en"));
    expect(["GBR", "PHL", "FRA", "001", "CYM", "021"].map(name)).toEqual([
      "the United Kingdom of Great Britain and Northern Ireland",
      "the Philippines",
      "France",
      "the world",
      "the Cayman Islands",
      "Northern America",
    ]);
  });
});
