import { calendarFile, calendarInstant, escapeCalendar } from "../../files/icalendar.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Meeting } from "../model.ts";
import type { Milestone } from "../planning/deadlines.ts";

export interface CalendarOptions {
  /** When the file is made. */
  readonly at: Date;
  /** The meeting's page as a whole address; null where none is known. */
  readonly link: string | null;
}

/**
 * The deadlines of a meeting as a calendar (iCalendar, RFC 5545): a whole day each. An entry keeps its UID when the meeting moves, so a reader's calendar
 * moves it too.
 */
export function deadlineCalendar(
  meeting: Meeting,
  plan: readonly Pick<Milestone, "id" | "who" | "day">[],
  words: Words,
  { at, link }: CalendarOptions,
): string {
  const title = textIn(meeting.title, words.language, meeting.original).text;
  const stamp = calendarInstant(at.toISOString());
  return calendarFile(
    { product: "Meetings", name: title },
    plan.flatMap(({ id, who, day }) => [
      "BEGIN:VEVENT",
      `UID:${meeting.id}-${id}@meetings.corridor`,
      `DTSTAMP:${stamp}`,
      // A later file goes before an earlier one, by the minute.
      `SEQUENCE:${Math.floor(at.getTime() / 60_000)}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(next(day))}`,
      `SUMMARY:${escapeCalendar(words.t("meetings:calendar.summary", { milestone: words.t(`meetings:milestone.${id}`), who: words.t(`meetings:owing.${who}`) }))}`,
      `DESCRIPTION:${escapeCalendar(title)}`,
      ...(link === null ? [] : [`URL:${link.replace(/[\r\n]/g, "")}`]),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
  );
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
