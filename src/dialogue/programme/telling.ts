import { createHash } from "node:crypto";
import type { Language } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { LetterDraft } from "../../mail/model.ts";
import type { Meeting } from "../model.ts";
import type { Concern } from "./asked-of.ts";
import type { LetterTo, PersonConcerned } from "./concerned.ts";
import type { Programme, ProgrammeSession } from "./model.ts";
import { dayOf, dayWords, roomWords, timeWords } from "./saying.ts";
import type { NumberedContent } from "./versions.ts";

/** What the letters about a new version are made from. */
export interface Telling {
  readonly meeting: Meeting;
  readonly before: Pick<Programme, "rooms" | "sessions"> | null;
  readonly after: NumberedContent;
  /** The programme's page in a language, as a whole address. */
  link(language: Language): string;
}

/**
 * The letters about a new version: one to each address, in its reader's language, with all that concerns those who are reached there. A letter is
 * named by meeting, version and address, so that it goes out once.
 */
export function tellingLetters(
  telling: Telling,
  concerned: readonly PersonConcerned[],
  to: ReadonlyMap<string, readonly LetterTo[]>,
): readonly LetterDraft[] {
  const letters = new Map<string, { readonly to: LetterTo; readonly about: PersonConcerned[] }>();
  for (const one of concerned)
    for (const reader of to.get(one.key) ?? []) {
      const address = reader.address.toLowerCase();
      const letter = letters.get(address) ?? { to: reader, about: [] };
      letter.about.push(one);
      letters.set(address, letter);
    }
  return [...letters].map(([address, { to: reader, about }]) => letterOf(telling, address, reader, about));
}

function letterOf(
  telling: Telling,
  address: string,
  reader: LetterTo,
  about: readonly PersonConcerned[],
): LetterDraft {
  const { meeting, after } = telling;
  const { language } = reader;
  const { t } = words(language);
  const title = textIn(meeting.title, language, meeting.original).text;
  const subject = t(after.number === 1 ? "programme:letter.first" : "programme:letter.changed", {
    title,
    version: after.number,
  });
  const note = after.note === null ? [] : [textIn(after.note, language, meeting.original).text];
  const body = [
    t(after.number === 1 ? "programme:letter.opening-first" : "programme:letter.opening", {
      title,
      version: after.number,
    }),
    ...note,
    ...about.flatMap(({ who, concerns }) => [
      ...(who.name === reader.name && about.length === 1
        ? []
        : [t("programme:letter.for", { name: who.name })]),
      ...concerns.map((concern) => concernWords(telling, concern, language)),
    ]),
    t("programme:letter.whole"),
    telling.link(language),
  ];
  const mark = createHash("sha256").update(address).digest("hex").slice(0, 16);
  return {
    once: `programme/${meeting.id}/${after.number}/${mark}`,
    kind: "notice",
    about: meeting.id,
    party: reader.party,
    person: reader.person,
    address: reader.address,
    name: reader.name ?? about[0]?.who.name ?? reader.address,
    language,
    subject,
    body: body.join("\n\n"),
  };
}

/** One session and what is new about it, in a paragraph of lines. */
function concernWords(
  telling: Telling,
  { session: id, roles, kind, aspects }: Concern,
  language: Language,
): string {
  const { after, before, meeting } = telling;
  const { t, list } = words(language);
  const now = after.sessions.find((one) => one.id === id);
  const old = before?.sessions.find((one) => one.id === id);
  const shown = now ?? old;
  if (!shown) return "";
  const place = { rooms: [...after.rooms, ...(before?.rooms ?? [])] };
  const title = textIn(shown.title, language, meeting.original).text;
  const as = list(roles.map((role) => t(`programme:role.${role}`, { count: 1 })));
  const when = (session: ProgrammeSession) => whenWords(session, meeting, place, language);
  if (kind === "cancelled")
    return [t("programme:letter.cancelled", { title }), old ? when(old) : ""].join("\n");
  if (kind === "off") return [t("programme:letter.off", { title }), when(shown)].join("\n");
  if (kind === "on") return [t("programme:letter.on", { title, as }), when(shown)].join("\n");
  const lines = [
    t("programme:letter.changed-session", {
      title,
      what: list(aspects.map((one) => t(`programme:aspect.${one}`))),
    }),
    when(shown),
  ];
  if (old && (aspects.includes("time") || aspects.includes("room")))
    lines.push(t("programme:letter.before", { when: whenWords(old, meeting, before ?? place, language) }));
  return lines.join("\n");
}

/** Day, time by the clock of the place, and room: “Thursday 14 September 2006, 10:00–13:00 (America/New_York), Conference Room 3”. */
function whenWords(
  session: ProgrammeSession,
  { zone, original }: Meeting,
  frame: Pick<Programme, "rooms">,
  language: Language,
): string {
  const said = words(language);
  const room = roomWords(session, frame, language, original)?.text;
  const facts = { day: dayWords(dayOf(session, zone), said), time: timeWords(session, zone, said), zone };
  return room === undefined
    ? said.t("programme:time.at", facts)
    : said.t("programme:time.at-room", { ...facts, room });
}
