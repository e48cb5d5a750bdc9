import { type Period, year } from "../../kernel/period.ts";
import type { Territory } from "../../kernel/territory/model.ts";

/** What somebody searches the evidence for, taken apart. */
export interface Asked {
  /** As it was typed. */
  readonly q: string;
  /** Territories that it names, in its order. */
  readonly territories: readonly Territory[];
  /** The year that it names. */
  readonly year: Period | null;
  /** The other words, folded: what they mean is looked for in names of indicators, in documents and in answers. */
  readonly terms: readonly string[];
  /** The same words as they were typed, for a search that does not fold. */
  readonly rest: string;
}

/** No question is longer, in characters. */
export const longestQuestion = 200;

/** So many letters in common make a word of a name: "Mexicans", "Filipino". */
const alike = 5;

/** Letters without marks and case, so that "réfugiés" is found by "refugies". */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** True where each term begins a word of the text or, where the writing knows no spaces between words, stands in it. */
export function holdsAll(text: string, terms: readonly string[]): boolean {
  const words = folded(text);
  return terms.every((term) =>
    /\p{Script=Han}/u.test(term)
      ? words.includes(term)
      : words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(term)),
  );
}

/**
 * Takes a question apart: "women philippines 2020". `mentioned` finds the territories in a text; words of their names, years and the
 * shortest words say nothing further.
 */
export function takeApart(q: string, mentioned: (text: string) => readonly Territory[]): Asked {
  const territories = mentioned(q);
  const named = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(q)?.[1];
  const names = territories.flatMap(({ id, names: own }) => [id, ...Object.values(own)]).map(folded);
  const parts = names.flatMap(tokens);
  // What is written without spaces between words is cut at the names that stand in it.
  const rest = names
    .filter((name) => /\p{Script=Han}/u.test(name))
    .reduce((text, name) => text.replaceAll(name, " "), folded(q));
  const terms = tokens(rest).filter(
    (term) =>
      term !== named &&
      (term.length > 2 || /\p{Script=Han}/u.test(term)) &&
      !parts.some((part) => part === term || (part.length >= alike && term.startsWith(part.slice(0, alike)))),
  );
  const asTyped = q
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => tokens(word).some((one) => terms.includes(one)));
  return {
    q,
    territories,
    year: named === undefined ? null : year(Number(named)),
    terms,
    rest: asTyped.length > 0 ? asTyped.join(" ") : terms.join(" "),
  };
}

/**
 * What sort of evidence a question names ("egypt statement"), and the question without that word; `words` are those by which each sort
 * is known, folded. All sorts where it names none.
 */
export function sortsAsked<S extends string>(
  q: string,
  words: Readonly<Record<S, readonly string[]>>,
): { readonly q: string; readonly sorts: readonly S[] } {
  const all = Object.keys(words) as S[];
  const known = (word: string) => all.filter((sort) => words[sort].includes(folded(word)));
  const typed = q.split(/\s+/u).filter((word) => word !== "");
  const sorts = [...new Set(typed.flatMap(known))];
  // A question that says nothing else is a search for that word.
  const rest = typed.filter((word) => known(word).length === 0);
  return sorts.length === 0 || rest.length === 0 ? { q, sorts: all } : { q: rest.join(" "), sorts };
}

function tokens(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((one) => one !== "");
}
