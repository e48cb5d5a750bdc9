import { nameInText } from "../../../figures/names.ts";
import { parseEvidence } from "../../../kernel/evidence.ts";
import { territory } from "../../../kernel/territory/register.ts";
import type { Words } from "../../../kernel/words.ts";
import type { AnswerEvidence, Asked, Known, OutlineParagraph } from "../../outline/model.ts";
import { coverage } from "../../outline/model.ts";
import type { Block } from "../../writing/model.ts";
import type { Binder } from "./binder.ts";
import { type Sentence, sayingBlock } from "./sentences.ts";

type Draft = Omit<Block, "id">;

/** The answers that are set beside one paragraph; the rest are counted, and found through the outline. */
const mostAnswers = 12;

/** What there is to say on an operative paragraph that asks something: its words, how far it is, and what was answered. */
export async function requestBlocks(
  symbol: string,
  paragraph: OutlineParagraph,
  binder: Binder,
): Promise<readonly Draft[]> {
  const { id, asked, known } = paragraph;
  const about = [...new Set([`${symbol}#${id}`, ...asked.map(({ mandate }) => mandate)])].slice(0, 50);
  const answers = known.filter((one) => one.kind === "answer");
  const sentences: Sentence[] = [await wordsOf(symbol, paragraph, binder)];
  for (const one of asked) sentences.push(...(await standingOf(one, binder)));
  sentences.push(...known.flatMap(successor));
  if (coverage(paragraph) === "gap") sentences.push({ key: "report-writing:draft.gap" });
  if (answers.length > 0)
    sentences.push({ key: "report-writing:draft.answered", with: { count: answers.length } });
  const blocks: Draft[] = [sayingBlock({ part: "body", kind: "paragraph", about }, sentences)];
  for (const answer of answers.slice(0, mostAnswers)) {
    const said = await answerOf(answer, binder);
    if (said) blocks.push(sayingBlock({ part: "body", kind: "paragraph", about: [] }, [said]));
  }
  return blocks;
}

/** *Paragraph 9 of A/RES/61/208 reads: “…”* */
async function wordsOf(
  symbol: string,
  { id, number, text }: OutlineParagraph,
  binder: Binder,
): Promise<Sentence> {
  const words = await binder.bind({ kind: "paragraph", address: `${symbol}#${id}` });
  const numbered = { symbol, number: number ?? id };
  if (!words) return { key: "report-writing:draft.of", with: numbered };
  // Where the record knows facts alone, the words are ours and stand without marks of quotation.
  const key = text === null ? "report-writing:draft.asks" : "report-writing:draft.reads";
  return { key, with: { ...numbered, words } };
}

/** How far a request is, and by when it was due. */
async function standingOf({ mandate, due }: Asked, binder: Binder): Promise<readonly Sentence[]> {
  const state = await binder.bind({ kind: "mandate", address: mandate, what: "state" });
  const day = due === null ? null : await binder.bind({ kind: "mandate", address: mandate, what: "due" });
  return [
    ...(day ? [{ key: "report-writing:draft.due", with: { day } }] : []),
    ...(state ? [{ key: "report-writing:draft.state", with: { state } }] : []),
  ];
}

function successor(known: Known): readonly Sentence[] {
  if (known.kind !== "successor") return [];
  const [symbol = known.by, fragment = ""] = known.by.split("#");
  const number = /^op_(\w+)/.exec(fragment)?.[1] ?? fragment;
  return [{ key: `report-writing:draft.${known.how}`, with: { symbol, number } }];
}

async function answerOf(answer: AnswerEvidence, binder: Binder): Promise<Sentence | null> {
  const words = await binder.bind({ kind: "answer", reference: answer.evidence });
  if (!words) return null;
  if (answer.party === null) return { key: "report-writing:draft.answer-anonymous", with: { words } };
  return {
    key: "report-writing:draft.answer",
    with: { party: (reader) => partyName(answer, reader), words },
  };
}

/** A State by its name in the language; another party by the one that the outline found. */
function partyName({ evidence, party }: AnswerEvidence, words: Words): string {
  const reference = parseEvidence(evidence);
  const code = reference.ok ? reference.value.subject.split("/").at(-1) : undefined;
  const place = code === undefined ? undefined : territory(code);
  return place ? nameInText(place.id, words) : (party ?? "");
}
