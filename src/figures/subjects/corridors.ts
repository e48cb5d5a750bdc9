import { z } from "zod";
import { series } from "../../statistics/questions/series.ts";
import { topCorridors } from "../../statistics/questions/top-corridors.ts";
import { worldStock } from "../../statistics/questions/world.ts";
import { drawBars } from "../chart/bars.ts";
import { drawMultiples } from "../chart/multiples.ts";
import { nameInText, nameOf } from "../names.ts";
import { compact } from "../numbers.ts";
import { saidRows } from "../sentence.ts";
import { finish, limitParam, noNumbers, otherYear, type Subject, sexParam, yearParam } from "./make.ts";

/** The world's largest corridors, as bars. */
export const largestCorridors: Subject = {
  params: z.object({ year: yearParam, sex: sexParam, limit: limitParam }),
  async make({ year, sex = "T", limit = 10 }, tools, request) {
    const { words, links } = tools;
    const answer = await topCorridors(tools, { sex, limit, ...(year === undefined ? {} : { period: year }) });
    const [first] = answer?.corridors ?? [];
    if (!answer || !first) return noNumbers("un-desa-stock");
    const wrong = otherYear(year, answer.period);
    if (wrong) return wrong;
    const rows = answer.corridors.map((one) => ({
      origin: nameOf(one.origin, words),
      destination: nameOf(one.destination, words),
      migrants: one.value,
      ...(links ? { href: links.corridor(one.origin, one.destination) } : {}),
    }));
    const label = (key: string) => words.t(`figures:column.${key}`);
    const title = words.t("figures:title.top-corridors", {
      origin: nameInText(first.origin, words),
      destination: nameInText(first.destination, words),
    });
    return finish(request, tools, answer.basis, { period: answer.period, sex }, () => ({
      title,
      subtitle: words.t("figures:subtitle.corridors", {
        sex: words.t(`kernel:sex.${sex}`),
        period: answer.period,
      }),
      sentence: saidRows(
        words,
        "largest",
        title,
        rows.map((row) => ({ name: words.t("figures:arrow", row), value: compact(row.migrants, words) })),
      ),
      columns: [
        { key: "origin", label: label("origin"), kind: "text", ...(links ? { linkKey: "href" } : {}) },
        { key: "destination", label: label("destination"), kind: "text" },
        { key: "migrants", label: label("migrants"), kind: "number" },
      ],
      rows,
      draw: (frame) =>
        drawBars({
          ...frame,
          unit: "people",
          bars: rows.map((row) => ({
            label: words.t("figures:arrow", row),
            value: row.migrants,
            href: links ? row.href : undefined,
          })),
        }),
    }));
  },
};

/** The largest destinations of today, each over time, on one scale. */
export const destinationsTrend: Subject = {
  params: z.object({ year: yearParam, sex: sexParam }),
  async make({ year, sex = "T" }, tools, request) {
    const { words, links } = tools;
    const stock = await worldStock(tools, { sex, ...(year === undefined ? {} : { period: year }) });
    if (!stock) return noNumbers("un-desa-stock");
    const wrong = otherYear(year, stock.period);
    if (wrong) return wrong;
    const amount = { T: "both", F: "women", M: "men" } as const;
    const largest = stock.destinations.filter(({ value }) => (value ?? 0) > 0).slice(0, 6);
    const lines = await Promise.all(
      largest.map(async ({ territory }) => ({
        territory,
        name: nameOf(territory, words),
        points: ((await series(tools, { territory }))?.points ?? []).map((point) => ({
          period: point.period,
          value: point.immigrants[amount[sex]].value,
        })),
      })),
    );
    const periods = lines[0]?.points.map(({ period }) => period) ?? [];
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined || first === last) return noNumbers("un-desa-stock");
    const title = words.t("figures:title.world-destinations-trend", { first });
    return finish(request, tools, stock.basis.slice(0, 1), { sex, period: stock.period }, () => ({
      title,
      subtitle: words.t("figures:subtitle.sex-over-time", { sex: words.t(`kernel:sex.${sex}`), first, last }),
      sentence: saidRows(
        words,
        "largest",
        title,
        lines.map(({ name, points }) => ({ name, value: compact(points.at(-1)?.value ?? 0, words) })),
      ),
      columns: [
        { key: "period", label: words.t("figures:column.period"), kind: "period" },
        ...lines.map(({ territory, name }) => ({ key: territory, label: name, kind: "number" as const })),
      ],
      rows: periods.map((period, index) => ({
        period,
        ...Object.fromEntries(
          lines.map(({ territory, points }) => [territory, points[index]?.value ?? null]),
        ),
      })),
      draw: (frame) =>
        drawMultiples({
          ...frame,
          panels: lines.map(({ territory, name, points }) => ({
            label: name,
            href: links?.territory(territory),
            points: points.map(({ period, value }) => ({ year: Number(period), value })),
          })),
        }),
    }));
  },
};
