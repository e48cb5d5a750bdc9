import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../language.ts";
import { words } from "../words.ts";
import type { SpellingContext } from "./context.ts";
import { allTerritories } from "./register.ts";
import { resolveTerritory } from "./resolve.ts";
import { spellingKey } from "./spelling.ts";
import { allSpellings, listOf } from "./spellings.ts";

function idOf(spelling: string | number, context?: SpellingContext): string {
  const found = resolveTerritory(spelling, undefined, context);
  return found.ok ? found.value.id : (found.problems[0]?.code ?? "");
}

describe("resolving a spelling", () => {
  test("every name in every language is its own territory's", () => {
    for (const one of allTerritories()) {
      for (const language of languages) expect(idOf(one.names[language]), one.names[language]).toBe(one.id);
    }
  });

  test("every code is its own territory's, padded or not, in either case", () => {
    for (const { id, m49, iso3 } of allTerritories()) {
      expect(idOf(id)).toBe(id);
      expect(idOf(id.toLowerCase())).toBe(id);
      if (m49 !== null)
        expect([idOf(m49), idOf(Number(m49)), idOf(String(Number(m49)))]).toEqual([id, id, id]);
      if (iso3 !== null) expect(idOf(iso3)).toBe(id);
    }
  });

  test.each<[string | number, string]>([
    [4, "AFG"],
    [900, "001"],
    ["0900", "001"],
    [5500, "143"],
    [947, "202"],
    [2003, "2003"],
    ["  China, Hong Kong SAR*", "HKG"],
    ["Cote d'Ivoire", "CIV"],
    ["Côte d`Ivoire", "CIV"],
    ["CÔTE D’IVOIRE", "CIV"],
    ["St. Lucia", "LCA"],
    ["Trinidad & Tobago", "TTO"],
    ["Korea, Republic of", "KOR"],
    ["Korea (Democratic People's Republic of)", "PRK"],
    ["Bahamas (the)", "BHS"],
    ["\u00a0Serbia (19)", "SRB"],
    ["Guinea\u2011Bissau", "GNB"],
    ["Netherlands 1/", "NLD"],
    ["Polynesia**", "061"],
    ["U.K.", "GBR"],
    ["la República de Chile", "CHL"],
    ["l'Ukraine", "UKR"],
    ["EL", "GRC"],
    ["UK", "GBR"],
    ["KSV", "XKX"],
    ["Congo", "COG"],
    ["Guinea", "GIN"],
    ["Micronesia", "057"],
    ["Sudan", "SDN"],
    ["Ethiopia", "ETH"],
    ["Yugoslavia", "YUG"],
    ["США", "USA"],
    ["中国台湾省", "TWN"],
  ])("%s is %s", (spelling, expected) => {
    expect(idOf(spelling)).toBe(expected);
  });

  test("the year decides where a name has meant different areas", () => {
    expect(idOf("Sudan", { year: 2000 })).toBe("736");
    expect(idOf("Sudan", { year: 2015 })).toBe("SDN");
    expect(idOf("Ethiopia", { year: 1990 })).toBe("230");
    expect(idOf("Germany", { year: 1985 })).toBe("280");
    expect(idOf("Yugoslavia", { year: 1985 })).toBe("YUG");
    expect(idOf("Yugoslavia", { year: 1998 })).toBe("SCG");
    expect(idOf("SDN", { year: 2000 })).toBe("SDN");
  });

  test("the publisher decides where it has a code of its own", () => {
    expect(idOf("YUG")).toBe("YUG");
    expect(idOf("YUG", { publisher: "world-bank" })).toBe("SCG");
    expect(idOf("Sub-Saharan Africa")).toBe("202");
    expect(idOf("Sub-Saharan Africa", { publisher: "world-bank" })).toBe("SSF");
    expect(idOf("Korea", { publisher: "oecd" })).toBe("KOR");
    expect(idOf("North America", { publisher: "world-bank" })).toBe("NAC");
    expect(idOf("TOTAL")).toBe("territory.unknown");
  });

  test("nothing else in the register is ambiguous", () => {
    const several = [...allSpellings().general].filter(([, meaning]) => listOf(meaning).length > 1);
    expect(several.map(([key]) => key).sort()).toEqual([
      "cs",
      "korea",
      "north america",
      "virgin islands",
      "yugoslavia serbia and montenegro",
    ]);
  });

  test.each(["Korea", "Virgin Islands", "CS"])("%s is ambiguous, and says between what", (spelling) => {
    const found = resolveTerritory(spelling, { file: "f.csv", line: 3 });
    if (found.ok) throw new Error("it was resolved");
    expect(found.problems).toHaveLength(1);
    expect(found.problems[0]).toMatchObject({
      code: "territory.ambiguous",
      place: { file: "f.csv", line: 3 },
    });
    expect(String(found.problems[0]?.facts.candidates).split("; ")).toHaveLength(2);
  });

  test.each([
    ["Mexcio", "Mexico (MEX)"],
    ["Zimbabve", "Zimbabwe (ZWE)"],
    ["Untied States of America", "United States of America (USA)"],
    ["Kazakstan", "Kazakhstan (KAZ)"],
    ["Phillipines", "Philippines (PHL)"],
    ["Serbia (incl. Kosovo)", "Serbia (SRB)"],
    ["Мексыка", "Mexico (MEX)"],
  ])("%s is unknown, and near to %s", (spelling, near) => {
    const found = resolveTerritory(spelling);
    if (found.ok) throw new Error("it was resolved");
    expect(found.problems[0]?.code).toBe("territory.unknown");
    expect(String(found.problems[0]?.facts.near).split("; ")[0]).toBe(near);
  });

  test.each(["", "  ", "*", "Total", "xx", "12345", "Atlantis and the deep sea"])(
    "%j is unknown",
    (spelling) => {
      expect(idOf(spelling)).toBe("territory.unknown");
    },
  );

  test("says so in six languages", () => {
    for (const language of languages) {
      for (const spelling of ["Mexcio", "Korea", "q"]) {
        const found = resolveTerritory(spelling);
        if (found.ok) throw new Error("it was resolved");
        for (const one of found.problems) {
          const said = words(language).problem(one);
          expect(said).toContain(spelling);
          expect(said).not.toMatch(/problem\.|\{\{/);
        }
      }
    }
  });

  test("takes any text without fail, and means the same by it however it is spaced and cased", () => {
    const names = allTerritories().flatMap((one) =>
      languages.map((language) => [one.id, one.names[language]]),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const key = spellingKey(text);
        expect(spellingKey(key)).toBe(key);
        resolveTerritory(text);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom("", " ", "\u00a0", "  "),
        ([id, name], space) => {
          for (const form of [`${space}${name}*`, (name ?? "").toLocaleUpperCase("en"), `${name}${space}`]) {
            expect(idOf(form)).toBe(id);
          }
        },
      ),
    );
  });
});
