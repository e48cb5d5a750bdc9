import { canonicalJson } from "../../kernel/canonical.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { questionOf } from "../questionnaire/order.ts";
import { admits, narrowest } from "./access.ts";
import { quietVersion } from "./anonymity.ts";
import { seenAnswer } from "./answers.ts";
import type { Book } from "./book.ts";
import { type AnswerAddress, answerReference } from "./evidence.ts";
import type { CitedAnswer } from "./model.ts";
import { consulted } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { type SubmissionRow, selectSubmissions } from "./repository/answers.ts";
import { selectReleased } from "./repository/released.ts";

/**
 * The answer that a reference names, in the submission that it names, for whoever may read it: later corrections change nothing of what was
 * cited. Throws ProblemError `responses.unknown-answer`, also where it is there but not for this reader.
 */
export async function cite(parts: ResponseParts, book: Book, address: AnswerAddress): Promise<CitedAnswer> {
  const unknown = () =>
    new ProblemError(
      problem("responses.unknown-answer", { party: address.party, question: address.question }),
    );
  const placed = questionOf(book.questionnaire, address.question);
  if (!placed) throw unknown();
  for (const one of book.seen) {
    const named = one.who.key === address.party || (!one.quiet && one.of.id === address.party);
    if (!named) continue;
    const submissions = await selectSubmissions(parts.database(), one.reply.number);
    const found = submissions.find(({ hash }) => names(book, hash, address.version, one.quiet));
    const last = submissions.at(-1);
    const answer = found?.answers[address.question];
    if (!found || !last || !answer) throw unknown();
    const chosen = narrowest(found.publication, last.publication, one.reply.publication);
    if (!one.own && !admits(book.reader.sight, chosen)) throw unknown();
    const released = await selectReleased(parts.database(), book.asked.id);
    const of = { quiet: one.quiet, reply: { number: one.reply.number, submission: found } };
    return {
      consultation: consulted(book),
      questionnaire: book.questionnaire,
      question: placed.question,
      number: placed.number,
      who: one.who,
      seen: seenAnswer(of, address.question, answer, released),
      language: one.quiet ? null : found.language,
      at: one.quiet ? null : found.at,
      reference: answerReference({ ...address, party: one.who.key, version: versionOf(book, found) }),
      newer:
        last.number === found.number
          ? null
          : {
              version: versionOf(book, last),
              changed: canonicalJson(last.answers[address.question] ?? null) !== canonicalJson(answer),
            },
    };
  }
  throw unknown();
}

/** Whoever knows the party may name the submission by its own hash; an outsider of an anonymous consultation may not even try. */
function names({ asked }: Book, hash: string, version: string, quiet: boolean): boolean {
  if (asked.secret !== null && asked.promise === "anonymous" && quietVersion(asked.secret, hash) === version)
    return true;
  return !quiet && hash === version;
}

function versionOf({ asked }: Book, { hash }: SubmissionRow): string {
  return asked.promise === "anonymous" && asked.secret !== null ? quietVersion(asked.secret, hash) : hash;
}
