import type { Format, Measure, Ranking, Slice, Source } from "../binding/model.ts";
import type { Bindable, Item } from "./sentences.ts";

/** The ways in which the proposals bind values. */

const format = (
  style: Format["style"],
  scale: Format["scale"] = "one",
  digits: number | null = null,
): Format => ({
  style,
  digits,
  scale,
});

export const formats = {
  millions: format("number", "million"),
  /** In a list one decimal for all of them. */
  listedMillions: format("number", "million", 1),
  percent: format("percent"),
  number: format("number"),
  wholePercent: format("percent", "one", 0),
  billionDollars: format("money", "billion", 0),
  count: format("count"),
  words: format("words"),
  year: format("year"),
} as const;

/** Migrants of a sex from anywhere who live in a territory, region or group. */
export function stockIn(destination: string, period: string, sex: "T" | "F" | "M" = "T"): Slice {
  return {
    dataset: "un-desa-stock",
    keys: { measure: "migrant-stock", destination, origin: "001", sex, period },
  };
}

export function measured(measure: Measure, how: Format): Bindable {
  return { source: { kind: "measure", measure }, format: how };
}

export function stated(slice: Slice, how: Format): Bindable {
  return measured({ of: "value", slice }, how);
}

export function indicator(name: string, territory: string, period: string, how: Format): Bindable {
  return { source: { kind: "indicator", indicator: name, territory, period }, format: how };
}

export function target(name: Extract<Source, { kind: "target" }>["target"]): Bindable {
  return { source: { kind: "target", target: name }, format: formats.wholePercent };
}

/** The first places of a ranking, each with its number. */
export function placesOf(ranking: Ranking, period: string, places: number, how: Format): readonly Item[] {
  return Array.from({ length: places }, (_, index) => {
    const ranked = (what: "name" | "value", of: Format): Bindable => ({
      source: { kind: "ranked", ranking, period, place: index + 1, what },
      format: of,
    });
    return { bound: { name: ranked("name", formats.words), value: ranked("value", how) } };
  });
}
