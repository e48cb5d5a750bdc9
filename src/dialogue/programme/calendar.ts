import { calendarFile, calendarInstant, escapeCalendar } from "../../files/icalendar.ts";
import type { Language } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { type Words, words } from "../../kernel/words.ts";
import type { Meeting } from "../model.ts";
import type { KeptVersion } from "./kept.ts";
import type { PublishedSession } from "./model.ts";
import { peopleByRole, roomWords } from "./saying.ts";

export interface CalendarOptions {
  /** A session's page as a whole address; undefined where none is known. */
  readonly link?: (session: string) => string | undefined;
  /** Only these sessions. */
  readonly only?: ReadonlySet<string>;
}

/**
 * A published programme as a calendar (RFC 5545). Times are in UTC, so no program has to know the rules of a zone. A session keeps its UID from version
 * to version; its SEQUENCE grows when a calendar must take it in anew; what was taken out stays in the file as cancelled, so that it goes
 * from the calendars of those who subscribe. The same version gives the same bytes.
 */
export function programmeCalendar(
  meeting: Meeting,
  version: KeptVersion,
  language: Language,
  { link, only }: CalendarOptions = {},
): string {
  const said = words(language);
  const wanted = <T extends PublishedSession>(all: readonly T[]) =>
    only ? all.filter(({ id }) => only.has(id)) : all;
  return calendarFile(
    {
      product: "Programme",
      name: textIn(meeting.title, language, meeting.original).text,
      method: "PUBLISH",
      refresh: "PT1H",
    },
    [
      ...wanted(version.sessions).flatMap((one) => event(one, "CONFIRMED", { meeting, version, said, link })),
      ...wanted(version.cancelled).flatMap((one) =>
        event(one, "CANCELLED", { meeting, version, said, link }),
      ),
    ],
  );
}

interface Around {
  readonly meeting: Meeting;
  readonly version: KeptVersion;
  readonly said: Words;
  readonly link: CalendarOptions["link"];
}

function event(
  session: PublishedSession,
  status: "CONFIRMED" | "CANCELLED",
  { meeting, version, said, link }: Around,
): readonly string[] {
  const { language, t } = said;
  const { original } = meeting;
  const room = roomWords(session, version, language, original)?.text;
  const place = meeting.place && textIn(meeting.place, language, original).text;
  const location = [room, place]
    .filter((one) => one !== undefined && one !== null)
    .join(t("programme:calendar.between"));
  const segment = version.segments.find(({ id }) => id === session.segment);
  const url = link?.(session.id);
  const description = [
    ...(session.theme ? [textIn(session.theme, language, original).text] : []),
    ...session.questions.map((question, index) =>
      t("programme:calendar.question", {
        number: index + 1,
        question: textIn(question, language, original).text,
      }),
    ),
    ...peopleByRole(session.people, said).map(({ label, people }) =>
      t("programme:calendar.people", { label, people: said.list(people.map(({ name }) => name)) }),
    ),
    ...(session.note ? [textIn(session.note, language, original).text] : []),
    ...(session.attendance === "closed" ? [t("programme:attendance.closed")] : []),
  ].join("\n");
  return [
    "BEGIN:VEVENT",
    `UID:${encodeURIComponent(session.id)}.${meeting.id}@programme.corridor`,
    `DTSTAMP:${calendarInstant(version.published)}`,
    `SEQUENCE:${session.sequence}`,
    `STATUS:${status}`,
    `DTSTART:${calendarInstant(session.begins)}`,
    `DTEND:${calendarInstant(session.ends)}`,
    `SUMMARY:${escapeCalendar(textIn(session.title, language, original).text)}`,
    ...(location === "" ? [] : [`LOCATION:${escapeCalendar(location)}`]),
    ...(description === "" ? [] : [`DESCRIPTION:${escapeCalendar(description)}`]),
    ...(segment ? [`CATEGORIES:${escapeCalendar(textIn(segment.title, language, original).text)}`] : []),
    ...(url === undefined ? [] : [`URL:${url.replace(/[\r\n]/g, "")}`]),
    "END:VEVENT",
  ];
}
