import type { PartyKind } from "../../directory/model.ts";
import { asked } from "../questionnaire/asked.ts";
import type { Questionnaire } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";
import { losesWords, withheld } from "./anonymity.ts";
import type { SeenReply } from "./book.ts";
import type { CompactAnswer, CompactAnswers } from "./repository/answers.ts";
import { releasedKey } from "./repository/released.ts";

/** An answer as the reader may see it. */
export interface SeenAnswer {
  /** Null where all of it is withheld. */
  readonly answer: Answer | null;
  /** True where something was left out of it because anonymity was promised. */
  readonly withheld: boolean;
}

/** What a reader sees of an answer: all of it, or where anonymity was promised what may be shown until it is let out. */
export function seenAnswer(
  {
    quiet,
    reply,
  }: Pick<SeenReply, "quiet"> & {
    readonly reply: { readonly number: number; readonly submission: { readonly number: number } };
  },
  question: string,
  answer: Answer,
  released: ReadonlySet<string>,
): SeenAnswer {
  const out = released.has(releasedKey(reply.number, question, reply.submission.number));
  if (!quiet || out) return { answer, withheld: false };
  return { answer: withheld(answer), withheld: losesWords(answer) };
}

/** How a question stands with a reply. */
export type Standing = "answered" | "none" | "missing" | "not-asked";

/** Stands for a value whose words a condition does not look at. */
const someValue: Answer = { kind: "text", text: "\u2026", language: null };

function expanded(answer: CompactAnswer): Answer {
  switch (answer.kind) {
    case "choice":
      return { ...answer, other: null };
    case "none":
      return { ...answer, comment: "" };
    case "value":
      return someValue;
    default:
      return answer;
  }
}

type Standings = ReadonlyMap<string, Standing>;

/** Worked out once for what was submitted: an answer in its compact form belongs to one version of one questionnaire. */
const known = new WeakMap<CompactAnswers, { readonly kind: PartyKind; readonly standings: Standings }>();

/** How every question stands with a reply that was submitted: conditions look at its own answers. */
export function standings(questionnaire: Questionnaire, kind: PartyKind, answers: CompactAnswers): Standings {
  const before = known.get(answers);
  if (before?.kind === kind) return before.standings;
  const found = workOut(questionnaire, kind, answers);
  known.set(answers, { kind, standings: found });
  return found;
}

function workOut(questionnaire: Questionnaire, kind: PartyKind, answers: CompactAnswers): Standings {
  const whole = new Map(Object.entries(answers).map(([question, answer]) => [question, expanded(answer)]));
  const put = asked(questionnaire, whole, kind);
  return new Map(
    questionnaire.sections.flatMap(({ questions }) =>
      questions.map(({ id }): [string, Standing] => {
        if (!put.has(id)) return [id, "not-asked"];
        const answer = answers[id];
        return [id, answer === undefined ? "missing" : answer.kind === "none" ? "none" : "answered"];
      }),
    ),
  );
}
