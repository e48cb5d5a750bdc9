import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { openTestHome, type TestHome } from "./support/home.ts";
import { type Sheets, smallOrigin, writeSheets } from "./support/small.ts";

let home: TestHome;
beforeEach(async () => {
  home = await openTestHome();
});
afterEach(() => home.close());

/** The small workbook with another number of rows; the last two are Germany's. */
function withRows(count: number): Sheets {
  const sheets = smallOrigin();
  return { ...sheets, "Table 1": sheets["Table 1"]?.slice(0, 11 + count) ?? [] };
}

const codes = (staged: Awaited<ReturnType<TestHome["stage"]>>) =>
  staged.ok
    ? staged.value.report.problems.map(({ code, severity }) => `${severity} ${code}`)
    : staged.problems.map(({ code, severity }) => `${severity} ${code}`);

describe("an import that would take figures away", () => {
  test("is refused with what would go, and goes where somebody means it", async () => {
    await home.publish(await writeSheets(home.folder, "whole.xlsx", withRows(5)));
    const before = home.files();
    const path = await writeSheets(home.folder, "without.xlsx", withRows(3));
    const refused = await home.stage(path);
    expect(refused.ok ? [] : refused.problems).toMatchObject([
      {
        code: "importing.losses-of-areas",
        facts: { dataset: "un-desa-stock", version: "2020", count: 42, had: 105, areas: 1, names: "Germany" },
      },
    ]);
    expect(home.files()).toEqual(before);
    const meant = await home.stage(path, {}, { acceptLosses: true });
    expect(meant.ok).toBe(true);
    expect(codes(meant)).toEqual(["warning importing.losses-of-areas"]);
  });

  test("is refused though every area is still there", async () => {
    await home.publish(await writeSheets(home.folder, "whole.xlsx", withRows(5)));
    const sheets = withRows(5);
    for (const row of sheets["Table 1"] ?? []) row.splice(27, 1);
    // Without the last column, the women of 2020, 5 of 105 figures go.
    expect(codes(await home.stage(await writeSheets(home.folder, "less.xlsx", sheets)))).toEqual([
      "error importing.losses",
    ]);
  });

  test("may be of another revision", async () => {
    await home.publish(await writeSheets(home.folder, "whole.xlsx", withRows(5)));
    const sheets = withRows(3);
    for (const rows of Object.values(sheets)) {
      for (const row of rows) {
        row.forEach((cell, i) => {
          if (typeof cell === "string") row[i] = cell.replaceAll("2020", "2024");
        });
      }
    }
    expect(codes(await home.stage(await writeSheets(home.folder, "newer.xlsx", sheets)))).toEqual([]);
  });
});

test("a row of an origin that is missing is seen by the total, without an earlier release", async () => {
  const sheets = smallOrigin();
  sheets["Table 1"]?.splice(12, 1);
  const staged = await home.stage(await writeSheets(home.folder, "cut.xlsx", sheets));
  expect(staged.ok ? [] : staged.problems).toMatchObject([
    {
      code: "importing.parts-missing",
      facts: { count: 21, total: 7440, parts: 3220, where: "USA 2020 T migrant-stock" },
    },
  ]);
});

/** Publishers' texts, with what of their ends says nothing: lines below the table. */
const texts = [
  ["un-wpp", "2024", "births.txt"],
  ["un-wpp", "2024", "migrationprojMed.txt"],
  ["un-wpp", "2024", "popprojMed.txt"],
  ["un-desa-ims", "2017", "UN_MigrantStockByOriginAndDestination_2017", "Table 1-Table 1.csv"],
].map((parts) => sharedPath("data", ...parts));

describe.skipIf(texts.includes(undefined))("a text that was cut at the end of a line", () => {
  test.each(texts)("is refused wherever it was cut: %s", { timeout: 120_000 }, async (path = "") => {
    const lines = readFileSync(path, "utf8").split("\n");
    const last = lines.findLastIndex((line) => /^\d/.test(line));
    const cut = join(home.folder, "cut.txt");
    // The last row, the last few, and every part of the table.
    const places = [
      0,
      1,
      2,
      5,
      20,
      ...[0.15, 0.3, 0.45, 0.6, 0.75, 0.9].map((part) => Math.floor(last * part)),
    ];
    for (const less of places) {
      writeFileSync(cut, `${lines.slice(0, last - less).join("\n")}\n`);
      const staged = await home.stage(cut, { sex: "T" });
      expect(staged.ok, `${less} lines less`).toBe(false);
    }
    writeFileSync(cut, `${lines.slice(0, last + 1).join("\n")}\n`);
    expect((await home.stage(cut, { sex: "T" })).ok).toBe(true);
  });
});
