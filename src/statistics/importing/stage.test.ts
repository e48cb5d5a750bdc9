import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../kernel/problem.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { onlyRelease, openTestHome, type TestHome } from "./support/home.ts";
import { type Sheets, setCell, smallOrigin, writeSheets } from "./support/small.ts";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

let number = 0;

async function stage(sheets: Sheets) {
  return home.stage(await writeSheets(home.folder, `book-${++number}.xlsx`, sheets));
}

/** The problems of a workbook that must not be accepted, of which nothing may be left behind. */
async function refused(sheets: Sheets): Promise<readonly Problem[]> {
  const before = home.files();
  const staged = await stage(sheets);
  expect(home.files()).toEqual(before);
  return staged.ok ? [] : staged.problems;
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

describe("a good file", () => {
  test("gives its figures, footnotes, types of data and a report", async () => {
    const staged = await stage(smallOrigin());
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const { report } = staged.value;
    const release = onlyRelease(staged.value);
    expect(release.description).toMatchObject({ dataset: "un-desa-stock", version: "2020" });
    expect(report.format).toBe("un-desa-origin");
    expect(report.sheets.map(({ sheet, role, rows }) => [sheet, role, rows])).toEqual([
      ["Table of contents", "skipped", 0],
      ["Table 1", "figures", 5],
      ["Notes", "notes", 0],
    ]);
    expect(release.description.findings).toEqual([
      { code: "importing.sexes-agree", count: 0, facts: { checked: 35 } },
      { code: "importing.origins-agree", count: 0, facts: { checked: 42 } },
    ]);
    const figure = await home.figure(release, {
      destination: "USA",
      origin: "MEX",
      period: "1995",
      sex: "F",
    });
    expect(figure).toEqual({ value: 2110, status: "A", unit: "persons", data_type: "B", notes: "33" });
    expect(release.description.notes).toEqual({
      33: "The foreign-born population includes persons born in Puerto Rico.",
    });
    const german = await home.figure(release, { destination: "DEU", origin: "001", period: "2020" });
    expect(german.data_type).toBe("BR");
  });

  test("is the same release whatever it is called", async () => {
    const path = await writeSheets(home.folder, "one.xlsx", smallOrigin());
    copyFileSync(path, join(home.folder, "WPP2019_POP_F01_1.csv"));
    const [one, other] = [
      await home.stage(path),
      await home.stage(join(home.folder, "WPP2019_POP_F01_1.csv")),
    ];
    if (!one.ok || !other.ok) throw new Error("refused");
    expect(onlyRelease(other.value).hash).toBe(onlyRelease(one.value).hash);
  });

  test("may have its header and its columns elsewhere", async () => {
    const sheets = smallOrigin();
    const table = sheets["Table 1"] ?? [];
    const moved = {
      ...sheets,
      "Table 1": [[], [], ["a line of somebody's"], ...table.map((row) => [null, ...row])],
    };
    const staged = await stage(moved);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const where = { destination: "USA", origin: "MEX", period: "2020" };
    expect((await home.figure(onlyRelease(staged.value), where)).value).toBe(4220);
  });

  test("tells what would change against the current release", async () => {
    await home.publish(await writeSheets(home.folder, "current.xlsx", smallOrigin()));
    const revised = setCell(setCell(smallOrigin(), 13, 13, 4221), 13, 20, 2061);
    const staged = await stage(revised);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const [dataset] = staged.value.report.datasets;
    expect(dataset?.comparison).toMatchObject({ added: 0, removed: 0, revised: 2 });
    expect(dataset?.comparison?.biggest[0]).toMatchObject({ destination: "USA", origin: "MEX" });
    expect(dataset?.findings).toContainEqual({
      code: "importing.origins-differ",
      count: 2,
      facts: { checked: 42, largest: 1, where: "USA 2020 T migrant-stock" },
    });
  });

  test("a number of persons that is not whole is told", async () => {
    const staged = await stage(setCell(setCell(smallOrigin(), 13, 13, 4220.5), 13, 20, 2060.5));
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    expect(staged.value.report.datasets[0]?.findings).toContainEqual({
      code: "importing.persons-fractional",
      count: 2,
      facts: { value: 4220.5, where: "MEX→USA 2020 T migrant-stock" },
    });
  });

  test("a row that comes twice with the same figures is told, not refused", async () => {
    const sheets = smallOrigin();
    const again = sheets["Table 1"]?.[12] ?? [];
    sheets["Table 1"]?.push([...again]);
    const staged = await stage(sheets);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const table = staged.value.report.sheets.find(({ sheet }) => sheet === "Table 1");
    expect(table?.skipped).toEqual([
      { code: "importing.same-row-twice", count: 1, first: [{ sheet: "Table 1", cell: "A17" }] },
    ]);
  });
});

describe("missing is not zero", () => {
  test.each([
    ["..", null, "O"],
    [null, null, "O"],
    ["-", 0, "N"],
    ["—", 0, "N"],
    ["~", null, "Q"],
    [0, 0, "A"],
  ])("%s is %s with status %s", async (written, value, status) => {
    const staged = await stage(setCell(smallOrigin(), 12, 13, written));
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const where = { destination: "USA", origin: "001", period: "2020" };
    expect(await home.figure(onlyRelease(staged.value), where)).toMatchObject({ value, status });
  });
});

describe("a bad file is refused, with its place, and nothing is left behind", () => {
  test("text in a number cell", async () => {
    const [problem, ...others] = await refused(setCell(smallOrigin(), 13, 8, "about 4000"));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "importing.text-in-number-cell",
      place: { sheet: "Table 1", cell: "I13" },
      facts: { text: "about 4000" },
    });
  });

  test("a number written as text", async () => {
    expect(codes(await refused(setCell(smallOrigin(), 13, 8, "4,110")))).toEqual([
      "importing.text-in-number-cell",
    ]);
  });

  test("negative stock", async () => {
    expect(await refused(setCell(smallOrigin(), 13, 8, -5))).toMatchObject([
      { code: "importing.negative", place: { sheet: "Table 1", cell: "I13" }, facts: { value: -5 } },
    ]);
  });

  test("an unknown territory", async () => {
    expect(await refused(setCell(smallOrigin(), 13, 6, 4844))).toMatchObject([
      { code: "territory.unknown", place: { sheet: "Table 1", cell: "G13" }, facts: { text: "4844" } },
    ]);
  });

  test("a row without its code", async () => {
    expect(codes(await refused(setCell(smallOrigin(), 13, 3, null)))).toEqual(["importing.code-missing"]);
  });

  test("a name that means another territory than the code beside it", async () => {
    expect(await refused(setCell(smallOrigin(), 13, 5, "  Kenya*"))).toMatchObject([
      {
        code: "importing.name-differs",
        place: { sheet: "Table 1", cell: "F13" },
        facts: { code: 484, byCode: "Mexico (MEX)", name: "Kenya", byName: "Kenya (KEN)" },
      },
    ]);
  });

  test.each(["Mexico", "Estados Unidos Mexicanos", "MEXICO **", "of which: Mexico (a)", null])(
    "a name that means the same, or nothing that is known, goes by its code: %s",
    async (name) => {
      expect((await stage(setCell(smallOrigin(), 13, 5, name))).ok).toBe(true);
    },
  );

  test("the same corridor twice with other figures", async () => {
    const twice = setCell(setCell(smallOrigin(), 14, 5, "  Mexico"), 14, 6, 484);
    expect(await refused(twice)).toMatchObject([
      { code: "importing.duplicate-differs", place: { cell: "H14" }, facts: { first: "A13", value: 3100 } },
    ]);
  });

  test("a header that was changed", async () => {
    const problems = await refused(setCell(smallOrigin(), 11, 3, "Loc."));
    expect(problems).toMatchObject([
      {
        code: "importing.header-missing",
        place: { sheet: "Table 1", cell: "A11" },
        facts: { labels: "“Location code of destination”" },
      },
    ]);
  });

  test("headings that do not tell the sexes", async () => {
    const problems = await refused(setCell(smallOrigin(), 8, 14, "International migrant stock at mid-year"));
    expect(codes(problems)).toEqual(["importing.columns-unclear"]);
  });

  test("a header below the rows that are searched", async () => {
    const sheets = smallOrigin();
    const table = sheets["Table 1"] ?? [];
    const far = Array.from({ length: 70 }, () => ["…"]);
    expect(
      codes(await refused({ ...sheets, "Table 1": [...table.slice(0, 5), ...far, ...table.slice(5)] })),
    ).toEqual(["importing.header-missing"]);
  });

  test("the wrong sheet", async () => {
    const { "Table 1": _, ...others } = smallOrigin();
    const [problem] = await refused(others);
    expect(problem?.code).toBe("importing.unrecognised");
    expect(problem?.facts.seen).toContain("Table of contents: International Migrant Stock 2020");
  });

  test("all that is wrong is told at once, up to fifty, and how much more there is", async () => {
    const sheets = smallOrigin();
    for (let row = 12; row <= 16; row++) {
      for (let column = 7; column < 28; column++) setCell(sheets, row, column, "?");
    }
    const problems = await refused(sheets);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toMatchObject({ code: "importing.more", facts: { count: 55 } });
  });

  test("a file of another publisher", async () => {
    const path = join(home.folder, "undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx");
    writeFileSync(path, "Sending,Receiving,Amount\nUSA,MEX,30019.187\nARE,IND,13822.5897\n");
    const staged = await home.stage(path);
    expect(staged.ok ? [] : codes(staged.problems)).toEqual(["importing.unrecognised"]);
  });

  const bank = sharedPath(
    "data",
    "world-bank-remittances",
    "WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx",
  );
  test.skipIf(bank === undefined)(
    "the World Bank's matrix of stocks under the name of another file",
    async () => {
      const path = join(home.folder, "UN_MigrantStockByOriginAndDestination_2017.xlsx");
      copyFileSync(bank ?? "", path);
      const staged = await home.stage(path);
      expect(staged.ok && staged.value.report.format).toBe("world-bank-matrix");
      expect(existsSync(path)).toBe(true);
    },
  );
});
