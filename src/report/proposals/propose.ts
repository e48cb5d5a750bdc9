import { ok, type Result } from "../../kernel/problem.ts";
import type { BindingParts } from "../binding/parts.ts";
import { answersFor } from "../outline/answers.ts";
import { outlineOf } from "../outline/outline.ts";
import type { Block } from "../writing/model.ts";
import { figureBlock, headingBlock } from "./blocks.ts";
import { development } from "./development.ts";
import { gaps, recommendations } from "./gaps.ts";
import { implementation } from "./implementation.ts";
import { introduction, summary } from "./opening.ts";
import { type Periods, periodsNow } from "./periods.ts";
import { trends } from "./trends.ts";

/**
 * The factual paragraphs of a report on a document, from the evidence at hand, in the order in which a report has them: summary,
 * introduction, trends, development, what was asked paragraph by paragraph and what is known, gaps, recommendations that follow
 * from them, and an annex of tables. Each block has its words in all six languages over the same bindings. What cannot be
 * said on evidence is not said; that it cannot stands among the gaps. The same evidence and moment give the same blocks.
 *
 * Problems: those of `RecordService.document`.
 */
export async function proposeBlocks(symbol: string, parts: BindingParts): Promise<Result<readonly Block[]>> {
  const { record, statistics, responses, actor } = parts;
  const found = await record.document(symbol);
  if (!found.ok) return found;
  const document = found.value;
  const answersAbout = answersFor(responses, actor);
  const outline = await outlineOf(document.symbol, { record, statistics, answersAbout }, "en");
  if (!outline.ok) return outline;
  const periods = await periodsNow(statistics);
  return ok([
    ...(await summary(document, periods, parts)),
    ...(await introduction(document, periods, parts)),
    ...(await trends(parts, periods.stock, periods.flows)),
    ...(await development(parts, periods)),
    ...(await implementation(document, outline.value, parts, periods)),
    ...(await gaps(document, periods, parts)),
    ...(await recommendations(document, outline.value, periods, parts)),
    ...(await annex(periods, parts)),
  ]);
}

/** How many places a table of a ranking has. */
const longest = "20";

async function annex({ stock, flows }: Periods, parts: BindingParts): Promise<readonly Block[]> {
  const part = "annex";
  const table = (id: string, name: string, params: Readonly<Record<string, string>>) =>
    figureBlock({ id: `annex-${id}`, part }, "table", name, params, parts);
  const tables = [
    ...(stock ? await table("trend", "world-trend", {}) : []),
    ...(stock ? await table("women", "world-women-trend", {}) : []),
    ...(stock ? await table("shares", "world-population-share-trend", {}) : []),
    ...(stock ? await table("corridors", "top-corridors", { year: stock.last, limit: longest }) : []),
    ...(flows ? await table("flows", "largest-flows", { period: flows.last, limit: longest }) : []),
    ...(stock ? await table("destinations", "world-stock", { year: stock.last }) : []),
  ];
  return tables.length === 0 ? [] : [headingBlock({ id: "annex", part }, "annex"), ...tables];
}
