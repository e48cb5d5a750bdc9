import { z } from "zod";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import {
  type Counterpart,
  type Counterparts,
  emigrantsByDestination,
  immigrantsByOrigin,
} from "../../statistics/questions/counterparts.ts";
import { drawBars } from "../chart/bars.ts";
import { drawCircleMap } from "../map/circles.ts";
import type { FigureColumn, FigureLinks, FigureRow } from "../model.ts";
import { nameInText, nameOf } from "../names.ts";
import { compact, people, percent } from "../numbers.ts";
import { corridorSentence, saidRows } from "../sentence.ts";
import {
  type FigureTools,
  finish,
  limitParam,
  noNumbers,
  otherYear,
  type Parts,
  type Subject,
  type SubjectParams,
  sexParam,
  territoryParam,
  yearParam,
} from "./make.ts";

/** Where the people of a territory live, and where those who live there come from: as a map and as bars. */

type Side = "origins" | "destinations";

/** More than there are territories: a map shows all. */
const all = 400;

export const territoryOriginsMap = map("origins");
export const territoryDestinationsMap = map("destinations");
export const territoryOrigins = bars("origins");
export const territoryDestinations = bars("destinations");

function map(side: Side): Subject {
  return subject(
    side,
    z.object({ territory: territoryParam, year: yearParam, sex: sexParam }),
    all,
    (answer, tools) => {
      const { words, links } = tools;
      const title =
        registered(answer.territory)?.kind === "residual"
          ? words.t("figures:title.residual-map")
          : words.t(`figures:title.territory-${side}-map`, { name: nameInText(answer.territory, words) });
      const focus = { id: answer.territory, name: nameOf(answer.territory, words) };
      return {
        ...common(answer, side, title, tools),
        notes: [...notes(answer, words), words.t("figures:note.circles"), words.t("figures:note.boundaries")],
        draw: (frame) =>
          drawCircleMap({
            ...frame,
            focus,
            items: answer.rows.map((row) => ({
              id: row.territory,
              value: row.value,
              sentence: corridorSentence(words, {
                ...ends(answer.territory, row, side),
                value: row.value ?? 0,
                sex: answer.sex,
                period: answer.period,
              }),
              href: corridorLink(answer.territory, row, side, links),
            })),
          }),
      };
    },
  );
}

function bars(side: Side): Subject {
  const params = z.object({ territory: territoryParam, year: yearParam, sex: sexParam, limit: limitParam });
  return subject(
    side,
    params,
    10,
    (answer, tools) => {
      const { words, links } = tools;
      const [first] = answer.rows;
      const title = words.t(`figures:title.territory-${side}`, {
        share: percent(first?.share ?? 0, words),
        name: nameInText(answer.territory, words),
        [side === "origins" ? "origin" : "destination"]: first ? nameInText(first.territory, words) : "",
      });
      return {
        ...common(answer, side, title, tools),
        notes: notes(answer, words),
        draw: (frame) =>
          drawBars({
            ...frame,
            unit: "people",
            bars: answer.rows.map((row) => ({
              label: nameOf(row.territory, words),
              value: row.value ?? 0,
              href: corridorLink(answer.territory, row, side, links),
            })),
          }),
      };
    },
    true,
  );
}

function subject(
  side: Side,
  params: Subject["params"],
  defaultLimit: number,
  parts: (answer: Counterparts, tools: FigureTools) => Parts,
  /** What is left over ("Others") has no total of its own, so nothing is a share of it. */
  needsTotal = false,
): Subject {
  return {
    params,
    async make({ territory, year, sex = "T", limit = defaultLimit }: SubjectParams, tools, request) {
      if (!territory) return noNumbers("un-desa-stock");
      const ask = side === "origins" ? immigrantsByOrigin : emigrantsByDestination;
      const answer = await ask(tools, {
        territory,
        sex,
        limit,
        ...(year === undefined ? {} : { period: year }),
      });
      if (!answer || answer.rows.length === 0) return noNumbers("un-desa-stock");
      if (needsTotal && answer.total.value === null) return noNumbers("un-desa-stock");
      const wrong = otherYear(year, answer.period);
      if (wrong) return wrong;
      const own = side === "origins" ? { destination: territory } : { origin: territory };
      return finish(request, tools, answer.basis, { ...own, period: answer.period, sex }, () =>
        parts(answer, tools),
      );
    },
  };
}

function common(answer: Counterparts, side: Side, title: string, { words, links }: FigureTools) {
  const { period, sex, total } = answer;
  const label = (key: string) => words.t(`figures:column.${key}`);
  const other = side === "origins" ? "origin" : "destination";
  const columns: FigureColumn[] = [
    { key: "territory", label: label(other), kind: "text", ...(links ? { linkKey: "href" } : {}) },
    { key: "migrants", label: label("migrants"), kind: "number" },
    { key: "share", label: label("share"), kind: "percent" },
    { key: "womenShare", label: label("women-share"), kind: "percent" },
  ];
  const rows = answer.rows.map((row): FigureRow => {
    const href = corridorLink(answer.territory, row, side, links);
    return {
      territory: nameOf(row.territory, words),
      migrants: row.value,
      share: row.share,
      womenShare: row.womenShare,
      ...(href === undefined ? {} : { href }),
    };
  });
  return {
    title,
    subtitle: words.t(total.value === null ? "figures:subtitle.stock-alone" : "figures:subtitle.stock", {
      sex: words.t(`kernel:sex.${sex}`),
      period,
      total: compact(total.value ?? 0, words),
    }),
    sentence: saidRows(
      words,
      "largest",
      title,
      answer.rows.map((row) => ({
        name: nameOf(row.territory, words),
        value: compact(row.value ?? 0, words),
      })),
    ),
    columns,
    rows,
  };
}

function notes(answer: Counterparts, words: Words): (string | undefined)[] {
  const unnamed = answer.unnamed.value ?? 0;
  return [
    unnamed > 0 ? words.t("figures:note.unnamed", { n: people(unnamed, words).n }) : undefined,
    answer.missing > 0 ? words.t("figures:note.gaps") : undefined,
  ];
}

function ends(territory: TerritoryId, row: Counterpart, side: Side) {
  return side === "origins"
    ? { origin: row.territory, destination: territory }
    : { origin: territory, destination: row.territory };
}

function corridorLink(
  territory: TerritoryId,
  row: Counterpart,
  side: Side,
  links: FigureLinks | undefined,
): string | undefined {
  const { origin, destination } = ends(territory, row, side);
  return links?.corridor(origin, destination);
}
