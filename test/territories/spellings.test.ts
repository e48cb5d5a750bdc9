import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../src/kernel/shared.ts";
import { resolveTerritory } from "../../src/kernel/territory/resolve.ts";
import { namedIn } from "./cells.ts";
import type { NamedFile } from "./files/model.ts";
import { namedFiles } from "./files.ts";

/** Folders whose files name no territory in cells: texts of resolutions, messages that try a format. */
const otherFolders = ["un-resolutions", "sdmx"];

/** Files without territories, or with those of one country's own regions. */
const otherFiles = [
  "SOURCES.md",
  "un-desa-ims/2017/UN_MigrantStockByOriginAndDestination_2017/CONTENTS-Table 1.csv",
  "un-desa-ims/2017/UN_MigrantStockByOriginAndDestination_2017/NOTES-Table 1.csv",
  "un-desa-ims/converted/population_universe.csv",
  "treaties/untc-2013-10/index.csv",
  "stats-nz/Demography.csv",
  "stats-nz/STATSNZ_POPES_SUB_001_sdmx-csv-2.0.csv",
  "stats-nz/outcomes-based/border_crossings.csv",
  "stats-nz/outcomes-based/expected_threshold365_test487.csv",
];

function meaning(cell: string, { publisher }: NamedFile): string {
  const found = resolveTerritory(cell, undefined, publisher ? { publisher } : {});
  if (found.ok) return found.value.id;
  return found.problems.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join();
}

function isLeftOut(cell: string, { not = [] }: NamedFile): boolean {
  return not.some((one) => (typeof one === "string" ? one === cell.trim() : one.test(cell.trim())));
}

const root = sharedPath("data");

describe.skipIf(root === undefined)("every spelling of the publishers' files", () => {
  test("all files are looked at", () => {
    const there = readdirSync(root ?? "", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice((root ?? "").length + 1))
      .filter((file) => !otherFolders.some((folder) => file.startsWith(`${folder}/`)))
      .filter((file) => !otherFiles.includes(file));
    expect(there.sort()).toEqual(namedFiles.map(({ file }) => file).sort());
  });

  test.each(namedFiles.map((one) => [one.file, one] as const))("%s", async (file, named) => {
    const { cells, pairs } = await namedIn(file, named.cells);
    expect(cells.size).toBeGreaterThan(0);
    const unknown = [...cells]
      .filter((cell) => !isLeftOut(cell, named))
      .map((cell) => `${cell}: ${meaning(cell, named)}`)
      .filter((line) => line.includes(": territory."));
    expect(unknown).toEqual([]);
    const different = pairs
      .filter(([one, other]) => !isLeftOut(one, named) && !isLeftOut(other, named))
      .filter(([one, other]) => meaning(one, named) !== meaning(other, named))
      .map(([one, other]) => `${one} ${meaning(one, named)} / ${other} ${meaning(other, named)}`);
    expect(different).toEqual([]);
    for (const left of named.not ?? []) {
      if (typeof left === "string" && !shared.has(left)) expect(isThere(left, cells), left).toBe(true);
    }
  });
});

/** Left out of several files that are described alike, though not all of them have it. */
const shared = new Set(namedFiles.flatMap(({ not = [] }) => not).filter(isRepeated));

function isRepeated(one: string | RegExp): boolean {
  return namedFiles.filter(({ not = [] }) => not.includes(one)).length > 1;
}

function isThere(left: string, cells: ReadonlySet<string>): boolean {
  return [...cells].some((cell) => cell.trim() === left);
}
