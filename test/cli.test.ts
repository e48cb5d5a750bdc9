import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { languages } from "../src/kernel/language.ts";
import { sharedPath } from "../src/kernel/shared.ts";
import { corridor, scratchFolder, serve } from "./support/corridor.ts";

const Row = z.object({
  dataset: z.string(),
  release: z.string(),
  origin: z.string().nullable(),
  destination: z.string(),
  sex: z.string(),
  age: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  status: z.string(),
});

const scratch = scratchFolder();
const home = join(scratch.path, "home");

beforeAll(async () => {
  // The first command on a new folder fills it.
  const first = await corridor(["releases", "--home", home, "--json"]);
  expect(first).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => scratch.remove());

async function observations(...args: string[]): Promise<z.infer<typeof Row>[]> {
  const ran = await corridor(["observations", ...args, "--home", home, "--format", "json"]);
  expect(ran).toMatchObject({ code: 0 });
  return z.array(Row).parse(JSON.parse(ran.out));
}

/** UN DESA, International Migrant Stock 2024, and World Population Prospects 2024, both CC BY 3.0 IGO. */
describe("the starter figures come out as their publisher states them", () => {
  test.each([
    ["un-desa-stock", "MEX", "USA", "2024", "T", 11_279_561],
    ["un-desa-stock", "Mexico", "United States of America", "2020", "T", 11_177_052],
    ["un-desa-stock", "UKR", "Germany", "2024", "T", 1_416_521],
    ["un-desa-stock", "World", "USA", "2024", "T", 52_375_047],
    ["un-desa-stock", "001", "276", "2024", "T", 16_750_084],
    ["un-desa-stock", "World", "Saudi Arabia", "2024", "T", 13_683_841],
    ["un-desa-stock", "World", "World", "2024", "T", 304_021_813],
  ])("%s: %s to %s in %s", async (dataset, origin, destination, year, sex, value) => {
    const rows = await observations(
      dataset,
      "--origin",
      origin,
      "--destination",
      destination,
      "--year",
      year,
      "--sex",
      sex,
    );
    expect(rows.map((row) => row.value)).toEqual([value]);
  });

  test.each([
    ["World", "births", "2023", 132_110.264],
    ["USA", "births", "2023", 3_657.476],
    ["India", "births", "2023", 23_219.489],
    ["USA", "deaths", "2023", 2_975.658],
    ["USA", "net-migration", "2023", 1_322.668],
    ["India", "net-migration", "2023", -979.179],
    ["World", "population", "2024", 8_196_980.849],
    ["IND", "population", "2024", 1_457_435.338],
    ["USA", "population", "2024", 346_373.57],
  ])("un-wpp: %s, %s in %s", async (territory, measure, year, value) => {
    const rows = await observations(
      "un-wpp",
      "--destination",
      territory,
      "--measure",
      measure,
      "--year",
      year,
      "--sex",
      "T",
    );
    expect(rows.map((row) => row.value)).toEqual([value]);
    expect(rows[0]).toMatchObject({ unit: "thousand-persons", origin: null });
  });

  test("the sexes add to both", async () => {
    const rows = await observations(
      "un-desa-stock",
      "--origin",
      "PHL",
      "--destination",
      "USA",
      "--year",
      "2024",
    );
    const of = (sex: string) => rows.find((row) => row.sex === sex)?.value ?? Number.NaN;
    expect(of("F") + of("M")).toBe(of("T"));
  });
});

describe("forms of the answer", () => {
  test("csv, parquet and a file", async () => {
    const csv = await corridor([
      "observations",
      "un-desa-stock",
      "--origin",
      "MEX",
      "--destination",
      "USA",
      "--format",
      "csv",
      "--home",
      home,
    ]);
    expect(csv.out.split("\n")[0]).toBe(
      "dataset,release,origin,destination,sex,age,period,value,unit,status,measure,education,dataType,notes",
    );
    const file = join(scratch.path, "slice.parquet");
    expect(
      await corridor([
        "export",
        "un-desa-stock",
        "--origin",
        "MEX",
        "--format",
        "parquet",
        "-o",
        file,
        "--home",
        home,
      ]),
    ).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 4).toString()).toBe("PAR1");
    expect(JSON.parse(readFileSync(`${file}.json`, "utf8"))).toMatchObject({
      dataset: "un-desa-stock",
      version: "2024",
    });
  });

  test("help and errors in every language", async () => {
    for (const language of languages) {
      const help = await corridor(["import", "--help", "--lang", language]);
      expect(help.code).toBe(0);
      expect(help.out).not.toMatch(/cli:|Usage:(?!)/);
      const wrong = await corridor(["observatoins", "--lang", language]);
      expect(wrong.code).toBe(2);
      expect(wrong.err).toContain("observatoins");
      expect(wrong.err).toContain("observations");
    }
  });

  test("what is not understood is said with near names, and nothing else is printed", async () => {
    const ran = await corridor(["observations", "un-desa-stock", "--origin", "Mexcio", "--home", home]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("Mexico");
    expect(await corridor(["observations", "no-such-dataset", "--home", home])).toMatchObject({
      code: 1,
      out: "",
    });
    expect(await corridor(["observations", "un-wpp", "--sex", "X", "--home", home])).toMatchObject({
      code: 1,
      out: "",
    });
  });
});

test("the doctor finds everything well", async () => {
  const ran = await corridor(["doctor", "--home", home, "--json"]);
  expect(ran).toMatchObject({ code: 0 });
  expect(JSON.parse(ran.out).filter((check: { good: boolean }) => !check.good)).toEqual([]);
});

test("bad input leaves no trace", async () => {
  const cases: readonly (readonly [string, string | Buffer])[] = [
    ["empty.xlsx", ""],
    ["cut.xlsx", Buffer.from("504b0304140000000800", "hex")],
    ["page.xlsx", "<!doctype html><title>Not found</title>"],
    ["novel.csv", "Call me Ishmael.\nSome years ago, never mind how long precisely,\n"],
    ["binary.bin", Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))],
  ];
  const before = await corridor(["releases", "--home", home, "--json"]);
  for (const [name, content] of cases) {
    const path = join(scratch.path, name);
    writeFileSync(path, content);
    const ran = await corridor(["import", path, "--home", home]);
    expect(ran.code, name).toBe(1);
    expect(ran.err, name).toContain(name);
  }
  expect(await corridor(["import", join(scratch.path, "missing.xlsx"), "--home", home])).toMatchObject({
    code: 1,
  });
  expect((await corridor(["releases", "--home", home, "--json"])).out).toBe(before.out);
});

const workbook = sharedPath(
  "data",
  "un-desa-ims",
  "2020",
  "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
);

test.skipIf(!workbook)(
  "a publisher's workbook is on the pages a moment after its import into a running Corridor",
  async () => {
    const running = await serve(home);
    try {
      expect((await fetch(`${running.url}/en/dataset/un-desa-stock-total`)).ok).toBe(true);
      const imported = await corridor(["import", workbook ?? "", "--home", home, "--yes"]);
      expect(imported).toMatchObject({ code: 0 });
      expect(imported.err).toContain(String(running.child.pid));
      const page = await (await fetch(`${running.url}/en/dataset/un-desa-stock-total`)).text();
      const [release] = JSON.parse(
        (await corridor(["releases", "un-desa-stock-total", "--home", home, "--json"])).out,
      );
      expect(page).toContain(release.hash.slice(0, 8));
      const figures = `${running.url}/en/dataset/un-desa-stock-total?period=2020&measure=migrant-stock`;
      const table = await (await fetch(figures)).text();
      for (const figure of ["280,598,105", "50,632,836", "15,762,457"]) expect(table).toContain(figure);
      const rows = await observations(
        "un-desa-stock-total",
        "--destination",
        "USA",
        "--year",
        "2020",
        "--measure",
        "migrant-stock",
        "--sex",
        "T",
      );
      expect(rows.map((row) => row.value)).toEqual([50_632_836]);
    } finally {
      expect(await running.stop()).toBe(0);
    }
    expect(existsSync(join(home, "control.json"))).toBe(false);
  },
);

const older = sharedPath("data", "un-desa-ims", "2019", "UN_MigrantStockTotal_2019.xlsx");

test.skipIf(!older)(
  "an older revision does not displace a newer one, unless asked to; the two are compared",
  async () => {
    const releases = async () =>
      z
        .array(z.object({ hash: z.string(), version: z.string(), current: z.boolean() }))
        .parse(
          JSON.parse((await corridor(["releases", "un-desa-stock-total", "--home", home, "--json"])).out),
        );
    expect(await corridor(["import", older ?? "", "--home", home, "--yes"])).toMatchObject({ code: 0 });
    const [first, second] = await releases();
    expect([first, second]).toMatchObject([
      { version: "2020", current: true },
      { version: "2019", current: false },
    ]);
    const command = [
      "releases",
      "un-desa-stock-total",
      "--make-current",
      second?.hash.slice(0, 10) ?? "",
      "--home",
      home,
    ];
    expect(await corridor(command)).toMatchObject({ code: 0 });
    expect((await releases()).map(({ current }) => current)).toEqual([false, true]);
    const rows = await observations(
      "un-desa-stock-total",
      "--destination",
      "World",
      "--year",
      "2019",
      "--sex",
      "T",
      "--measure",
      "migrant-stock",
    );
    expect(rows.map((row) => row.value)).toEqual([271_642_105]);
    const compared = await corridor([
      "compare",
      second?.hash ?? "",
      first?.hash ?? "",
      "--home",
      home,
      "--json",
    ]);
    expect(JSON.parse(compared.out)).toMatchObject({
      dataset: "un-desa-stock-total",
      before: { version: "2019" },
      after: { version: "2020" },
    });
    expect(JSON.parse(compared.out).counts.revised).toBeGreaterThan(1000);
  },
);

test("backup and restore bring back the same releases", async () => {
  const file = join(scratch.path, "all.backup");
  expect(await corridor(["backup", file, "--home", home])).toMatchObject({ code: 0 });
  const other = join(scratch.path, "restored");
  expect(await corridor(["restore", file, "--home", other])).toMatchObject({ code: 0 });
  const [one, two] = await Promise.all(
    [home, other].map((folder) => corridor(["releases", "--home", folder, "--json"])),
  );
  expect(two?.out).toBe(one?.out);
  expect(await corridor(["doctor", "--home", other])).toMatchObject({ code: 0 });
});
