import { z } from "zod";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { type Corridor, corridor } from "../../statistics/questions/corridor.ts";
import { series } from "../../statistics/questions/series.ts";
import { nameInText, nameOf } from "../names.ts";
import { percent } from "../numbers.ts";
import { type FigureTools, finish, noNumbers, type Parts, type Subject, territoryParam } from "./make.ts";
import { bySexLines, overTime, span } from "./over-time.ts";

/** One origin and one destination. */

const params = z.object({ origin: territoryParam, destination: territoryParam });

interface Asked {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
}

/** Women and men from the origin in the destination, over time. */
export const corridorTrend = subject(async ({ origin, destination }, answer, { words }) => {
  const ends = span(answer.there.points, words);
  if (!ends) return undefined;
  const title = words.t("figures:title.corridor-trend", {
    origin: nameInText(origin, words),
    destination: nameInText(destination, words),
    ...ends,
  });
  const subtitle = words.t("figures:subtitle.stock-over-time", ends);
  return () =>
    overTime(words, { title, subtitle, unit: "people", ...bySexLines(answer.there.points, words) });
});

/** Women's share on the corridor against that among all migrants in the destination. */
export const corridorWomen = subject(async ({ origin, destination }, answer, tools) => {
  const { words } = tools;
  const all = await series(tools, { territory: destination });
  const known = answer.there.points.filter(({ womenShare }) => womenShare !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last || !all) return undefined;
  const other = all.points.find(({ period }) => period === last.period)?.immigrants.womenShare ?? null;
  const names = { origin: nameInText(origin, words), destination: nameInText(destination, words) };
  return () =>
    overTime(words, {
      title: words.t("figures:title.corridor-women", {
        ...names,
        share: percent(last.womenShare ?? 0, words),
        other: other === null ? "–" : percent(other, words),
      }),
      subtitle: words.t("figures:subtitle.women", {
        period: words.t("figures:span", { first: first.period, last: last.period }),
      }),
      unit: "percent",
      reference: 50,
      lines: [
        {
          key: "corridor",
          label: nameOf(origin, words),
          tone: "accent",
          points: answer.there.points.map(({ period, womenShare }) => ({ period, value: womenShare })),
        },
        {
          key: "destination",
          label: words.t("figures:series.all-migrants"),
          tone: "quiet",
          points: all.points.map(({ period, immigrants }) => ({ period, value: immigrants.womenShare })),
        },
      ],
    });
});

/** Both directions between the two. */
export const corridorBothWays = subject(async ({ origin, destination }, answer, tools) => {
  const { words } = tools;
  const ends = span(answer.there.points, words) ?? span(answer.back.points, words);
  if (!ends) return undefined;
  const names = { origin: nameInText(origin, words), destination: nameInText(destination, words) };
  const line = (way: Corridor["there"]) =>
    way.points.map(({ period, both }) => ({ period, value: both.value }));
  return () =>
    overTime(words, {
      title: words.t("figures:title.corridor-both-ways", names),
      subtitle: words.t("figures:subtitle.stock-total-over-time", ends),
      unit: "people",
      lines: [
        {
          key: "there",
          label: arrow(tools, origin, destination),
          tone: "accent",
          points: line(answer.there),
        },
        { key: "back", label: arrow(tools, destination, origin), tone: "quiet", points: line(answer.back) },
      ],
    });
});

function arrow({ words }: FigureTools, origin: TerritoryId, destination: TerritoryId): string {
  return words.t("figures:arrow", { origin: nameOf(origin, words), destination: nameOf(destination, words) });
}

function subject(
  parts: (asked: Asked, answer: Corridor, tools: FigureTools) => Promise<(() => Parts) | undefined>,
): Subject {
  return {
    params,
    async make({ origin, destination }, tools, request) {
      if (!origin || !destination) return noNumbers("un-desa-stock");
      const answer = await corridor(tools, { origin, destination });
      const made = answer && (await parts({ origin, destination }, answer, tools));
      if (!answer || !made) return noNumbers("un-desa-stock");
      return finish(request, tools, answer.basis, { origin, destination }, made);
    },
  };
}
