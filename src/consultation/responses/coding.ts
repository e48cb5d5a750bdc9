import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Answer } from "../replying/answer.ts";
import type { Book } from "./book.ts";
import type { ResponseParts } from "./parts.ts";
import { selectAnswersTo } from "./repository/answers.ts";
import { replaceCodings, replaceThemes, selectThemes, type Theme } from "./repository/themes.ts";
import { quoted, wordsOf } from "./words-of.ts";

/** Themes that somebody gives: those with an identifier are kept under it, the others are new. Their order is that of their digits. */
export type GivenThemes = readonly { readonly id?: string | undefined; readonly name: string }[];

/** What is found in one answer. */
export interface GivenCoding {
  readonly party: string;
  readonly question: string;
  readonly themes: readonly { readonly theme: string; readonly quote: string | null }[];
}

const mostThemes = 60;
const longestName = 120;
const longestQuote = 4000;

/** Keeps the themes of a consultation as they are given. Throws ProblemError `responses.theme-unclear`, `responses.themes-too-many`. */
export async function keepThemes(
  { store, database }: ResponseParts,
  actor: Actor,
  book: Book,
  given: GivenThemes,
): Promise<void> {
  requireRight(actor, "consultation.code");
  const consultation = book.asked.id;
  if (given.length > mostThemes)
    throw new ProblemError(problem("responses.themes-too-many", { limit: mostThemes }));
  const known = new Map((await selectThemes(database(), consultation)).map((theme) => [theme.id, theme]));
  const taken = new Set<string>();
  const themes = given.map(({ id, name: written }, place): Theme => {
    const name = written.trim().replace(/\s+/g, " ");
    if (name === "" || name.length > longestName)
      throw new ProblemError(problem("responses.theme-unclear", { name, limit: longestName }));
    const kept =
      id !== undefined && known.has(id) && !taken.has(id) ? id : freeId(new Set([...known.keys(), ...taken]));
    taken.add(kept);
    return { id: kept, name, place };
  });
  await store.deed(
    actor,
    (codings) => ({
      deed: "responses.themes",
      subject: consultation,
      detail: { themes: themes.map(({ id, name }) => ({ id, name })), codingsGone: codings },
    }),
    (trx) => replaceThemes(trx, consultation, themes),
  );
}

/** `t1`, `t2` …: a name may change, what was coded under it stays. */
function freeId(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`t${n}`)) return `t${n}`;
}

/**
 * Says which themes an answer speaks of, with the words that say so: in the place of what was said before. Throws ProblemError
 * `responses.unknown-answer`, `responses.unknown-theme`, `responses.quote-not-there`, `responses.quote-too-long`.
 */
export async function codeAnswer(
  { store, database, now }: ResponseParts,
  actor: Actor,
  book: Book,
  { party, question, themes }: GivenCoding,
): Promise<void> {
  requireRight(actor, "consultation.code");
  const consultation = book.asked.id;
  const seen = book.seen.find(({ of, who }) => of.id === party || who.key === party);
  const answers = await selectAnswersTo(database(), consultation, question);
  const answer = seen && answers.get(seen.reply.number);
  if (!seen || !answer) throw new ProblemError(problem("responses.unknown-answer", { party, question }));
  const known = await selectThemes(database(), consultation);
  const rows = [...new Map(themes.map((one) => [one.theme, one])).values()].map(({ theme, quote }) => {
    if (!known.some(({ id }) => id === theme))
      throw new ProblemError(problem("responses.unknown-theme", { theme }));
    return { theme, quote: requireQuote(answer, quote) };
  });
  const [at, by] = [now(), actorName(actor)];
  const { number } = seen.reply.submission;
  await store.deed(
    actor,
    {
      deed: "responses.code",
      subject: consultation,
      detail: { party: seen.of.id, question, themes: rows.map(({ theme }) => theme) },
    },
    (trx) =>
      replaceCodings(
        trx,
        { reply: seen.reply.number, question, consultation },
        rows.map((row) => ({ ...row, submission: number, at, actor: by })),
      ),
  );
}

/** The words as they stand in the answer. */
function requireQuote(answer: Answer, given: string | null): string | null {
  const quote = given?.trim() ?? "";
  if (quote === "") return null;
  if (quote.length > longestQuote)
    throw new ProblemError(problem("responses.quote-too-long", { limit: longestQuote }));
  const found = quoted(wordsOf(answer), quote);
  if (found === undefined)
    throw new ProblemError(
      problem("responses.quote-not-there", { quote: quote.length > 80 ? `${quote.slice(0, 79)}…` : quote }),
    );
  return found;
}
