import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { questionsOf } from "../questionnaire/order.ts";
import type { Book } from "./book.ts";
import { compareRounds, type Round } from "./comparing.ts";
import type { RoundsCompared } from "./model.ts";
import { bookOf, consulted } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { type Answers, selectAnswers } from "./repository/answers.ts";
import { selectConsultations } from "./repository/consultations.ts";

/**
 * A consultation beside the one before it, question by question: those that both ask under the same identifier and of the same kind. Where either promised
 * anonymity an outsider cannot compare: the letters of two rounds are drawn apart. Throws ProblemError `responses.no-previous`,
 * `responses.rounds-anonymous`.
 */
export async function roundsCompared(
  parts: ResponseParts,
  actor: Actor,
  book: Book,
): Promise<RoundsCompared> {
  const { previous } = book.asked;
  const db = parts.database();
  const [row] = previous === null ? [] : await selectConsultations(db, previous);
  const before = row && (await bookOf(parts, actor, row));
  if (!before) throw new ProblemError(problem("responses.no-previous", { id: book.asked.id }));
  if (book.quiet || before.quiet)
    throw new ProblemError(problem("responses.rounds-anonymous", { id: book.asked.id }));
  const then = await answersOf(parts, before);
  const now = await answersOf(parts, book);
  const earlier = new Map(questionsOf(before.questionnaire).map(({ question }) => [question.id, question]));
  const here = questionsOf(book.questionnaire);
  const both = here.filter(({ question }) => earlier.get(question.id)?.kind === question.kind);
  const side = (of: Book, answers: ReadonlyMap<number, Answers>, question: string): Round =>
    new Map(
      of.seen.flatMap(({ reply, of: party }) => {
        const answer = answers.get(reply.number)?.[question];
        const who = { key: party.id, party, group: null, letter: null };
        return answer ? [[party.id, { who, answer }] as const] : [];
      }),
    );
  return {
    consultation: consulted(book),
    previous: consulted(before),
    questionnaire: book.questionnaire,
    changes: both.map((one) =>
      compareRounds(one, side(before, then, one.question.id), side(book, now, one.question.id)),
    ),
    added: here.filter((one) => !both.includes(one)).map(({ question }) => question),
    dropped: [...earlier.values()].filter(({ id }) => !both.some(({ question }) => question.id === id)),
  };
}

function answersOf(parts: ResponseParts, { seen }: Book) {
  return selectAnswers(
    parts.database(),
    seen.map(({ reply }) => reply.number),
  );
}
