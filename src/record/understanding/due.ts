import { dayPattern, isoDay, monthPattern, ordinalNumber, ordinalPattern } from "../grammar/ordinals.ts";
import type { Organ } from "../model.ts";
import { organNamed, sessionOpens } from "./sessions.ts";

/** When something is due: at a session, by a date, again and again, at an event. What the text does not say is not there. */
export interface Due {
  readonly session?: number;
  /** All sessions, where the text names more than one. */
  readonly sessions?: readonly number[];
  readonly organ?: Organ;
  /** When that session opens, by session arithmetic: `2008-09`. */
  readonly opens?: string;
  /** Further sessions that the same request names, each with its organ: an interim report first, then another. */
  readonly also?: readonly SessionDue[];
  /** A day, month or year as the text has it: `2030-12-31`, `2030-12`, `2030`. */
  readonly date?: string;
  readonly recurrence?:
    | "annual"
    | "biennial"
    | "triennial"
    | "quadrennial"
    | "quinquennial"
    | "every-session"
    | "regular";
  /** `the High-level Dialogue`, as printed. */
  readonly event?: string;
}

export interface SessionDue {
  readonly session: number;
  readonly organ?: Organ;
  readonly opens?: string;
}

export interface DueContext {
  readonly organ: Organ | null;
  readonly session: number | null;
  /** The organ that is asked, which `its` means where no other is named. */
  readonly asked?: Organ | undefined;
}

const adjective = "(?:regular |special |substantive |resumed |annual |organizational |main )?";
const sessions = new RegExp(
  `\\b(at|to|for|during|by|before|in|until|of|from) (its|the|their|the Assembly’s|the Council’s) ((?:${ordinalPattern})(?:(?:,| and|,? or|, and) (?:at )?(?:its |the )?(?:${ordinalPattern}))*)(?: (?:instead of|rather than) its (?:${ordinalPattern}))? ${adjective}sessions?(?:,? (?:in \\d{4}|respectively))?(?:,? of the ([A-Z][A-Za-z ]{3,60}?)(?=[\\s]*(?:$|[,;.:]|\\b(?:on|a|an|and|with|in|for|to|under|at)\\b)))?`,
  "g",
);
const ordinal = new RegExp(ordinalPattern, "gi");
const nextSession =
  /\bat (its|the) (?:next|following|forthcoming|subsequent) (?:regular |substantive |annual )?session\b(?: of the ([A-Z][A-Za-z ]{3,60}))?/;
const yearSession =
  /\bat (?:its|the) (?:(?:annual|substantive|regular|resumed|organizational) session (?:of|for|in) ((?:19|20)\d{2})|(?:first |second |third |regular )?((?:19|20)\d{2}) (?:annual |substantive |regular |resumed |integration |management )?(?:session|segment))/;
const deadline = new RegExp(
  `\\b(?:no later than|not later than|by|before|prior to|until) (?:the )?(?:(?:end|beginning|middle|close) of )?(?:the )?(?:year )?(${dayPattern}|${monthPattern} (?:19|20)\\d{2}|(?:19|20)\\d{2})\\b`,
);
const held = new RegExp(
  `\\b(?:in|on|during|for)(?: the (?:first|second) half of| early| late| the (?:spring|summer|autumn|fall) of)? (${dayPattern}|${monthPattern} (?:19|20)\\d{2}|(?:19|20)\\d{2})\\b`,
);
const recurrences: readonly (readonly [RegExp, NonNullable<Due["recurrence"]>])[] = [
  [/\b(?:every (?:two|second) years?|biennial(?:ly)?|on a biennial basis|two-year intervals?)\b/, "biennial"],
  [/\b(?:every (?:three|third) years?|triennial(?:ly)?)\b/, "triennial"],
  [/\b(?:every (?:four|fourth) years?|quadrennial(?:ly)?|four-year intervals?)\b/, "quadrennial"],
  [/\b(?:every (?:five|fifth) years?|quinquennial(?:ly)?|five-year intervals?)\b/, "quinquennial"],
  [/\b(?:annual(?:ly)?|every year|each year|yearly)\b/, "annual"],
  [/\b(?:(?:at )?(?:each|every) (?:of its )?(?:regular |annual )?sessions?)\b/, "every-session"],
  [/\b(?:on a (?:regular|continuing) basis|periodically|regularly|periodic reports?)\b/, "regular"],
];
const recurrenceNouns =
  /\b(?:annual|biennial|triennial|quadrennial|quinquennial) (?:session|meeting|ministerial|review|theme|conference|programme|budget|observance|full-day|panel|discussion|comprehensive|celebration|parliamentary|substantive)\b/g;
const event =
  /\b(?:at|before|prior to|during|for consideration (?:by|at)|to) ((?:the|its) (?:[a-z-]+ )?(?:(?:[A-Z]?[a-z]+[- ]level|Second|Third|First|Fourth|[Nn]ext|[Ff]orthcoming|second|third) )?(?:[A-Z][\w-]+ )*(?:[Dd]ialogues?|Meeting of [^,;]{3,60}|Conference(?: on [^,;]{3,80})?|Forum|Summit|[Hh]igh[- ]level (?:[a-z]+ )?(?:dialogue|meeting|debate|segment))(?: (?:on|of) (?:[A-Z][\w-]+|and|on|for|the)(?: (?:[A-Z][\w-]+|and|on|for|the))*)?)/;

/** When the words of a request make it due (GRAMMAR.md §8). `strict` leaves out sessions that are past. */
export function dueIn(text: string, context: DueContext): Due {
  return { ...eventDue(text), ...sessionDue(text, context), ...dateDue(text), ...recurrenceDue(text) };
}

function sessionDue(text: string, context: DueContext): Due {
  if (!text.includes("session")) return {};
  const found = namedSessions(text, context);
  const [first, ...others] = found;
  if (first) {
    const also = others
      .map(({ session, organ, opens }) => ({
        session,
        ...(organ ? { organ } : {}),
        ...(opens ? { opens } : {}),
      }))
      .filter(
        ({ session, organ }) =>
          !(organ === first.organ && (session === first.session || first.sessions?.includes(session))),
      );
    return also.length === 0 ? first : { ...first, also };
  }
  return otherSession(text, context);
}

type NamedSession = Due & { readonly session: number };

/** The sessions that a text names by their numbers and that are to come, in order. */
function namedSessions(text: string, context: DueContext): readonly NamedSession[] {
  const found: NamedSession[] = [];
  // The pattern is dear; nothing farther from the word `session` can be part of it.
  const first = Math.max(0, text.indexOf("session") - 240);
  const last = text.lastIndexOf("session") + 160;
  for (const match of text.slice(first, last).matchAll(sessions)) {
    const [whole, preposition, , list = "", named] = match;
    const at = first + match.index;
    if (preposition === "of" && !/agenda $/.test(text.slice(Math.max(0, at - 7), at))) continue;
    const organ = named ? organNamed(named, context.organ) : nearestOrgan(text.slice(0, at), context);
    const numbers = [...list.matchAll(ordinal)]
      .map(([word]) => ordinalNumber(word))
      .filter((n) => n !== undefined);
    const [session] = numbers;
    if (session === undefined || / special session/.test(whole)) continue;
    if (organ === context.organ && context.session !== null && session < context.session) continue;
    if (organ === context.organ && session === context.session && preposition !== "to") continue;
    const organs = /respectively$/.test(whole)
      ? organsBefore(text.slice(0, at), context, numbers.length)
      : [];
    if (organs.length > 1) found.push(...numbers.map((number, i) => made(number, [], organs[i])));
    else found.push(made(session, numbers, organ));
  }
  return found;
}

/** A session that is named by its year, or as the next one. */
function otherSession(text: string, context: DueContext): Due {
  const next = nextSession.exec(text);
  if (next) {
    const organ = next[2]
      ? organNamed(next[2], context.organ)
      : nearestOrgan(text.slice(0, next.index), context);
    if (organ === context.organ && context.session !== null) return made(context.session + 1, [], organ);
    return organ ? { organ } : {};
  }
  const year = yearSession.exec(text);
  if (year) {
    const organ = nearestOrgan(text.slice(0, year.index), context);
    return { date: year[1] ?? year[2] ?? "", ...(organ ? { organ } : {}) };
  }
  return {};
}

/** `to the General Assembly and the Human Rights Council at their seventy-sixth and forty-fourth sessions, respectively`. */
function organsBefore(before: string, context: DueContext, count: number): readonly (Organ | undefined)[] {
  const names = [...before.slice(-400).matchAll(organName)].map(([name]) => organNamed(name, context.organ));
  return names.length < count ? [] : names.slice(-count);
}

function made(session: number, all: readonly number[], organ: Organ | undefined): NamedSession {
  const opens = organ ? sessionOpens(organ, session) : null;
  return {
    session,
    ...(all.length > 1 ? { sessions: all } : {}),
    ...(organ ? { organ } : {}),
    ...(opens === null ? {} : { opens }),
  };
}

const organName =
  /\b(?:General Assembly|Assembly|Human Rights Council|Security Council|Economic and Social Council|Council|Commission(?: on [A-Z][a-z]+(?: and [A-Z][a-z]+)*)?|(?:[A-Z][a-z]+ )*Committee|Executive Board|Conference of the (?:States )?Parties|Forum|Congress)\b/g;

/** Whose session `its` is: the organ named last before it, or else the one that speaks. */
function nearestOrgan(before: string, context: DueContext): Organ | undefined {
  const name = [...before.slice(-400).matchAll(organName)].at(-1)?.[0];
  return (name ? organNamed(name, context.organ) : undefined) ?? context.asked ?? context.organ ?? undefined;
}

function dateDue(text: string): Due {
  if (!/\d{4}/.test(text)) return {};
  const match = deadline.exec(text) ?? sessionIn.exec(text);
  const date = match ? isoDate(match[1] ?? "") : undefined;
  return date ? { date } : {};
}

/** `at its session in May 1970`; and `consider, in 2014, the scope`. */
const sessionIn = new RegExp(
  `(?:\\bat (?:its|the) (?:next )?(?:session|meeting)(?: to be held)? in|^[a-z]+(?: to [a-z]+)?,? in|\\b(?:beginning|starting) in) (${monthPattern} (?:19|20)\\d{2}|(?:19|20)\\d{2})\\b`,
);

function isoDate(text: string): string | undefined {
  const day = isoDay(text);
  if (day) return day;
  const month = isoDay(`1 ${text}`);
  if (month) return month.slice(0, 7);
  return /^\d{4}$/.test(text) ? text : undefined;
}

/** The date on which something to be convened is held; requests to report name the dates of other things. */
export function heldOn(text: string): string | undefined {
  const match = held.exec(text);
  return match ? isoDate(match[1] ?? "") : undefined;
}

const maybeRecurrent = /nnial|annual|\bevery |\beach |yearly|-year interval|regular|periodic|continuing/;

function recurrenceDue(text: string): Due {
  if (!maybeRecurrent.test(text)) return {};
  const plain = text.replace(recurrenceNouns, "");
  const found = recurrences.find(([pattern]) => pattern.test(plain));
  return found ? { recurrence: found[1] } : {};
}

const maybeEvent = /ialogue|Meeting|meeting|Conference|Forum|Summit|debate|segment/;

function eventDue(text: string): Due {
  if (!maybeEvent.test(text)) return {};
  const match = event.exec(text);
  const name = match?.[1]?.trim().replace(/^(?:the|its) /, "");
  if (name === undefined) return {};
  const dated = / in ((?:19|20)\d{2})$/.exec(name);
  return dated?.[1] ? { event: name.slice(0, dated.index), date: dated[1] } : { event: name };
}

const heldAt = new RegExp(
  `((?:[Hh]igh[- ][Ll]evel (?:[Dd]ialogue|[a-z]+)|[Cc]onference|[Ss]ummit|[Ff]orum)\\b[^;.]{0,160}?)\\b(?:held|convened|take place|place)(?: in [A-Z][a-z]+)?,? (?:during|at|in) (?:the|its) (${ordinalPattern}) session(?: of the (?:General )?Assembly)?`,
  "g",
);

/** Where a document says at which session of the General Assembly an event is held, by the event's kind in small letters. */
export function eventSessions(texts: readonly string[]): ReadonlyMap<string, number> {
  const sessions = new Map<string, number>();
  for (const text of texts) {
    if (!text.includes(" session")) continue;
    for (const match of text.matchAll(heldAt)) {
      const session = ordinalNumber(match[2] ?? "");
      if (session !== undefined) sessions.set(eventKind(match[1] ?? ""), session);
    }
  }
  return sessions;
}

/** `High-level Dialogue on …` and `high level dialogue` are one. */
export function eventKind(event: string): string {
  return event
    .toLowerCase()
    .replace(/-/g, " ")
    .split(" ")
    .slice(0, /^high/i.test(event) ? 3 : 1)
    .join(" ");
}
