import { roman } from "../../../kernel/roman.ts";
import { letters } from "../numerals.ts";

/** A level of a list (ECMA-376-1, 17.9.6): how its number is written and where it begins. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.`, `(%2)`. */
  readonly text: string;
  /** All numbers in it are written as decimals. */
  readonly legal: boolean;
}

export interface Numbering {
  /** The levels of each list by its number; starts that an instance of a list sets anew are in them. */
  readonly lists: ReadonlyMap<
    string,
    { readonly definition: string; readonly levels: ReadonlyMap<number, Level> }
  >;
  /** Instances that begin to count anew at these levels. */
  readonly restarts: ReadonlyMap<string, ReadonlySet<number>>;
}

export const noNumbering: Numbering = { lists: new Map(), restarts: new Map() };

const mostLevels = 9;

/** Counts the paragraphs of lists and writes their labels, as a word processor shows them. */
export class ListCounter {
  readonly #numbering: Numbering;
  /** Instances of one definition count on together. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  /** The label of the next paragraph at a level (from 0) of a list; undefined where there is no such list. */
  next(list: string, level: number): string | undefined {
    const found = this.#numbering.lists.get(list);
    const own = found?.levels.get(level);
    if (!found || !own || level >= mostLevels) return undefined;
    const counts = this.#counts.get(found.definition) ?? [];
    this.#counts.set(found.definition, counts);
    const key = `${list} ${level}`;
    const anew = !this.#begun.has(key) && (this.#numbering.restarts.get(list)?.has(level) ?? false);
    this.#begun.add(key);
    const before = counts[level];
    counts[level] = before === undefined || anew ? own.start : before + 1;
    counts.length = level + 1;
    for (let above = 0; above < level; above++) counts[above] ??= found.levels.get(above)?.start ?? 1;
    if (own.format === "bullet") return "•";
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.legal ? "decimal" : (found.levels.get(at)?.format ?? "decimal");
      return written(counts[at] ?? 1, format);
    });
  }
}

/** A number in a format of lists (17.18.59); what is rare is written as a decimal. */
function written(number: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "lowerLetter":
      return letters(number);
    case "upperLetter":
      return letters(number).toUpperCase();
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperRoman":
      return roman(number);
    case "decimalZero":
      return String(number).padStart(2, "0");
    default:
      return String(number);
  }
}
