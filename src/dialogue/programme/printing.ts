import type { Language } from "../../kernel/language.ts";
import { type Text, textIn } from "../../kernel/texts.ts";
import { type Words, words } from "../../kernel/words.ts";
import type { PrintBlock, PrintDocument, PrintInline } from "../../print/model.ts";
import type { Meeting } from "../model.ts";
import type { KeptVersion } from "./kept.ts";
import type { Participant, ProgrammeSession } from "./model.ts";
import { byDay, clockChanges, dayWords, peopleByRole, roomWords, timeWords } from "./saying.ts";

/** The name of a party in a language; undefined where the directory knows none. */
export type PartyName = (party: string, language: Language) => string | undefined;

interface Setting {
  readonly meeting: Meeting;
  readonly version: KeptVersion;
  readonly said: Words;
  readonly language: Language;
  readonly party: PartyName;
}

/**
 * A published programme as a document ready to be set: what is held each day in one table, and then each session with its theme, its guiding questions,
 * those who sit in it and its documents. What is not translated stands as it was written.
 */
export function programmeDocument(
  meeting: Meeting,
  version: KeptVersion,
  language: Language,
  party: PartyName,
): PrintDocument {
  const said = words(language);
  const { t } = said;
  const setting: Setting = { meeting, version, said, language, party };
  const days = byDay(version.sessions, meeting.zone);
  const place = meeting.place && textIn(meeting.place, language, meeting.original).text;
  const published = said.date(version.published, { dateStyle: "long", timeZone: "UTC" });
  return {
    language,
    title: textIn(meeting.title, language, meeting.original).text,
    masthead: null,
    summary: [],
    contents: false,
    blocks: [
      paragraph(
        "programme",
        [t("programme:print.programme"), place, daysWords(meeting, said)]
          .filter((one): one is string => typeof one === "string")
          .join(t("programme:print.between")),
      ),
      paragraph(
        "standing",
        t("programme:print.standing", { version: version.number, published, zone: meeting.zone }),
        "note",
      ),
      ...clockNotes(
        meeting,
        days.map(({ day }) => day),
        said,
      ).map((text, index) => paragraph(`clock-${index + 1}`, text, "note")),
      ...days.flatMap(({ day, sessions }) => [
        heading(`day-${day}`, 1, dayWords(day, said)),
        table(day, sessions, setting),
        ...sessions.filter(hasMore).flatMap((session) => sessionBlocks(session, setting)),
      ]),
    ],
    annexes: [],
    format: "report",
    stamp: null,
  };
}

/** The days of a meeting in words: one day, or the first and the last. */
export function daysWords({ opens, closes }: Pick<Meeting, "opens" | "closes">, said: Words): string {
  if (opens === closes) return said.date(`${opens}T00:00:00Z`);
  return said.t("programme:print.days", {
    from: said.date(`${opens}T00:00:00Z`),
    to: said.date(`${closes}T00:00:00Z`),
  });
}

/** What is said where clocks change while the meeting lasts. */
export function clockNotes(
  { zone }: Pick<Meeting, "zone">,
  days: readonly string[],
  said: Words,
): readonly string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return clockChanges(zone, first, last).map(({ day, minutes, from, to }) =>
    said.t(minutes > 0 ? "programme:time.forward" : "programme:time.back", {
      day: dayWords(day, said),
      from,
      to,
    }),
  );
}

function table(day: string, sessions: readonly ProgrammeSession[], setting: Setting): PrintBlock {
  const { said, meeting, version, language } = setting;
  const { t } = said;
  const cell = (text: string) => ({ text, value: null, evidence: [] });
  return {
    kind: "table",
    id: `table-${day}`,
    number: null,
    caption: t("programme:print.table", { day: dayWords(day, said) }),
    columns: (["time", "held", "room"] as const).map((key) => ({
      label: t(`programme:column.${key}`),
      align: "start" as const,
    })),
    rows: sessions.map((session) => [
      cell(timeWords(session, meeting.zone, said)),
      cell(textIn(session.title, language, meeting.original).text),
      cell(roomWords(session, version, language, meeting.original)?.text ?? ""),
    ]),
    leftOut: 0,
    source: null,
    note: null,
  };
}

function hasMore({ theme, questions, people, documents, note, attendance }: ProgrammeSession): boolean {
  const more = questions.length + people.length + documents.length;
  return theme !== null || note !== null || more > 0 || attendance === "closed";
}

function sessionBlocks(session: ProgrammeSession, setting: Setting): readonly PrintBlock[] {
  const { said, meeting, version, language } = setting;
  const { t } = said;
  const { id } = session;
  const room = roomWords(session, version, language, meeting.original)?.text;
  const when = timeWords(session, meeting.zone, said);
  return [
    heading(`session-${id}`, 2, textIn(session.title, language, meeting.original).text),
    paragraph(`${id}-when`, room === undefined ? when : t("programme:time.in-room", { time: when, room })),
    ...(session.theme ? [written(`${id}-theme`, session.theme, setting)] : []),
    ...(session.questions.length === 0
      ? []
      : [
          heading(`${id}-questions`, 3, t("programme:session.questions")),
          {
            kind: "list" as const,
            ordered: true,
            items: session.questions.map((question) => [inline(question, setting)]),
          },
        ]),
    ...peopleByRole(session.people, said).flatMap(({ role, label, people }): PrintBlock[] => [
      heading(`${id}-${role}`, 3, label),
      { kind: "list", ordered: false, items: people.map((one) => [text(personWords(one, setting))]) },
    ]),
    ...(session.documents.length === 0
      ? []
      : [
          heading(`${id}-documents`, 3, t("programme:session.documents")),
          {
            kind: "list" as const,
            ordered: false,
            items: session.documents.map(({ title, symbol, address }): PrintInline[] => [
              ...(address === null
                ? [inline(title, setting)]
                : [
                    {
                      kind: "link" as const,
                      href: address,
                      text: textIn(title, language, meeting.original).text,
                    },
                  ]),
              ...(symbol === null ? [] : [text(` (${symbol})`)]),
            ]),
          },
        ]),
    ...(session.note ? [written(`${id}-note`, session.note, setting)] : []),
    ...(session.attendance === "closed"
      ? [paragraph(`${id}-closed`, t("programme:attendance.closed"), "note")]
      : []),
  ];
}

/** “Ms. A. Example, Minister of Labour, Philippines”. */
export function personWords(
  { name, post, party }: Participant,
  { said, meeting, language, party: nameOf }: Pick<Setting, "said" | "meeting" | "language" | "party">,
): string {
  const from = party === null ? undefined : nameOf(party, language);
  return [name, post && textIn(post, language, meeting.original).text, from]
    .filter((one) => one !== undefined && one !== null && one !== "")
    .join(said.t("programme:print.comma"));
}

function heading(id: string, level: 1 | 2 | 3, words: string): PrintBlock {
  return { kind: "heading", id, level, number: null, content: [text(words)] };
}

function paragraph(id: string, words: string, role?: "note"): PrintBlock {
  return { kind: "paragraph", id, number: null, content: [text(words)], ...(role ? { role } : {}) };
}

function written(id: string, given: Text, { language, meeting }: Setting): PrintBlock {
  const shown = textIn(given, language, meeting.original);
  return {
    kind: "paragraph",
    id,
    number: null,
    content: [text(shown.text)],
    ...(shown.language === language ? {} : { language: shown.language }),
  };
}

function inline(given: Text, { language, meeting }: Setting): PrintInline {
  const shown = textIn(given, language, meeting.original);
  return { ...text(shown.text), ...(shown.language === language ? {} : { language: shown.language }) };
}

function text(words: string): PrintInline & { readonly kind: "text" } {
  return { kind: "text", text: words };
}
