import { idOf, line, readRows } from "./shared.ts";

const first = 1950;
const last = 2024;
/** The last year of estimates; later ones are projected. */
const observed = 2023;

type Table = ReadonlyMap<string, Record<string, string>>;

function read(name: string): Table {
  return new Map(readRows("\t", "un-wpp", "2024", `${name}.txt`).map((row) => [row.country_code ?? "", row]));
}

/** Thousands with three decimals as whole numbers, so that sums are exact. */
function thousandths(table: Table, code: string, year: number): number {
  const text = table.get(code)?.[String(year)];
  if (text === undefined || text === "") throw new Error(`no figure: ${code} ${year}`);
  return Math.round(Number(text) * 1000);
}

const written = (value: number) => String(value / 1000);

/**
 * Population on 31 December, births, deaths and net migration, in thousands. The tables state the population from 2024 on
 * and the change in every year; the population of earlier years is the later one less the change between.
 */
export function prospects(): string[] {
  const flows = {
    births: [read("births"), read("birthsprojMed")],
    deaths: [read("deaths"), read("deathsprojMed")],
    "net-migration": [read("migration"), read("migrationprojMed")],
  } as const;
  const [change, population] = [read("PopChange"), read("popprojMed")];
  const flow = (measure: keyof typeof flows, code: string, year: number) =>
    thousandths(flows[measure][year <= observed ? 0 : 1], code, year);
  const changeIn = (code: string, year: number) =>
    year <= observed
      ? thousandths(change, code, year)
      : flow("births", code, year) - flow("deaths", code, year) + flow("net-migration", code, year);

  const seen = new Set<string>();
  const rows: { key: string; text: string }[] = [];
  for (const code of population.keys()) {
    const id = idOf(code);
    // One code stands twice under two numbers (1836 and 927 are Australia and New Zealand); the figures are the same.
    if (seen.has(id)) continue;
    seen.add(id);
    const levels = [thousandths(population, code, last)];
    for (let year = last; year >= first; year--) levels.unshift((levels[0] ?? 0) - changeIn(code, year));
    rows.push({ key: `${id}|population`, text: line(id, "population", ...levels.map(written)) });
    for (const measure of ["births", "deaths", "net-migration"] as const) {
      const values = [];
      for (let year = first; year <= last; year++) values.push(written(flow(measure, code, year)));
      rows.push({ key: `${id}|${measure}`, text: line(id, measure, "", ...values) });
    }
  }
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  const years = Array.from({ length: last - first + 2 }, (_, i) => String(first - 1 + i));
  return [line("destination", "measure", ...years), ...rows.map(({ text }) => text)];
}

export const observedYear = observed;
