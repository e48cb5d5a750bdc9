import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../kernel/root.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { allTerritories, territory } from "../../kernel/territory/register.ts";
import { atlas, mapWidth } from "./atlas.ts";
import { areaOf } from "./base.ts";

const id = (text: string) => TerritoryId.parse(text);

describe("the atlas", () => {
  test("every territory of the starter figures is on the map, within the frame", () => {
    const codes = new Set<string>();
    for (const file of ["un-desa-stock-2024.tsv", "un-desa-stock-age-2024.tsv", "un-wpp-2024.tsv"]) {
      const lines = readFileSync(join(projectRoot(), "data", "starter", file), "utf8").split("\n");
      for (const line of lines)
        for (const cell of line.split("\t").slice(0, 2))
          if (territory(cell)?.kind === "territory") codes.add(cell);
    }
    expect(codes.size).toBeGreaterThan(230);
    const missing = [...codes].filter((code) => !areaOf(id(code)));
    expect(missing).toEqual([]);
    for (const code of codes) {
      const area = areaOf(id(code));
      expect(area?.x).toBeGreaterThan(0);
      expect(area?.x).toBeLessThan(mapWidth);
      expect(area?.y).toBeGreaterThan(0);
      expect(area?.y).toBeLessThan(atlas().height);
    }
  });

  test("territories of the register that have a place on earth have one here", () => {
    const without = allTerritories().filter((one) => one.kind === "territory" && one.m49 && !areaOf(one.id));
    expect(without.map((one) => one.id)).toEqual(expect.not.arrayContaining(["USA", "FRA"]));
    expect(without.length).toBeLessThan(12);
  });

  test("parts are counted where the statistics count them", () => {
    expect(areaOf(id("GUF"))?.path).not.toBe("");
    expect(areaOf(id("GUF"))?.x).toBeLessThan(500);
    expect(areaOf(id("FRA"))?.x).toBeGreaterThan(500);
    // The Crimea hangs at 34 degrees east and 45 north: within the box of Ukraine's path, not apart from it in Russia's.
    const ukraine = areaOf(id("UKR"))?.path ?? "";
    const russia = areaOf(id("RUS"))?.path ?? "";
    expect(ukraine.match(/M/g)).toHaveLength(1);
    expect(russia).not.toContain("NaN");
    expect(areaOf(id("GLP"))?.x).toBeLessThan(400);
    expect(areaOf(id("BES"))?.x).toBeLessThan(400);
  });

  test("there is no Antarctica, and no region, residual or former territory has a place by mistake", () => {
    expect(atlas().areas.has("010")).toBe(false);
    expect(areaOf(id("2003"))).toBeUndefined();
    expect(areaOf(id("001"))).toBeUndefined();
  });

  test("coordinates are whole numbers", () => {
    expect(atlas().land).toMatch(/^[Mlz\d, -]+$/);
    expect(atlas().frontiers).toMatch(/^[Mlz\d, -]+$/);
  });
});
