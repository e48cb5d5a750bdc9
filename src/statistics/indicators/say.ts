import type { Words } from "../../kernel/words.ts";
import type { IndicatorFigure, IndicatorUnit } from "./model.ts";

/** How many decimals a value is shown with. What is computed keeps them all. */
const decimals: Readonly<Record<IndicatorUnit, number>> = {
  persons: 0,
  percent: 1,
  "per-hundred": 1,
  usd: 0,
  "usd-per-person": 0,
  none: 2,
};

/** The number of a value as it is shown, in the unit whose words are `indicators:unit.<unit>`: dollars in millions. */
export function shownNumber(words: Words, unit: IndicatorUnit, value: number): string {
  const shown = unit === "usd" ? value / 1e6 : value;
  const most = unit === "usd" && Math.abs(shown) < 10 ? 1 : decimals[unit];
  return words.number(shown, { minimumFractionDigits: most, maximumFractionDigits: most });
}

/** The value with its unit, as it stands in a sentence: `12.3 per cent`. */
export function valueInWords(words: Words, unit: IndicatorUnit, value: number): string {
  return words.t(`indicators:value.${unit}`, { n: shownNumber(words, unit, value) });
}

/** Why there is no value, without a capital and a full stop; the datasets that could answer are named. */
export function gapInWords(words: Words, { gap, needs }: Pick<IndicatorFigure, "gap" | "needs">): string {
  const datasets = needs.map((dataset) => words.t(`web:dataset-name.${dataset}`)).join(" / ");
  return words.t(`indicators:gap.${gap ?? "numerator-missing"}`, { datasets });
}
