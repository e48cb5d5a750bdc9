import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { mutant, type Random, random } from "../../files/tables/support/mutate.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import type { Release } from "../releases/model.ts";
import { onlyRelease, openTestHome, type TestHome } from "./support/home.ts";
import { type Cell, type Sheets, smallOrigin, writeSheets } from "./support/small.ts";

/**
 * Damaged workbooks through the whole import. Each is refused with a problem, or what comes out is what stands in its
 * cells; nothing crashes and nothing half-written stays. `CORRIDOR_FUZZ` is how many times as many are tried.
 */

const times = Number(process.env.CORRIDOR_FUZZ ?? "1");

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const Row = z.object({ key: z.string(), value: z.number().nullable() });

async function figuresOf(release: Release): Promise<ReadonlyMap<string, number | null>> {
  const rows = await home.engine.rows(
    "SELECT concat_ws(' ', destination, origin, sex, period) AS key, value FROM read_parquet($path) ORDER BY key",
    { path: release.parquet },
    Row,
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** What an import of the file leaves: its figures, or the codes of its problems. Afterwards nothing may be left. */
async function outcome(path: string): Promise<ReadonlyMap<string, number | null> | readonly string[]> {
  const before = home.files();
  const staged = await home.stage(path);
  if (!staged.ok) {
    expect(staged.problems.length).toBeGreaterThan(0);
    for (const { code } of staged.problems) expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(home.files()).toEqual(before);
    return staged.problems.map(({ code }) => code);
  }
  const release = onlyRelease(staged.value);
  const figures = await figuresOf(release);
  const discarded = await home.catalogue.discard(release);
  expect(discarded.ok).toBe(true);
  expect(home.files()).toEqual(before);
  return figures;
}

type Change = (rows: Cell[][], next: Random) => void;

const odd: readonly Cell[] = [
  -1,
  0,
  1e9,
  0.5,
  "..",
  "-",
  "~",
  "x",
  "12",
  "1,234",
  "",
  null,
  true,
  900,
  484,
  840,
  616,
];

function anyRow(rows: Cell[][], next: Random): number {
  return 7 + next(rows.length - 7);
}

const changes: readonly Change[] = [
  (rows, next) => {
    const row = rows[anyRow(rows, next)] ?? [];
    row[next(Math.max(1, row.length))] = odd[next(odd.length)] ?? null;
  },
  (rows, next) => {
    rows.splice(anyRow(rows, next), 1);
  },
  (rows, next) => {
    const at = anyRow(rows, next);
    rows.splice(next(rows.length), 0, [...(rows[at] ?? [])]);
  },
  (rows, next) => {
    rows.splice(next(rows.length), 0, odd[next(odd.length)] === null ? [] : [odd[next(odd.length)] ?? null]);
  },
  (rows, next) => {
    const column = next(28);
    for (const row of rows) row.splice(column, 1);
  },
  (rows, next) => {
    const column = next(28);
    for (const row of rows) row.splice(column, 0, null);
  },
  (rows, next) => {
    const [a, b] = [next(28), next(28)];
    for (const row of rows) [row[a], row[b]] = [row[b] ?? null, row[a] ?? null];
  },
  (rows, next) => {
    const [a, b] = [anyRow(rows, next), anyRow(rows, next)];
    [rows[a], rows[b]] = [rows[b] ?? [], rows[a] ?? []];
  },
];

/** Another, simpler reading of the same rows: what a person would say that stands there. */
function expected(sheets: Sheets): ReadonlyMap<string, number | null> {
  const rows = sheets["Table 1"] ?? [];
  const header = rows.findIndex((row) => row.includes("Location code of origin"));
  const labels = rows[header] ?? [];
  const at = (label: string) => labels.indexOf(label);
  const heads = rows.slice(0, header).flatMap((row) =>
    row.flatMap((cell, column) => {
      const sex = /, (both sexes combined|males|females)$/.exec(String(cell))?.[1];
      return sex === undefined ? [] : [{ column, sex: { b: "T", m: "M", f: "F" }[sex[0] ?? ""] ?? "" }];
    }),
  );
  const id = (cell: Cell | undefined) => {
    const found = resolveTerritory(String(cell), undefined, { publisher: "un-desa" });
    return found.ok ? found.value.id : "?";
  };
  const figures = new Map<string, number | null>();
  for (const row of rows.slice(header + 1)) {
    const code = row[at("Location code of destination")];
    if (code === null || code === undefined || code === "") continue;
    const corridor = `${id(code)} ${id(row[at("Location code of origin")])}`;
    labels.forEach((label, column) => {
      if (typeof label !== "number" || label < 1990) return;
      const before = labels.slice(0, column).filter((other) => other === label).length;
      const headed = heads.filter((head) => head.column <= column).at(-1)?.sex;
      const sex = heads.length > 0 ? headed : ["T", "M", "F"][before];
      const cell = row[column];
      const value = typeof cell === "number" ? cell : cell === "-" ? 0 : null;
      figures.set(`${corridor} ${sex} ${label}`, value);
    });
  }
  return figures;
}

function differences(
  found: ReadonlyMap<string, number | null>,
  wanted: ReadonlyMap<string, number | null>,
): readonly string[] {
  const keys = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  return keys
    .filter((key) => found.get(key) !== wanted.get(key))
    .map((key) => `${key}: ${found.get(key)}, should be ${wanted.get(key)}`);
}

test("changed cells, rows and columns: a problem, or what stands there", { timeout: 300_000 }, async () => {
  const next = random(20_241);
  let accepted = 0;
  for (let i = 0; i < 220 * times; i++) {
    const sheets = smallOrigin();
    const rows = sheets["Table 1"] ?? [];
    for (let n = 1 + next(2); n > 0; n--) changes[next(changes.length)]?.(rows, next);
    const found = await outcome(await writeSheets(home.folder, "changed.xlsx", sheets));
    if (!(found instanceof Map)) continue;
    accepted++;
    expect(differences(found, expected(sheets)), JSON.stringify(rows.slice(7))).toEqual([]);
  }
  expect(accepted).toBeGreaterThan(20);
});

test("changed bytes: a problem, or the very same figures", { timeout: 300_000 }, async () => {
  const path = await writeSheets(home.folder, "original.xlsx", smallOrigin());
  const original = { name: "original", bytes: readFileSync(path) };
  const good = await outcome(path);
  const damaged = join(home.folder, "damaged.xlsx");
  const next = random(20_242);
  for (let i = 0; i < 180 * times; i++) {
    const { bytes, how } = mutant(original, next);
    writeFileSync(damaged, bytes);
    const found = await outcome(damaged);
    if (found instanceof Map) expect([...found], how).toEqual([...good]);
  }
});
