import { describe, expect, test, vi } from "vitest";
import { languages } from "../language.ts";
import { incomeGroup, incomeYears } from "./income.ts";
import { TerritoryId, world } from "./model.ts";
import { allTerritories, members, requireTerritory, territory, territoryName } from "./register.ts";

const all = allTerritories();

describe("the register of territories", () => {
  test("has identifiers in their form, each once, in order", () => {
    const ids = all.map((one) => TerritoryId.parse(one.id));
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test("gives each M49 number and each ISO 3166-1 code to one territory", () => {
    for (const of of ["m49", "iso3"] as const) {
      const codes = all.map((one) => one[of]).filter((code) => code !== null);
      expect(new Set(codes).size).toBe(codes.length);
    }
    const now = all.filter((one) => one.kind === "territory" && one.iso2 !== null).map((one) => one.iso2);
    expect(new Set(now).size).toBe(now.length);
  });

  test("takes the identifier from ISO 3166, else from M49", () => {
    for (const one of all) {
      if (one.iso3 !== null) expect(one.id).toBe(one.iso3);
      else if (one.m49 !== null) expect(one.id).toBe(one.m49);
    }
  });

  test("names every territory in six languages", () => {
    for (const one of all) {
      for (const language of languages) {
        expect(one.names[language], `${one.id} ${language}`).toMatch(/^\S(.*\S)?$/);
      }
    }
    expect(territoryName("USA", "en")).toBe("United States of America");
    expect(territoryName("CIV", "en")).toBe("Côte d’Ivoire");
    expect(territoryName("TUR", "fr")).toBe("Türkiye");
    expect(territoryName("MEX", "ar")).toBe("المكسيك");
    expect(territoryName("RUS", "ru")).toBe("Российская Федерация");
    expect(territoryName("LAO", "zh")).toBe("老挝人民民主共和国");
    expect(territoryName("TWN", "en")).toBe("Taiwan Province of China");
  });

  test("is closed: what holds a region holds its members", () => {
    for (const one of all) {
      expect(one.memberOf).not.toContain(one.id);
      expect(one.memberOf).not.toContain(world);
      for (const group of one.memberOf) {
        for (const above of requireTerritory(group).memberOf) expect(one.memberOf, one.id).toContain(above);
      }
      for (const next of one.successors) expect(territory(next), one.id).toBeDefined();
    }
  });

  test("lists the narrowest region first", () => {
    expect(requireTerritory("UGA").memberOf.slice(0, 3)).toEqual(["014", "202", "002"]);
    expect(requireTerritory("MEX").memberOf.slice(0, 3)).toEqual(["013", "419", "019"]);
  });

  test("has the groups of the published lists", () => {
    expect(members("199")).toHaveLength(45);
    expect(members("432")).toHaveLength(32);
    expect(members("722")).toHaveLength(53);
    expect(members("1637")).toHaveLength(57);
    expect(members("021")).toEqual(["BMU", "CAN", "GRL", "SPM", "USA"]);
    expect(members("053")).toContain("NZL");
    expect(members("EUU")).toHaveLength(27);
    expect(members("830")).toEqual(["680", "GGY", "JEY"]);
    expect(members("USA")).toEqual([]);
    expect(members(world)).toHaveLength(all.filter((one) => one.kind === "territory").length);
  });

  test("knows the territories that have gone, and what became of them", () => {
    expect(requireTerritory("SUN").successors).toHaveLength(15);
    expect(requireTerritory("ANT").successors).toEqual(["BES", "CUW", "SXM"]);
    expect(requireTerritory("736").successors).toEqual(["SDN", "SSD"]);
    for (const id of ["SUN", "YUG", "SCG", "CSK", "DDR", "280", "230", "736", "ANT", "PCI"]) {
      expect(requireTerritory(id).kind).toBe("former");
      expect(requireTerritory(id).years?.last).toBeLessThan(2012);
    }
  });

  test("has the income groups of the World Bank", () => {
    const { first, last } = incomeYears();
    expect([first, last]).toEqual([1987, 2024]);
    const groups = all.map((one) => incomeGroup(one.id, last));
    const count = (group: string) => groups.filter((one) => one === group).length;
    expect([count("H"), count("UM"), count("LM"), count("L")]).toEqual([87, 54, 50, 26]);
    expect(["MEX", "IND", "RUS", "SYR"].map((id) => incomeGroup(id, 2024))).toEqual(["UM", "LM", "H", "L"]);
    expect(incomeGroup("YEM", 1987)).toBe("LM");
    expect(incomeGroup("VEN", 2024)).toBeUndefined();
    expect(members("1503")).toHaveLength(87);
    expect(members("1500")).toContain("SYR");
  });

  test("loads in less than 30 ms", async () => {
    const times = [];
    for (let i = 0; i < 3; i++) {
      vi.resetModules();
      const fresh = await import("./register.ts");
      const start = performance.now();
      expect(fresh.allTerritories().length).toBe(all.length);
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(30);
  });
});
