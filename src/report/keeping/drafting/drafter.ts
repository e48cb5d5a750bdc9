import { languages } from "../../../kernel/language.ts";
import { attempt, unwrap } from "../../../kernel/problem.ts";
import type { Text } from "../../../kernel/texts.ts";
import { words as wordsOf } from "../../../kernel/words.ts";
import { answersFor } from "../../outline/answers.ts";
import { coverage, type Outline, type OutlineParagraph } from "../../outline/model.ts";
import { outlineOf } from "../../outline/outline.ts";
import type { Block } from "../../writing/model.ts";
import { type Binder, binderOver } from "./binder.ts";
import type { Drafter, Sources } from "./model.ts";
import { requestBlocks } from "./requests.ts";
import { type Filling, type Sentence, sayingBlock } from "./sentences.ts";

type Drafted = Omit<Block, "id">;

/** Drafts reports from the outlines of the documents that they answer, in all six languages at once, everything bound. */
export function openDrafter(parts: Sources): Drafter {
  return (mandates, { actor, original, at }) =>
    attempt(async () => {
      const seen = { ...parts, actor, now: () => at };
      const answersAbout = answersFor(parts.responses, actor);
      const outlines: Outline[] = [];
      for (const symbol of mandates)
        outlines.push(unwrap(await outlineOf(symbol, { ...parts, answersAbout }, original)));
      const binder = binderOver(seen);
      const symbols = [...new Set(outlines.map(({ symbol }) => symbol))];
      const documents: Filling = (words) => words.list(symbols);
      const blocks: readonly Drafted[] = [
        saying("summary", "paragraph", { key: "report-writing:draft.summary", with: { documents } }),
        ...introduction(outlines),
        ...(await requests(outlines, binder)),
        ...conclusions(outlines),
      ];
      return { mandates: symbols, title: titleOf(symbols), lines: {}, blocks };
    });
}

function titleOf(symbols: readonly string[]): Text {
  const title: Text = {};
  for (const language of languages) {
    const words = wordsOf(language);
    title[language] = words.t("report-writing:draft.title", { documents: words.list(symbols) });
  }
  return title;
}

function introduction(outlines: readonly Outline[]): readonly Drafted[] {
  return [
    saying("body", "heading", { key: "report-writing:draft.introduction" }),
    ...outlines.map(({ symbol, adopted, paragraphs }) => {
      const count = paragraphs.filter(({ asked }) => asked.length > 0).length;
      const told = { symbol, count };
      return adopted === null
        ? saying("body", "paragraph", { key: "report-writing:draft.held", with: told })
        : saying("body", "paragraph", {
            key: "report-writing:draft.adopted",
            with: { ...told, date: (words) => words.date(adopted) },
          });
    }),
  ];
}

/** What was asked: of one document topic by topic, of several document by document. */
async function requests(outlines: readonly Outline[], binder: Binder): Promise<readonly Drafted[]> {
  const blocks: Drafted[] = [];
  for (const outline of outlines) {
    const asking = outline.paragraphs.filter(({ asked }) => asked.length > 0);
    if (asking.length === 0) continue;
    const groups = outlines.length > 1 ? [{ topic: null, paragraphs: asking }] : byTopic(asking);
    for (const { topic, paragraphs } of groups) {
      blocks.push(headingOf(outline, topic, outlines.length > 1));
      for (const paragraph of paragraphs)
        blocks.push(...(await requestBlocks(outline.symbol, paragraph, binder)));
    }
  }
  return blocks;
}

function headingOf({ symbol }: Outline, topic: string | null, several: boolean): Drafted {
  if (several) return saying("body", "heading", { key: "report-writing:draft.document", with: { symbol } });
  return saying("body", "heading", {
    key: topic === null ? "report-writing:draft.other" : `record:topic.${topic}`,
  });
}

interface TopicGroup {
  readonly topic: string | null;
  readonly paragraphs: OutlineParagraph[];
}

/** Paragraphs by their first topic, in the order of the text; those without one come last. */
function byTopic(paragraphs: readonly OutlineParagraph[]): readonly TopicGroup[] {
  const groups = new Map<string | null, TopicGroup>();
  for (const paragraph of paragraphs) {
    const topic = paragraph.topics[0] ?? null;
    const known = groups.get(topic);
    if (known) known.paragraphs.push(paragraph);
    else groups.set(topic, { topic, paragraphs: [paragraph] });
  }
  const all = [...groups.values()];
  return [...all.filter(({ topic }) => topic !== null), ...all.filter(({ topic }) => topic === null)];
}

/** What follows from what is not known. */
function conclusions(outlines: readonly Outline[]): readonly Drafted[] {
  const gaps = outlines.flatMap(({ symbol, paragraphs }) =>
    paragraphs
      .filter((one) => coverage(one) === "gap")
      .map(({ id, number }) => ({ symbol, number: number ?? id })),
  );
  const heading = saying("recommendations", "heading", { key: "report-writing:draft.recommendations" });
  if (gaps.length === 0)
    return [heading, saying("recommendations", "recommendation", { key: "report-writing:draft.take-note" })];
  const bySymbol = new Map<string, string[]>();
  for (const { symbol, number } of gaps) bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), number]);
  return [
    heading,
    ...[...bySymbol].map(([symbol, numbers]) =>
      saying("recommendations", "recommendation", {
        key: "report-writing:draft.ask",
        with: { symbol, count: numbers.length, paragraphs: (words) => words.list(numbers) },
      }),
    ),
  ];
}

function saying(part: Block["part"], kind: Block["kind"], sentence: Sentence): Drafted {
  return sayingBlock({ part, kind, about: [] }, [sentence]);
}
