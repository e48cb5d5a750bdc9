import type { Language } from "../../kernel/language.ts";
import type { Answer } from "./answer.ts";
import type { Asked, ReplyAddress, Submission } from "./model.ts";
import { whyUnkeepable } from "./progress.ts";
import { selectAsked, selectReply, selectSubmissions } from "./repository.ts";
import type { Database } from "./tables.ts";

/** What a party said to the same questions in the consultation before. */
export interface Earlier {
  readonly consultation: string;
  readonly title: Asked["title"];
  readonly submission: Pick<Submission, "number" | "hash" | "at">;
  /** By question; only what fits the question as it is asked now. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** What the party submitted last in the consultation before this one; null where there is nothing. */
export async function earlierOf(
  database: Database,
  asked: Asked,
  party: ReplyAddress["party"],
  language: Language,
): Promise<Earlier | null> {
  if (asked.previous === null) return null;
  const address = { consultation: asked.previous, party };
  const [before, reply] = [await selectAsked(database, asked.previous), await selectReply(database, address)];
  if (!before || !reply) return null;
  const submission = (await selectSubmissions(database, reply.number)).at(-1);
  if (!submission) return null;
  const answers = new Map<string, Answer>();
  for (const { questions } of asked.content.sections)
    for (const question of questions) {
      const answer = submission.answers[question.id];
      if (answer && whyUnkeepable(question, answer, language).length === 0) answers.set(question.id, answer);
    }
  const { number, hash, at } = submission;
  return { consultation: before.id, title: before.title, submission: { number, hash, at }, answers };
}
