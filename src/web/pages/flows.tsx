import { type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { compact, people } from "../../figures/numbers.ts";
import { methodParam, periodParam } from "../../figures/subjects/flows.ts";
import { Sex } from "../../kernel/dimension.ts";
import { locale } from "../../kernel/language.ts";
import { comparePeriods, periodYears } from "../../kernel/period.ts";
import { headline, series } from "../../statistics/derived/flows/table.ts";
import { type TopFlows, topFlows } from "../../statistics/questions/flows-world.ts";
import {
  corridorAddress,
  type FlowsSlice,
  flowsAddress,
  methodsAddress,
  worldAddress,
} from "../addresses.ts";
import { type Ask, ask } from "../ask.ts";
import { basisLines } from "../datasets.ts";
import { figures } from "../figures.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { Chooser } from "../parts/chooser.tsx";
import { FigurePair, FigureView } from "../parts/figure.tsx";
import { ExploreFlows } from "../parts/flows/explore.tsx";
import { MakeFlows } from "../parts/flows/make.tsx";
import { sexChoices } from "../slice.ts";

/** What of the query this page reads. */
export const handle = { query: ["period", "sex", "method"] };

/** Who moved from where to where: on a map, between regions, and in order, by period, sex and method. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = ask(args);
  const { language, words, services, query } = asked;
  const slice = askedFlows(query);
  const answer = await topFlows(services, { ...slice, limit: 1 });
  const stated = answer ? statedFlows(answer) : {};
  if (answer && flowsAddress(language, given(query)) !== flowsAddress(language, stated))
    throw redirect(flowsAddress(language, stated));
  const years = answer && periodYears(answer.period);
  return {
    head: {
      title: words.t("flow-figures:page.title"),
      description: words.t("flow-figures:page.description"),
      canonical: flowsAddress(language, stated),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("flow-figures:page.crumb") },
        ...(answer ? [{ words: answer.period }] : []),
      ],
      sources: answer ? basisLines(words, [answer.basis]) : [],
    },
    shown: answer && years && (await shown(asked, answer, stated)),
    lede:
      answer && years
        ? words.t("flow-figures:page.lede", {
            ...years,
            ...people(answer.total.value, words),
            low: compact(answer.total.low, words),
            high: compact(answer.total.high, words),
          })
        : null,
    methods: methodsAddress(language),
  } satisfies PageData & Record<string, unknown>;
}

async function shown(asked: Ask, answer: TopFlows, stated: FlowsSlice) {
  const { language, words } = asked;
  const to = (other: Partial<Pick<TopFlows, "period" | "sex" | "method">>) =>
    flowsAddress(language, statedFlows({ ...answer, ...other }));
  const params = { period: answer.period, sex: answer.sex, method: answer.method };
  const [map, ...others] = await figures(asked, [
    ["world-flows-map", params],
    ["region-flows", params],
    ["largest-flows", params],
  ]);
  const corridor = corridorAddress(language, "{{origin}}", "{{destination}}");
  return {
    map: map ?? null,
    others,
    outOfDate: answer.outOfDate,
    periods: answer.periods.map((period) => ({
      words: period.replace("-", "–"),
      to: to({ period }),
      chosen: period === answer.period,
    })),
    // Women and men are estimated by one method only, so a method is chosen for both together.
    methods: series.map((method) => ({
      words: words.t(`methods:method.${method}.name`),
      to: to({ method, sex: "T" }),
      chosen: method === answer.method,
    })),
    sexes: sexChoices(words, answer.sex, (sex) => to({ sex, ...(sex === "T" ? {} : { method: headline }) })),
    explore: {
      data: `/api/flows?${new URLSearchParams({ ...params, limit: "1000", lang: language })}`,
      corridor,
      locale: locale[language],
    },
    stated,
  };
}

/** What the address asks for; what is not one of ours is as if not said. */
function askedFlows(query: URLSearchParams) {
  const period = periodParam.safeParse(query.get("period") ?? undefined).data;
  const method = methodParam.safeParse(query.get("method") ?? undefined).data;
  const sex = Sex.safeParse(query.get("sex")).data;
  return {
    ...(period === undefined ? {} : { period }),
    ...(method === undefined ? {} : { method }),
    ...(sex === undefined ? {} : { sex }),
  };
}

function given(query: URLSearchParams): FlowsSlice {
  return {
    period: query.get("period") ?? undefined,
    sex: query.get("sex") ?? undefined,
    method: query.get("method") ?? undefined,
  };
}

/** As addresses state it: the last period, both sexes and the headline method are the defaults and are not said. */
function statedFlows({
  periods,
  period,
  sex,
  method,
}: Pick<TopFlows, "periods" | "period" | "sex" | "method">): FlowsSlice {
  const last = [...periods].sort(comparePeriods).at(-1);
  return {
    period: period === last ? undefined : period,
    sex: sex === "T" ? undefined : sex,
    method: method === headline ? undefined : method,
  };
}

export default function Flows() {
  const { words } = useFrame();
  const { head, shown: page, lede, methods } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="finding wide">{head.title}</h1>
      {page === null ? (
        <MakeFlows said={words.t("flow-figures:page.none")} how="flow-figures:page.none-how" />
      ) : (
        <>
          <p className="lede">{lede}</p>
          <p>
            {words.t("flow-figures:page.estimate")} <a href={methods}>{words.t("flow-figures:page.how")}</a>
          </p>
          {page.outOfDate && <MakeFlows how="flow-figures:page.out-of-date" />}
          <div className="choosers wide">
            <Chooser name={words.t("flow-figures:page.period")} choices={page.periods} />
            <Chooser name={words.t("web:chooser.sex")} choices={page.sexes} />
            <Chooser name={words.t("flow-figures:page.method")} choices={page.methods} />
          </div>
          {page.map && <FigureView figure={page.map} map wide />}
          <ExploreFlows {...page.explore} />
          <FigurePair figures={page.others} />
        </>
      )}
    </>
  );
}
