import { failed, ok, problem, type Result } from "./problem.ts";

/**
 * An age group in completed years: `T` (all ages), `20-24`, `0` (one year), `75+`. The text is the value: two groups
 * are the same if and only if their texts are.
 */
export type AgeGroup = string & { readonly __age: unique symbol };

export const allAges = "T" as AgeGroup;

/** From `start`, `width` years wide; width `Infinity` is the open-ended group, width 1 a single year. */
export function ageGroup(start: number, width: number): AgeGroup {
  if (width === Number.POSITIVE_INFINITY) return `${start}+` as AgeGroup;
  return (width === 1 ? `${start}` : `${start}-${start + width - 1}`) as AgeGroup;
}

/**
 * Reads an age group as publishers write it: `20-24`, `20 to 24`, `75+`, `75 and over`, `0`, `Total`, and the SDMX forms
 * `Y20T24`, `Y_GE75`, `_T`.
 */
export function parseAge(text: string): Result<AgeGroup> {
  const t = text.trim().replace(/[\u2010-\u2015]/g, "-");
  if (/^(T|_T|total|all(?: ages)?)$/i.test(t)) return ok(allAges);
  const range = /^Y?(\d{1,3})\s*(?:-|T|to)\s*(\d{1,3})$/i.exec(t);
  if (range) {
    const [start, end] = [Number(range[1]), Number(range[2])];
    if (end >= start && end <= 130) return ok(ageGroup(start, end - start + 1));
  }
  const open = /^(?:Y_GE)?(\d{1,3})(?:\s*\+|\s+and (?:over|older))?$/i.exec(t);
  if (open && Number(open[1]) <= 130) {
    const isOpen = /\+|and|Y_GE/i.test(t);
    return ok(ageGroup(Number(open[1]), isOpen ? Number.POSITIVE_INFINITY : 1));
  }
  return failed(problem("kernel.age-unknown", { text }));
}

/** First and last completed year of a group; all ages and open-ended groups end at Infinity. */
export function ageBounds(age: AgeGroup): { readonly start: number; readonly end: number } {
  if (age === allAges) return { start: 0, end: Number.POSITIVE_INFINITY };
  if (age.endsWith("+")) return { start: Number(age.slice(0, -1)), end: Number.POSITIVE_INFINITY };
  const [start, end] = age.split("-").map(Number);
  return { start: start ?? 0, end: end ?? start ?? 0 };
}

/** Orders age groups by their first year, the wider after the narrower, all ages last. */
export function compareAges(a: AgeGroup, b: AgeGroup): number {
  if (a === b) return 0;
  if (a === allAges) return 1;
  if (b === allAges) return -1;
  const [x, y] = [ageBounds(a), ageBounds(b)];
  return x.start - y.start || (x.end < y.end ? -1 : 1);
}
