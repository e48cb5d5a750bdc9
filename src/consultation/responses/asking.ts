import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { questionOf } from "../questionnaire/order.ts";
import { type Standing, seenAnswer, standings } from "./answers.ts";
import type { Book, SeenReply } from "./book.ts";
import { distributionOf } from "./distribution.ts";
import { answerReference } from "./evidence.ts";
import { type Grouping, groupOf } from "./grouping.ts";
import type { AnswerSeen, QuestionSeen } from "./model.ts";
import { consulted } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { type CompactAnswers, selectAnswersTo } from "./repository/answers.ts";
import { releasedKey, selectReleased } from "./repository/released.ts";
import { type CodingRow, selectCodings, selectThemes } from "./repository/themes.ts";
import { quoted, wordsOf } from "./words-of.ts";

/** All answers to one question side by side, as the reader may see them. Throws ProblemError `responses.unknown-question`. */
export async function questionSeen(
  parts: ResponseParts,
  actor: Actor,
  book: Book,
  compact: ReadonlyMap<number, CompactAnswers>,
  id: string,
  by: Grouping,
): Promise<QuestionSeen> {
  const placed = questionOf(book.questionnaire, id);
  if (!placed) throw new ProblemError(problem("responses.unknown-question", { question: id }));
  const db = parts.database();
  const consultation = book.asked.id;
  const given = await selectAnswersTo(db, consultation, id);
  const released = await selectReleased(db, consultation);
  const codes = mayDo(actor, "consultation.code");
  const codings = codes ? await selectCodings(db, consultation, id) : [];
  const themes = codes ? await selectThemes(db, consultation) : [];
  const answers = book.seen.map((one): AnswerSeen => {
    const standing =
      standings(book.questionnaire, one.of.kind, compact.get(one.reply.number) ?? {}).get(id) ?? "not-asked";
    const value = standing === "not-asked" ? undefined : given.get(one.reply.number);
    const seen = value ? seenAnswer(one, id, value, released) : { answer: null, withheld: false };
    return {
      ...seen,
      who: one.who,
      own: one.own,
      standing,
      reference: value ? referenceOf(book, one, id) : null,
      version: one.version,
      language: one.quiet && seen.withheld ? null : languageOf(one),
      enteredFor: !one.quiet && one.reply.enteredFor !== null,
      coded: value
        ? codings
            .filter(({ reply }) => reply === one.reply.number)
            .map((coding) => codedIn(coding, wordsOf(value)))
        : [],
      released: released.has(releasedKey(one.reply.number, id, one.reply.submission.number)),
    };
  });
  const groupFor = (one: SeenReply) => (one.quiet ? (one.who.group ?? "") : groupOf(one.of, by));
  const count = (standing: Standing) => answers.filter((one) => one.standing === standing).length;
  return {
    consultation: consulted(book),
    questionnaire: book.questionnaire,
    question: placed.question,
    section: placed.section,
    number: placed.number,
    answers,
    counts: {
      answered: count("answered"),
      none: count("none"),
      missing: count("missing"),
      "not-asked": count("not-asked"),
    },
    withheld: answers.filter((one) => one.withheld).length,
    unseen: book.replies.filter(({ reply }) => reply.submission !== null).length - book.seen.length,
    distribution: distributionOf(
      placed.question,
      answers.flatMap(({ answer }, index) => {
        const one = book.seen[index];
        return answer && one && answer.kind !== "none" ? [{ group: groupFor(one), answer }] : [];
      }),
    ),
    themes: themes.map((theme) => {
      const found = new Set(codings.filter((coding) => coding.theme === theme.id).map(({ reply }) => reply));
      const groups = new Map<string, number>();
      for (const one of book.seen) {
        if (found.has(one.reply.number)) groups.set(groupFor(one), (groups.get(groupFor(one)) ?? 0) + 1);
      }
      return {
        ...theme,
        count: found.size,
        groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, n]) => ({ group, count: n })),
      };
    }),
  };
}

/** By which an answer is cited; null while an anonymous consultation has no name for it that names nobody. */
export function referenceOf({ asked }: Book, { who, version }: SeenReply, question: string): string | null {
  return version === null
    ? null
    : answerReference({ consultation: asked.id, party: who.key, version, question });
}

function languageOf({ quiet, reply }: SeenReply) {
  return quiet ? null : reply.submission.language;
}

export function codedIn({ theme, quote }: CodingRow, words: string) {
  return { theme, quote, holds: quote === null || quoted(words, quote) !== undefined };
}
