import { dayPattern, isoDay } from "../grammar/ordinals.ts";
import type { Citation } from "../understanding/citations.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../understanding/understand.ts";
import { wordsOf } from "./comparing/units.ts";

/** A document that another recalls, with what the words around it say of it. */
export interface Recall {
  readonly symbol: string;
  /** The paragraph that names it. */
  readonly in: string;
  /** The day that is given with it: `2005-12-23`. */
  readonly date: string | null;
  /** What follows as its subject: `… and 60/227 of 23 December 2005 on international migration and development`. */
  readonly subject: string | null;
}

const dated = new RegExp(`^(?:,)? of (${dayPattern}|[A-Z][a-z]+ \\d{4})`);
const entitled = /^,? (?:on|entitled|concerning|regarding)(?: the)? [“"]?/;
const list = /^(?:[\s,;]|and|as well as|its|resolutions?|decisions?|section [IVX]+ of|both|of)*$/;

/**
 * The documents that the paragraphs of a document name by symbol or number, with date and subject. A subject holds for the whole list
 * before it: `its resolutions 58/208 of …, 59/241 of … and 60/227 of … on international migration and development`.
 */
export function recallsOf(document: UnderstoodDocument): readonly Recall[] {
  const byPlace = new Map<string, Citation[]>();
  for (const citation of document.citations) {
    if (citation.by !== "number" && citation.by !== "symbol") continue;
    const citations = byPlace.get(citation.in);
    if (citations) citations.push(citation);
    else byPlace.set(citation.in, [citation]);
  }
  return everyParagraph([...document.preambular, ...document.operative]).flatMap(({ id, text }) =>
    recallsIn(text, id, byPlace.get(id) ?? []),
  );
}

function recallsIn(text: string, where: string, citations: readonly Citation[]): readonly Recall[] {
  const found: { symbol: string; date: string | null; subject: string | null; at: number; end: number }[] =
    [];
  let from = 0;
  for (const { symbol, text: named } of citations) {
    const at = text.indexOf(named, from);
    if (at < 0) continue;
    const behind = text.slice(at + named.length, at + named.length + 60);
    const day = dated.exec(behind);
    const end = at + named.length + (day?.[0].length ?? 0);
    found.push({
      symbol,
      date: isoDay(day?.[1] ?? "") ?? null,
      subject: subjectOf(text.slice(end, end + 400)),
      at,
      end,
    });
    from = at;
  }
  for (let i = found.length - 2; i >= 0; i--) {
    const [own, next] = [found[i], found[i + 1]];
    if (own && next && own.subject === null && list.test(text.slice(own.end, next.at)))
      own.subject = next.subject;
  }
  return found.map(({ symbol, date, subject }) => ({ symbol, in: where, date, subject }));
}

/** The words after `on` up to the end of the clause, or up to the next document of the list. */
function subjectOf(behind: string): string | null {
  const opening = entitled.exec(behind)?.[0];
  if (opening === undefined) return null;
  const rest = behind.slice(opening.length);
  const end = rest.search(
    /[;”"]|,? (?:and|as well as) (?:its |of )?(?:[A-Z\d]|resolutions?\b)|, (?:in|which|by|and|as)\b|[.,]$/,
  );
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

/** A title or a subject by which a series is known: its words in small letters. */
export function normalTitle(title: string): string {
  return wordsOf(title).join(" ");
}

/** Every paragraph and sub-paragraph, in reading order. */
export function everyParagraph(list: readonly UnderstoodParagraph[]): readonly UnderstoodParagraph[] {
  return list.flatMap((paragraph) => [paragraph, ...everyParagraph(paragraph.children)]);
}
