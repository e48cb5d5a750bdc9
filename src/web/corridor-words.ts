import { corridorSentence as inOneLine } from "../figures/sentence.ts";
import type { Period } from "../kernel/period.ts";
import type { Words } from "../kernel/words.ts";
import type { CorridorPoint, Direction, Rank } from "../statistics/questions/corridor.ts";
import { nameOf, percent, whole } from "./say.ts";

function pointAt({ points }: Direction, period: Period): CorridorPoint | undefined {
  return points.find((point) => point.period === period);
}

/** One direction in one sentence or two: how many people, and how many of them women. */
export function corridorSentence(words: Words, direction: Direction, period: Period): string {
  const point = pointAt(direction, period);
  const both = point?.both.value ?? null;
  if (!point || both === null) return words.t("web:corridor.none", { year: period });
  const said = words.t("web:say.sentence", {
    said: inOneLine(words, { ...direction, value: both, sex: "T", period }),
  });
  if (point.womenShare === null || both === 0) return said;
  return words.t("web:say.two", {
    first: said,
    second: words.t("web:corridor.women", { share: percent(words, point.womenShare) }),
  });
}

/** The margin: how much of the whole it is, its place among others, what the figure is made from. */
export function corridorFacts(words: Words, direction: Direction, period: Period) {
  const point = pointAt(direction, period);
  const facts: readonly (readonly [string, string | null])[] = [
    ["emigrants", point?.shareOfEmigrants == null ? null : percent(words, point.shareOfEmigrants)],
    ["immigrants", point?.shareOfImmigrants == null ? null : percent(words, point.shareOfImmigrants)],
    ["destination-rank", rank(words, direction.destinationRank)],
    ["origin-rank", rank(words, direction.originRank)],
    ["basis", basis(words, direction.dataType)],
  ];
  return facts.flatMap(([name, value]) =>
    value === null ? [] : [[words.t(`web:corridor.facts.${name}`), value] as const],
  );
}

function rank(words: Words, found: Rank | null): string | null {
  return found && words.t("web:say.rank", { place: words.number(found.place), of: words.number(found.of) });
}

function basis(words: Words, dataType: string | null): string | null {
  return dataType && words.list([...dataType].map((letter) => words.t(`web:data-type.${letter}`)));
}

/** A direction year by year, with its name: people, women, men, and women's share. */
export function wayInWords(words: Words, { origin, destination, points }: Direction) {
  return {
    name: words.t("web:corridor.title", {
      origin: nameOf(words, origin),
      destination: nameOf(words, destination),
    }),
    rows: points.map(({ period, both, womenShare }) => ({
      year: period,
      people: whole(words, both.value),
      womenShare: percent(words, womenShare),
    })),
  };
}
