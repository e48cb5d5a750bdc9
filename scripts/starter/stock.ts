import { idOf, line, readRows } from "./shared.ts";

const years = ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2024"];

type Series = Record<"0" | "1" | "2", readonly string[]>;

const columns = (["M", "F", "T"] as const).flatMap((sex) => years.map((year) => `${sex}${year}`));

function seriesBy(
  rows: readonly Record<string, string>[],
  keyOf: (row: Record<string, string>) => string,
): ReadonlyMap<string, Series> {
  const series = new Map<string, Series>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = series.get(key) ?? { 0: [], 1: [], 2: [] };
    const figures = years.map((year) => row[year] || "..");
    series.set(key, { ...known, [row.sex ?? ""]: figures });
  }
  return series;
}

/** Men and women; both sexes only where they are not the sum of the two. */
function figures({ 0: both, 1: men, 2: women }: Series): readonly string[] {
  const unusual = both.map((total, i) => {
    const [m = "..", f = ".."] = [men[i], women[i]];
    const sum = m === ".." || f === ".." ? ".." : String(Number(m) + Number(f));
    return sum === total ? "" : total;
  });
  return [...men, ...women, ...unusual];
}

function table(
  head: readonly string[],
  series: ReadonlyMap<string, Series>,
  total: (key: string) => boolean = () => false,
): string[] {
  const rows = [...series]
    .map(([key, one]) => ({ key, total: total(key), text: line(...key.split("|"), ...figures(one)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return [line(...head, ...columns), ...rows.map(({ text }) => text)];
}

const age = (start: string, width: string) =>
  width === "0" ? (start === "0" ? "T" : `${start}+`) : `${start}-${Number(start) + Number(width) - 1}`;

/** Destination x origin x sex; the totals over origins (origin 001) are those that are published with the ages. */
export function stockByOrigin(): string[] {
  const corridors = readRows(",", "un-desa-ims", "converted", "ims2024_by_destination_origin_sex.csv");
  const totals = ages().filter((row) => row.age_start === "0" && row.age_width === "0");
  const rows = [...corridors, ...totals.map((row) => ({ ...row, origin_code: "900" }))];
  return table(
    ["destination", "origin"],
    seriesBy(rows, (row) => `${idOf(row.destination_code ?? "")}|${idOf(row.origin_code ?? "")}`),
  );
}

/** Destination x age x sex. */
export function stockByAge(): string[] {
  return table(
    ["destination", "age"],
    seriesBy(
      ages(),
      (row) => `${idOf(row.destination_code ?? "")}|${age(row.age_start ?? "", row.age_width ?? "")}`,
    ),
  );
}

function ages(): Record<string, string>[] {
  return readRows(",", "un-desa-ims", "converted", "ims2024_by_destination_age_sex.csv");
}
