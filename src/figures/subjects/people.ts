import { z } from "zod";
import { type AgeGroup, ageBounds } from "../../kernel/age.ts";
import { demography } from "../../statistics/questions/demography.ts";
import { pyramid } from "../../statistics/questions/pyramid.ts";
import { drawPyramid } from "../chart/pyramid.ts";
import { nameInText } from "../names.ts";
import { compact, percent } from "../numbers.ts";
import { finish, noNumbers, type Subject, territoryParam, yearParam } from "./make.ts";
import { overTime } from "./over-time.ts";

/** Migrants by age and sex. Where there are no ages for the year that is asked for, the last that has them. */
export const territoryPyramid: Subject = {
  params: z.object({ territory: territoryParam, year: yearParam }),
  async make({ territory, year }, tools, request) {
    const { words } = tools;
    const answer =
      territory && (await pyramid(tools, { territory, ...(year === undefined ? {} : { period: year }) }));
    if (!territory || !answer) return noNumbers("un-desa-stock-age");
    const rows = answer.rows.map(({ age, women, men }) => ({
      age: written(age),
      group: age,
      women: women.value ?? 0,
      men: men.value ?? 0,
    }));
    const total = rows.reduce((sum, row) => sum + row.women + row.men, 0);
    if (total === 0) return noNumbers("un-desa-stock-age");
    const working = rows
      .filter(({ group }) => ageBounds(group).start >= 20 && ageBounds(group).end <= 64)
      .reduce((sum, row) => sum + row.women + row.men, 0);
    const title = words.t("figures:title.territory-pyramid", {
      share: percent((working / total) * 100, words),
      name: nameInText(territory, words),
    });
    // An open-ended group is wider than the others, so it is not compared with them.
    const closed = rows.filter(({ group }) => Number.isFinite(ageBounds(group).end));
    if (closed.length === 0) return noNumbers("un-desa-stock-age");
    const side = (sex: "F" | "M", key: "women" | "men") => {
      const peak = closed.reduce((best, row) => (row[key] > best[key] ? row : best));
      return { label: words.t(`figures:series.${sex}`), from: compact(peak[key], words), age: peak.age };
    };
    const [women, men] = [side("F", "women"), side("M", "men")];
    return finish(request, tools, answer.basis, { destination: territory, period: answer.period }, () => ({
      title,
      subtitle: words.t("figures:subtitle.ages", { period: answer.period }),
      sentence: words.t("figures:said.ages", {
        title,
        women: women.from,
        womenAge: women.age,
        men: men.from,
        menAge: men.age,
      }),
      columns: [
        { key: "age", label: words.t("figures:column.age"), kind: "text" },
        { key: "women", label: words.t("figures:series.F"), kind: "number" },
        { key: "men", label: words.t("figures:series.M"), kind: "number" },
      ],
      rows: answer.rows.map((row) => ({ age: written(row.age), women: row.women.value, men: row.men.value })),
      draw: (frame) => drawPyramid({ ...frame, rows }),
    }));
  },
};

/** Births, deaths and net migration of a territory or region, year by year. */
export const territoryDemography: Subject = {
  params: z.object({ territory: territoryParam }),
  async make({ territory }, tools, request) {
    const { words } = tools;
    const answer = territory && (await demography(tools, { territory }));
    const [first, last] = [answer?.points[0], answer?.points.at(-1)];
    if (!territory || !answer || !first || !last || first === last) return noNumbers("un-wpp");
    const line = (
      key: "births" | "deaths" | "net-migration",
      field: "births" | "deaths" | "netMigration",
    ) => ({
      key: field,
      label: words.t(`figures:series.${key}`),
      points: answer.points.map((point) => ({ period: point.period, value: point[field].value })),
    });
    return finish(request, tools, answer.basis, { destination: territory }, () =>
      overTime(words, {
        title: words.t("figures:title.territory-demography", { name: nameInText(territory, words) }),
        subtitle: words.t("figures:subtitle.demography", {
          first: first.period.slice(0, 4),
          last: last.period.slice(-4),
        }),
        unit: "people",
        lines: [
          { ...line("births", "births"), tone: "ink" as const },
          { ...line("deaths", "deaths"), tone: "quiet" as const },
          { ...line("net-migration", "netMigration"), tone: "accent" as const },
        ].filter(({ points }) => points.some(({ value }) => value !== null)),
      }),
    );
  },
};

/** An age group with a dash of the right length. */
function written(age: AgeGroup): string {
  return age.replace("-", "–");
}
