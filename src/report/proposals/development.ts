import { costTargets } from "../../methods/indicators/prices.ts";
import type { BindingParts } from "../binding/parts.ts";
import type { Block } from "../writing/model.ts";
import { formats, indicator, placesOf, stated, target } from "./bindables.ts";
import { headingBlock, sentencesBlock } from "./blocks.ts";
import type { MoneyPeriods, Periods } from "./periods.ts";
import type { Bindable, Sentence } from "./sentences.ts";

const part = "body";
const places = 5;
const dataset = "world-bank-indicators";

/** Money that is sent and what sending it costs, and the skills that leave. */
export async function development(
  parts: BindingParts,
  { money, skills }: Pick<Periods, "money" | "skills">,
): Promise<readonly Block[]> {
  const blocks = [...(money ? await moneyBlocks(parts, money) : []), ...(await skillBlocks(parts, skills))];
  return [headingBlock({ id: "development", part }, "development"), ...blocks];
}

async function moneyBlocks(parts: BindingParts, at: MoneyPeriods): Promise<readonly Block[]> {
  const { last: period } = at;
  const facts = () => ({ period });
  return [
    headingBlock({ id: "remittances", part, kind: "subheading" }, "remittances"),
    ...(await sentencesBlock(
      { id: "remittances-level", part },
      [
        remittancesLevel(at),
        {
          key: "remittances.recipients",
          items: placesOf("remittances", period, places, formats.billionDollars),
          facts,
        },
        ...(at.share === null ? [] : [leastShare(at.share)]),
      ],
      parts,
    )),
    ...(await sentencesBlock(
      { id: "remittances-cost", part },
      [{ key: "cost.target", bound: targets }, ...(at.cost === null ? [] : [costCountries(at.cost)])],
      parts,
    )),
  ];
}

/** All remittances: said in the summary too. */
export function remittancesLevel({ since, last: period }: MoneyPeriods): Sentence {
  const received = (at: string) =>
    stated(
      { dataset, keys: { measure: "remittances-received", destination: "001", period: at } },
      formats.billionDollars,
    );
  return {
    key: "remittances.level",
    bound: { now: received(period), formerly: received(since) },
    facts: () => ({ period, since }),
  };
}

function leastShare(period: string): Sentence {
  return {
    key: "remittances.least",
    bound: { share: indicator("remittances-share", "199", period, formats.percent) },
    facts: () => ({ period }),
  };
}

const targets = {
  mean: target("remittance-cost-mean"),
  corridor: target("remittance-cost-corridor"),
};

/** Receiving countries by what sending money there costs on average; those above a limit, or all with a figure. */
export function costing(period: string, above: number | null): Bindable {
  return {
    source: { kind: "territories", dataset, measure: "remittance-cost", period, byAge: false, above },
    format: formats.count,
  };
}

/** Against the targets, what sending money cost: said at paragraphs on remittances too. */
export function costCountries(period: string): Sentence {
  return {
    key: "cost.countries",
    bound: {
      ...targets,
      known: costing(period, null),
      above: costing(period, costTargets.mean),
      far: costing(period, costTargets.corridor),
    },
    facts: () => ({ period }),
  };
}

async function skillBlocks(parts: BindingParts, period: Periods["skills"]): Promise<readonly Block[]> {
  const rate = (territory: string, at: string) =>
    indicator("emigration-rate-high", territory, at, formats.percent);
  const sentence: Sentence =
    period === null
      ? { key: "skills.none" }
      : {
          key: "skills.rate",
          bound: { least: rate("199", period), developing: rate("515", period) },
          facts: () => ({ period }),
        };
  const said = await sentencesBlock({ id: "skills-rate", part }, [sentence], parts);
  return said.length === 0
    ? []
    : [headingBlock({ id: "skills", part, kind: "subheading" }, "skills"), ...said];
}
