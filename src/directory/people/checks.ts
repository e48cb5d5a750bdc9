import { domainToASCII } from "node:url";
import { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { Day, Sex } from "./model.ts";

/** What somebody wrote, in its normal form, or a ProblemError that says what was expected. */

const longest = { name: 200, telephone: 40, note: 2000, title: 300 } as const;

/** Controls, and marks that turn the direction of what follows: nobody's name holds them, and they hide what stands there. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One line of text, its spaces single. Throws `directory.name-missing`, `directory.name-malformed` (facts: limit). */
export function checkedName(given: string): string {
  const text = oneLine(given);
  if (text === "") refuse("directory.name-missing");
  if (text.length > longest.name || hidden.test(text))
    refuse("directory.name-malformed", { limit: longest.name });
  return text;
}

/** A title of a post. Throws `directory.title-malformed` (facts: limit). */
export function checkedTitle(given: string): string {
  const text = oneLine(given);
  if (text.length > longest.title || hidden.test(text))
    refuse("directory.title-malformed", { limit: longest.title });
  return text;
}

/**
 * An address in lower case, its domain in ASCII, as it is compared and kept; null where none is given. Only what every mail server takes:
 * `local@domain.tld` (RFC 5321, 4.1.2, without quoted parts and address literals). Throws `directory.email-malformed` (facts: text).
 */
export function checkedEmail(given: string | null | undefined): string | null {
  const text = (given ?? "").normalize("NFC").trim();
  if (text === "") return null;
  const address = normalEmail(text);
  return address ?? refuse("directory.email-malformed", { text: text.slice(0, 100) });
}

/** As {@link checkedEmail}; undefined where it is no address. */
export function normalEmail(text: string): string | undefined {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at)).toLowerCase();
  const domain = domainToASCII(text.slice(at + 1).trim());
  const isLocal = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local);
  const isDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(domain);
  return isLocal && local.length <= 64 && isDomain && domain.length <= 253 ? `${local}@${domain}` : undefined;
}

/** Digits with what people put between them; null where none is given. Throws `directory.telephone-malformed` (facts: text). */
export function checkedTelephone(given: string | null | undefined): string | null {
  const text = oneLine(given ?? "");
  if (text === "") return null;
  if (
    text.length > longest.telephone ||
    !/^\+?[\d\s()./-]*\d[\d\s()./-]*((ext\.?|x|#)\s?\d{1,6})?$/i.test(text)
  )
    refuse("directory.telephone-malformed", { text: text.slice(0, 100) });
  return text;
}

/** Throws `directory.language-unknown` (facts: text). */
export function checkedLanguage(given: string): Language {
  const found = Language.safeParse(given.trim().toLowerCase());
  return found.success ? found.data : refuse("directory.language-unknown", { text: given.slice(0, 40) });
}

/** Throws `directory.sex-unknown` (facts: text). */
export function checkedSex(given: string | null | undefined): "F" | "M" | null {
  const text = (given ?? "").trim();
  if (text === "") return null;
  const found = Sex.safeParse(text.toUpperCase());
  return found.success ? found.data : refuse("directory.sex-unknown", { text: text.slice(0, 40) });
}

/** Text of several lines; null where there is none. Throws `directory.note-too-long` (facts: limit). */
export function checkedNote(given: string | null | undefined): string | null {
  const text = (given ?? "")
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .trim();
  if (text.length > longest.note) refuse("directory.note-too-long", { limit: longest.note });
  return text === "" ? null : text;
}

/** A day of the calendar. Throws `directory.day-malformed` (facts: text). */
export function checkedDay(given: string): string {
  const found = Day.safeParse(given.trim());
  return found.success ? found.data : refuse("directory.day-malformed", { text: given.slice(0, 40) });
}

/** A last day that may be open, not before the first. Throws `directory.day-malformed`, `directory.period-backwards` (facts: since, until). */
export function checkedUntil(given: string | null | undefined, since: string): string | null {
  if (given === undefined || given === null || given.trim() === "") return null;
  const until = checkedDay(given);
  if (until < since) refuse("directory.period-backwards", { since, until });
  return until;
}

/** A page on the web; null where none is given. Throws `directory.site-malformed` (facts: text). */
export function checkedSite(given: string | null | undefined): string | null {
  const text = (given ?? "").trim();
  if (text === "") return null;
  if (text.length > 300 || !/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text))
    refuse("directory.site-malformed", { text: text.slice(0, 100) });
  return text;
}

/** A year; null where none is given. Throws `directory.year-malformed` (facts: text). */
export function checkedYear(given: string | number | null | undefined): number | null {
  const text = String(given ?? "").trim();
  if (text === "") return null;
  if (!/^(1[5-9]|2[01])\d{2}$/.test(text)) refuse("directory.year-malformed", { text: text.slice(0, 40) });
  return Number(text);
}

function oneLine(given: string): string {
  return given.normalize("NFC").trim().replace(/\s+/g, " ");
}

function refuse(code: string, facts: Readonly<Record<string, string | number>> = {}): never {
  throw new ProblemError(problem(code, facts));
}
