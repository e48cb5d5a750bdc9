import { ok, type Result } from "../../kernel/problem.ts";
import { percent, percentChange } from "../../statistics/questions/amount.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Measure, Slice, Taken } from "./model.ts";
import { readSlice } from "./slices.ts";

/** What a source says, and what that rests on. */
export type Found = Pick<Taken, "value" | "evidence" | "in">;

/**
 * A number made of cells of current releases. Shares, changes and growth are in per cent; what lacks a part has no value. Problems:
 * those of {@link readSlice}.
 */
export async function resolveMeasure(statistics: Statistics, measure: Measure): Promise<Result<Found>> {
  const slices = slicesOf(measure);
  const values: (number | null)[] = [];
  const evidence: string[] = [];
  for (const slice of slices) {
    const found = await readSlice(statistics, slice);
    if (!found.ok) return found;
    values.push(found.value.value);
    evidence.push(found.value.evidence);
  }
  const [first = null, second = null] = values;
  return ok({ value: computed(measure, first, second), evidence });
}

function slicesOf(measure: Measure): readonly Slice[] {
  switch (measure.of) {
    case "value":
      return [measure.slice];
    case "share":
      return [measure.part, measure.whole];
    case "range":
      return [measure.low, measure.high];
    default:
      return [measure.from, measure.to];
  }
}

function computed(measure: Measure, first: number | null, second: number | null): Taken["value"] {
  if (measure.of === "value") return first;
  if (first === null || second === null) return null;
  switch (measure.of) {
    case "share":
      return percent(first, second);
    case "change":
      return percentChange(first, second);
    case "difference":
      return second - first;
    case "growth":
      return growth(first, second, yearsBetween(measure.from, measure.to));
    case "range":
      return { low: first, high: second };
  }
}

/** Per cent a year by compounding; null where there is no time between, or nothing to grow from. */
function growth(from: number, to: number, years: number): number | null {
  return years <= 0 || from <= 0 || to < 0 ? null : ((to / from) ** (1 / years) - 1) * 100;
}

function yearsBetween(from: Slice, to: Slice): number {
  const year = ({ keys }: Slice) => Number((keys.period ?? "").slice(0, 4));
  return year(to) - year(from);
}
