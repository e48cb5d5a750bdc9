import { publishedSheet, write } from "./tsv.ts";

/** The World Bank's own codes in this sheet: CHI are the Channel Islands, and what it calls YUG is Serbia and Montenegro. */
const codes: Readonly<Record<string, string>> = { CHI: "830", YUG: "SCG", YUGf: "YUG" };

/** Writes `income.tsv` from the World Bank's history of income groups. Yemen's `LM*` of 1987 and 1988 is kept as LM. */
export async function writeIncome(ids: ReadonlySet<string>): Promise<void> {
  const rows = await publishedSheet(
    "Country Analytical History",
    "country-classes",
    "OGHIST_2025_10_07.xlsx",
  );
  const years = rows.find((row) => row[1]?.startsWith("Data for calendar year"))?.slice(2) ?? [];
  const found: string[][] = [];
  for (const [code = "", , ...cells] of rows) {
    const id = codes[code] ?? code;
    if (!/^[A-Z]{3}f?$/.test(code)) continue;
    if (!ids.has(id)) throw new Error(`OGHIST: ${code}`);
    found.push([id, ...years.map((_, i) => (cells[i] ?? "").replace("*", "").replace("..", "").trim())]);
  }
  write(
    "income",
    "Income groups by the year of the income. World Bank, OGHIST of 7 October 2025, CC BY 4.0. The fiscal year is the second after it.",
    ["id", ...years],
    found.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
}
