import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/kernel/root.ts";
import { observedYear, prospects } from "./prospects.ts";
import { remittances, updatedOn } from "./remittances.ts";
import { line } from "./shared.ts";
import { stockByAge, stockByOrigin } from "./stock.ts";

/** Makes `data/starter/` anew from the publishers' figures in `../shared/data`: `npx tsx scripts/starter/make.ts`. */

/** The day on which the figures were taken over. */
const taken = "2026-11-21";

const publisher = "United Nations, Department of Economic and Social Affairs, Population Division";
const stock = [
  ["publisher", publisher],
  ["title", "International Migrant Stock 2024"],
  ["version", "2024"],
  ["licence", "CC BY 3.0 IGO"],
  ["url", "https://www.un.org/development/desa/pd/content/international-migrant-stock"],
  ["taken", taken],
] as const;

const population = [
  ["publisher", publisher],
  ["title", "World Population Prospects 2024"],
  ["version", "2024"],
  ["licence", "CC BY 3.0 IGO"],
  ["url", "https://population.un.org/wpp/"],
  ["taken", taken],
  ["observed", String(observedYear)],
  ["note", "31-december", "Population on 31 December of the year."],
  [
    "note",
    "derived",
    "Computed from the population on 31 December 2024 and the population change of each year, both as published.",
  ],
] as const;

const updated = updatedOn();
const money = [
  ["publisher", "World Bank"],
  ["title", "World Development Indicators"],
  ["version", updated],
  ["licence", "CC BY 4.0"],
  ["url", "https://data.worldbank.org/indicator"],
  ["taken", taken],
] as const;

const files = {
  "un-desa-stock-2024.tsv": ["un-desa-stock", stock, stockByOrigin()],
  "un-desa-stock-age-2024.tsv": ["un-desa-stock-age", stock, stockByAge()],
  "un-wpp-2024.tsv": ["un-wpp", population, prospects()],
  "world-bank-indicators-2023.tsv": ["world-bank-indicators", money, remittances()],
} as const;

for (const [name, [dataset, head, rows]] of Object.entries(files)) {
  const lines = [
    line("corridor-figures", "1"),
    line("dataset", dataset),
    ...head.map((one) => line(...one)),
    // The first of them is the header.
    line("rows", String(rows.length - 1)),
    ...rows,
  ];
  const text = `${lines.join("\n")}\n`;
  writeFileSync(join(projectRoot(), "data", "starter", name), text);
  process.stdout.write(`${name}\t${lines.length} lines\t${Buffer.byteLength(text)} bytes\n`);
}
