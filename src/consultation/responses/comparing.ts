import { canonicalJson } from "../../kernel/canonical.ts";
import type { Question } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";
import type { Answerer } from "./book.ts";
import { type Counted, type Distribution, distributionOf } from "./distribution.ts";

/** What became of a party's answer since the last round. */
export type ChangeKind = "same" | "changed" | "new" | "gone";

export interface AnswerChange {
  readonly who: Answerer;
  readonly kind: ChangeKind;
  readonly before: Answer | null;
  readonly after: Answer | null;
}

/** A question in two rounds. */
export interface QuestionChange {
  readonly question: Question;
  readonly number: string;
  /** Parties that answered in one of the rounds at least, as far as the reader sees both. */
  readonly changes: readonly AnswerChange[];
  /** Only of those who answered both times, so that who takes part does not look like a change of mind. */
  readonly matched: { readonly before: Distribution | null; readonly after: Distribution | null };
}

/** One side of a comparison: what a party answered in a round, by its key. */
export type Round = ReadonlyMap<string, { readonly who: Answerer; readonly answer: Answer }>;

/** What changed from one round to the next in the answers to one question. */
export function compareRounds(
  { question, number }: { readonly question: Question; readonly number: string },
  before: Round,
  after: Round,
): QuestionChange {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = keys.flatMap((key): AnswerChange[] => {
    const [a, b] = [before.get(key), after.get(key)];
    const who = b?.who ?? a?.who;
    if (!who) return [];
    return [{ who, kind: kindOf(a?.answer, b?.answer), before: a?.answer ?? null, after: b?.answer ?? null }];
  });
  const both = changes.filter((one) => one.before !== null && one.after !== null);
  const side = (of: "before" | "after") =>
    distributionOf(
      question,
      both.flatMap((one): Counted[] => (one[of] === null ? [] : [{ group: "all", answer: one[of] }])),
    );
  return { question, number, changes, matched: { before: side("before"), after: side("after") } };
}

function kindOf(before: Answer | undefined, after: Answer | undefined): ChangeKind {
  if (!before) return "new";
  if (!after) return "gone";
  return canonicalJson(said(before)) === canonicalJson(said(after)) ? "same" : "changed";
}

/** Options are a set: the order in which they were chosen is no change. White space in texts is none either. */
function said(answer: Answer): unknown {
  if (answer.kind === "choice") return { ...answer, chosen: answer.chosen.toSorted() };
  if (answer.kind === "text") return { ...answer, text: answer.text.replace(/\s+/g, " ").trim() };
  if (answer.kind === "territory") return { ...answer, territories: answer.territories.toSorted() };
  return answer;
}
