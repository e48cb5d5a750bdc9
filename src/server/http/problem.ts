import type { Language } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { type Entity, noStore } from "./entity.ts";
import { apiProblems } from "./problem-codes.ts";

/** The media type of RFC 9457. */
export const problemType = "application/problem+json";

/** Statuses that the server gives, each with its title in the catalogue at `server:status.<number>`. */
export type ErrorStatus = 400 | 403 | 404 | 405 | 406 | 413 | 414 | 415 | 429 | 500 | 503;

/** A problem document after RFC 9457: ours adds the code, the facts, and each further problem in `errors`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly errors: readonly { readonly code: string; readonly detail: string }[];
}

const explained: ReadonlySet<string> = new Set(apiProblems);

/** The problems in the reader's words; the first speaks for all. */
export function problemDocument(
  status: ErrorStatus,
  problems: readonly Problem[],
  language: Language,
): ProblemDocument {
  const { t, problem: say } = words(language);
  const [first] = problems;
  if (!first) throw new Error("a problem document needs a problem");
  return {
    type: explained.has(first.code) ? `/api#${first.code}` : "about:blank",
    title: t(`server:status.${status}`),
    status,
    detail: say(first),
    code: first.code,
    facts: first.facts,
    errors: problems.map((p) => ({ code: p.code, detail: say(p) })),
  };
}

/** The same as an answer. Never kept: what is wrong now may be right in a moment. */
export function problemEntity(
  status: ErrorStatus,
  problems: readonly Problem[],
  language: Language,
  headers: Readonly<Record<string, string>> = {},
): Entity {
  const document = problemDocument(status, problems, language);
  return {
    status,
    type: problemType,
    body: new TextEncoder().encode(`${JSON.stringify(document)}\n`),
    tag: null,
    cacheControl: noStore,
    vary: ["Accept-Language"],
    headers: { "Content-Language": language, ...headers },
  };
}
