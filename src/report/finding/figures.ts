import type { Period } from "../../kernel/period.ts";
import type { Territory, TerritoryId } from "../../kernel/territory/model.ts";
import { world } from "../../kernel/territory/model.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import { indicatorFigures, latest } from "../../statistics/indicators/indicators.ts";
import { type IndicatorFigure, type IndicatorUnit, indicatorIds } from "../../statistics/indicators/model.ts";
import { valueInWords } from "../../statistics/indicators/say.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { corridor } from "../../statistics/questions/corridor.ts";
import type { Format, Slice } from "../binding/model.ts";
import type { Offer } from "./model.ts";
import { type Asked, holdsAll } from "./question.ts";

/** How a number of an indicator is printed where nobody has said otherwise. */
const formats: Readonly<Record<IndicatorUnit, Format>> = {
  persons: { style: "number", digits: null, scale: "one" },
  percent: { style: "percent", digits: 1, scale: "one" },
  "per-hundred": { style: "number", digits: 1, scale: "one" },
  usd: { style: "money", digits: null, scale: "million" },
  "usd-per-person": { style: "money", digits: 0, scale: "one" },
  none: { style: "number", digits: 2, scale: "one" },
};

/**
 * Numbers about the territories that a question names, of the world where it names none but speaks of an indicator: their
 * indicators at the asked year or the newest, and for two territories the migrant stock between them both ways.
 */
export async function figuresFor(
  asked: Asked,
  statistics: Statistics,
  words: Words,
): Promise<readonly Offer[]> {
  const [first, second] = asked.territories;
  const between =
    first && second
      ? [
          ...(await corridorOffers(first, second, asked, statistics, words)),
          ...(await corridorOffers(second, first, asked, statistics, words)),
        ]
      : [];
  const about = asked.territories.length > 0 ? asked.territories.map(({ id }) => id) : [world];
  const single = await Promise.all(about.map((id) => indicatorOffers(id, asked, statistics, words)));
  return [...between, ...single.flat()];
}

async function indicatorOffers(
  territory: TerritoryId,
  asked: Asked,
  statistics: Statistics,
  words: Words,
): Promise<readonly Offer[]> {
  const wanted = indicatorIds.filter((id) =>
    holdsAll(`${words.t(`indicators:name.${id}`)} ${id.replaceAll("-", " ")}`, asked.terms),
  );
  // Of the world everything would be offered to whoever asked for something else.
  if (wanted.length === 0 || (asked.territories.length === 0 && asked.terms.length === 0)) return [];
  const figures = await indicatorFigures(statistics, {
    territory,
    indicators: wanted,
    ...(asked.year === null ? {} : { periods: [asked.year] }),
  });
  return wanted.flatMap((id): Offer[] => {
    const figure = latest(figures, id);
    if (!figure || figure.value === null || figure.period === null) return [];
    return [
      {
        source: { kind: "indicator", indicator: id, territory, period: figure.period },
        format: formats[figure.unit],
        as: "value",
        label: labelOf(words, words.t(`indicators:name.${id}`), nameOf(territory, words), figure.period),
        says: valueInWords(words, figure.unit, figure.value),
        from: sourcesOf(figure.basis),
      },
    ];
  });
}

/** The people who came this way: all of them, women among them, and how that has changed. */
async function corridorOffers(
  origin: Territory,
  destination: Territory,
  asked: Asked,
  statistics: Statistics,
  words: Words,
): Promise<readonly Offer[]> {
  if (!holdsAll(words.t("report-pages:find.stock-terms"), asked.terms)) return [];
  const answer = await corridor(statistics, { origin: origin.id, destination: destination.id });
  const point = answer?.there.points.findLast(
    (one) => one.both.value !== null && (asked.year === null || one.period === asked.year),
  );
  const begin = answer?.there.points.find((one) => one.both.value !== null);
  if (!answer || !point || point.both.value === null) return [];
  const slice = (period: Period, sex = "T"): Slice => ({
    dataset: "un-desa-stock",
    keys: { measure: "migrant-stock", destination: destination.id, origin: origin.id, sex, period },
  });
  const names = words.t("web:corridor.title", {
    origin: origin.names[words.language],
    destination: destination.names[words.language],
  });
  const from = sourcesOf(answer.basis);
  const offers: Offer[] = [
    {
      source: { kind: "measure", measure: { of: "value", slice: slice(point.period) } },
      format: formats.persons,
      as: "value",
      label: labelOf(words, words.t("report-pages:find.stock"), names, point.period),
      says: words.number(point.both.value, { maximumFractionDigits: 0 }),
      from,
    },
  ];
  if (point.women.value !== null && point.both.value > 0)
    offers.push({
      source: {
        kind: "measure",
        measure: { of: "share", part: slice(point.period, "F"), whole: slice(point.period) },
      },
      format: formats.percent,
      as: "value",
      label: labelOf(words, words.t("report-pages:find.women"), names, point.period),
      says: valueInWords(words, "percent", (100 * point.women.value) / point.both.value),
      from,
    });
  if (begin && begin.period !== point.period && begin.both.value !== null && begin.both.value > 0)
    offers.push({
      source: {
        kind: "measure",
        measure: { of: "change", from: slice(begin.period), to: slice(point.period) },
      },
      format: formats.percent,
      as: "value",
      label: labelOf(
        words,
        words.t("report-pages:find.change"),
        names,
        words.t("web:say.from-to", { first: begin.period, last: point.period }),
      ),
      says: valueInWords(words, "percent", 100 * (point.both.value / begin.both.value - 1)),
      from,
    });
  return offers;
}

/** Publishers and titles, each once. */
function sourcesOf(basis: IndicatorFigure["basis"]): string {
  return [...new Set(basis.map(({ source }) => `${source.publisher}, ${source.title}`))].join("; ");
}

function nameOf(id: TerritoryId, words: Words): string {
  return territoryName(id, words.language);
}

function labelOf(words: Words, what: string, where: string, period: string): string {
  return words.t("report-pages:find.label", { what, where, period });
}
