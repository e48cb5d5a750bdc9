import type { NoteMark } from "../../../record/model.ts";

/** What is known about places in a text; `at` counts UTF-16 units, as the record does. */
export interface Knowledge {
  readonly verbs?: readonly VerbPlace[];
  readonly citations?: readonly CitationPlace[];
  readonly notes?: readonly NoteMark[];
}

export interface VerbPlace {
  readonly lemma: string;
  readonly form: string;
  readonly modifiers: readonly string[];
  readonly at: number;
  readonly leading: boolean;
}

export interface CitationPlace {
  readonly symbol: string;
  readonly text: string;
  readonly part?: string;
}

/** A run of a paragraph that is set in one way. */
export type Piece =
  | { readonly kind: "text"; readonly at: number; readonly text: string }
  | { readonly kind: "verb"; readonly at: number; readonly text: string }
  | {
      readonly kind: "citation";
      readonly at: number;
      readonly text: string;
      readonly symbol: string;
      readonly part: string | null;
    }
  | { readonly kind: "note"; readonly at: number; readonly marker: string };

interface Range {
  readonly at: number;
  readonly end: number;
  readonly piece: (text: string) => Piece;
}

/**
 * A paragraph as the runs in which it is set: its verbs, what it cites, the marks of its notes. The texts of the pieces are the text, whole and
 * in order. Where two ranges meet, the one that begins first is kept; a citation is looked for from where the one before it ended.
 */
export function pieces(
  text: string,
  { verbs = [], citations = [], notes = [] }: Knowledge,
): readonly Piece[] {
  const marks = [...notes].sort((a, b) => a.at - b.at);
  const out: Piece[] = [];
  let from = 0;
  let next = 0;
  const plainTo = (end: number) => {
    for (; next < marks.length; next++) {
      const mark = marks[next];
      if (!mark || mark.at > end) break;
      const at = Math.max(from, Math.min(mark.at, text.length));
      if (at > from) out.push({ kind: "text", at: from, text: text.slice(from, at) });
      out.push({ kind: "note", at, marker: mark.marker });
      from = at;
    }
    if (end > from) out.push({ kind: "text", at: from, text: text.slice(from, end) });
    from = end;
  };
  for (const { at, end, piece } of disjoint([
    ...verbRanges(text, verbs),
    ...citationRanges(text, citations),
  ])) {
    plainTo(at);
    out.push(piece(text.slice(at, end)));
    from = end;
  }
  plainTo(text.length);
  return out;
}

function disjoint(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a.at - b.at || b.end - a.end);
  let free = 0;
  return sorted.filter(({ at, end }) => {
    if (at < free || end <= at) return false;
    free = end;
    return true;
  });
}

/** The verb as printers of resolutions set it: `Also requests`, `Takes note`, `Recalling also`, `Deeply concerned`. */
function verbRanges(text: string, verbs: readonly VerbPlace[]): readonly Range[] {
  return verbs.map(({ lemma, form, modifiers, at, leading }) => {
    let start = at;
    for (const modifier of modifiers) {
      const before = text.slice(0, start).trimEnd();
      if (before.toLowerCase().endsWith(modifier.toLowerCase())) start = before.length - modifier.length;
    }
    // A paragraph opens with its verb: what stands before it there are its modifiers.
    if (leading && /^["“'‘]?[A-Z][\w ,-]*$/.test(text.slice(0, at))) start = 0;
    let end = at + form.length;
    // `Calls on` is `call-upon` too.
    const named = lemma
      .split("-")
      .slice(1)
      .map((word) => (word === "upon" ? "(?:upon|on)" : word));
    const rest = [...named, "(?:also|further)"];
    for (const word of rest) {
      const following = new RegExp(`^\\s+${word}\\b`, "i").exec(text.slice(end, end + 40));
      if (following) end += following[0].length;
    }
    return { at: start, end, piece: (words) => ({ kind: "verb", at: start, text: words }) };
  });
}

function citationRanges(text: string, citations: readonly CitationPlace[]): readonly Range[] {
  let from = 0;
  return citations.flatMap(({ symbol, text: words, part }): readonly Range[] => {
    if (words === "") return [];
    const ahead = text.indexOf(words, from);
    const at = ahead < 0 ? text.indexOf(words) : ahead;
    if (at < 0) return [];
    const end = at + words.length;
    from = Math.max(from, end);
    return [
      {
        at,
        end,
        piece: (found) => ({ kind: "citation", at, text: found, symbol, part: part ?? null }),
      },
    ];
  });
}
