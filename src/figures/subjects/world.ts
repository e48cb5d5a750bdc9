import { z } from "zod";
import type { Sex } from "../../kernel/dimension.ts";
import type { Words } from "../../kernel/words.ts";
import type { DestinationStock, WorldStock } from "../../statistics/questions/world.ts";
import { worldStock } from "../../statistics/questions/world.ts";
import { divergingBreaks, sequentialBreaks } from "../map/breaks.ts";
import { drawCircleMap } from "../map/circles.ts";
import { drawShareMap } from "../map/shares.ts";
import type { FigureColumn, FigureLinks, FigureRow } from "../model.ts";
import { nameInText, nameOf } from "../names.ts";
import { compact, percent, percentTick } from "../numbers.ts";
import { immigrantsSentence, saidRows, shareSentence } from "../sentence.ts";
import { finish, noNumbers, otherYear, type Parts, type Subject, sexParam, yearParam } from "./make.ts";

/** The world's migrants by where they live: amounts as circles, shares as colours. */

export const worldStockMap = worldSubject("T", (stock, { words, links }) => {
  const { sex, period } = stock;
  const largest = stock.destinations[0];
  const share = {
    share: percent(largest?.share ?? 0, words),
    name: largest ? nameInText(largest.territory, words) : "",
  };
  const title = words.t(`figures:title.world-stock.${sex}`, share);
  return {
    title,
    subtitle: words.t("figures:subtitle.stock", {
      sex: words.t(`kernel:sex.${sex}`),
      period,
      total: compact(stock.total.value ?? 0, words),
    }),
    sentence: saidRows(
      words,
      "largest",
      title,
      stock.destinations
        .slice(0, 5)
        .map((row) => ({ name: nameOf(row.territory, words), value: compact(row.value ?? 0, words) })),
    ),
    notes: [words.t("figures:note.circles"), words.t("figures:note.boundaries")],
    ...table(stock, words, links),
    draw: (frame) =>
      drawCircleMap({
        ...frame,
        items: stock.destinations.map((row) => ({
          id: row.territory,
          value: row.value,
          sentence: immigrantsSentence(words, { destination: row.territory, value: row.value, sex, period }),
          href: links?.territory(row.territory),
        })),
      }),
  };
});

export const worldPopulationShareMap = worldSubject("T", (stock, { words, links }) =>
  shareMap(stock, words, links, "population-share"),
);

export const worldWomenMap = worldSubject("T", (stock, { words, links }) =>
  shareMap(stock, words, links, "women"),
);

type Kind = "population-share" | "women";

function shareOf(row: DestinationStock, kind: Kind): number | null {
  return kind === "women" ? row.womenShare : row.populationShare;
}

function shareMap(stock: WorldStock, words: Words, links: FigureLinks | undefined, kind: Kind): Parts {
  const { period } = stock;
  const known = stock.destinations.flatMap((row) => {
    const value = shareOf(row, kind);
    return value === null ? [] : [{ territory: row.territory, value }];
  });
  const above = known.filter(({ value }) => value > (kind === "women" ? 50 : 10)).length;
  const title = words.t(`figures:title.world-${kind}`, { count: above, of: known.length });
  const values = known.map(({ value }) => value);
  const highest = known.toSorted((a, b) => b.value - a.value || (a.territory < b.territory ? -1 : 1));
  return {
    title,
    subtitle: words.t(`figures:subtitle.${kind}`, { sex: words.t(`kernel:sex.${stock.sex}`), period }),
    sentence: saidRows(
      words,
      "highest",
      title,
      highest
        .slice(0, 5)
        .map((row) => ({ name: nameOf(row.territory, words), value: percent(row.value, words) })),
    ),
    notes: [
      kind === "population-share" ? words.t("figures:note.population") : undefined,
      words.t("figures:note.boundaries"),
    ],
    ...table(stock, words, links),
    draw: (frame) =>
      drawShareMap({
        ...frame,
        items: stock.destinations.map((row) => {
          const value = shareOf(row, kind);
          return {
            id: row.territory,
            value,
            sentence: shareSentence(words, kind, { territory: row.territory, value, period }),
            href: links?.territory(row.territory),
          };
        }),
        breaks: kind === "women" ? divergingBreaks(values, 50, 3) : sequentialBreaks(values, 6),
        scale: kind === "women" ? "diverging" : "sequential",
        label: (value) => percentTick(value, words),
      }),
  };
}

/** The rows are the same under each of the maps, so that one can be read beside the other. */
function table(stock: WorldStock, words: Words, links: FigureLinks | undefined) {
  const label = (key: string) => words.t(`figures:column.${key}`);
  const columns: FigureColumn[] = [
    { key: "territory", label: label("territory"), kind: "text", ...(links ? { linkKey: "href" } : {}) },
    { key: "migrants", label: label("migrants"), kind: "number" },
    { key: "womenShare", label: label("women-share"), kind: "percent" },
    { key: "populationShare", label: label("population-share"), kind: "percent" },
  ];
  const rows = stock.destinations.map(
    (row): FigureRow => ({
      territory: nameOf(row.territory, words),
      migrants: row.value,
      womenShare: row.womenShare,
      populationShare: row.populationShare,
      ...(links ? { href: links.territory(row.territory) } : {}),
    }),
  );
  return { columns, rows };
}

function worldSubject(
  defaultSex: Sex,
  parts: (stock: WorldStock, tools: { words: Words; links: FigureLinks | undefined }) => Parts,
): Subject {
  return {
    params: z.object({ year: yearParam, sex: sexParam }),
    async make({ year, sex = defaultSex }, tools, request) {
      const stock = await worldStock(tools, { sex, ...(year === undefined ? {} : { period: year }) });
      if (!stock) return noNumbers("un-desa-stock");
      const wrong = otherYear(year, stock.period);
      if (wrong) return wrong;
      const slice = { period: stock.period, sex };
      return finish(request, tools, stock.basis, slice, () =>
        parts(stock, { words: tools.words, links: tools.links }),
      );
    },
  };
}
