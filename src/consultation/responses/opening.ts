import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { readerOf } from "./access.ts";
import { type Book, openBook } from "./book.ts";
import type { Consulted } from "./model.ts";
import type { ResponseParts } from "./parts.ts";
import { type CompactAnswers, selectCompact } from "./repository/answers.ts";
import { type AskedRow, selectConsultations, selectQuestionnaire } from "./repository/consultations.ts";
import { selectReplies } from "./repository/replies.ts";

/** Opens the book of a consultation for an actor. Throws ProblemError `responses.unknown-consultation`, also where it is there but nothing of it is for them. */
export async function openFor(parts: ResponseParts, actor: Actor, id: string): Promise<Book> {
  const [asked] = await selectConsultations(parts.database(), id);
  const book = asked && (await bookOf(parts, actor, asked));
  if (!book) throw new ProblemError(problem("responses.unknown-consultation", { id }));
  return book;
}

/** The book of a consultation for an actor; null where nothing of it is for them. */
export async function bookOf(parts: ResponseParts, actor: Actor, asked: AskedRow): Promise<Book | null> {
  const parties = await parts.parties();
  const reader = readerOf(actor, (party) => parties.get(party)?.kind === "member-state");
  const db = parts.database();
  const [questionnaire, replies] = [
    await selectQuestionnaire(db, asked),
    await selectReplies(db, { consultation: asked.id }),
  ];
  return openBook({ asked, questionnaire, replies, parties, reader });
}

export function consulted({ asked, questionnaire, reader, quiet, open }: Book): Consulted {
  const { id, title, opens, closes, state, promise, previous, shown } = asked;
  return {
    id,
    title,
    original: questionnaire.original,
    opens,
    closes,
    state,
    promise,
    previous,
    shown: shown === true,
    sight: reader.sight,
    quiet,
    open,
  };
}

/**
 * The compact answers of a consultation, by the number of the reply. What is submitted is frozen, so each submission is asked of the store once as
 * long as its consultation is among the last that were looked at.
 */
export function compactAnswers(parts: ResponseParts) {
  const kept = new Map<string, Map<number, { readonly hash: string; readonly answers: CompactAnswers }>>();
  return async ({
    asked,
    replies,
  }: Pick<Book, "asked" | "replies">): Promise<ReadonlyMap<number, CompactAnswers>> => {
    const known = kept.get(asked.id) ?? new Map();
    kept.delete(asked.id);
    kept.set(asked.id, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    const wanted = replies.flatMap(({ reply }) =>
      reply.submission === null ? [] : [{ number: reply.number, hash: reply.submission.hash }],
    );
    const missing = wanted.filter(({ number, hash }) => known.get(number)?.hash !== hash);
    const read = await selectCompact(
      parts.database(),
      missing.map(({ number }) => number),
    );
    for (const { number, hash } of missing) known.set(number, { hash, answers: read.get(number) ?? {} });
    return new Map(wanted.map(({ number }) => [number, known.get(number)?.answers ?? {}]));
  };
}

const mostKept = 8;
