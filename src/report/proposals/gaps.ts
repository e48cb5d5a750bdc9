import { textIn } from "../../kernel/texts.ts";
import { costTargets } from "../../methods/indicators/prices.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import type { DatasetId } from "../../statistics/releases/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolve } from "../binding/resolve.ts";
import type { Outline } from "../outline/model.ts";
import type { Block } from "../writing/model.ts";
import { formats, target } from "./bindables.ts";
import { headingBlock, sentencesBlock } from "./blocks.ts";
import { costing } from "./development.ts";
import type { Periods } from "./periods.ts";
import { requests } from "./requests.ts";
import type { Bindable, Sentence } from "./sentences.ts";

/** What a report of this kind rests on; whatever of it was never imported is a gap. */
const needed: readonly DatasetId[] = [
  "un-desa-stock",
  "un-desa-stock-age",
  "un-wpp",
  "corridor-flows",
  "un-desa-flows",
  "oecd-dioc",
  "world-bank-indicators",
  "world-bank-bilateral",
  "remittance-prices",
];

/** What is not known: each gap is counted where it can be. */
export async function gaps(
  document: KeptDocument,
  periods: Periods,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const part = "body";
  const { symbol, kept, understood } = document;
  const missing = await missingData(parts);
  const records: readonly Sentence[] = [
    ...(understood ? [] : [{ key: "gaps.text" }]),
    ...(kept.length === 0
      ? []
      : [
          ...(await wherever(parts, requests(symbol, "to-do"), (open) => ({
            key: "gaps.open",
            bound: { all: requests(symbol), open },
          }))),
          ...(await wherever(parts, requests(symbol, "overdue"), (overdue) => ({
            key: "gaps.overdue",
            bound: { overdue },
          }))),
        ]),
    { key: "gaps.treaties" },
  ];
  const figures: readonly Sentence[] = [
    ...ageSentence("gaps.age", periods),
    ...moneySentences(periods),
    ...(periods.flows ? [] : [{ key: "gaps.flows" }]),
    ...(missing.length === 0
      ? []
      : [
          {
            key: "gaps.missing",
            facts: ({ t }: Parameters<NonNullable<Sentence["facts"]>>[0]) => ({
              names: missing
                .map((dataset) => t(`web:dataset-name.${dataset}`))
                .join(t("report-proposals:separator")),
            }),
          },
        ]),
  ];
  return [
    headingBlock({ id: "gaps", part }, "gaps"),
    ...(await sentencesBlock({ id: "gaps-record", part, about: [symbol] }, records, parts)),
    ...(await sentencesBlock({ id: "gaps-figures", part }, figures, parts)),
  ];
}

/** What follows from the gaps: a recommendation for each that is there. */
export async function recommendations(
  document: KeptDocument,
  outline: Outline,
  periods: Periods,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const place = (id: string) =>
    ({ id: `recommend-${id}`, part: "recommendations", kind: "recommendation" }) as const;
  const overdue = requests(document.symbol, "overdue");
  const blocks: Block[] = [
    ...((await numberOf(overdue, parts)) > 0
      ? await sentencesBlock(place("overdue"), [{ key: "recommend.overdue", bound: { overdue } }], parts)
      : []),
    ...(await replyBlocks(outline, parts, place)),
    ...(await sentencesBlock(place("age"), ageSentence("recommend.age", periods), parts)),
    ...(await costBlocks(periods, parts, place("cost"))),
    ...(periods.skills ? [] : await sentencesBlock(place("skills"), [{ key: "recommend.skills" }], parts)),
  ];
  return blocks.length === 0
    ? []
    : [headingBlock({ id: "recommendations", part: "recommendations" }, "recommendations"), ...blocks];
}

async function missingData({ statistics }: BindingParts): Promise<readonly DatasetId[]> {
  const there = await Promise.all(needed.map((dataset) => statistics.catalogue.current(dataset)));
  return needed.filter((_, index) => there[index] === undefined);
}

function stating(dataset: DatasetId, measure: string, period: string, byAge = false): Bindable {
  return {
    source: { kind: "territories", dataset, measure, period, byAge, above: null },
    format: formats.count,
  };
}

function ageSentence(key: string, { stock }: Periods): readonly Sentence[] {
  if (!stock) return [];
  const { last: period } = stock;
  return [
    {
      key,
      bound: {
        age: stating("un-desa-stock-age", "migrant-stock", period, true),
        all: stating("un-desa-stock", "migrant-stock", period),
      },
      facts: () => ({ period }),
    },
  ];
}

function moneySentences({ money }: Periods): readonly Sentence[] {
  if (!money) return [];
  const { last: period, cost } = money;
  return [
    {
      key: "gaps.remittances",
      bound: { received: stating("world-bank-indicators", "remittances-received", period) },
      facts: () => ({ period }),
    },
    ...(cost === null
      ? []
      : [{ key: "gaps.cost", bound: { cost: costing(cost, null) }, facts: () => ({ period: cost }) }]),
  ];
}

async function costBlocks(
  { money }: Periods,
  parts: BindingParts,
  place: Parameters<typeof sentencesBlock>[0],
): Promise<readonly Block[]> {
  if (!money || money.cost === null) return [];
  const { cost: period } = money;
  const above = costing(period, costTargets.mean);
  if ((await numberOf(above, parts)) === 0) return [];
  const bound = { mean: target("remittance-cost-mean"), above, known: costing(period, null) };
  return sentencesBlock(place, [{ key: "recommend.cost", bound, facts: () => ({ period }) }], parts);
}

/** Consultations on the document's paragraphs to which not all have replied. */
async function replyBlocks(
  { paragraphs }: Outline,
  parts: BindingParts,
  place: (id: string) => Parameters<typeof sentencesBlock>[0],
): Promise<readonly Block[]> {
  const asked = paragraphs.flatMap(({ known }) =>
    known.flatMap((one) => (one.kind === "answer" ? [one.consultation] : [])),
  );
  const blocks: Block[] = [];
  for (const [index, consultation] of [...new Set(asked)].entries()) {
    const overview = await parts.responses.overview(parts.actor, consultation);
    if (!overview.ok || overview.value.rates.answered >= overview.value.rates.asked) continue;
    const { title, original } = overview.value.consultation;
    const counted = (what: "asked" | "answered"): Bindable => ({
      source: { kind: "replies", consultation, question: null, what, option: null },
      format: formats.number,
    });
    const sentence: Sentence = {
      key: "recommend.replies",
      bound: { answered: counted("answered"), asked: counted("asked") },
      facts: ({ language }) => ({ title: textIn(title, language, original).text }),
    };
    blocks.push(...(await sentencesBlock(place(`replies-${index + 1}`), [sentence], parts)));
  }
  return blocks;
}

/** A sentence on what there are some of. */
async function wherever(
  parts: BindingParts,
  counted: Bindable,
  sentence: (counted: Bindable) => Sentence,
): Promise<readonly Sentence[]> {
  return (await numberOf(counted, parts)) > 0 ? [sentence(counted)] : [];
}

async function numberOf({ source }: Bindable, parts: BindingParts): Promise<number> {
  const taken = await resolve(source, parts);
  return taken.ok && typeof taken.value.value === "number" ? taken.value.value : 0;
}
