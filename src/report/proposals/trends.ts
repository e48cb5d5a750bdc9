import { territoryName } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolve } from "../binding/resolve.ts";
import type { Block } from "../writing/model.ts";
import { formats, indicator, measured, placesOf, stated, stockIn } from "./bindables.ts";
import { figureBlock, headingBlock, sentencesBlock } from "./blocks.ts";
import type { FlowPeriods, StockPeriods } from "./periods.ts";
import type { Bindable, Item } from "./sentences.ts";

/** How many places of a ranking a sentence names. */
const places = 5;

/** The regions of the world in which migrants are told by sex. */
const regions = ["002", "142", "150", "419", "021", "009"] as const;
const groups = { developed: "514", developing: "515", least: "199" } as const;
const part = "body";

/** How many migrants there are, where they live and come from, how many are women, and what moved. */
export async function trends(
  parts: BindingParts,
  stock: StockPeriods | null,
  flows: FlowPeriods | null,
): Promise<readonly Block[]> {
  const blocks = [
    ...(stock ? await stockBlocks(parts, stock) : []),
    ...(flows ? await flowBlocks(parts, flows) : []),
  ];
  return blocks.length === 0 ? [] : [headingBlock({ id: "trends", part }, "trends"), ...blocks];
}

async function stockBlocks(parts: BindingParts, at: StockPeriods): Promise<readonly Block[]> {
  const { first: since, before, last: period } = at;
  const facts = () => ({ period, since, before });
  const share = (destination: string) =>
    measured(
      { of: "share", part: stockIn(destination, period), whole: stockIn("001", period) },
      formats.percent,
    );
  const growth = (from: string, to: string) =>
    measured({ of: "growth", from: stockIn("001", from), to: stockIn("001", to) }, formats.percent);
  const byRegion = regions.map(
    (region): Item => ({
      bound: { value: indicator("womens-share", region, period, formats.percent) },
      facts: ({ language }) => ({ name: territoryName(region, language) }),
    }),
  );
  return [
    headingBlock({ id: "stock", part, kind: "subheading" }, "stock"),
    ...(await sentencesBlock({ id: "stock-level", part }, [stockLevel(at), stockShare(at)], parts)),
    ...(await sentencesBlock(
      { id: "stock-growth", part },
      [
        {
          key: "stock.growth",
          bound: { recent: growth(before, period), earlier: growth(since, before) },
          facts,
        },
      ],
      parts,
    )),
    ...(await figureBlock({ id: "stock-trend", part }, "chart", "world-trend", {}, parts)),
    ...(await sentencesBlock(
      { id: "stock-development", part },
      [
        {
          key: "stock.development",
          bound: { developed: share(groups.developed), developing: share(groups.developing) },
          facts,
        },
        ...((await restOf([share(groups.developed), share(groups.developing)], parts))
          ? [{ key: "stock.unclassified" }]
          : []),
        { key: "stock.least", bound: { least: share(groups.least) }, facts },
      ],
      parts,
    )),
    ...(await figureBlock({ id: "stock-map", part }, "chart", "world-stock", { year: period }, parts)),
    headingBlock({ id: "women", part, kind: "subheading" }, "women"),
    ...(await sentencesBlock(
      { id: "women-share", part },
      [
        womenShare(at),
        {
          key: "women.number",
          bound: {
            women: stated(stockIn("001", period, "F"), formats.millions),
            men: stated(stockIn("001", period, "M"), formats.millions),
          },
          facts,
        },
      ],
      parts,
    )),
    ...(await sentencesBlock(
      { id: "women-regions", part },
      [{ key: "women.regions", items: byRegion, facts }],
      parts,
    )),
    ...(await figureBlock({ id: "women-trend", part }, "chart", "world-women-trend", {}, parts)),
    headingBlock({ id: "corridors", part, kind: "subheading" }, "corridors"),
    ...(await sentencesBlock(
      { id: "corridors-ends", part },
      [
        {
          key: "corridors.destinations",
          items: placesOf("destinations", period, places, formats.listedMillions),
          facts,
        },
        {
          key: "corridors.origins",
          items: placesOf("origins", period, places, formats.listedMillions),
          facts,
        },
      ],
      parts,
    )),
    ...(await sentencesBlock(
      { id: "corridors-largest", part },
      [
        {
          key: "corridors.largest",
          items: placesOf("corridors", period, places, formats.listedMillions),
          facts,
        },
      ],
      parts,
    )),
    ...(await figureBlock(
      { id: "corridors-chart", part },
      "chart",
      "top-corridors",
      { year: period },
      parts,
    )),
  ];
}

/** True where shares that are told with one decimal leave something of the whole untold. */
async function restOf(shares: readonly Bindable[], parts: BindingParts): Promise<boolean> {
  let rest = 100;
  for (const { source } of shares) {
    const taken = await resolve(source, parts);
    if (!taken.ok || typeof taken.value.value !== "number") return false;
    rest -= taken.value.value;
  }
  return rest >= 0.05;
}

/** How many migrants there are: said in the summary too. */
export function stockLevel({ first: since, last: period }: StockPeriods) {
  return {
    key: "stock.level",
    bound: {
      now: stated(stockIn("001", period), formats.millions),
      formerly: stated(stockIn("001", since), formats.millions),
    },
    facts: () => ({ period, since }),
  };
}

function stockShare({ first: since, last: period }: StockPeriods) {
  return {
    key: "stock.share",
    bound: {
      now: indicator("migrant-stock-share", "001", period, formats.percent),
      formerly: indicator("migrant-stock-share", "001", since, formats.percent),
    },
    facts: () => ({ period, since }),
  };
}

/** The share of women: said in the summary too. */
export function womenShare({ first: since, last: period }: StockPeriods) {
  return {
    key: "women.share",
    bound: {
      now: indicator("womens-share", "001", period, formats.percent),
      formerly: indicator("womens-share", "001", since, formats.percent),
    },
    facts: () => ({ period, since }),
  };
}

async function flowBlocks(parts: BindingParts, { last: period }: FlowPeriods): Promise<readonly Block[]> {
  const facts = ({ t }: Words) => {
    const [from = period, to = period] = period.split("-");
    return { period: t("report-proposals:printed.years", { from, to }) };
  };
  const ends = (measure: string) => ({
    dataset: "corridor-flows",
    keys: { measure, destination: "001", origin: "001", sex: "T", period },
  });
  return [
    headingBlock({ id: "flows", part, kind: "subheading" }, "flows"),
    ...(await sentencesBlock(
      { id: "flows-total", part },
      [
        {
          key: "flows.total",
          bound: {
            total: measured(
              { of: "range", low: ends("flow-low"), high: ends("flow-high") },
              formats.millions,
            ),
          },
          facts,
        },
        { key: "flows.range" },
      ],
      parts,
    )),
    ...(await sentencesBlock(
      { id: "flows-largest", part },
      [{ key: "flows.largest", items: placesOf("flows", period, places, formats.listedMillions), facts }],
      parts,
    )),
    ...(await figureBlock({ id: "flows-chart", part }, "chart", "largest-flows", { period }, parts)),
  ];
}
