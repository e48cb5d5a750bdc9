import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { type TopCorridors, topCorridors } from "../../statistics/questions/top-corridors.ts";
import { type WorldStock, worldStock } from "../../statistics/questions/world.ts";
import { figureLinks, flowsAddress, type Slice, worldAddress } from "../addresses.ts";
import { type Ask, ask } from "../ask.ts";
import { basisLines } from "../datasets.ts";
import { figure, figures } from "../figures.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { Chooser } from "../parts/chooser.tsx";
import { FigurePair, FigureView } from "../parts/figure.tsx";
import { NothingYet } from "../parts/nothing-yet.tsx";
import { type Ranked, RankedTable } from "../parts/ranked.tsx";
import { VintageNote } from "../parts/vintage.tsx";
import { nameOf, people, percent, whole } from "../say.ts";
import { worldSentences } from "../sentences.ts";
import { askedSlice, leaveOutUnknown, sexChoices, statedSlice, yearChoices } from "../slice.ts";
import { vintageOf, vintageWords } from "../vintage.ts";
import { latestReport } from "./report/latest.ts";

/** What of the query this page reads. */
export const handle = { query: ["year", "sex", "release"] };

/** Where the world's migrants live, in a year, women, men or both. */
export async function loader(args: LoaderFunctionArgs) {
  const vintage = await vintageOf(ask(args));
  const { asked, named: release } = vintage;
  const { language, words, services, query } = asked;
  const slice = askedSlice(query);
  const stock = await worldStock(services, slice);
  const { period, sex } = stock ?? slice;
  const address = (other: Slice) => worldAddress(language, { ...other, release });
  if (stock) leaveOutUnknown(query, stock.period, address);
  const stated = stock ? statedSlice(stock.periods, stock.period, { sex, release }) : {};
  const dated = { year: stock?.period ?? "", sex };
  return {
    head: {
      title: stock ? words.t(`web:world.title.${sex}`, { year: stock.period }) : words.t("web:foot.world"),
      description: words.t("web:world.description"),
      canonical: address(stated),
      crumbs: stock ? crumbs(asked, stock) : [{ words: words.t("web:foot.world") }],
      sources: stock ? basisLines(words, stock.basis) : [],
    },
    vintage: vintageWords(vintage, { year: period, sex }, (other) => worldAddress(language, other)),
    shown: stock && {
      finding: words.t("web:world.finding", {
        year: stock.period,
        people: people(words, stock.total.value ?? 0, sex),
      }),
      lede: await worldSentences(asked, stock),
      years: yearChoices(stock.periods, stock.period, address, sex),
      sexes: sexChoices(words, sex, (other) => address({ ...stated, sex: other })),
      map: await figure(asked, "world-stock", dated, stated),
      time: await figures(
        asked,
        [
          ["world-trend", {}],
          ["world-women-trend", {}],
          ["world-population-share-trend", {}],
          ["world-destinations-trend", dated],
        ],
        stated,
      ),
      women: await figure(asked, "world-women", { year: stock.period }, stated),
      destinations: destinationTable(asked, stock, stated),
      corridors: corridorTable(asked, await topCorridors(services, { ...slice, limit: 10 }), stated),
    },
    period: period ?? null,
    report: await latestReport(asked),
  } satisfies PageData & Record<string, unknown>;
}

function crumbs({ language, words }: Ask, { period, sex }: WorldStock) {
  return [
    { words: words.t("web:foot.world"), to: worldAddress(language) },
    { words: period },
    ...(sex === "T" ? [] : [{ words: words.t(`web:chooser.${sex}`) }]),
  ];
}

function destinationTable({ language, words }: Ask, stock: WorldStock, stated: Slice): Ranked {
  const to = figureLinks(language, stated);
  const largest = stock.destinations.slice(0, 10);
  // There are populations of women and men only where the prospects were imported by sex.
  const hasShares = largest.some(({ populationShare }) => populationShare !== null);
  return {
    caption: words.t("web:world.destinations-caption", { year: stock.period }),
    columns: [
      words.t("web:column.territory"),
      words.t(`web:column.people.${stock.sex}`),
      ...(hasShares ? [words.t("web:column.of-population")] : []),
    ],
    rows: largest.map((row) => ({
      names: [{ words: nameOf(words, row.territory), to: to.territory(row.territory) }],
      cells: [whole(words, row.value), ...(hasShares ? [percent(words, row.populationShare)] : [])],
    })),
  };
}

function corridorTable({ language, words }: Ask, top: TopCorridors | null, stated: Slice): Ranked {
  const to = figureLinks(language, stated);
  return {
    caption: words.t("web:world.corridors-caption", { year: top?.period ?? "" }),
    columns: [
      words.t("web:column.origin"),
      words.t("web:column.destination"),
      words.t(`web:column.people.${top?.sex ?? "T"}`),
    ],
    rows: (top?.corridors ?? []).map(({ origin, destination, value }) => ({
      names: [
        { words: nameOf(words, origin), to: to.corridor(origin, destination) },
        { words: nameOf(words, destination), to: to.corridor(origin, destination) },
      ],
      cells: [whole(words, value)],
    })),
  };
}

export default function World() {
  const { words, language } = useFrame();
  const { head, vintage, shown, report } = useLoaderData<typeof loader>();
  if (!shown) {
    return (
      <>
        <h1>{head.title}</h1>
        <NothingYet dataset="un-desa-stock" />
      </>
    );
  }
  return (
    <>
      <VintageNote vintage={vintage} />
      <h1 className="finding wide">{shown.finding}</h1>
      <p className="lede">{shown.lede.join(" ")}</p>
      <div className="choosers wide">
        <Chooser name={words.t("web:chooser.year")} choices={shown.years} />
        <Chooser name={words.t("web:chooser.sex")} choices={shown.sexes} />
        <Chooser name={words.t("web:chooser.release")} choices={vintage.choices} />
      </div>
      {shown.map && <FigureView figure={shown.map} map wide />}
      <FigurePair figures={shown.time} />
      <p className="wide screen-only">
        <a href={flowsAddress(language)}>{words.t("flow-figures:page.title")}</a>
      </p>
      {report && (
        <p className="wide screen-only">
          {words.t("report-pages:list.latest")}{" "}
          <a href={report.to} lang={report.title.language} dir="auto">
            {report.title.text}
          </a>
        </p>
      )}
      <section className="section wide pair">
        <div>
          <h2>{words.t("web:world.corridors")}</h2>
          <RankedTable table={shown.corridors} />
        </div>
        <div>
          <h2>{words.t("web:world.destinations")}</h2>
          <RankedTable table={shown.destinations} />
        </div>
      </section>
      {shown.women && <FigureView figure={shown.women} map wide />}
    </>
  );
}
