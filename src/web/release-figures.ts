import type { FigureColumn, FigureTable } from "../figures/model.ts";
import { Measure, type Sex } from "../kernel/dimension.ts";
import { type Period, parsePeriod, periodYears } from "../kernel/period.ts";
import { world } from "../kernel/territory/model.ts";
import { type Figures, type FiguresRow, figuresByDestination } from "../statistics/questions/figures.ts";
import type { Release } from "../statistics/releases/model.ts";
import { datasetAddress, territoryAddress, worldAddress } from "./addresses.ts";
import type { Ask } from "./ask.ts";
import type { Choice } from "./parts/chooser.tsx";
import { nameOf } from "./say.ts";

/** How many destinations stand below the world. */
const largest = 20;

/** So many periods are shown as links; of more, every fifth year, the last one, and those beside the one that is shown. */
const fewPeriods = 15;

/** The figures of a release as its page shows them. */
export interface ShownFigures {
  readonly table: FigureTable;
  readonly periods: readonly Choice[];
  readonly measures: readonly Choice[];
  readonly notes: readonly string[];
  /** All destinations of the slice, in this very release. */
  readonly csv: string;
  /** What the address says of the slice: defaults are left out. */
  readonly stated: { readonly period?: string | undefined; readonly measure?: string | undefined };
}

/**
 * The figures of a release for the period and measure that the address asks for. Null where the release has no totals by
 * destination. `named` is the release's hash where the address must name it: where it is not the current one.
 */
export async function figuresShown(
  asked: Ask,
  release: Release,
  named: string | undefined,
): Promise<ShownFigures | null> {
  const { language, words, services, query } = asked;
  const wanted = parsePeriod(query.get("period") ?? "");
  const figures = await figuresByDestination(services, release, {
    measure: Measure.safeParse(query.get("measure")).data,
    period: wanted.ok ? wanted.value : undefined,
  });
  if (!figures) return null;
  const { dataset } = release.description;
  const last = figures.periods.at(-1);
  const stated = (period: Period, measure: Measure) => ({
    period: period === last ? undefined : period,
    measure: measure === figures.measures[0] ? undefined : measure,
  });
  const address = (period: Period, measure: Measure) =>
    datasetAddress(language, dataset, named, stated(period, measure));
  return {
    table: tableOf(asked, figures),
    periods: choosable(figures).map((period) => ({
      words: period,
      to: address(period, figures.measure),
      chosen: period === figures.period,
    })),
    measures: figures.measures.map((measure) => ({
      words: words.t(`kernel:measure.${measure}`),
      to: address(figures.period, measure),
      chosen: measure === figures.measure,
    })),
    notes: [
      ...(figures.totalsAreSums ? [words.t("web:dataset.figures-parts")] : []),
      ...(figures.worldIsSum ? [words.t("web:dataset.figures-sum")] : []),
      ...(figures.projected ? [words.t("web:dataset.figures-projected")] : []),
    ],
    csv: csvAddress(release, figures),
    stated: stated(figures.period, figures.measure),
  };
}

function choosable({ periods, period }: Figures): readonly Period[] {
  if (periods.length <= fewPeriods) return periods;
  const here = periods.indexOf(period);
  return periods.filter(
    (one, place) =>
      Math.abs(place - here) <= 1 || place === periods.length - 1 || periodYears(one).first % 5 === 0,
  );
}

function csvAddress({ hash, description }: Release, { measure, period, totalsAreSums }: Figures): string {
  const query = new URLSearchParams({ release: hash, format: "csv", measure, year: period });
  if (description.coverage.origins > 0 && !totalsAreSums) query.set("origin", world);
  if (description.coverage.ages.length > 1) query.set("age", "T");
  return `/api/observations/${description.dataset}?${query}`;
}

function tableOf({ language, words }: Ask, figures: Figures): FigureTable {
  const unit = words.t(`kernel:unit.${figures.unit}`);
  const kind: FigureColumn["kind"] = figures.unit === "percent" ? "percent" : "number";
  // Money and prices have no sexes.
  const both = figures.unit === "persons" ? words.t("web:dataset.figures-both") : unit;
  const columnWords = (sex: Sex) => (sex === "T" ? both : words.t(`web:chooser.${sex}`));
  const row = ({ destination, bySex }: FiguresRow) => ({
    name: nameOf(words, destination),
    to: destination === world ? worldAddress(language) : territoryAddress(language, destination),
    ...Object.fromEntries(figures.sexes.map((sex) => [sex, bySex[sex]?.value ?? null])),
  });
  return {
    caption: words.t("web:dataset.figures-caption", {
      period: figures.period,
      unit,
      measure: words.t(`kernel:measure.${figures.measure}`),
    }),
    columns: [
      { key: "name", label: words.t("web:column.territory"), kind: "text", linkKey: "to" },
      ...figures.sexes.map((sex) => ({ key: sex, label: columnWords(sex), kind })),
    ],
    totals: 1,
    rows: [figures.world, ...figures.destinations.slice(0, largest)].map(row),
  };
}
