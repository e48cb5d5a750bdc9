import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onlyRelease, openTestHome, type TestHome } from "../importing/support/home.ts";
import { type Cell, writeSheets } from "../importing/support/small.ts";
import type { Observation } from "../observation.ts";
import type { Release } from "../releases/model.ts";
import { queryObservations } from "../releases/observations.ts";

/** Formats of which no file lies at hand, in small tables of their layout; the figures are made up. */

let home: TestHome;
let folder: string;
beforeAll(async () => {
  home = await openTestHome();
  folder = mkdtempSync(join(tmpdir(), "corridor-skills-"));
});
afterAll(async () => {
  await home.close();
  rmSync(folder, { recursive: true, force: true });
});

function text(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

async function all(release: Release): Promise<readonly Observation[]> {
  const found: Observation[] = [];
  for await (const batch of queryObservations(home.engine, release, {})) found.push(...batch);
  return found;
}

async function problemsOf(path: string) {
  const staged = await home.stage(path);
  return staged.ok ? [] : staged.problems.map(({ code, place }) => [code, place?.cell ?? place?.line]);
}

function value(found: readonly Observation[], where: Partial<Observation>): number | null | undefined {
  const whole = { sex: "T", age: "T", education: "T", origin: null, ...where };
  const fits = found.filter((one) =>
    Object.entries(whole).every(([name, wanted]) => one[name as keyof Observation] === wanted),
  );
  expect(fits.length).toBeLessThanOrEqual(1);
  return fits[0]?.value;
}

describe("migrants by education, in the form of DIOC", () => {
  const header = "oecd,country,coub,fborn,sex,age_cdb,edu_cdb,number";
  const rows = [
    "1,CAN,PHL,1,1,3,3,100",
    "1,CAN,PHL,1,2,3,3,150",
    "1,CAN,PHL,1,2,4,1,50",
    "1,CAN,PHL,1,2,2,2,7",
    "1,CAN,PHL,1,2,99,99,3",
    "1,USA,PHL,1,1,5,3,400",
    "0,PHL,PHL,0,1,3,3,4000",
    "0,PHL,PHL,0,2,3,1,6000",
  ];

  test("who lives where, and those who live where they were born", async () => {
    const release = onlyRelease(await home.publish(text("dioc.csv", [header, ...rows])));
    expect(release.description).toMatchObject({ dataset: "oecd-dioc", version: "2010" });
    const found = await all(release);
    const canada = { measure: "migrant-stock", destination: "CAN", origin: "PHL" } as never as Observation;
    const of = (where: object) => value(found, { ...canada, ...where });
    expect(of({})).toBe(310);
    expect(of({ age: "25+" })).toBe(300);
    expect(of({ age: "15+" })).toBe(307);
    expect(of({ age: "25+", education: "HIGH" })).toBe(250);
    expect(of({ age: "25+", education: "HIGH", sex: "F" })).toBe(150);
    expect(of({ age: "25+", education: "LOW" })).toBe(50);
    expect(of({ sex: "F" })).toBe(210);
    const natives = { measure: "native-born", destination: "PHL", age: "25+" } as never as Observation;
    expect(value(found, { ...natives, education: "HIGH" })).toBe(4000);
    expect(value(found, natives)).toBe(10_000);
  });

  test("levels and ages add up, whatever the rows are", async () => {
    const found = await all(onlyRelease(await home.publish(text("sums.csv", [header, ...rows]))));
    for (const one of found.filter(({ education, age }) => education === "T" && age === "25+")) {
      const levels = found.filter(
        (other) =>
          other.education !== "T" &&
          other.age === one.age &&
          other.sex === one.sex &&
          other.origin === one.origin &&
          other.destination === one.destination &&
          other.measure === one.measure,
      );
      expect(levels.reduce((sum, level) => sum + (level.value ?? 0), 0)).toBe(one.value);
    }
  });

  test("a code that the table does not have, and a number that is none, with their cells", async () => {
    const path = text("bad.csv", [
      header,
      "1,CAN,PHL,1,3,3,3,100",
      "1,CAN,PHL,1,1,3,3,many",
      "1,CAN,QQQ,1,1,3,3,1",
    ]);
    expect(await problemsOf(path)).toEqual([
      ["importing.code-unknown", "E2"],
      ["importing.text-in-number-cell", "H3"],
      ["territory.unknown", "C4"],
    ]);
  });
});

describe("brain drain in the form of the IAB", () => {
  const years: Cell[] = ["USA", 1980, null, null, 1985];
  const sheet = (labels: readonly string[]): Cell[][] => [
    years,
    ["Country of birth", ...labels, ...labels],
    ["Total immigration stock", 30, 12, 18, 50, 20, 30],
    ["Share", 1, 0.4, 0.6, 1, 0.4, 0.6],
    ["Mexico", 20, 8, 12, 35, 15, 20],
    ["Philippines", 10, 4, 6, 15, 5, 10],
    ["United States", 0, null, null, 0],
  ];

  test("by sex, a year over the first of its columns", async () => {
    const labels = ["Total", "M-Total", "F-Total"];
    const path = await writeSheets(folder, "iab.xlsx", { "Explanatory note": [["IAB"]], USA: sheet(labels) });
    const release = onlyRelease(await home.publish(path));
    const found = await all(release);
    const usa = { measure: "migrant-stock", destination: "USA", age: "25+" } as never as Observation;
    expect(value(found, { ...usa, origin: "PHL", period: "1985", sex: "F" } as never)).toBe(10);
    expect(value(found, { ...usa, origin: "001", period: "1980" } as never)).toBe(30);
    expect(found.every(({ dataType }) => dataType === "B")).toBe(true);
  });

  test("by education, joined to what is there by sex", async () => {
    const path = await writeSheets(folder, "iab-skill.xlsx", { USA: sheet(["Low", "Medium", "High"]) });
    const found = await all(onlyRelease(await home.publish(path)));
    const usa = {
      measure: "migrant-stock",
      destination: "USA",
      origin: "MEX",
      age: "25+",
    } as never as Observation;
    expect(value(found, { ...usa, period: "1980", education: "HIGH" } as never)).toBe(12);
    expect(value(found, { ...usa, period: "1980", sex: "F" } as never)).toBe(12);
  });
});

describe("prices of single services", () => {
  const header: Cell[] = [
    "id",
    "period",
    "source_code",
    "destination_code",
    "firm",
    "speed actual",
    "cc1 lcu fee",
    "cc1 fx margin",
    "cc1 total cost %",
    "cc2 total cost %",
    "transparent",
    "receiving network coverage",
  ];
  const service = (
    period: string,
    corridor: readonly [string, string],
    cost: Cell,
    { speed = "Same day", transparent = "yes", coverage = "High", cost500 = null as Cell } = {},
  ): Cell[] => [1, period, ...corridor, "firm", speed, 1, 2, cost, cost500, transparent, coverage];
  const uae = ["ARE", "IND"] as const;

  test("averages by corridor and place, over services that disclose their rate", async () => {
    const path = await writeSheets(folder, "rpw.xlsx", {
      "Terms of Use": [["Terms"]],
      "Dataset (from Q2 2016)": [
        header,
        service("2025_1Q", uae, 4, { cost500: 2 }),
        service("2025_1Q", uae, "5.5"),
        service("2025_1Q", uae, -0.5, { transparent: "Yes" }),
        service("2025_1Q", uae, 1, { transparent: "no" }),
        service("2025_1Q", uae, 30, { speed: "6 days or more" }),
        service("2025_1Q", uae, 1, { coverage: "Low" }),
        service("2025_1Q", ["ITA", "KSV"], 6),
        service("2025_3Q", ["ITA", "XKX"], 8),
        service("2025_3Q", ["ITA", "XKX"], null),
      ],
    });
    const staged = await home.publish(path);
    const release = onlyRelease(staged);
    expect(release.description.dataset).toBe("remittance-prices");
    const found = await all(release);
    const corridor = { measure: "remittance-cost", origin: "ARE", destination: "IND", period: "2025-Q1" };
    const of = (where: object) => value(found, { ...corridor, ...where } as never);
    expect(of({})).toBeCloseTo((4 + 5.5 - 0.5 + 30 + 1) / 5, 12);
    expect(of({ measure: "remittance-cost-500" })).toBe(2);
    expect(of({ measure: "remittance-cost-smart" })).toBeCloseTo(3, 12);
    expect(of({ origin: "001", destination: "001" })).toBeCloseTo((4 + 5.5 - 0.5 + 30 + 1 + 6) / 6, 12);
    const kosovo = { ...corridor, origin: "ITA", destination: "XKX" };
    expect(value(found, kosovo as never)).toBe(6);
    expect(value(found, { ...kosovo, period: "2025-Q3" } as never)).toBe(8);
    // A quarter in which nobody asked is not there: it is no zero and no carried price.
    expect(release.description.coverage.periods).toEqual(["2025-Q1", "2025-Q3"]);
    const skipped = staged.report.sheets.flatMap((sheet) =>
      sheet.skipped.map(({ code, count }) => [code, count]),
    );
    expect(skipped).toContainEqual(["importing.not-transparent", 1]);
  });

  test("what cannot be read is told with its cell", async () => {
    const path = await writeSheets(folder, "rpw-bad.xlsx", {
      Data: [header, service("2025-1", uae, 4), service("2025_1Q", uae, "cheap")],
    });
    expect(await problemsOf(path)).toEqual([
      ["kernel.period-unknown", "B2"],
      ["importing.text-in-number-cell", "I3"],
    ]);
  });
});

describe("indicators of the World Bank as workbooks", () => {
  const data = (code: string, updated: Cell, rows: readonly Cell[][]) => ({
    Data: [
      ["Data Source", "World Development Indicators"],
      ["Last Updated Date", updated],
      [],
      ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2020", "2021"],
      ...rows.map(([name, iso, ...values]): Cell[] => [
        name ?? null,
        iso ?? null,
        "An indicator",
        code,
        ...values,
      ]),
    ],
    "Metadata - Countries": [["Country Code", "Region"]],
  });

  test("each joins the others, whatever their day, and the two ends of costs stay apart", async () => {
    const share = await writeSheets(
      folder,
      "share.xlsx",
      data("BX.TRF.PWKR.DT.GD.ZS", 45_056, [["Tajikistan", "TJK", 27.5, null]]),
    );
    const to = await writeSheets(
      folder,
      "to.xlsx",
      data("SI.RMT.COST.IB.ZS", 44_000, [
        ["Tajikistan", "TJK", 2.5, 3],
        ["World", "WLD", 6.5, 6.3],
      ]),
    );
    const from = await writeSheets(
      folder,
      "from.xlsx",
      data("SI.RMT.COST.OB.ZS", 44_000, [
        ["Russian Federation", "RUS", 1, 1.5],
        ["World", "WLD", 6.5, 6.3],
      ]),
    );
    await home.publish(share);
    await home.publish(to);
    const release = onlyRelease(await home.publish(from));
    expect(release.description).toMatchObject({ version: "2023-05-10", dataset: "world-bank-indicators" });
    const found = await all(release);
    const of = (where: object) => value(found, where as never);
    expect(of({ measure: "remittances-received-share", destination: "TJK", period: "2020" })).toBe(27.5);
    expect(of({ measure: "remittances-received-share", destination: "TJK", period: "2021" })).toBeNull();
    expect(of({ measure: "remittance-cost", destination: "TJK", origin: "001", period: "2021" })).toBe(3);
    expect(of({ measure: "remittance-cost", destination: "001", origin: "RUS", period: "2021" })).toBe(1.5);
    expect(of({ measure: "remittance-cost", destination: "001", origin: "001", period: "2020" })).toBe(6.5);
  });

  test("an indicator that has nothing to do with migration is refused with those that have", async () => {
    const path = await writeSheets(
      folder,
      "gdp.xlsx",
      data("NY.GDP.MKTP.CD", 45_056, [["Tajikistan", "TJK", 1]]),
    );
    const staged = await home.stage(path);
    expect(staged.ok ? [] : staged.problems).toMatchObject([
      {
        code: "importing.indicator-unknown",
        facts: { text: "NY.GDP.MKTP.CD", known: expect.stringContaining("BX.TRF.PWKR.CD.DT") },
      },
    ]);
  });
});

describe("flows of Eurostat as SDMX-CSV", () => {
  const header = "DATAFLOW,LAST UPDATE,freq,partner,agedef,age,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG";
  const row = (
    flow: string,
    partner: string,
    sex: string,
    geo: string,
    value: string,
    rest = "COMPLET,TOTAL",
  ) => `ESTAT:MIGR_${flow}(1.0),04/03/22 23:00:00,A,${partner},${rest},NR,${sex},${geo},2019,${value}`;

  test("both sides of the mirror stand in one dataset, in the codes of Eurostat", async () => {
    const arrivals = text("imm.csv", [
      header,
      row("IMM5PRV", "UK", "T", "EL", "100,b"),
      row("IMM5PRV", "UK", "F", "EL", "40,"),
      row("IMM5PRV", "EXT_EU27_2020", "T", "EL", "900,"),
      row("IMM5PRV", "UK", "T", "EL", "99,", "REACH,TOTAL"),
      row("IMM5PRV", "UK", "T", "EL", "10,", "COMPLET,Y_LT15"),
      row("IMM5PRV", "TR", "T", "EL", ":,"),
    ]);
    const departures = text("emi.csv", [header, row("EMI3NXT", "EL", "T", "UK", "80,e")]);
    await home.publish(arrivals);
    const release = onlyRelease(await home.publish(departures));
    expect(release.description).toMatchObject({ dataset: "eurostat-flows", version: "2022-03-04" });
    const found = await all(release);
    expect(
      found.map((one) => [one.measure, one.origin, one.destination, one.sex, one.value, one.status]),
    ).toEqual([
      ["emigration", "GBR", "GRC", "T", 80, "E"],
      ["immigration", "GBR", "GRC", "F", 40, "A"],
      ["immigration", "GBR", "GRC", "T", 100, "B"],
      ["immigration", "TUR", "GRC", "T", null, "O"],
    ]);
  });

  test("two rows that contradict each other are an error", async () => {
    const path = text("twice.csv", [
      header,
      row("IMM5PRV", "FR", "T", "DE", "1,"),
      row("IMM5PRV", "FR", "T", "DE", "2,"),
    ]);
    expect(await problemsOf(path)).toEqual([["importing.duplicate-differs", "K3"]]);
  });
});
