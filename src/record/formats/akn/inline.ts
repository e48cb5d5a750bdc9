import { isoDay } from "../../grammar/ordinals.ts";
import { organOfSymbol } from "../../grammar/symbols.ts";
import type { Footnote, NoteMark } from "../../model.ts";
import type { Citation } from "../../understanding/citations.ts";
import { workIri } from "./names.ts";
import { escapeText, xml } from "./xml.ts";

/** Writes running text with its notes and references; a note's words stand where it is used first. */
export class InlineWriter {
  readonly #waiting = new Map<string, { readonly note: Footnote; readonly at: number }[]>();
  readonly #placed = new Map<string, number>();
  readonly #citations = new Map<string, Citation[]>();

  constructor(footnotes: readonly Footnote[], citations: readonly Citation[]) {
    for (const [at, note] of footnotes.entries()) {
      const list = this.#waiting.get(note.marker);
      if (list) list.push({ note, at });
      else this.#waiting.set(note.marker, [{ note, at }]);
    }
    for (const citation of citations) {
      const list = this.#citations.get(citation.in);
      if (list) list.push(citation);
      else this.#citations.set(citation.in, [citation]);
    }
  }

  /** The words of a place as mixed content. */
  write(text: string, notes: readonly NoteMark[], place: string): string {
    const references = this.#references(text, notes, place);
    const marks = [...notes].sort((a, b) => a.at - b.at);
    let out = "";
    let from = 0;
    const upTo = (to: number) => {
      out += escapeText(text.slice(from, to));
      from = Math.max(from, to);
    };
    let next = 0;
    for (const { at, end, citation } of references) {
      for (; next < marks.length && (marks[next]?.at ?? 0) <= at; next++) {
        upTo(marks[next]?.at ?? 0);
        out += this.#note(marks[next]?.marker ?? "");
      }
      upTo(at);
      const organ = organOfSymbol(citation.symbol) ?? null;
      const given = text.startsWith(" of ", end) ? isoDay(text.slice(end, end + 24)) : undefined;
      const href = workIri(citation.symbol, organ, given ?? null);
      out += xml(
        "ref",
        { href, "corridor:symbol": citation.symbol, "corridor:part": citation.part },
        escapeText(text.slice(at, end)),
      );
      from = end;
    }
    for (; next < marks.length; next++) {
      upTo(marks[next]?.at ?? 0);
      out += this.#note(marks[next]?.marker ?? "");
    }
    upTo(text.length);
    return out;
  }

  /** The notes that no text bears, for the metadata. */
  unplaced(): readonly { readonly note: Footnote; readonly at: number }[] {
    return [...this.#waiting.values()].flat().sort((a, b) => a.at - b.at);
  }

  #note(marker: string): string {
    const waiting = this.#waiting.get(marker)?.shift();
    if (waiting) {
      this.#placed.set(marker, waiting.at);
      return noteElement("authorialNote", waiting.note, waiting.at, true);
    }
    const at = this.#placed.get(marker);
    return xml("noteRef", { href: at === undefined ? "#" : `#note_${at + 1}`, marker });
  }

  /** The places of the citations in a text, those that overlap another or hold a note left out. */
  #references(text: string, notes: readonly NoteMark[], place: string) {
    const found: { readonly at: number; readonly end: number; readonly citation: Citation }[] = [];
    let from = 0;
    for (const citation of this.#citations.get(place) ?? []) {
      if (citation.by === "self" || citation.text === "") continue;
      const at = text.indexOf(citation.text, from);
      const end = at + citation.text.length;
      if (at < 0 || notes.some((mark) => mark.at > at && mark.at < end)) continue;
      found.push({ at, end, citation });
      from = end;
    }
    return found;
  }
}

/** A note with its words; in the running text with where it is used, which the marks around it tell otherwise. */
export function noteElement(
  name: "authorialNote" | "note",
  { marker, text, line, usedIn }: Footnote,
  at: number,
  inText: boolean,
): string {
  const attributes = {
    eId: `note_${at + 1}`,
    marker,
    ...(inText ? { placement: "bottom" } : {}),
    "corridor:at": at,
    "corridor:line": line,
    "corridor:usedIn": usedIn.length === 0 ? undefined : usedIn.map(encodeURIComponent).join(" "),
  };
  return xml(name, attributes, xml("p", {}, escapeText(text)));
}
