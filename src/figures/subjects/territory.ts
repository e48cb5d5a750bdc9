import { z } from "zod";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import { type Series, series } from "../../statistics/questions/series.ts";
import { nameInText, nameOf } from "../names.ts";
import { percent } from "../numbers.ts";
import { finish, noNumbers, type Subject, territoryParam } from "./make.ts";
import { bySexLines, overTime, span } from "./over-time.ts";

/** A territory over time: who lives there, who comes from there, and how it stands beside its region and the world. */

const params = z.object({ territory: territoryParam });
const worldParams = z.object({});

export const worldTrend = bySex("immigrants", "world-trend", worldParams);
export const territoryTrend = bySex("immigrants", "territory-trend", params);
export const territoryEmigrantsTrend = bySex("emigrants", "territory-emigrants-trend", params);
export const territoryPopulationShare = compared("population-share", params);
export const territoryWomen = compared("women", params);
export const worldWomenTrend = compared("women", worldParams);
export const worldPopulationShareTrend = compared("population-share", worldParams);

function bySex(side: "immigrants" | "emigrants", title: string, takes: Subject["params"]): Subject {
  return {
    params: takes,
    async make({ territory = world }, tools, request) {
      const { words } = tools;
      const answer = await series(tools, { territory });
      const points = answer?.points.map((point) => ({ period: point.period, ...point[side] })) ?? [];
      const ends = span(points, words);
      if (!answer || !ends) return noNumbers("un-desa-stock");
      const slice = { [side === "immigrants" ? "destination" : "origin"]: territory };
      return finish(request, tools, answer.basis.slice(0, 1), slice, () =>
        overTime(words, {
          title: words.t(`figures:title.${title}`, { name: nameInText(territory, words), ...ends }),
          subtitle: words.t("figures:subtitle.stock-over-time", ends),
          unit: "people",
          ...bySexLines(points, words),
          notes: [points.some(({ both }) => both.gaps > 0) ? words.t("figures:note.gaps") : undefined],
        }),
      );
    },
  };
}

/** A share over time against the narrowest region that is larger than the territory itself, and the world. */
function compared(kind: "population-share" | "women", takes: Subject["params"]): Subject {
  const shareAt = (point: Series["points"][number]) =>
    kind === "women" ? point.immigrants.womenShare : point.populationShare;
  return {
    params: takes,
    async make({ territory = world }, tools, request) {
      const { words } = tools;
      const own = await series(tools, { territory });
      const beside = regionsBeside(territory);
      const others = (await Promise.all(beside.map((id) => series(tools, { territory: id })))).filter(
        (s) => s !== null,
      );
      const known = own?.points.filter((point) => shareAt(point) !== null) ?? [];
      const last = known.at(-1);
      if (!own || !last || known.length < 2) return noNumbers(kind === "women" ? "un-desa-stock" : "un-wpp");
      const region = others.map((one) => ({
        one,
        at: one.points.find(({ period }) => period === last.period),
      }))[0];
      const other = region?.at && shareAt(region.at);
      const facts = {
        share: percent(shareAt(last) ?? 0, words),
        name: nameInText(territory, words),
        other: percent(other ?? 0, words),
        region: region ? nameInText(region.one.territory, words) : "",
      };
      const title =
        other === null || other === undefined
          ? `title.world-alone-${short(kind)}`
          : `title.territory-${kind}`;
      const firstPeriod = own.points[0]?.period ?? last.period;
      const line = (one: Series) => ({
        key: one.territory,
        label: nameOf(one.territory, words),
        points: one.points.map((point) => ({ period: point.period, value: shareAt(point) })),
      });
      const basis = kind === "women" ? own.basis.slice(0, 1) : own.basis;
      return finish(request, tools, basis, { destination: territory }, () =>
        overTime(words, {
          title: words.t(`figures:${title}`, facts),
          subtitle: words.t(`figures:subtitle.${kind}`, {
            sex: words.t("kernel:sex.T"),
            period: words.t("figures:span", { first: firstPeriod, last: last.period }),
          }),
          unit: "percent",
          ...(kind === "women" ? { reference: 50 } : {}),
          lines: [
            { ...line(own), tone: "accent" },
            ...others.map((one) => ({ ...line(one), tone: "quiet" as const })),
          ],
          notes: [
            kind === "women" ? undefined : words.t("figures:note.population"),
            words.t("figures:note.regions"),
          ],
        }),
      );
    },
  };
}

function short(kind: "population-share" | "women"): string {
  return kind === "women" ? "women" : "share";
}

/** Its narrowest region and the world; nothing beside the world itself. */
function regionsBeside(id: TerritoryId): TerritoryId[] {
  if (id === world) return [];
  const region = (registered(id)?.memberOf ?? []).find((group) => registered(group)?.kind === "region");
  return region === undefined || region === world ? [world] : [region, world];
}
