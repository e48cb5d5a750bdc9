import type { Language } from "../../kernel/language.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import { indicatorFigures, latest } from "../indicators/indicators.ts";
import type { IndicatorFigure, IndicatorId } from "../indicators/model.ts";
import type { Basis, Statistics } from "../questions/basis.ts";
import type {
  Paragraph,
  Section,
  Study,
  StudyName,
  StudyQuestion,
  StudySource,
  StudyTable,
} from "./model.ts";
import { readyMade } from "./question.ts";
import { bare, bound, comparison, gapSentence, joined, named, sentence } from "./sentences.ts";

/** A ready-made study of a territory, region or group, from the current releases, in a language. */
export function study(
  name: StudyName,
  territory: TerritoryId,
  statistics: Statistics,
  language: Language,
): Promise<Study> {
  return answerStudy(readyMade(name, territory), statistics, language);
}

/** The answer to a saved question. The same releases give the same study to the letter. */
export async function answerStudy(
  question: StudyQuestion,
  statistics: Statistics,
  language: Language,
): Promise<Study> {
  const words = wordsOf(language);
  const { name, territory, indicators, periods, compare } = question;
  const ask = (one: TerritoryId) =>
    indicatorFigures(statistics, { territory: one, indicators, ...(periods ? { periods } : {}) });
  const own = await ask(territory);
  const others = new Map<TerritoryId, readonly IndicatorFigure[]>();
  for (const one of compare) others.set(one, await ask(one));
  const asked: Asked = { question, words, own, others };
  const gaps = indicators.filter((id) => latest(own, id)?.value == null);
  return {
    question,
    language,
    title: words.t(`studies:${name}.title`),
    subject: territoryName(territory, language),
    about: words.t(`studies:${name}.about`),
    sections: [
      figuresSection(asked),
      comparisonSection(asked),
      timeSection(asked),
      missingSection(asked, gaps),
    ].filter(({ paragraphs, tables }) => paragraphs.length + tables.length > 0),
    sources: sourcesOf([own, ...others.values()].flat(), words),
    gaps,
  };
}

interface Asked {
  readonly question: StudyQuestion;
  readonly words: Words;
  readonly own: readonly IndicatorFigure[];
  readonly others: ReadonlyMap<TerritoryId, readonly IndicatorFigure[]>;
}

/** Of each indicator its latest figure, what it had been, whom it speaks of, and what it is elsewhere at the same time. */
function figuresSection(asked: Asked): Section {
  const { question, words } = asked;
  return {
    id: "figures",
    heading: words.t("studies:heading.figures"),
    paragraphs: question.indicators.flatMap((id) => {
      const said = paragraphOf(asked, id);
      return said ? [said] : [];
    }),
    tables: [],
  };
}

function paragraphOf({ words, own, others, question }: Asked, id: IndicatorId): Paragraph | undefined {
  const figure = latest(own, id);
  const value = bound(words, figure);
  if (!figure || !value) return undefined;
  const level = sentence(words, `studies:level.${id}`, { value }, { period: value.period });
  const first = bound(words, firstLike(figure, own));
  const before =
    first && first.period !== value.period
      ? sentence(words, "studies:before", { value: first }, { period: first.period })
      : [];
  const all = figure.counted + figure.leftOut.length;
  const counted =
    figure.leftOut.length > 0
      ? [
          {
            kind: "words" as const,
            text: words.t("studies:counted", {
              counted: words.number(figure.counted),
              all: words.number(all),
            }),
          },
        ]
      : [];
  // Sizes are not compared: a region is larger than its parts.
  const beside = isSize(figure)
    ? []
    : comparison(
        words,
        question.compare.map((one) => [one, bound(words, at(others.get(one), id, value.period))] as const),
      );
  return joined([level, counted, before, beside], words);
}

/** The earliest figure of the same territories: sums over more of them, or fewer, are not set beside each other. */
function firstLike(figure: IndicatorFigure, own: readonly IndicatorFigure[]): IndicatorFigure | undefined {
  const left = figure.leftOut.join();
  return own.find(
    ({ indicator, value, leftOut }) =>
      indicator === figure.indicator && value !== null && leftOut.join() === left,
  );
}

function isSize({ unit }: IndicatorFigure): boolean {
  return unit === "persons" || unit === "usd";
}

function at(figures: readonly IndicatorFigure[] | undefined, id: IndicatorId, period: Period) {
  return figures?.find((one) => one.indicator === id && one.period === period);
}

/** The latest figure of each indicator beside those of the others at the same time. */
function comparisonSection({ question, words, own, others }: Asked): Section {
  const places = [question.territory, ...question.compare];
  const rows = question.indicators.flatMap((id) => {
    const figure = latest(own, id);
    if (figure?.value == null || figure.period === null) return [];
    const { period } = figure;
    const cells = places.map(
      (place) =>
        bare(words, place === question.territory ? figure : at(others.get(place), id, period)) ?? null,
    );
    return [{ name: words.t("studies:cell", { value: named(words, figure), period }), cells }];
  });
  const table: StudyTable = {
    caption: words.t("studies:caption.comparison", {
      name: territoryName(question.territory, words.language),
    }),
    columns: [
      words.t("studies:column.indicator"),
      ...places.map((one) => territoryName(one, words.language)),
    ],
    rows,
  };
  const tables = rows.length > 0 && question.compare.length > 0 ? [table] : [];
  return { id: "comparison", heading: words.t("studies:heading.comparison"), paragraphs: [], tables };
}

/** Indicators that have more than one figure, by year. Those whose times differ altogether stand in tables of their own. */
function timeSection({ question, words, own }: Asked): Section {
  const groups: { readonly periods: Set<Period>; readonly ids: IndicatorId[] }[] = [];
  for (const id of question.indicators) {
    const periods = own
      .filter((one) => one.indicator === id && one.value !== null)
      .flatMap(({ period }) => period ?? []);
    if (periods.length < 2) continue;
    const fits = groups.find(
      (group) => periods.filter((one) => group.periods.has(one)).length * 2 > periods.length,
    );
    if (fits) {
      fits.ids.push(id);
      for (const period of periods) fits.periods.add(period);
    } else groups.push({ periods: new Set(periods), ids: [id] });
  }
  const name = territoryName(question.territory, words.language);
  const tables = groups.map(
    ({ ids, periods }): StudyTable => ({
      caption: words.t("studies:caption.time", { name }),
      columns: [words.t("studies:column.period"), ...ids.flatMap((id) => headingOf(words, own, id))],
      rows: [...periods].sort(comparePeriods).map((period) => ({
        name: period,
        cells: ids.map((id) => bare(words, at(own, id, period)) ?? null),
      })),
    }),
  );
  return { id: "time", heading: words.t("studies:heading.time"), paragraphs: [], tables };
}

function headingOf(words: Words, own: readonly IndicatorFigure[], id: IndicatorId): string {
  const figure = latest(own, id);
  return figure ? named(words, figure) : id;
}

function missingSection({ words, own }: Asked, gaps: readonly IndicatorId[]): Section {
  return {
    id: "missing",
    heading: words.t("studies:heading.missing"),
    paragraphs: gaps.flatMap((id) => {
      const figure = latest(own, id);
      return figure ? [[gapSentence(words, figure)]] : [];
    }),
    tables: [],
  };
}

/** The releases that some figure rests on, each once, in the order in which they are first used. */
function sourcesOf(figures: readonly IndicatorFigure[], words: Words): readonly StudySource[] {
  const used = new Map<string, Basis>();
  for (const { value, basis } of figures)
    if (value !== null) for (const one of basis) used.set(one.release, one);
  return [...used.values()].map(({ dataset, release, version, source }) => ({
    dataset,
    release,
    version,
    line: words.t("studies:source", {
      publisher: source.publisher,
      title: source.title.includes(version) ? source.title : `${source.title} (${version})`,
      release: release.slice(0, 8),
      licence: source.licence,
    }),
  }));
}
