import { type Language, languages } from "../../../kernel/language.ts";
import { attempt, unwrap } from "../../../kernel/problem.ts";
import type { Text } from "../../../kernel/texts.ts";
import { type Words, words as wordsOf } from "../../../kernel/words.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import type { BindingParts } from "../../binding/parts.ts";
import { answersFor } from "../../outline/answers.ts";
import { coverage, type Outline } from "../../outline/model.ts";
import { outlineOf } from "../../outline/outline.ts";
import { development } from "../../proposals/development.ts";
import { documentNamed } from "../../proposals/documents.ts";
import { implementation } from "../../proposals/implementation.ts";
import { mastheadLines } from "../../proposals/masthead.ts";
import { type Periods, periodsNow } from "../../proposals/periods.ts";
import { proposeBlocks } from "../../proposals/propose.ts";
import { trends } from "../../proposals/trends.ts";
import { type Block, BlockId } from "../../writing/model.ts";
import type { DraftBlock, Drafter, Sources } from "./model.ts";
import { type Sentence, sayingBlock } from "./sentences.ts";

/**
 * Drafts reports in all six languages at once, everything bound: on one document what there is to propose
 * (`report/proposals`), on several the figures once and then the documents one after the other.
 */
export function openDrafter(sources: Sources): Drafter {
  return (mandates, { actor, original, at }) =>
    attempt(async () => {
      const parts = { ...sources, actor, now: () => at };
      const documents = new Map<string, KeptDocument>();
      for (const mandate of mandates) {
        const document = unwrap(await sources.record.document(mandate));
        documents.set(document.symbol, document);
      }
      const symbols = [...documents.keys()];
      const [first = "", ...others] = symbols;
      const blocks =
        others.length === 0
          ? unwrap(await proposeBlocks(first, parts))
          : await onSeveral([...documents.values()], parts, original);
      const [document] = documents.values();
      const lines = document && others.length === 0 ? mastheadLines(document) : {};
      return { mandates: symbols, title: titleOf(symbols), lines, blocks };
    });
}

/** More documents than this are told by their number: a sentence that lists them all cannot be read. */
const mostNamed = 5;

/** Documents by their names in the reader's language, in the case that follows *implementation of*. */
const namesOf =
  (symbols: readonly string[]) =>
  (words: Words): string =>
    symbols.length > mostNamed
      ? words.t("report-writing:draft.documents-many", { count: symbols.length })
      : words.list(symbols.map((symbol) => documentNamed(symbol, words)));

function titleOf(symbols: readonly string[]): Text {
  const title: Text = {};
  for (const language of languages) {
    const words = wordsOf(language);
    title[language] = words.t("report-writing:draft.title", { documents: namesOf(symbols)(words) });
  }
  return title;
}

interface Asked {
  readonly document: KeptDocument;
  readonly outline: Outline;
}

async function onSeveral(
  documents: readonly KeptDocument[],
  parts: BindingParts,
  language: Language,
): Promise<readonly DraftBlock[]> {
  const answersAbout = answersFor(parts.responses, parts.actor);
  const asked: Asked[] = [];
  for (const document of documents) {
    const outline = unwrap(await outlineOf(document.symbol, { ...parts, answersAbout }, language));
    asked.push({ document, outline });
  }
  const periods = await periodsNow(parts.statistics);
  const named = namesOf(documents.map(({ symbol }) => symbol));
  return [
    saying("summary", "paragraph", { key: "report-writing:draft.summary", with: { documents: named } }),
    ...introduction(asked),
    ...(await trends(parts, periods.stock, periods.flows)),
    ...(await development(parts, periods)),
    ...(await requests(asked, periods, parts)),
    ...conclusions(asked),
  ];
}

function introduction(asked: readonly Asked[]): readonly DraftBlock[] {
  return [
    saying("body", "heading", { key: "report-writing:draft.introduction" }),
    ...asked.map(({ outline: { symbol, adopted, paragraphs } }) => {
      const asking = paragraphs.filter((one) => one.asked.length > 0).length;
      const told = { symbol: namesOf([symbol]), asking };
      return adopted === null
        ? saying("body", "paragraph", { key: "report-writing:draft.held", with: told })
        : saying("body", "paragraph", {
            key: "report-writing:draft.adopted",
            with: { ...told, date: (words) => words.date(adopted) },
          });
    }),
  ];
}

/** What was asked and what is known of it, document by document. */
async function requests(
  asked: readonly Asked[],
  periods: Periods,
  parts: BindingParts,
): Promise<readonly DraftBlock[]> {
  const blocks: DraftBlock[] = [];
  for (const [index, { document, outline }] of asked.entries()) {
    const asking = outline.paragraphs.filter((one) => one.asked.length > 0);
    if (asking.length === 0) continue;
    const [, ...told] = await implementation(document, { ...outline, paragraphs: asking }, parts, periods);
    const heading: Sentence = {
      key: "report-writing:draft.document",
      with: { symbol: namesOf([document.symbol]) },
    };
    blocks.push(saying("body", "heading", heading), ...told.map((block) => apart(block, `d${index + 1}-`)));
  }
  return blocks;
}

/** A block under identifiers of its own, where the same is said of another document too. */
function apart({ id, bindings, content, ...rest }: Block, prefix: string): DraftBlock {
  const said: Block["content"] = {};
  for (const language of languages) {
    const inlines = content[language];
    if (!inlines) continue;
    said[language] = inlines.map((inline) =>
      inline.kind === "bound" ? { ...inline, binding: prefix + inline.binding } : inline,
    );
  }
  return {
    ...rest,
    id: BlockId.parse((prefix + id).slice(0, 40)),
    bindings: bindings.map((one) => ({ ...one, id: prefix + one.id })),
    content: said,
  };
}

/** What follows from what is not known. */
function conclusions(asked: readonly Asked[]): readonly DraftBlock[] {
  const told = asked.flatMap(({ outline: { symbol, paragraphs } }): readonly Sentence[] => {
    const gaps = paragraphs.filter((one) => coverage(one) === "gap").map(({ id, number }) => number ?? id);
    if (gaps.length === 0) return [];
    return [
      {
        key: "report-writing:draft.ask",
        with: { symbol: namesOf([symbol]), count: gaps.length, paragraphs: (words) => words.list(gaps) },
      },
    ];
  });
  const recommended = told.length > 0 ? told : [{ key: "report-writing:draft.take-note" }];
  return [
    saying("recommendations", "heading", { key: "report-writing:draft.recommendations" }),
    ...recommended.map((sentence) => saying("recommendations", "recommendation", sentence)),
  ];
}

function saying(part: Block["part"], kind: Block["kind"], sentence: Sentence): DraftBlock {
  return sayingBlock({ part, kind, about: [] }, sentence);
}
