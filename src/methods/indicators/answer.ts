/**
 * What an indicator answers: a number, or why there is none. A gap is never a zero: nobody migrating and nobody counting are
 * different things, and a reader must be able to tell them apart.
 *
 * - `numerator-missing`, `denominator-missing`: no figure is stated (both missing counts as the numerator)
 * - `denominator-zero`: the figures are there and the quotient does not exist
 */
export type Gap = "numerator-missing" | "denominator-missing" | "denominator-zero";

export type Answer =
  | { readonly value: number; readonly gap: null }
  | { readonly value: null; readonly gap: Gap };

/** A figure that goes into an indicator; null where nobody states it. */
export type Figure = number | null;

export function given(value: number): Answer {
  return { value, gap: null };
}

export function gap(reason: Gap): Answer {
  return { value: null, gap: reason };
}

/** `factor * numerator / denominator`; a zero numerator is a value, a zero denominator is none. */
export function quotient(numerator: Figure, denominator: Figure, factor = 1): Answer {
  if (numerator === null) return gap("numerator-missing");
  if (denominator === null) return gap("denominator-missing");
  return denominator === 0 ? gap("denominator-zero") : given((factor * numerator) / denominator);
}
