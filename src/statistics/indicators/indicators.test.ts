import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AgeGroup, allAges } from "../../kernel/age.ts";
import type { Education, Measure, Sex, Unit } from "../../kernel/dimension.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { languages } from "../../kernel/language.ts";
import { year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { members } from "../../kernel/territory/register.ts";
import { words } from "../../kernel/words.ts";
import type { Observation } from "../observation.ts";
import type { DatasetId } from "../releases/model.ts";
import { openTestHome, stageAll, type TestHome } from "../releases/support/home.ts";
import { indicatorFigures, latest } from "./indicators.ts";
import { type IndicatorId, indicatorIds } from "./model.ts";
import { gapInWords, valueInWords } from "./say.ts";

const id = (text: string) => TerritoryId.parse(text);

interface Told {
  readonly sex?: Sex;
  readonly age?: AgeGroup;
  readonly education?: Education;
  readonly unit?: Unit;
  readonly at?: number;
  readonly notes?: string;
}

function told(
  measure: Measure,
  destination: string,
  origin: string | null,
  value: number | null,
  how: Told = {},
) {
  const { sex = "T", age = allAges, education = "T", unit = "persons", at = 2020, notes = null } = how;
  return {
    measure,
    destination: id(destination),
    origin: origin === null ? null : id(origin),
    sex,
    age,
    education,
    period: year(at),
    value,
    status: value === null ? "O" : "A",
    unit,
    dataType: null,
    notes,
  } satisfies Observation;
}

const stock = (destination: string, origin: string, women: number, men: number) => [
  told("migrant-stock", destination, origin, women + men),
  told("migrant-stock", destination, origin, women, { sex: "F" }),
  told("migrant-stock", destination, origin, men, { sex: "M" }),
];
const adult = (education: Education) => ({ age: "25+" as AgeGroup, education });
const usd = { unit: "usd" } as const;
const percent = { unit: "percent" } as const;

/** Melanesia is Fiji, New Caledonia, Papua New Guinea, Solomon Islands and Vanuatu. */
const releases: readonly (readonly [DatasetId, readonly Observation[]])[] = [
  [
    "un-desa-stock",
    [
      ...stock("FJI", "001", 30, 70),
      ...stock("FJI", "VUT", 30, 70),
      ...stock("VUT", "001", 5, 5),
      ...stock("VUT", "FJI", 5, 5),
      ...stock("AUS", "001", 300, 100),
      ...stock("AUS", "FJI", 300, 100),
    ],
  ],
  [
    "un-wpp",
    [
      told("population", "FJI", null, 1, { unit: "thousand-persons" }),
      told("population", "VUT", null, 0.5, { unit: "thousand-persons" }),
      told("population", "PNG", null, 9000, { unit: "thousand-persons" }),
    ],
  ],
  [
    "oecd-dioc",
    [
      told("migrant-stock", "AUS", "FJI", 30, adult("HIGH")),
      told("migrant-stock", "NZL", "FJI", 20, adult("HIGH")),
      told("native-born", "FJI", null, 150, adult("HIGH")),
      told("native-born", "VUT", null, 60, adult("HIGH")),
      told("migrant-stock", "AUS", "VUT", 40, adult("HIGH")),
      told("migrant-stock", "AUS", "PNG", 5, adult("HIGH")),
    ],
  ],
  [
    "world-bank-indicators",
    [
      told("remittances-received", "FJI", null, 1e6, usd),
      told("remittances-received", "VUT", null, 3e6, usd),
      told("remittances-received", "PNG", null, 0, usd),
      told("remittances-received-share", "FJI", null, 10, percent),
      told("remittances-received-share", "VUT", null, 30, percent),
      told("remittances-received-share", "PNG", null, 0, percent),
      told("remittance-cost", "FJI", "001", 9.5, percent),
    ],
  ],
  [
    "world-bank-remittances",
    [
      told("remittances-paid", "FJI", null, 0, { unit: "million-usd", notes: "zero" }),
      told("remittances-paid", "VUT", null, 2, { unit: "million-usd" }),
    ],
  ],
  [
    "remittance-prices",
    [
      told("remittance-cost-smart", "FJI", "AUS", 6, percent),
      told("remittance-cost-smart", "FJI", "NZL", 4, percent),
      told("remittance-cost-smart", "VUT", "AUS", 7, percent),
    ],
  ],
  ["oecd-flows", [told("immigration", "AUS", "001", 300), told("emigration", "001", "AUS", 100)]],
];

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
  for (const [dataset, observations] of releases) {
    unwrap(
      await home.catalogue.publish(await stageAll(home.catalogue, observations, { dataset, notes: {} })),
    );
  }
});
afterAll(() => home.close());

async function one(territory: string, indicator: IndicatorId) {
  return latest(
    await indicatorFigures(home, { territory: id(territory), indicators: [indicator] }),
    indicator,
  );
}

describe("indicators of a territory", () => {
  test.each([
    ["FJI", "migrant-stock", 100],
    ["FJI", "migrant-stock-share", 10],
    ["FJI", "womens-share", 30],
    ["FJI", "sex-ratio", (100 * 70) / 30],
    ["FJI", "emigrants", 410],
    ["FJI", "emigrant-share", 41],
    ["FJI", "emigrant-share-of-natives", (100 * 410) / (1000 - 100 + 410)],
    ["FJI", "womens-share-of-emigrants", (100 * 305) / 410],
    ["FJI", "emigration-rate-high", 25],
    ["FJI", "remittances-received", 1e6],
    ["FJI", "remittances-share", 10],
    ["FJI", "remittances-per-emigrant", 1e6 / 410],
    ["FJI", "remittance-cost-to", 9.5],
    ["FJI", "corridors-above-target", 50],
    ["AUS", "arrivals", 300],
    ["AUS", "departures", 100],
    ["AUS", "effectiveness", 0.5],
  ] as const)("%s: %s", async (territory, indicator, value) => {
    expect(await one(territory, indicator)).toMatchObject({ value: expect.closeTo(value, 9), gap: null });
  });

  test("a gap has its reason, and is no zero", async () => {
    expect(await one("VUT", "remittance-cost-to")).toMatchObject({ value: null, gap: "numerator-missing" });
    expect(await one("AUS", "migrant-stock-share")).toMatchObject({
      value: null,
      gap: "denominator-missing",
    });
    expect(await one("PNG", "remittances-received")).toMatchObject({ value: 0, gap: null });
    expect(await one("FJI", "refugee-share")).toMatchObject({
      gap: "no-release",
      needs: ["un-desa-stock-total"],
    });
    expect(await one("FJI", "arrivals")).toMatchObject({ value: null, gap: "no-period" });
    // KNOMAD writes 0 for a gap too, so a zero of its is none.
    expect(await one("FJI", "remittances-paid")).toMatchObject({ value: null, gap: "numerator-missing" });
    expect(await one("VUT", "remittances-paid")).toMatchObject({ value: 2e6 });
  });
});

describe("indicators of a region", () => {
  const melanesia = "054";

  test("shares are quotients of sums over the territories that have both parts", async () => {
    expect(await one(melanesia, "migrant-stock-share")).toMatchObject({
      value: expect.closeTo((100 * 110) / 1500, 9),
      numerator: 110,
      denominator: 1500,
      counted: 2,
    });
    // Not (10 + 30 + 0) / 3: the products that the shares imply are 10 and 10 million, and none of Papua New Guinea.
    expect(await one(melanesia, "remittances-share")).toMatchObject({
      value: expect.closeTo(20, 9),
      counted: 2,
    });
    expect(await one(melanesia, "emigration-rate-high")).toMatchObject({
      value: expect.closeTo((100 * 90) / 300, 9),
    });
    expect(await one(melanesia, "corridors-above-target")).toMatchObject({
      value: expect.closeTo(200 / 3, 9),
    });
  });

  test("those that lack a part are named", async () => {
    const found = await one(melanesia, "migrant-stock-share");
    expect([...(found?.leftOut ?? [])].sort()).toEqual(
      members(melanesia).filter((territory) => territory !== "FJI" && territory !== "VUT"),
    );
  });

  test("a mean over services does not add up", async () => {
    expect(await one(melanesia, "remittance-cost-to")).toMatchObject({ value: null, gap: "not-additive" });
  });
});

describe("evidence", () => {
  test("every value rests on slices of current releases", async () => {
    const figures = await indicatorFigures(home, { territory: id("FJI") });
    expect(new Set(figures.map(({ indicator }) => indicator))).toEqual(new Set(indicatorIds));
    for (const { value, evidence, basis } of figures) {
      if (value === null) continue;
      expect(evidence.length).toBeGreaterThan(0);
      for (const text of evidence) {
        const reference = parseEvidence(text);
        expect(reference.ok && basis.some(({ release }) => release === reference.value.version)).toBe(true);
      }
    }
  });

  test("times are those asked for; of others nothing is said but that", async () => {
    const asked = { territory: id("FJI"), indicators: ["migrant-stock"] as const, periods: [year(1990)] };
    expect(await indicatorFigures(home, asked)).toMatchObject([
      { period: "1990", value: null, gap: "no-period" },
    ]);
  });
});

describe.each(languages)("in %s", (language) => {
  test("every indicator, unit and gap has its words", () => {
    const w = words(language);
    for (const indicator of indicatorIds) expect(w.has(`indicators:name.${indicator}`)).toBe(true);
    for (const unit of ["persons", "percent", "per-hundred", "usd", "usd-per-person", "none"] as const) {
      expect(valueInWords(w, unit, 1_234_567.891)).toMatch(/\d/);
      expect(w.has(`indicators:unit.${unit}`)).toBe(true);
    }
    for (const gap of ["no-release", "no-period", "not-additive", "denominator-zero"] as const)
      expect(gapInWords(w, { gap, needs: ["un-wpp"] })).not.toContain("indicators:");
  });
});
