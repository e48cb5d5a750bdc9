import { sharedPath } from "../../src/kernel/shared.ts";
import { world } from "../../src/kernel/territory/model.ts";
import { resolveTerritory } from "../../src/kernel/territory/resolve.ts";
import { line } from "./shared.ts";
import { readXls } from "./xls.ts";

const [first, last] = [1990, 2022];

/** The World Bank's indicators: their files, what they measure, how far they are rounded, and which end of a corridor they are of. */
const files = [
  ["personal-remittances-received.xls", "remittances-received", 0, null],
  ["personal-remittances-paid.xls", "remittances-paid", 0, null],
  ["remittances-received-percent-gdp.xls", "remittances-received-share", 4, null],
  ["sending-cost-to-country.xls", "remittance-cost", 4, "destination"],
  ["sending-cost-from-country.xls", "remittance-cost", 4, "origin"],
] as const;

const headerRow = 3;

/** The day of the last update, which stands in every file: a number of days since 30 December 1899. */
export function updatedOn(): string {
  const days = files.map(([name]) => Number(readTable(name)[1]?.get(1)));
  if (new Set(days).size !== 1) throw new Error(`files of several days: ${days}`);
  return new Date(Date.UTC(1899, 11, 30 + (days[0] ?? 0))).toISOString().slice(0, 10);
}

function readTable(name: string) {
  const path = sharedPath("data", "world-bank-remittances", name);
  if (path === undefined) throw new Error(`not there: ${name}`);
  return readXls(path, "Data");
}

/** Remittances of countries, areas and the world; the Bank's other aggregates are left out. */
export function remittances(): string[] {
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const rows = files.flatMap(([name, measure, decimals, end]) => {
    const table = readTable(name);
    const header = table[headerRow] ?? new Map();
    const columns = new Map([...header].map(([column, label]) => [String(label), column]));
    const code = columns.get("Country Code") ?? 0;
    return table.slice(headerRow + 1).flatMap((row) => {
      const found = resolveTerritory(String(row.get(code) ?? ""), undefined, { publisher: "world-bank" });
      const id =
        found.ok && (found.value.kind === "territory" || found.value.id === world)
          ? found.value.id
          : undefined;
      // The world as sender is the world as receiver, which is stated already.
      if (id === undefined || (id === world && end === "origin")) return [];
      const figures = years.map((year) => {
        const value = row.get(columns.get(String(year)) ?? -1);
        return typeof value === "number" ? String(Number(value.toFixed(decimals))) : "";
      });
      if (figures.every((text) => text === "")) return [];
      const [destination, origin] = end === "origin" ? [world, id] : [id, end === null ? "" : world];
      return [
        { key: `${destination}|${origin}|${measure}`, text: line(destination, origin, measure, ...figures) },
      ];
    });
  });
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return [line("destination", "origin", "measure", ...years.map(String)), ...rows.map(({ text }) => text)];
}
