import { monthPattern } from "../grammar/ordinals.ts";
import type { NoteMark } from "../model.ts";
import { plainDigits } from "./notes.ts";
import { tongueMonth } from "./tongues.ts";

/** The markers that a document's notes bear, and how far the text has come in them. */
export interface MarkerState {
  readonly known: ReadonlySet<string>;
  /** The highest number met so far. */
  last: number;
}

export interface Marked {
  readonly text: string;
  readonly notes: readonly NoteMark[];
}

/**
 * Where a marker may stand: superscript; glued behind a word or a mark; after a space; as `1/`; as stars. Groups: superscript,
 * `1/`, glued or spaced digits, stars.
 */
const candidate =
  /([⁰¹²³⁴-⁹]{1,3})|(?<=\S)(?: ?)(\d{1,3})\/(?=[\s,.;:)]|$)|(?<=[\p{Ll}\p{Lu})\]”"’',.;:])( ?)(\d{1,3})(?![\d.,]?\d)(?![-/⁄%])|(?<=\S)( ?)([*∗†‡]{1,3})(?=[\s,.;:]|$)/gu;

const notMarkerAfter = new RegExp(
  `^(?:[-/⁄]|er\\b|\\s+${tongueMonth}|\\s+(?:${monthPattern}|per cent|percent|million|billion|years?|months?|days?|weeks?|and \\d|to \\d|of|or|paragraphs?|\\(|States|Member|sessions?|members?)\\b)`,
);
const notMarkerBefore =
  /(?:\b(?:of|on|from|to|by|than|about|least|most|nearly|over|under|and|or|in|at|no\.?|nos\.?|paragraphs?|paras?\.?|articles?|arts?\.?|chapters?|chaps?\.?|sections?|sect\.|resolutions?|decisions?|items?|annex|part|rules?|principles?|goals?|targets?|levels?|phase|page|pages|pp?\.|vol\.|Supplement|table|volume|Protocol|Agenda|Habitat|Copenhagen|Rio|Beijing|Cairo|General|January|February|March|April|May|June|July|August|September|October|November|December|Articles?|Chapters?|Sections?|Group of|age|aged|ages)\s*)$/i;

/** Takes the markers of notes out of a text and says where they stood (GRAMMAR.md §6). Goes on in `state`. */
export function takeMarkers(source: string, state: MarkerState): Marked {
  if (!/[\d⁰¹²³⁴-⁹*∗†‡]/.test(source)) return { text: source, notes: [] };
  const notes: NoteMark[] = [];
  let text = "";
  let from = 0;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(source); match; match = candidate.exec(source)) {
    const marker = accepted(match, source, state);
    if (marker === undefined) continue;
    text += source.slice(from, match.index);
    text = text.trimEnd();
    notes.push({ marker, at: text.length });
    if (/^\d+$/.test(marker)) state.last = Math.max(state.last, Number(marker));
    from = match.index + match[0].length;
    if (/[\p{L}(]/u.test(source[from] ?? "")) text += " ";
  }
  text += source.slice(from);
  return { text, notes };
}

function accepted(match: RegExpExecArray, source: string, state: MarkerState): string | undefined {
  const [whole, superscript, slashed, space, digits, , stars] = match;
  if (superscript !== undefined) return plainDigits(superscript);
  if (slashed !== undefined) {
    return state.known.has(slashed) || Number(slashed) === state.last + 1 ? slashed : undefined;
  }
  if (stars !== undefined) return state.known.has(stars) ? stars : undefined;
  if (digits === undefined) return undefined;
  const number = Number(digits);
  const before = source.slice(Math.max(0, match.index - 24), match.index);
  const after = source.slice(match.index + whole.length, match.index + whole.length + 16);
  const isNext = number === state.last + 1;
  const isReused = number <= state.last && number > 0;
  const known = state.known.size === 0 ? number <= state.last + 1 : state.known.has(digits);
  if (space === " ") {
    if (!isNext || !state.known.has(digits) || notMarkerBefore.test(before)) return undefined;
    return notMarkerAfter.test(after) && !/[,;:.]$/.test(before) ? undefined : digits;
  }
  if (!known || !(isNext || isReused || (state.known.size > 0 && number <= state.last + 3))) return undefined;
  if (/^[-/⁄]/.test(after)) return undefined;
  if (
    /(?:Add|Rev|Corr|Amend|Sub|AC|CN|EA|Res|RES|CRP|PV|SR|WP|WG|L|No|no|art|arts|para|paras|chap|vol|p|pp)\.$/.test(
      before,
    )
  )
    return undefined;
  if (/[,.;:]$/.test(before)) return /[\p{L})”"’\]][,.;:]$/u.test(before) ? digits : undefined;
  if (/[)”"’'\]]$/.test(before)) return digits;
  return /\p{Ll}{3,}$/u.test(before) || /\b\p{Lu}\p{Ll}{2,}$/u.test(before) ? digits : undefined;
}
