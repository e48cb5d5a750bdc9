import { questionsOf } from "../../questionnaire/order.ts";
import { seenAnswer, standings } from "../answers.ts";
import { referenceOf } from "../asking.ts";
import type { Book } from "../book.ts";
import { compact } from "../compacting.ts";
import type { Answers } from "../repository/answers.ts";
import type { CodingRow, Theme } from "../repository/themes.ts";
import type { ExportedAnswer, ExportedReply, ResponsesFile } from "./model.ts";

/** What a file is made of besides the book. */
export interface ExportParts {
  readonly answers: ReadonlyMap<number, Answers>;
  readonly released: ReadonlySet<string>;
  /** Empty for those who do not code. */
  readonly codings: readonly CodingRow[];
  readonly themes: readonly Theme[];
}

/** The content of every kind of file, with nothing in it that the book's reader may not see, in the book's order. */
export function contentOf(book: Book, { answers, released, codings, themes }: ExportParts): ResponsesFile {
  const { asked, questionnaire, reader, replies } = book;
  const questions = questionsOf(questionnaire);
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  return {
    format: "corridor-responses",
    version: 1,
    consultation: {
      id: asked.id,
      title: asked.title,
      opens: asked.opens,
      closes: asked.closes,
      promise: asked.promise,
    },
    sight: reader.sight,
    asked: replies.length,
    answered: replies.filter(({ reply }) => reply.submission !== null).length,
    questionnaire,
    replies: book.seen.map((one): ExportedReply => {
      const { reply, who, of, quiet } = one;
      const given = answers.get(reply.number) ?? {};
      const found = standings(questionnaire, of.kind, compact(given));
      const { at, hash, language } = reply.submission;
      return {
        who: {
          key: who.key,
          party: who.party?.id ?? null,
          names: who.party ? { ...who.party.names } : null,
          kind: who.party?.kind ?? null,
          regionalGroup: who.party?.regionalGroup ?? null,
          group: who.group,
          letter: who.letter,
        },
        submitted: quiet ? null : { at, hash, language },
        answers: questions.map(({ question, number }): ExportedAnswer => {
          const standing = found.get(question.id) ?? "not-asked";
          const value = standing === "not-asked" ? undefined : given[question.id];
          const seen = value
            ? seenAnswer(one, question.id, value, released)
            : { answer: null, withheld: false };
          return {
            question: question.id,
            number,
            standing,
            ...seen,
            reference: value ? referenceOf(book, one, question.id) : null,
            themes: codings
              .filter((coding) => coding.reply === reply.number && coding.question === question.id)
              .map(({ theme }) => names.get(theme) ?? theme),
          };
        }),
      };
    }),
  };
}
