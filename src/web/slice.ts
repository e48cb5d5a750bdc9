import { Sex } from "../kernel/dimension.ts";
import { type Period, parsePeriod } from "../kernel/period.ts";
import type { Words } from "../kernel/words.ts";
import type { Slice } from "./addresses.ts";
import type { Choice } from "./parts/chooser.tsx";

/** The year and sex that an address asks for; what is not one of ours is as if not said. */
export function askedSlice(query: URLSearchParams): { readonly period?: Period; readonly sex: Sex } {
  const period = parsePeriod(query.get("year") ?? "");
  const sex = Sex.safeParse(query.get("sex")).data ?? "T";
  return period.ok ? { period: period.value, sex } : { sex };
}

/** The slice as addresses state it: the last year is the default and is not said. */
export function statedSlice(periods: readonly Period[], period: Period, sex: Sex = "T"): Slice {
  return { year: period === periods.at(-1) ? undefined : period, sex };
}

/** A link for each year that the release has. */
export function yearChoices(
  periods: readonly Period[],
  chosen: Period,
  address: (slice: Slice) => string,
  sex: Sex = "T",
): readonly Choice[] {
  return periods.map((period) => ({
    words: period,
    to: address(statedSlice(periods, period, sex)),
    chosen: period === chosen,
  }));
}

/** A link for both sexes, women and men. */
export function sexChoices(words: Words, chosen: Sex, address: (sex: Sex) => string): readonly Choice[] {
  return (["T", "F", "M"] as const).map((sex) => ({
    words: words.t(`web:chooser.${sex}`),
    to: address(sex),
    chosen: sex === chosen,
  }));
}
