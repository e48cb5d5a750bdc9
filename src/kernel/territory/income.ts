import { readTable } from "./tables.ts";

/** The World Bank's groups: low, lower middle, upper middle and high income. */
export type IncomeGroup = "L" | "LM" | "UM" | "H";

interface IncomeTable {
  readonly byYear: ReadonlyMap<string, ReadonlyMap<number, IncomeGroup>>;
  /** The groups of the register that income decides; `""` stands for territories without a group. */
  readonly groups: ReadonlyMap<string, ReadonlySet<IncomeGroup | "">>;
  readonly first: number;
  readonly last: number;
}

let table: IncomeTable | undefined;

function isGroup(text: string | undefined): text is IncomeGroup {
  return text === "L" || text === "LM" || text === "UM" || text === "H";
}

/** Income groups by territory and year of the income. Read once. */
export function incomeTable(): IncomeTable {
  table ??= build();
  return table;
}

function build(): IncomeTable {
  const { columns, rows } = readTable("income");
  const years = columns.slice(1).map(Number);
  const byYear = new Map(
    rows.map(([code = "", ...cells]) => {
      const groups = new Map<number, IncomeGroup>();
      for (const [i, year] of years.entries()) {
        const cell = cells[i];
        if (isGroup(cell)) groups.set(year, cell);
      }
      return [code, groups] as const;
    }),
  );
  const groups = new Map<string, ReadonlySet<IncomeGroup | "">>([
    ["1500", new Set(["L"] as const)],
    ["1501", new Set(["LM"] as const)],
    ["1502", new Set(["UM"] as const)],
    ["1503", new Set(["H"] as const)],
    ["1517", new Set(["LM", "UM"] as const)],
    ["1518", new Set([""] as const)],
    ["1859", new Set(["L", "LM", "UM"] as const)],
    ["5503", new Set(["UM", "H"] as const)],
    ["5504", new Set(["L", "LM"] as const)],
  ]);
  return { byYear, groups, first: years[0] ?? 0, last: years.at(-1) ?? 0 };
}

/**
 * The income group of a territory by its gross national income per person in a calendar year; undefined where the World
 * Bank gives none. The classification of its fiscal year 2026 rests on the income of 2024. Source: World Bank, OGHIST, October 2025.
 */
export function incomeGroup(code: string, year: number): IncomeGroup | undefined {
  return incomeTable().byYear.get(code)?.get(year);
}

/** The first and the last year that {@link incomeGroup} knows. */
export function incomeYears(): { readonly first: number; readonly last: number } {
  const { first, last } = incomeTable();
  return { first, last };
}
