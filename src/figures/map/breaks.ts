/**
 * Class breaks at round numbers. Values lie in class `i` where `breaks[i - 1] <= value < breaks[i]`; n breaks make
 * n + 1 classes. Both ways depend only on the values, not on their order, and leave no class empty.
 */

const mantissas = [1, 2, 5, 10] as const;

/** The number of the series 1-2-5 that is nearest in ratio; the smaller where two are as near. Zero stays zero. */
export function roundNumber(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const magnitude = Math.abs(value);
  const power = Math.floor(Math.log10(magnitude));
  const candidates = mantissas.map((m) => scaled(m, power));
  const nearest = candidates.reduce((best, candidate) =>
    ratio(candidate, magnitude) < ratio(best, magnitude) - 1e-12 ? candidate : best,
  );
  return value < 0 ? -nearest : nearest;
}

/**
 * For amounts and shares that start at zero: the quantiles at equal steps, each rounded to the series 1-2-5; doubles
 * are dropped, and so are breaks that would leave a class empty.
 */
export function sequentialBreaks(values: readonly number[], classes: number): number[] {
  const sorted = finite(values);
  const wanted = Array.from({ length: classes - 1 }, (_, i) =>
    roundNumber(quantile(sorted, (i + 1) / classes)),
  );
  return withoutEmpty(
    [...new Set(wanted)].sort((a, b) => a - b),
    sorted,
  );
}

/**
 * For a measure with a middle that means something, such as women's share around one half: steps of one round width to
 * both sides of the middle, as wide as the typical distance from it (its third quartile, over the steps on a side).
 * Classes at the ends may be empty here: the middle keeps its place.
 */
export function divergingBreaks(values: readonly number[], middle: number, perSide: number): number[] {
  const distances = finite(values.map((value) => Math.abs(value - middle)));
  const step = roundNumber(quantile(distances, 0.75) / (perSide - 1)) || 1;
  return Array.from({ length: perSide * 2 - 1 }, (_, i) => exact(middle + (i - perSide + 1) * step));
}

/** The index of the class that a value lies in, from 0. */
export function classOf(value: number, breaks: readonly number[]): number {
  let index = 0;
  while (index < breaks.length && value >= (breaks[index] ?? Number.POSITIVE_INFINITY)) index++;
  return index;
}

/** Round numbers for the circles of a legend: the largest of the series 1-2-5 that is no more than `most`, then a fifth or a tenth of it. */
export function legendAmounts(most: number, count: number): number[] {
  if (!(most > 0)) return [];
  const power = Math.floor(Math.log10(most));
  const first = [5, 2, 1].map((m) => scaled(m, power)).find((amount) => amount <= most) ?? scaled(1, power);
  const amounts = [first];
  while (amounts.length < count) amounts.push(roundNumber((amounts[amounts.length - 1] ?? 1) / 5));
  return amounts;
}

function finite(values: readonly number[]): number[] {
  return values.filter(Number.isFinite).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

function withoutEmpty(breaks: readonly number[], sorted: readonly number[]): number[] {
  const kept: number[] = [];
  for (const candidate of breaks) {
    const from = kept[kept.length - 1] ?? Number.NEGATIVE_INFINITY;
    const [below, above] = [
      sorted.some((v) => v >= from && v < candidate),
      sorted.some((v) => v >= candidate),
    ];
    if (below && above) kept.push(candidate);
  }
  return kept;
}

function ratio(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

/** A mantissa and a power of ten without the error of multiplying by 0.1. */
function scaled(mantissa: number, power: number): number {
  return Number(`${mantissa}e${power}`);
}

function exact(value: number): number {
  return Number(value.toPrecision(12));
}
