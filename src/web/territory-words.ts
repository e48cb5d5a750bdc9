import { incomeGroup, incomeYears } from "../kernel/territory/income.ts";
import { type Territory, world } from "../kernel/territory/model.ts";
import type { Words } from "../kernel/words.ts";
import type { Standing, TerritoryOverview } from "../statistics/questions/territory.ts";
import { type Slice, territoryAddress, worldAddress } from "./addresses.ts";
import { nameOf, people, percent, whole } from "./say.ts";

/** The brief in one sentence: who is from here and lives elsewhere, who lives here and is from elsewhere. */
export function territorySentence(words: Words, { itself, period }: TerritoryOverview): string {
  const [out, here] = [itself.emigrants.both.value, itself.immigrants.both.value];
  const facts = {
    year: period,
    emigrants: people(words, out ?? 0),
    immigrants: people(words, here ?? 0),
  };
  const key =
    out === null
      ? here === null
        ? "neither"
        : "immigrants-only"
      : here === null
        ? "emigrants-only"
        : "both";
  return words.t(`web:territory.${key}`, facts);
}

type Fact = readonly [name: string, value: string];

/** The margin of the brief. What is not known is left out. */
export function territoryFacts(words: Words, place: Territory, overview: TerritoryOverview): readonly Fact[] {
  const { itself, population } = overview;
  const name = (key: string) => words.t(`web:territory.facts.${key}`);
  const { last } = incomeYears();
  const income = incomeGroup(place.id, last);
  const facts: readonly (readonly [string, string | null])[] = [
    [name("population"), population === null ? null : whole(words, population)],
    [name("immigrants"), known(words, itself.immigrants.both.value)],
    [name("share"), share(words, itself.populationShare)],
    [name("immigrant-women"), share(words, itself.immigrants.womenShare)],
    [name("emigrants"), known(words, itself.emigrants.both.value)],
    [name("emigrant-women"), share(words, itself.emigrants.womenShare)],
    [
      words.t("web:territory.facts.income", { year: last }),
      income === undefined ? null : words.t(`web:territory.income.${income}`),
    ],
    [name("codes"), [place.iso3, place.iso2, place.m49].filter((code) => code !== null).join(", ")],
  ];
  return facts.flatMap(([fact, value]) => (value === null || value === "" ? [] : [[fact, value] as const]));
}

function known(words: Words, value: number | null): string | null {
  return value === null ? null : whole(words, value);
}

function share(words: Words, value: number | null): string | null {
  return value === null ? null : percent(words, value);
}

/** Places beside each other, such as one among its regions and the world, in one row each. */
export function standingRows(words: Words, standings: readonly Standing[], stated: Slice) {
  return standings.map((one) => ({
    name: nameOf(words, one.territory),
    to:
      one.territory === world
        ? worldAddress(words.language, stated)
        : territoryAddress(words.language, one.territory, stated),
    cells: [
      whole(words, one.immigrants.both.value),
      percent(words, one.populationShare),
      percent(words, one.immigrants.womenShare),
      whole(words, one.emigrants.both.value),
      percent(words, one.emigrants.womenShare),
    ],
  }));
}
