import { failed, ok, problem, type Result } from "./problem.ts";

/**
 * A stretch of time that an observation speaks of, by its text: a year `2020`, a month `2020-03`, a quarter `2020-Q1`, or
 * the years from mid-year to mid-year `2015-2020` as population estimates use them. The text is the value.
 */
export type Period = string & { readonly __period: unique symbol };

export type PeriodKind = "year" | "month" | "quarter" | "span";

const forms: readonly [PeriodKind, RegExp][] = [
  ["year", /^(\d{4})$/],
  ["month", /^(\d{4})-(0[1-9]|1[0-2])$/],
  ["quarter", /^(\d{4})-?Q([1-4])$/i],
  ["span", /^(\d{4})\s*[-\u2010-\u2015/]\s*(\d{4})$/],
];

/** Reads a period; also accepts `2020Q1`, `2015–2020` with a dash of any length, and a number. */
export function parsePeriod(input: string | number): Result<Period> {
  const text = String(input).trim();
  for (const [kind, form] of forms) {
    const match = form.exec(text);
    if (!match) continue;
    if (kind === "year" || kind === "month") return ok(text as Period);
    if (kind === "quarter") return ok(`${match[1]}-Q${match[2]}` as Period);
    if (Number(match[2]) > Number(match[1])) return ok(`${match[1]}-${match[2]}` as Period);
  }
  return failed(problem("kernel.period-unknown", { text }));
}

/** More years at once than this are a slip of the pen. */
const longestRange = 300;

/** One period, or with two dots every year from the first to the last: `1990..2024`. Problem: `kernel.period-unknown`. */
export function parsePeriods(text: string): Result<readonly Period[]> {
  const range = /^(\d{4})\.\.(\d{4})$/.exec(text.trim());
  const [first, last] = [Number(range?.[1]), Number(range?.[2])];
  if (range && first <= last && last - first <= longestRange) {
    return ok(Array.from({ length: last - first + 1 }, (_, i) => year(first + i)));
  }
  const period = parsePeriod(text);
  return period.ok ? ok([period.value]) : period;
}

export function year(value: number): Period {
  return String(value).padStart(4, "0") as Period;
}

export function periodKind(period: Period): PeriodKind {
  for (const [kind, form] of forms) if (form.test(period)) return kind;
  throw new Error(`not a period: ${period}`);
}

/** First and last calendar year that the period touches. */
export function periodYears(period: Period): { readonly first: number; readonly last: number } {
  const first = Number(period.slice(0, 4));
  return { first, last: periodKind(period) === "span" ? Number(period.slice(5)) : first };
}

/** Chronological order; a longer period after the shorter one that begins with it. Total over all periods. */
export function comparePeriods(a: Period, b: Period): number {
  return a.slice(0, 4).localeCompare(b.slice(0, 4)) || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
