import { redirect } from "react-router";
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

/** The year, sex and release as an address gives them, whatever they are: for a redirect to another place. */
export function givenSlice(query: URLSearchParams): Slice {
  return {
    year: query.get("year") ?? undefined,
    sex: Sex.safeParse(query.get("sex")).data,
    release: query.get("release") ?? undefined,
  };
}

/**
 * Throws a redirect to the address without what the page cannot show: a year that the release does not have (`shown` is the
 * one that stands on the page), a sex that is none. So nobody cites an address that says one year and shows another.
 */
export function leaveOutUnknown(
  query: URLSearchParams,
  shown: Period,
  address: (slice: Slice) => string,
): void {
  const { period, sex } = askedSlice(query);
  const yearUnknown = query.has("year") && period !== shown;
  const sexUnknown = query.has("sex") && !Sex.safeParse(query.get("sex")).success;
  if (yearUnknown || sexUnknown) throw redirect(address({ year: yearUnknown ? undefined : period, sex }));
}

/** The slice as addresses state it: the last year is the default and is not said, nor is the current release. */
export function statedSlice(
  periods: readonly Period[],
  period: Period,
  { sex = "T", release }: Pick<Slice, "sex" | "release"> = {},
): Slice {
  return { year: period === periods.at(-1) ? undefined : period, sex, release };
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
    to: address(statedSlice(periods, period, { sex })),
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
