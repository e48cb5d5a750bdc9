import { languages } from "../../../kernel/language.ts";
import { spellingKey } from "../../../kernel/territory/spelling.ts";
import { type Words, words } from "../../../kernel/words.ts";
import { type Part, type PostKind, parts, postKinds } from "../model.ts";

/**
 * The address book as a table: a line for everybody who holds a post or helps in it today or later, for every vacant post, and for everybody
 * without a post. Written in one of the six languages, read in all of them.
 */
export const columns = [
  "party",
  /** For people to read; nothing is taken from it where the party is said. */
  "party-name",
  "post",
  "part",
  "name",
  "email",
  "telephone",
  "language",
  "sex",
  "since",
  "until",
  /** On the appointment. */
  "remark",
  /** On the person. */
  "note",
  "post-email",
  "post-language",
  /** Tells persons of one name apart who have no address; the export writes it, nobody needs to. */
  "person",
] as const;
export type Column = (typeof columns)[number];

/** The column that a heading means, in any language. */
export function columnOf(heading: string): Column | undefined {
  return headings().get(spellingKey(heading));
}

/** The kind of post that a text means and which of its kind: `Point focal national 2`, `national-focal-point`. */
export function postOf(text: string): { readonly kind: PostKind; readonly number: number } | undefined {
  const [, name = "", count] = /^(.*?)[\s-]*(\d{1,3})?$/u.exec(text.trim()) ?? [];
  const kind = kinds().get(spellingKey(name));
  const number = count === undefined ? 1 : Number(count);
  return kind && number > 0 ? { kind, number } : undefined;
}

/** Whether a text says holder, deputy or delegate. */
export function partOf(text: string): Part | undefined {
  return partWords().get(spellingKey(text));
}

/** The words of a post: its kind, and its number from the second on. */
export function postWords({ t }: Words, kind: PostKind, number: number): string {
  const post = t(`directory:post.${kind}`);
  return number === 1 ? post : t("directory:post.numbered", { post, number });
}

/** Which of its kind a post is: 2 for `PHL/national-focal-point-2`. */
export function numberOf(id: string): number {
  return Number(/-(\d+)$/.exec(id)?.[1] ?? 1);
}

const headings = once(() => said(columns, (column) => `directory:book.column.${column}`));
const kinds = once(() => said(postKinds, (kind) => `directory:post.${kind}`));
const partWords = once(() => said(parts, (part) => `directory:book.part.${part}`));

/** Every spelling of a list of words, in six languages, and the words of the data themselves. */
function said<T extends string>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(
    all.flatMap((one) => [
      [spellingKey(one), one] as const,
      ...languages.map((language) => [spellingKey(words(language).t(key(one))), one] as const),
    ]),
  );
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
