import { monthPattern } from "../grammar/ordinals.ts";
import { opensOperative, opensPreambular } from "../grammar/verbs.ts";
import { isClosing } from "./frame.ts";
import { isLoneNumber, isRule } from "./furniture.ts";
import { joined } from "./joining.ts";
import { labelOf } from "./labels.ts";
import type { Line } from "./lines.ts";

export interface FoundNote {
  readonly marker: string;
  readonly text: string;
  readonly line: number;
}

export interface WithoutNotes {
  readonly lines: readonly Line[];
  readonly notes: readonly FoundNote[];
  readonly furniture: readonly { readonly text: string; readonly line: number }[];
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The digits of a superscript number; the text itself where it holds none. */
export function plainDigits(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscripts.indexOf(digit)));
}

const superscriptStart = /^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)/;
const slashStart = /^(\d{1,3})\/\s+(?=\S)/;
const starStart = /^([*∗†‡]{1,3})\s+(?=\S)/;
const spacedStart = /^(\d{1,3})\s+(?=\S)/;
const startsMonth = new RegExp(`^${monthPattern}\\b`);
/** What a note may begin with where no rule announces it. */
const noteWords =
  /^(?:See\b|Ibid|Resolutions?\b|General Assembly resolution|Security Council resolution|Economic and Social Council resolution|Official Records|United Nations,|Report of|Adopted |Available |Including |For the |The |[A-Z]{1,4}\/[A-Z0-9])/;
const abbreviationEnd =
  /(?:^|[\s(])(?:No|Nos|vol|vols|chap|chaps|para|paras|p|pp|art|arts|sect|sects|Rev|Corr|Add|Suppl|ed|cf|St|Mr|Ms)\.$/;

/** Finished: it ends as a sentence does, not within an abbreviation. */
function isFinished(text: string): boolean {
  return /\.[)\]"”’']*$/.test(text) && !abbreviationEnd.test(text.slice(-12));
}

interface Open {
  marker: string;
  parts: string[];
  line: number;
}

/**
 * Takes the footnotes out of the lines (GRAMMAR.md §6): after a rule, by superscript numbers, in the form `1/`, after the
 * closing, and as lists of markers whose texts follow together. `wrapped` says that lines end where the page does.
 */
export function takeNotes(source: readonly Line[], wrapped: boolean): WithoutNotes {
  const lines: Line[] = [];
  const notes: FoundNote[] = [];
  const furniture: { text: string; line: number }[] = [];
  let zone = false;
  let open: Open | undefined;
  let waiting: Open[] = [];
  let closed = false;
  let broken = false;
  /** The open note was said to be one. */
  let told = false;
  let last = 0;
  /** The rule stands alone until a note follows it. */
  const close = () => {
    if (open) notes.push({ marker: open.marker, text: joined(open.parts), line: open.line });
    open = undefined;
  };
  const flushWaiting = () => {
    for (const { marker, parts, line } of waiting) notes.push({ marker, text: joined(parts), line });
    waiting = [];
  };
  const leave = () => {
    close();
    flushWaiting();
    zone = false;
  };
  const begin = (marker: string, rest: string, line: Line) => {
    close();
    flushWaiting();
    zone = true;
    open = { marker, parts: rest === "" ? [] : [rest], line: line.number };
    if (/^\d+$/.test(marker)) last = Number(marker);
  };
  for (const [index, line] of source.entries()) {
    const { text, said } = line;
    if (said && said.as !== "note" && said.as !== "continuation") {
      leave();
      lines.push(line);
      broken = false;
      continue;
    }
    if (said?.as === "note") {
      const found = saidNote(text, said.number, last);
      begin(found.marker, text.slice(found.length), line);
      told = true;
      broken = true;
      continue;
    }
    if (said?.as === "continuation" && said.of !== undefined) {
      leave();
      const at = notes.findLastIndex((note) => note.line === said.of);
      const note = notes[at];
      if (note) {
        notes[at] = { ...note, text: joined([note.text, text]) };
        broken = true;
        continue;
      }
    }
    if (said?.as === "continuation" && open && said.of === undefined) {
      open.parts.push(text);
      continue;
    }
    if (said) {
      lines.push(line);
      continue;
    }
    // Where the form says which lines are notes, the others are not.
    if (told && zone) leave();
    told = false;
    if (isRule(text)) {
      leave();
      zone = true;
      broken = true;
      furniture.push({ text, line: line.number });
      continue;
    }
    const start = noteStart(line, { zone, closed, last, next: source[index + 1] });
    if (start) {
      begin(start.marker, text.slice(start.length), line);
      broken = true;
      continue;
    }
    if (isLoneNumber(text) && (zone || looksLikeMarkers(source, index))) {
      if (Number(text) === last + 1) {
        close();
        zone = true;
        waiting.push({ marker: text, parts: [], line: line.number });
        last = Number(text);
        broken = true;
        continue;
      }
    }
    if (zone && waiting.length > 0) {
      const wanted = waiting.filter(({ parts }) => !isFinished(parts.at(-1) ?? "")).length;
      if (!leavesZone(line, lines.at(-1), wrapped, textsFollow(source, index, wanted))) {
        const target = waiting.find(({ parts }) => !isFinished(parts.at(-1) ?? ""));
        if (target) {
          target.parts.push(text);
          if (waiting.every(({ parts }) => isFinished(parts.at(-1) ?? ""))) leave();
          broken = true;
          continue;
        }
      }
      leave();
    } else if (zone && open) {
      const current: Open = open;
      const finished = isFinished(current.parts.at(-1) ?? "");
      const goesOn = finished
        ? wrapped &&
          !line.blankBefore &&
          !line.pageStart &&
          /^[\p{Lu}(“"]/u.test(text) &&
          !startsParagraph(text)
        : !(line.blankBefore && startsParagraph(text)) &&
          (wrapped || line.pageStart || !line.blankBefore) &&
          !isClosing(text) &&
          !startsParagraph(text);
      if (goesOn) {
        current.parts.push(text);
        continue;
      }
      leave();
    } else if (zone) {
      zone = false;
    }
    if (isLoneNumber(text)) {
      furniture.push({ text, line: line.number });
      broken = true;
      continue;
    }
    if (isClosing(text)) closed = true;
    else if (closed && startsParagraph(text)) closed = false;
    lines.push(broken ? { ...line, afterBreak: true } : line);
    broken = false;
  }
  leave();
  return { lines, notes, furniture };
}

function startsParagraph(text: string): boolean {
  const label = labelOf(text);
  if (label && label.kind !== "bullet") return true;
  return opensOperative(text) || opensPreambular(text);
}

/** The marker of a note that is said to begin here: as printed, as told, or the next in turn. */
function saidNote(
  text: string,
  number: string | undefined,
  last: number,
): { readonly marker: string; readonly length: number } {
  const match =
    superscriptStart.exec(text) ?? slashStart.exec(text) ?? starStart.exec(text) ?? spacedStart.exec(text);
  if (number !== undefined) {
    const printed = match !== null && plainDigits(match[1] ?? "") === number;
    return { marker: number, length: printed ? match[0].length : 0 };
  }
  return match
    ? { marker: plainDigits(match[1] ?? ""), length: match[0].length }
    : { marker: String(last + 1), length: 0 };
}

interface Surroundings {
  readonly zone: boolean;
  readonly closed: boolean;
  readonly last: number;
  readonly next: Line | undefined;
}

function noteStart(
  line: Line,
  { zone, closed, last }: Surroundings,
): { marker: string; length: number } | undefined {
  const head = line.text.slice(0, 40);
  let match = superscriptStart.exec(head);
  if (match) return { marker: plainDigits(match[1] ?? ""), length: match[0].length };
  match = slashStart.exec(head);
  if (match && (Number(match[1]) <= last + 2 || zone))
    return { marker: match[1] ?? "", length: match[0].length };
  match = starStart.exec(head);
  if (match && (zone || line.blankBefore)) return { marker: match[1] ?? "", length: match[0].length };
  match = spacedStart.exec(head);
  if (!match) return undefined;
  const number = Number(match[1]);
  const rest = line.text.slice(match[0].length);
  const starts = /^[\p{Lu}“"(‘]/u.test(rest) && !startsMonth.test(rest);
  const inTurn = number === last + 1 || (zone && number > last && number <= last + 9);
  if (zone && inTurn && starts) return { marker: match[1] ?? "", length: match[0].length };
  if (closed && inTurn && starts) return { marker: match[1] ?? "", length: match[0].length };
  if (number === last + 1 && noteWords.test(rest) && starts && !/^The /.test(rest)) {
    return { marker: match[1] ?? "", length: match[0].length };
  }
  return undefined;
}

/** Two or more lone numbers that follow one another are markers, not pages. */
function looksLikeMarkers(source: readonly Line[], index: number): boolean {
  const own = Number(source[index]?.text);
  const next = source[index + 1]?.text ?? "";
  return isLoneNumber(next) && Number(next) === own + 1;
}

/** As many finished texts stand together after the markers as there are markers. */
function textsFollow(source: readonly Line[], index: number, wanted: number): boolean {
  let finished = 0;
  for (let i = index; i < source.length && i < index + wanted * 6; i++) {
    const text = source[i]?.text ?? "";
    if (i > index && startsParagraph(text)) break;
    if (isFinished(text)) finished++;
    if (finished >= wanted) return true;
  }
  return false;
}

function leavesZone(
  line: Line,
  interrupted: Line | undefined,
  wrapped: boolean,
  textsThere: boolean,
): boolean {
  if (startsParagraph(line.text) || !textsThere) return true;
  if (/^[\p{Ll}]/u.test(line.text)) return interrupted !== undefined && !/[.;:]$/.test(interrupted.text);
  return !wrapped && line.blankBefore;
}
