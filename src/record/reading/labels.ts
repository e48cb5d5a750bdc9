import { romanNumber } from "../grammar/ordinals.ts";
import { tongueLetter } from "./tongues.ts";

export type LabelKind = "arabic" | "letter" | "roman" | "bullet";

/** A paragraph's label at the beginning of a line (GRAMMAR.md §4). */
export interface Label {
  readonly kind: LabelKind;
  /** As printed: `9.`, `(a)`. */
  readonly printed: string;
  /** Without point and brackets: `9`, `a`. */
  readonly number: string;
  /** Its place in its sequence, from 1; 0 for bullets. */
  readonly ordinal: number;
  /** What stands after it. */
  readonly rest: string;
  /** `(i)`, `(v)`, `(x)` … may be a letter as well as a numeral: its place as a letter. */
  readonly asLetter?: number;
}

const arabic = /^(\[?(\d{1,3})(?:\s?(bis|ter|quater|quat|quinquies|alt))?\.\]?)(?:\s+|$)/;
const bracketedNumber = /^(\((\d{1,2})\))(?:\s+|$)/;
const letter = /^(\(([a-z]{1,2})\)|([a-z])\))(?:\s+|$)/;
const capitalLetter = /^(\(([A-Z])\))(?:\s+|$)/;
const roman = /^(\(([ivxl]{1,6})\)|([ivxl]{1,6})\))(?:\s+|$)/;
/** Arabic texts number `1 -`, sometimes in their own digits. */
const dashed = /^(([\d٠-٩]{1,3})\s?[-–])\s+(?=\p{Script=Arabic})/u;
const otherLetter =
  /^(\(([\p{Script=Cyrillic}\p{Script=Arabic}ـ]{1,2})\)|([\p{Script=Cyrillic}])\))(?:\s+|$)/u;
const bullet = /^([\u2022\u25cf\u25aa\u2013\u2014\u00b7-])\s+/;

/** The label with which a line begins; undefined where it begins with words. */
export function labelOf(text: string): Label | undefined {
  const head = text.slice(0, 24);
  let match = arabic.exec(head);
  if (match) {
    const number = match[3] === undefined ? (match[2] ?? "") : `${match[2]} ${match[3]}`;
    return made("arabic", match[1] ?? "", number, Number(match[2]), text);
  }
  match = bracketedNumber.exec(head);
  if (match) return made("arabic", match[1] ?? "", match[2] ?? "", Number(match[2]), text);
  match = roman.exec(head);
  if (match) {
    const number = match[2] ?? match[3] ?? "";
    const value = romanNumber(number);
    const asLetter = number.length === 1 ? number.charCodeAt(0) - 96 : undefined;
    if (value !== undefined) {
      const label = made("roman", match[1] ?? "", number, value, text);
      return asLetter === undefined ? label : { ...label, asLetter };
    }
  }
  match = letter.exec(head) ?? capitalLetter.exec(head);
  if (match) {
    const number = match[2] ?? match[3] ?? "";
    return made("letter", match[1] ?? "", number, letterOrdinal(number.toLowerCase()), text);
  }
  match = dashed.exec(head);
  if (match)
    return made(
      "arabic",
      match[1] ?? "",
      westernDigits(match[2] ?? ""),
      Number(westernDigits(match[2] ?? "")),
      text,
    );
  match = otherLetter.exec(head);
  const place = match ? tongueLetter(match[2] ?? match[3] ?? "") : undefined;
  if (match && place !== undefined)
    return made("letter", match[1] ?? "", match[2] ?? match[3] ?? "", place, text);
  match = bullet.exec(head);
  if (match) return made("bullet", match[1] ?? "", match[1] ?? "", 0, text);
  return undefined;
}

function made(kind: LabelKind, printed: string, number: string, ordinal: number, text: string): Label {
  return { kind, printed, number, ordinal, rest: text.slice(printed.length).trimStart() };
}

function westernDigits(digits: string): string {
  return digits.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

/** The label that a person says a line has, `9` or `iv`; `printed` is what of it stands in the line. */
export function saidLabel(number: string, printed: string, rest: string): Label {
  const digits = /^\d+/.exec(number)?.[0];
  if (digits !== undefined) return { kind: "arabic", printed, number, ordinal: Number(digits), rest };
  const value = number.length > 1 || number === "i" ? romanNumber(number) : undefined;
  if (value !== undefined) return { kind: "roman", printed, number, ordinal: value, rest };
  return { kind: "letter", printed, number, ordinal: letterOrdinal(number), rest };
}

/** a is 1, z is 26, aa is 27, as documents go on after z. */
function letterOrdinal(number: string): number {
  const first = number.charCodeAt(0) - 96;
  if (number.length === 1) return first;
  return number[0] === number[1] ? 26 + first : 26 * first + number.charCodeAt(1) - 96;
}
