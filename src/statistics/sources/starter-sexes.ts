import type { Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { Figure } from "../importing/figure.ts";

/** A column of our compact form. */
export interface Column {
  readonly index: number;
  readonly period: Period;
  readonly sex: Sex;
}

/** A figure with what its column says of it. */
export interface Told {
  readonly period: Period;
  readonly sex: Sex;
  readonly figure: Figure;
}

/** The figures that stand there, and both sexes together where only men and women do. */
export function* figuresOf(
  columns: readonly Column[],
  figures: readonly (Figure | undefined)[],
): Generator<Told> {
  const sums = new Map<Period, { M?: Figure; F?: Figure; T?: Figure }>();
  for (const [i, { period, sex }] of columns.entries()) {
    const figure = figures[i];
    if (!figure) continue;
    yield { period, sex, figure };
    sums.set(period, { ...sums.get(period), [sex]: figure });
  }
  for (const [period, { M, F, T }] of sums) {
    if (T || !M || !F) continue;
    const missing = M.value === null || F.value === null;
    const figure: Figure = missing
      ? { value: null, status: "O" }
      : { value: (M.value ?? 0) + (F.value ?? 0), status: "A" };
    yield { period, sex: "T", figure };
  }
}
