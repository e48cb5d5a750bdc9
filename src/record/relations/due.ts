import type { Organ } from "../model.ts";
import type { Due } from "../understanding/due.ts";
import type { MandateForm } from "../understanding/forms.ts";
import { sessionOpens } from "../understanding/sessions.ts";
import { wordsOf } from "./comparing/units.ts";
import type { HeldMandate } from "./held.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { addresseeKey, type Succession } from "./successors.ts";

/** How exactly it is known when something falls due. */
export type DuePrecision = "day" | "month" | "year" | "unknown";

/** Once that a mandate falls due; one that recurs falls due more than once. */
export interface Occurrence {
  readonly organ?: Organ;
  readonly session?: number;
  /** The date that the text gives, or else the month in which that session opens: `2008-09`. */
  readonly date?: string;
  readonly precision: DuePrecision;
  /** True where the date is that of the session's opening, by session arithmetic. */
  readonly byOpening: boolean;
  /** Which time it is, from 1; 1 for what does not recur. */
  readonly nth: number;
}

export interface DueEntry extends HeldMandate {
  readonly occurrence: Occurrence;
  /** The later mandate that took its place or asks for the same again. */
  readonly successor?: Succession;
}

export interface DueFilter {
  readonly session?: number;
  readonly organ?: Organ;
  /** A day, `2008-10-01`: what falls due, or may, before it. */
  readonly before?: string;
  /** A day: what falls due, or may, on it or later. */
  readonly from?: string;
  /** Words of the addressee's name, in any order of capitals: `secretary-general`. */
  readonly addressee?: string;
  /** The number or the words of an agenda item: `55 (b)`, `migration`. */
  readonly item?: string;
  readonly topic?: string;
  readonly form?: MandateForm;
  /** False leaves out what drafts ask for. */
  readonly drafts?: boolean;
  /** To which year what recurs is told; without it, and without session or date, only the next time is. */
  readonly until?: number;
}

/** How many times of one recurrence are told at most. */
const mostTimes = 100;

/**
 * What falls due, in the order of its dates; mandates that name no time are not due and are left out. What recurs is told session by
 * session, or year by year, up to the asked session or date, and ends with the session at which a later mandate took its place.
 */
export function dueMandates(
  mandates: readonly HeldMandate[],
  filter: DueFilter = {},
  successions: readonly Succession[] = [],
): readonly DueEntry[] {
  const byEarlier = new Map(successions.map((one) => [one.earlier, one]));
  const byLater = new Map(mandates.map((one) => [one.address, one]));
  const entries = mandates
    .filter((one) => isAsked(one, filter))
    .flatMap((one): readonly DueEntry[] => {
      const successor = byEarlier.get(one.address);
      const later = successor && byLater.get(successor.later);
      return occurrences(one, horizonOf(filter))
        .filter(
          (occurrence) =>
            later === undefined ||
            one.mandate.due.recurrence === undefined ||
            occurrence.nth === 1 ||
            isBeforeSuccessor(occurrence, later),
        )
        .filter((occurrence) => isWhen(occurrence, filter))
        .map((occurrence) => ({ ...one, occurrence, ...(successor ? { successor } : {}) }));
    });
  return entries.sort(
    byEach<DueEntry>(
      (a, b) => byCodeUnit(sortDate(a.occurrence), sortDate(b.occurrence)),
      (a, b) => byCodeUnit(a.occurrence.organ ?? "~", b.occurrence.organ ?? "~"),
      (a, b) => (a.occurrence.session ?? 0) - (b.occurrence.session ?? 0),
      (a, b) => byAddress(a.address, b.address),
      (a, b) => a.occurrence.nth - b.occurrence.nth,
    ),
  );
}

/** Up to which session and year what recurs is told. */
interface Horizon {
  readonly session?: number | undefined;
  readonly year?: number | undefined;
}

function horizonOf({ session, before, until, from }: DueFilter): Horizon {
  const year = until ?? (before === undefined ? undefined : Number(before.slice(0, 4)));
  return { session, year: year ?? (from === undefined ? undefined : Number(from.slice(0, 4)) + 1) };
}

/** Every time that a mandate falls due up to the horizon; none where it names no time. */
export function occurrences(
  { mandate: { due }, held }: HeldMandate,
  horizon: Horizon = {},
): readonly Occurrence[] {
  const { document } = held;
  const organ = due.organ ?? document.organ ?? undefined;
  const step = stepOf(due.recurrence);
  const first = firstTimes(due, organ);
  if (step === undefined) {
    if (first.length > 0) return first;
    return due.recurrence === undefined && due.event === undefined
      ? []
      : [undated(due.recurrence === undefined ? due.organ : organ)];
  }
  const begin = first[0] ?? nextTime(organ, document.session, held.when, step);
  if (begin === undefined) return [undated(organ)];
  const times = [begin];
  for (let n = 1; n < mostTimes; n++) {
    const next = after(begin, n * step, n + 1);
    if (!next || isBeyond(next, horizon)) break;
    times.push(next);
  }
  return times;
}

function stepOf(recurrence: Due["recurrence"]): number | undefined {
  switch (recurrence) {
    case "annual":
    case "every-session":
      return 1;
    case "biennial":
      return 2;
    case "triennial":
      return 3;
    case "quadrennial":
      return 4;
    case "quinquennial":
      return 5;
    case "regular":
    case undefined:
      return undefined;
  }
}

function firstTimes(
  { session, sessions, also = [], date, opens }: Due,
  organ: Organ | undefined,
): readonly Occurrence[] {
  const named = (sessions ?? (session === undefined ? [] : [session])).map((number) => ({
    session: number,
    organ,
    opens: number === session ? opens : undefined,
  }));
  const all = [...named, ...also.map((one) => ({ opens: undefined, ...one, organ: one.organ ?? organ }))];
  if (all.length === 0)
    return date === undefined ? [] : [{ ...(organ ? { organ } : {}), ...dated(date, false), nth: 1 }];
  return all.map((one, i) => {
    // A date that the words give holds for one session only.
    const given = all.length === 1 ? date : undefined;
    const opening = one.organ ? (sessionOpens(one.organ, one.session) ?? undefined) : one.opens;
    return atSession(one.organ, one.session, given, opening, i + 1);
  });
}

function atSession(
  organ: Organ | undefined,
  session: number,
  date: string | undefined,
  opening: string | undefined,
  nth: number,
): Occurrence {
  const when = date === undefined ? dated(opening, true) : dated(date, false);
  return { ...(organ ? { organ } : {}), session, ...when, nth };
}

function dated(
  date: string | undefined,
  byOpening: boolean,
): Pick<Occurrence, "date" | "precision" | "byOpening"> {
  if (date === undefined) return { precision: "unknown", byOpening: false };
  const precision = date.length === 10 ? "day" : date.length === 7 ? "month" : "year";
  return { date, precision, byOpening };
}

function undated(organ: Organ | undefined): Occurrence {
  return { ...(organ ? { organ } : {}), precision: "unknown", byOpening: false, nth: 1 };
}

/** What recurs and names no beginning begins a step after the session, or the year, of its document. */
function nextTime(
  organ: Organ | undefined,
  session: number | null,
  when: string | null,
  step: number,
): Occurrence | undefined {
  if (organ && session !== null && sessionOpens(organ, session) !== null)
    return atSession(organ, session + step, undefined, sessionOpens(organ, session + step) ?? undefined, 1);
  if (when === null) return undefined;
  return { ...(organ ? { organ } : {}), ...dated(String(Number(when.slice(0, 4)) + step), false), nth: 1 };
}

function after(begin: Occurrence, years: number, nth: number): Occurrence | undefined {
  const { organ, session, date } = begin;
  if (session !== undefined && organ && sessionOpens(organ, session) !== null)
    return atSession(
      organ,
      session + years,
      undefined,
      sessionOpens(organ, session + years) ?? undefined,
      nth,
    );
  if (date === undefined) return undefined;
  const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return { ...(organ ? { organ } : {}), ...dated(later, begin.byOpening), nth };
}

function isBeyond({ session, date }: Occurrence, horizon: Horizon): boolean {
  if (horizon.session === undefined && horizon.year === undefined) return true;
  if (horizon.session !== undefined && session !== undefined) return session > horizon.session;
  return horizon.year === undefined || Number((date ?? "9999").slice(0, 4)) > horizon.year;
}

/** Up to the session at which the later mandate was made, the earlier one holds. */
function isBeforeSuccessor({ organ, session, date }: Occurrence, { held }: HeldMandate): boolean {
  const { document, when } = held;
  if (session !== undefined && organ === document.organ && document.session !== null)
    return session <= document.session;
  return date === undefined || when === null || date.slice(0, 4) <= when.slice(0, 4);
}

function isWhen({ organ, session, date }: Occurrence, filter: DueFilter): boolean {
  if (filter.session !== undefined && session !== filter.session) return false;
  if (filter.organ !== undefined && organ !== filter.organ) return false;
  if (filter.before !== undefined && !(date !== undefined && earliest(date) < filter.before)) return false;
  return filter.from === undefined || (date !== undefined && latest(date) >= filter.from);
}

function earliest(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

function latest(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** By the last day on which it may fall due; what has no date last. */
function sortDate({ date }: Occurrence): string {
  return date === undefined ? "~" : latest(date);
}

function isAsked({ mandate, held }: HeldMandate, filter: DueFilter): boolean {
  if (filter.drafts === false && held.draft) return false;
  if (filter.form !== undefined && mandate.form !== filter.form) return false;
  if (filter.topic !== undefined && !mandate.topics.includes(filter.topic)) return false;
  if (filter.addressee !== undefined) {
    const wanted = addresseeKey(filter.addressee);
    if (!mandate.addressee.some((name) => ` ${addresseeKey(name)} `.includes(` ${wanted} `))) return false;
  }
  return (
    filter.item === undefined ||
    isUnderItem(filter.item, mandate.text, held.document.agenda, held.document.title)
  );
}

/** The item's number as the agenda of the document has it, or words of its title or of the decision that includes it. */
function isUnderItem(item: string, text: string, agenda: readonly string[], title: string | null): boolean {
  const number = /^\d+(?:\s*\([a-z]\))?$/i.exec(item.trim())?.[0].replace(/\s+/g, "");
  if (number !== undefined) {
    const named = agenda
      .flatMap((line) => line.match(/\d+(?:\s*\([a-z]\))?/gi) ?? [])
      .map((one) => one.replace(/\s+/g, ""));
    return named.some((one) => one === number || one.startsWith(`${number}(`));
  }
  const wanted = ` ${wordsOf(item).join(" ")} `;
  return [title ?? "", ...agenda, text].some((words) => ` ${wordsOf(words).join(" ")} `.includes(wanted));
}
