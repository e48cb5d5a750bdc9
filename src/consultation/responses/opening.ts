import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { readerOf } from "./access.ts";
import { type Book, openBook } from "./book.ts";
import type { Consulted } from "./model.ts";
import type { ResponseParts } from "./parts.ts";
import {
  type AskedRow,
  type CompactAnswers,
  selectCompact,
  selectConsultations,
  selectQuestionnaire,
  selectReplies,
} from "./repository.ts";

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

/** Asks the store for the compact answers of a consultation once, until something is submitted. */
export function compactAnswers(parts: ResponseParts) {
  const kept = new Map<
    string,
    { readonly state: string; readonly answers: ReadonlyMap<number, CompactAnswers> }
  >();
  return async ({ asked, replies }: Pick<Book, "asked" | "replies">) => {
    // What is submitted is frozen, so its hash says what it holds.
    const state = replies.map(({ reply }) => `${reply.number} ${reply.submission?.hash ?? ""}`).join("\n");
    const known = kept.get(asked.id);
    if (known?.state === state) return known.answers;
    const answers = await selectCompact(parts.database(), asked.id);
    kept.delete(asked.id);
    kept.set(asked.id, { state, answers });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return answers;
  };
}

const mostKept = 8;
