import { type Language, languages } from "../../../kernel/language.ts";
import { spellingKey } from "../../../kernel/territory/spelling.ts";
import { words } from "../../../kernel/words.ts";
import { type SessionKind, type SessionRole, sessionKinds, sessionRoles } from "../model.ts";

/**
 * A programme as a table: a line for each session. Written in one of the six languages, read in all of them. Titles, themes, questions and notes have a
 * column for each language that they are written in: `title (fr)`.
 */
export const plainColumns = [
  /** Which session a line is about; a line without one is a new session. */
  "session",
  "kind",
  "day",
  "begins",
  "ends",
  "room",
  "segment",
  /** A line for each, as in `chair: Ms. A. Example (PHL)`. */
  "people",
  "attendance",
] as const;
export const textColumns = ["title", "theme", "questions", "note"] as const;

export type PlainColumn = (typeof plainColumns)[number];
export type TextColumn = (typeof textColumns)[number];

/** What a column of a file holds. */
export type Column =
  | { readonly name: PlainColumn; readonly language: null }
  | { readonly name: TextColumn; readonly language: Language };

/** A column's name among all: `title.fr`. */
export function columnKey({ name, language }: Column): string {
  return language === null ? name : `${name}.${language}`;
}

/** The heading of a column in a language. */
export function headingOf({ name, language }: Column, reader: Language): string {
  const head = words(reader).t(`programme:column.${name}`);
  return language === null ? head : `${head} (${language})`;
}

/** The column that a heading means, in any language; a text without its language is in the meeting's own. */
export function columnOf(heading: string, original: Language): Column | undefined {
  const [, name = heading, code] = /^(.*?)\s*\(([a-z]{2})\)\s*$/iu.exec(heading.trim()) ?? [];
  const key = spellingKey(name);
  const plain = meaning(plainColumns, "column").get(key);
  if (plain !== undefined) return code === undefined ? { name: plain, language: null } : undefined;
  const found = meaning(textColumns, "column").get(key);
  const language = code === undefined ? original : languages.find((one) => one === code.toLowerCase());
  return found === undefined || language === undefined ? undefined : { name: found, language };
}

/** The kind of session that a text means, in any language. */
export function kindOf(text: string): SessionKind | undefined {
  return meaning(sessionKinds, "kind").get(spellingKey(text));
}

/** The role that a text means, in any language. */
export function roleOf(text: string): SessionRole | undefined {
  return meaning(sessionRoles, "role-name").get(spellingKey(text));
}

/** Whether a text says open or closed. */
export function attendanceOf(text: string): "open" | "closed" | undefined {
  return meaning(["open", "closed"] as const, "attendance-name").get(spellingKey(text));
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** Every spelling of these words in six languages, and the words of the data themselves. */
function meaning<T extends string>(all: readonly T[], group: string): ReadonlyMap<string, T> {
  const id = `${group} ${all.join(" ")}`;
  const made =
    (known.get(id) as ReadonlyMap<string, T> | undefined) ??
    new Map(
      all.flatMap((one) => [
        [spellingKey(one), one] as const,
        ...languages.map(
          (language) => [spellingKey(words(language).t(`programme:${group}.${one}`)), one] as const,
        ),
      ]),
    );
  known.set(id, made);
  return made;
}
