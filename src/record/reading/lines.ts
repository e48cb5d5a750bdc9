import type { Correction } from "./corrections.ts";
import { isFurniture } from "./furniture.ts";
import { softHyphen } from "./joining.ts";

/** A line of the source, its spacing evened out, its words as they are (GRAMMAR.md §1). */
export interface Line {
  readonly text: string;
  /** Its place in the source, from 1. */
  readonly number: number;
  readonly blankBefore: boolean;
  /** It began with a single space or after a form feed: extractions leave one where a page or a text box begins. */
  readonly pageStart: boolean;
  /** What stood before it was taken out (notes, furniture), so it may go on with an open paragraph. */
  readonly afterBreak: boolean;
  /** What a person, or the form it came in, says that it is. */
  readonly said?: Correction;
}

export interface SourceLines {
  readonly lines: readonly Line[];
  readonly furniture: readonly { readonly text: string; readonly line: number }[];
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;

/** Line ends, page breaks and the separators of Unicode; a line is what stands between two of them. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** How many lines a text has, as they are counted here. */
export function lineCount(source: string): number {
  return source.split(lineEnd).length;
}

/** The lines of a text without page furniture, which is given apart. Linear in the length of the text. */
export function sourceLines(source: string, corrections: readonly Correction[] = []): SourceLines {
  const said = new Map(corrections.map((correction) => [correction.line, correction]));
  const lines: Line[] = [];
  const furniture: { text: string; line: number }[] = [];
  const seenSymbols = new Set<string>();
  let blankBefore = false;
  let afterBreak = false;
  let inItalics = false;
  let formFeed = false;
  let number = 0;
  for (const raw of source.split(lineEnd)) {
    number++;
    const brokenWord = raw.endsWith(softHyphen) || /\u00ad\s+$/.test(raw.slice(-8));
    const stripped = raw.replace(invisible, "");
    const spaced = stripped.replace(spaces, " ").replaceAll("\u2011", "-").trim();
    if (spaced === "") {
      blankBefore = true;
      continue;
    }
    const correction = said.get(number);
    if (correction?.as === "furniture" || (!correction && isFurniture(spaced, seenSymbols))) {
      furniture.push({ text: spaced, line: number });
      afterBreak = true;
      continue;
    }
    const italics = withoutItalics(spaced, inItalics);
    inItalics = italics.open;
    const words = brokenWord ? italics.text + softHyphen : italics.text;
    for (const piece of correction || brokenWord ? [words] : unglued(words)) {
      lines.push({
        text: piece,
        number,
        blankBefore,
        pageStart: formFeed || /^ \S/.test(stripped),
        afterBreak,
        ...(correction ? { said: correction } : {}),
      });
      blankBefore = false;
      afterBreak = false;
      formFeed = false;
    }
  }
  return { lines, furniture };
}

/** Takes out the asterisks that stand for italics; a lone asterisk is the marker of a note and stays. */
function withoutItalics(text: string, wasOpen: boolean): { readonly text: string; readonly open: boolean } {
  if (!text.includes("*")) return { text, open: wasOpen };
  let plain = text.replace(/\*\*?([^\s*](?:[^*]*[^\s*])?)\*\*?/g, "$1");
  if (wasOpen) return { text: plain.replace(/\*(?=\s|$)/, ""), open: !/\*(?=\s|$)/.test(plain) };
  const opens = /^\*\w[^*]*$/.test(plain);
  if (opens) plain = plain.slice(1);
  return { text: plain, open: opens };
}

/** A masthead whose columns ran together is taken apart again: `…2004Fifty-eighth session`. */
function unglued(text: string): readonly string[] {
  if (text.length > 300) return [text];
  if (!/Distr\.:|\d{4}[A-Z][a-z]+(?:-[a-z]+)? session/.test(text)) return [text];
  const marked = text
    .replace(/(United Nations)(?=[A-Z]{1,4}\/)/, "$1\n")
    .replace(
      /([A-Za-z\d)])(?=(?:General Assembly|Security Council|Economic and Social Council)Distr)/,
      "$1\n",
    )
    .replace(/(General Assembly|Security Council|Economic and Social Council)(?=Distr)/, "$1\n")
    .replace(/(\d{4})(?=[A-Z][a-z]+(?:-[a-z]+)? session)/, "$1\n")
    .replace(/(Distr\.: ?[A-Z][a-z]+)(?=\d)/, "$1\n")
    .replace(/(\d{4}|[a-z])(?=Original:)/, "$1\n");
  return marked.split("\n");
}
