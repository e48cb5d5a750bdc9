import { type Status, units } from "../../kernel/dimension.ts";
import type { Cell } from "../releases/cube.ts";

/**
 * A number of persons as a question answers it.
 *
 * - `value`: persons; null where the publisher gives no number. A sum is over the parts that have one.
 * - `status`: that of the publisher's own figure; null for a sum, and where the publisher states nothing at all.
 * - `gaps`: how many parts of the sum the publisher marks as missing or withheld; for a figure of its own 0 or 1.
 */
export interface Amount {
  readonly value: number | null;
  readonly status: Status | null;
  readonly gaps: number;
}

export const nothing: Amount = { value: null, status: null, gaps: 0 };

/** A cell's value in persons: the tables state thousands with three decimals, so whole persons are exact. */
export function persons({ value, unit }: Pick<Cell, "value" | "unit">): number | null {
  if (value === null) return null;
  const { multiplier } = units[unit];
  return multiplier === 0 ? value : Math.round(value * 10 ** multiplier);
}

/** The publisher's figure, or nothing. */
export function amountOf(cell: Pick<Cell, "value" | "unit" | "status"> | undefined): Amount {
  if (!cell) return nothing;
  const value = persons(cell);
  return { value, status: cell.status, gaps: value === null ? 1 : 0 };
}

/** The sum of the parts that have a number; of one part that part itself. */
export function sum(parts: readonly Amount[]): Amount {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  let value: number | null = null;
  let gaps = 0;
  for (const part of parts) {
    if (part.value !== null) value = (value ?? 0) + part.value;
    gaps += part.gaps;
  }
  return { value, status: null, gaps };
}

/** `part` in per cent of `whole`; null where either is missing or the whole is 0. */
export function percent(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
}

/**
 * Per cent from pairs of part and whole: the sum of the parts by the sum of the wholes, never a mean of shares. A pair in
 * which either is missing counts in neither sum.
 */
export function percentOfSums(pairs: readonly (readonly [part: Amount, whole: Amount])[]): number | null {
  let [part, whole] = [0, 0];
  let pairsCounted = 0;
  for (const [a, b] of pairs) {
    if (a.value === null || b.value === null) continue;
    part += a.value;
    whole += b.value;
    pairsCounted += 1;
  }
  return pairsCounted === 0 ? null : percent(part, whole);
}

/** The change from `before` to `after` in per cent of `before`. */
export function percentChange(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : percent(after - before, before);
}

/** Orders rows by value, the largest first, those without a number last, equal ones by their key's code units. */
export function largestFirst<T extends { readonly value: number | null }>(key: (row: T) => string) {
  return (a: T, b: T): number => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else if (a.value !== b.value) return b.value - a.value;
    return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  };
}
