import type { Place } from "../../kernel/problem.ts";
import type { Figure } from "./figure.ts";

/**
 * Remembers which rows were read, so that a row that comes twice is seen: with the same figures it is only told, with others
 * it is an error. It holds a few numbers for each row, not the observations.
 */
export interface Ledger {
  /** The row that came before with the same key, and the first position at which its figures differ (-1: none does). */
  seen(
    key: string,
    figures: readonly (Figure | undefined)[],
    place: Place,
  ): { readonly first: Place; readonly differs: number } | undefined;
}

/** Missing figures are told apart from all numbers and from each other by codes that no figure can have. */
const codes: Readonly<Record<string, number>> = { none: -1e300, O: -2e300, M: -3e300, Q: -4e300 };

function coded(figure: Figure | undefined): number {
  if (figure === undefined) return codes.none ?? 0;
  return figure.value ?? codes[figure.status] ?? 0;
}

export function openLedger(): Ledger {
  const rows = new Map<string, { readonly values: Float64Array; readonly place: Place }>();
  return {
    seen(key, figures, place) {
      const values = new Float64Array(figures.length);
      figures.forEach((figure, i) => {
        values[i] = coded(figure);
      });
      const before = rows.get(key);
      if (!before) {
        rows.set(key, { values, place });
        return undefined;
      }
      return { first: before.place, differs: values.findIndex((value, i) => value !== before.values[i]) };
    },
  };
}
