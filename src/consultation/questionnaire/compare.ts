import { canonicalJson } from "../../kernel/canonical.ts";
import { type Language, languages } from "../../kernel/language.ts";
import type { Question, Questionnaire } from "./model.ts";
import { type PlacedQuestion, questionsOf } from "./order.ts";
import { mapTexts } from "./texts.ts";

/** What became of a question between two versions, by its identifier. */
export interface QuestionChange {
  readonly question: string;
  /** Where it stands in each; null where it does not. */
  readonly before: PlacedQuestion | null;
  readonly after: PlacedQuestion | null;
  readonly kinds: readonly ("added" | "dropped" | "moved" | "reworded" | "changed")[];
  /** The languages in which its words are others. */
  readonly reworded: readonly Language[];
}

export interface VersionComparison {
  /** Those that changed, in the order of the later version, each dropped one behind what it followed. */
  readonly changes: readonly QuestionChange[];
  /** How many questions are the same in both. */
  readonly same: number;
}

/**
 * Two versions question by question. Moved are as few as can be: those that do not belong to the longest order that both have in
 * common, and those in another section. `changed`: kind, options, bounds, condition, what it is about, whether it is required.
 */
export function compareVersions(before: Questionnaire, after: Questionnaire): VersionComparison {
  const earlier = new Map(questionsOf(before).map((one) => [one.question.id, one]));
  const later = new Map(questionsOf(after).map((one) => [one.question.id, one]));
  const common = [...later.keys()].filter((id) => earlier.has(id));
  const places = new Map([...earlier.keys()].map((id, at) => [id, at]));
  const still = longestRise(common.map((id) => places.get(id) ?? 0));
  const inOrder = new Set(still.map((at) => common[at]));
  const changes: QuestionChange[] = [];
  let same = 0;
  for (const id of mergedOrder([...earlier.keys()], [...later.keys()])) {
    const [a = null, b = null] = [earlier.get(id), later.get(id)];
    const reworded = a && b ? rewordedIn(before, after, a, b) : [];
    const kinds = [
      ...(a === null ? (["added"] as const) : []),
      ...(b === null ? (["dropped"] as const) : []),
      ...(a && b && (!inOrder.has(id) || a.section.id !== b.section.id) ? (["moved"] as const) : []),
      ...(reworded.length > 0 ? (["reworded"] as const) : []),
      ...(a && b && structure(a.question) !== structure(b.question) ? (["changed"] as const) : []),
    ];
    if (kinds.length === 0) same += 1;
    else changes.push({ question: id, before: a, after: b, kinds, reworded });
  }
  return { changes, same };
}

/** The later order, with what it has no more where it stood: behind what came before it. */
function mergedOrder<T>(earlier: readonly T[], later: readonly T[]): readonly T[] {
  const order = [...later];
  earlier.forEach((id, at) => {
    if (later.includes(id)) return;
    const previous = earlier[at - 1];
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id);
  });
  return order;
}

/** Indices of a longest rising subsequence; of several the one that a left-to-right search finds first. */
export function longestRise(values: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, at) => {
    const found = ends.findIndex((end) => (values[end] ?? 0) >= value);
    const place = found < 0 ? ends.length : found;
    previous[at] = ends[place - 1] ?? -1;
    ends[place] = at;
  });
  const rise: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rise.unshift(at);
  return rise;
}

/** A question without its words. */
function structure(question: Question): string {
  const { title, introduction, original } = { title: {}, introduction: null, original: "en" as const };
  const alone: Questionnaire = {
    title,
    introduction,
    original,
    sections: [{ id: question.id, title: {}, introduction: null, when: null, questions: [question] }],
  };
  return canonicalJson(mapTexts(alone, () => ({})).sections[0]?.questions[0]);
}

function rewordedIn(
  before: Questionnaire,
  after: Questionnaire,
  a: PlacedQuestion,
  b: PlacedQuestion,
): readonly Language[] {
  return languages.filter(
    (language) => wordsIn(before, a.question, language) !== wordsIn(after, b.question, language),
  );
}

function wordsIn(questionnaire: Questionnaire, question: Question, language: Language): string {
  const found: string[] = [];
  const section = { id: question.id, title: {}, introduction: null, when: null, questions: [question] };
  mapTexts({ ...questionnaire, sections: [section] }, (text, path, part) => {
    if (part === question.id && path !== `${question.id}.title`)
      found.push(`${path} ${text[language] ?? ""}`);
    return text;
  });
  return found.join("\n");
}
