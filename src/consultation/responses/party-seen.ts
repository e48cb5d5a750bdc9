import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { questionsOf } from "../questionnaire/order.ts";
import { seenAnswer, standings } from "./answers.ts";
import { referenceOf } from "./asking.ts";
import { compact } from "./compacting.ts";
import type { PartyAnswer, PartyResponses } from "./model.ts";
import { bookOf, consulted } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { selectAnswers } from "./repository/answers.ts";
import { selectConsultations } from "./repository/consultations.ts";
import { selectReplies } from "./repository/replies.ts";

/**
 * Everything that the reader may read of a party, the latest consultation first. What a party said where anonymity was promised is here for
 * itself and the secretariat only. Throws ProblemError `responses.unknown-party`.
 */
export async function partySeen(parts: ResponseParts, actor: Actor, id: string): Promise<PartyResponses> {
  const party = (await parts.parties()).get(id);
  if (!party) throw new ProblemError(problem("responses.unknown-party", { party: id }));
  const db = parts.database();
  const asked = new Set((await selectReplies(db, { party: id })).map(({ consultation }) => consultation));
  const replies: PartyResponses["replies"][number][] = [];
  for (const row of await selectConsultations(db)) {
    if (!asked.has(row.id)) continue;
    const book = await bookOf(parts, actor, row);
    const one = book?.seen.find(({ of, quiet }) => of.id === id && !quiet);
    if (!book || !one) continue;
    const answers = (await selectAnswers(db, [one.reply.number])).get(one.reply.number) ?? {};
    const found = standings(book.questionnaire, party.kind, compact(answers));
    replies.push({
      consultation: consulted(book),
      questionnaire: book.questionnaire,
      language: one.reply.submission.language,
      submitted: one.reply.submission.at,
      answers: questionsOf(book.questionnaire).map(({ question, section, number }): PartyAnswer => {
        const standing = found.get(question.id) ?? "not-asked";
        const value = standing === "not-asked" ? undefined : answers[question.id];
        return {
          question,
          section,
          number,
          standing,
          answer: value ? seenAnswer(one, question.id, value, new Set()).answer : null,
          reference: value ? referenceOf(book, one, question.id) : null,
          version: one.version,
        };
      }),
    });
  }
  return { party, replies };
}
