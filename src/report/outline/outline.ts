import { formatEvidence } from "../../kernel/evidence.ts";
import type { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { KeptDocument, KeptMandate } from "../../record/keeping/model.ts";
import type { RecordService } from "../../record/service.ts";
import type { UnderstoodParagraph } from "../../record/understanding/understand.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Study, StudyName } from "../../statistics/studies/model.ts";
import { study } from "../../statistics/studies/study.ts";
import type { AnswerEvidence, Asked, Known, Outline, OutlineParagraph } from "./model.ts";
import { studiesOn } from "./topics.ts";

/** What an outline is made from. */
export interface OutlineParts {
  readonly record: RecordService;
  readonly statistics: Statistics;
  /** Published answers to questions about any of these addresses (of a paragraph or a mandate), by address. */
  readonly answersAbout: (
    addresses: readonly string[],
    language: Language,
  ) => Promise<ReadonlyMap<string, readonly AnswerEvidence[]>>;
}

const world = TerritoryId.parse("001");

/**
 * The outline of a report on a document, with figures of the world in a language. Problems: those of
 * {@link RecordService.document}. A document of which the record knows facts alone gives one paragraph for each request.
 */
export async function outlineOf(
  symbol: string,
  { record, statistics, answersAbout }: OutlineParts,
  language: Language,
): Promise<Result<Outline>> {
  const found = await record.document(symbol);
  if (!found.ok) return found;
  const document = found.value;
  const drafts = draftParagraphs(document);
  const successors = await successorsIn(record, document.symbol);
  const dues = await duesOf(record, document);
  const answers = await answersAbout(
    drafts.flatMap(({ id, mandates }) => [`${document.symbol}#${id}`, ...mandates.map((one) => one.id)]),
    language,
  );
  const told = await studiesFor(drafts, statistics, language);
  return ok({
    symbol: document.symbol,
    title: document.title,
    adopted: document.date,
    language,
    paragraphs: drafts.map(
      ({ id, number, text, mandates }): OutlineParagraph => ({
        id,
        number,
        text,
        topics: topicsOf(mandates),
        asked: mandates.map((one) => asked(one, dues)),
        known: [
          ...mandates.flatMap(standing),
          ...mandates.flatMap((one) => successors.get(one.id) ?? []),
          ...answersTo(answers, [`${document.symbol}#${id}`, ...mandates.map((one) => one.id)]),
          ...studiesOn(topicsOf(mandates)).flatMap((name) => figures(told.get(name))),
        ],
      }),
    ),
    citedBy: await citers(record, document.symbol),
    sources: [...new Set([...told.values()].flatMap(({ sources }) => sources.map(({ line }) => line)))],
  });
}

interface DraftParagraph {
  readonly id: string;
  readonly number: string | null;
  readonly text: string | null;
  readonly mandates: readonly KeptMandate[];
}

/** The operative paragraphs, their sub-paragraphs' words and requests with them. */
function draftParagraphs({ understood, kept }: KeptDocument): readonly DraftParagraph[] {
  if (!understood) {
    const places = [...new Set(kept.map(({ paragraph }) => paragraph))];
    return places.map((id) => ({
      id,
      number: /^op_(\w+)$/.exec(id)?.[1] ?? null,
      text: null,
      mandates: kept.filter(({ paragraph }) => paragraph === id),
    }));
  }
  return understood.operative.map((paragraph) => ({
    id: paragraph.id,
    number: paragraph.number,
    text: wholeText(paragraph),
    mandates: kept.filter(({ paragraph: at }) => at === paragraph.id || at.startsWith(`${paragraph.id}.`)),
  }));
}

function wholeText({ text, children }: UnderstoodParagraph): string {
  return [
    text,
    ...children.map((child) => `${child.number === null ? "" : `(${child.number}) `}${wholeText(child)}`),
  ].join("\n");
}

function topicsOf(mandates: readonly KeptMandate[]): readonly string[] {
  return [...new Set(mandates.flatMap(({ topics }) => topics))];
}

function asked({ id, text, addressee, state }: KeptMandate, dues: ReadonlyMap<string, string>): Asked {
  return { mandate: id, text, addressees: addressee, state, due: dues.get(id) ?? null };
}

/** What was said of a request, where something was. */
function standing({ id, standing: said }: KeptMandate): readonly Known[] {
  if (!said) return [];
  return [{ kind: "state", mandate: id, state: said.state, note: said.note, evidence: said.evidence }];
}

/** The later requests that repeat or replace those of a document, by the earlier one's address. */
async function successorsIn(
  record: RecordService,
  symbol: string,
): Promise<ReadonlyMap<string, readonly Known[]>> {
  const series = await record.series(symbol);
  const found = new Map<string, Known[]>();
  if (!series.ok) return found;
  for (const { kind, earlier, later } of series.value.successions) {
    const [subject = later, fragment] = later.split("#");
    const evidence = formatEvidence({
      kind: "paragraph",
      subject,
      ...(fragment === undefined ? {} : { fragment }),
    });
    const known = found.get(earlier) ?? [];
    found.set(earlier, [...known, { kind: "successor", mandate: earlier, by: later, how: kind, evidence }]);
  }
  return found;
}

/** The first day on which each request of a document falls due. */
async function duesOf(record: RecordService, { symbol }: KeptDocument): Promise<ReadonlyMap<string, string>> {
  const dues = new Map<string, string>();
  for (const item of await record.due()) {
    const { date } = item.occurrence;
    if (item.symbol === symbol && date !== undefined && !dues.has(item.id)) dues.set(item.id, date);
  }
  return dues;
}

/** Answers to any of the addresses, each once: a question may be about a paragraph and its request alike. */
function answersTo(
  answers: ReadonlyMap<string, readonly AnswerEvidence[]>,
  addresses: readonly string[],
): readonly Known[] {
  const found = new Map(
    addresses.flatMap((address) => (answers.get(address) ?? []).map((one) => [one.evidence, one] as const)),
  );
  return [...found.values()].map((one) => ({ kind: "answer", ...one }));
}

async function studiesFor(
  drafts: readonly DraftParagraph[],
  statistics: Statistics,
  language: Language,
): Promise<ReadonlyMap<StudyName, Study>> {
  const names = [...new Set(drafts.flatMap(({ mandates }) => studiesOn(topicsOf(mandates))))];
  const told = new Map<StudyName, Study>();
  for (const name of names) told.set(name, await study(name, world, statistics, language));
  return told;
}

/** A study has more to say than an outline has room for: its first sentences name its main figures. */
const mostSentences = 4;

/** The first sentences of a study that state figures; none where it has no figures yet. */
function figures(answer: Study | undefined): readonly Known[] {
  if (!answer) return [];
  const sentences = answer.sections.find(({ id }) => id === "figures")?.paragraphs ?? [];
  const stated = sentences.filter((parts) => parts.some(({ kind }) => kind === "figure"));
  return stated
    .slice(0, mostSentences)
    .map((sentence) => ({ kind: "figures", study: answer.question.name, sentence }));
}

async function citers(record: RecordService, symbol: string): Promise<readonly string[]> {
  return [...new Set((await record.citedBy(symbol)).map(({ from }) => from))].filter((one) => one !== symbol);
}
