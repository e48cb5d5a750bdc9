import { calendarFile, calendarInstant, escapeCalendar } from "../../files/icalendar.ts";
import type { Words } from "../../kernel/words.ts";
import type { DueEntry, Occurrence } from "../relations/due.ts";
import { dueSaid } from "./said.ts";

export interface CalendarOptions {
  /** When the file is made, in ISO 8601: `2026-11-21T12:00:00Z`. */
  readonly writtenAt: string;
  /** The page of a mandate by its address, where there is one. */
  readonly link?: (address: string) => string | undefined;
}

/**
 * What is due as a calendar (iCalendar, RFC 5545). An entry takes as many whole days as the date is exact: a day, the month in which a
 * session opens, a year; its description says so. What has no date is left out, since a calendar has no place for it. An entry keeps
 * its UID from file to file.
 */
export function writeCalendar(entries: readonly DueEntry[], words: Words, options: CalendarOptions): string {
  return calendarFile(
    { product: "Record", name: words.t("relations:calendar.name") },
    entries.flatMap((entry) => event(entry, words, options)),
  );
}

function event(entry: DueEntry, words: Words, { writtenAt, link }: CalendarOptions): readonly string[] {
  const { occurrence, address, mandate, held } = entry;
  const span = spanOf(occurrence);
  if (!span) return [];
  const url = link?.(address);
  const summary = words.t("relations:calendar.summary", {
    form: words.t(`record:form.${mandate.form}`),
    addressee: words.list(mandate.addressee),
    document: held.key,
  });
  const field = (key: string, value: string) =>
    value === ""
      ? []
      : [words.t("relations:calendar.field", { label: words.t(`relations:column.${key}`), value })];
  const description = [
    ...(held.draft ? [words.t("relations:document.draft")] : []),
    mandate.text,
    ...field("address", address),
    ...field("due", dueSaid(occurrence, mandate.due, words)),
    ...field("recipient", mandate.recipient ?? ""),
    ...field("successor", entry.successor?.later ?? ""),
    ...exactness(occurrence, words),
  ].join("\n");
  return [
    "BEGIN:VEVENT",
    `UID:${uidOf(address, occurrence.nth)}`,
    `DTSTAMP:${calendarInstant(writtenAt)}`,
    `DTSTART;VALUE=DATE:${span.from}`,
    `DTEND;VALUE=DATE:${span.to}`,
    `SUMMARY:${escapeCalendar(summary)}`,
    `DESCRIPTION:${escapeCalendar(description)}`,
    ...(mandate.topics.length === 0
      ? []
      : [
          `CATEGORIES:${mandate.topics.map((topic) => escapeCalendar(words.t(`record:topic.${topic}`))).join(",")}`,
        ]),
    ...(url === undefined ? [] : [`URL:${url.replace(/[\r\n]/g, "")}`]),
    ...(held.draft ? ["STATUS:TENTATIVE"] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function exactness({ precision, byOpening }: Occurrence, words: Words): readonly string[] {
  if (byOpening) return [words.t("relations:calendar.opening")];
  return precision === "month" || precision === "year" ? [words.t(`relations:calendar.${precision}`)] : [];
}

/** The address and which time it is, as an address of mail: the same for ever. */
function uidOf(address: string, nth: number): string {
  return `${encodeURIComponent(address)}-${nth}@record.corridor`;
}

/** The first day and the day after the last, as `20080901`; undefined where no day is known or none such exists. */
function spanOf({ date }: Occurrence): { readonly from: string; readonly to: string } | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? "");
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), match[2], match[3]];
  const from = new Date(Date.UTC(year, Number(month ?? "1") - 1, Number(day ?? "1")));
  if (month !== undefined && from.getUTCMonth() + 1 !== Number(month)) return undefined;
  const to = new Date(from);
  if (month === undefined) to.setUTCFullYear(year + 1);
  else if (day === undefined) to.setUTCMonth(from.getUTCMonth() + 1);
  else to.setUTCDate(from.getUTCDate() + 1);
  return { from: compact(from), to: compact(to) };
}

function compact(day: Date): string {
  return day.toISOString().slice(0, 10).replaceAll("-", "");
}
