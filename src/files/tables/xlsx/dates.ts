import type { CellValue } from "../model.ts";

/**
 * How a workbook counts days. `1900`: 1 is 1 January 1900 and 60 is the 29 February 1900 that never was, kept for Lotus
 * 1-2-3; from 61 (1 March 1900) on the count is right. `1900-strict`: the same days from 61 on, before that without the error.
 * `1904`: 0 is 1 January 1904.
 */
export type DateSystem = "1900" | "1900-strict" | "1904";

/** What a number format shows: a moment in the calendar, or only a time of day. */
export type DateFormat = "date" | "time";

const msPerDay = 86_400_000;
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const firstRightSerial = 61;
const leapDayThatNeverWas = 60;
const afterYear9999 = Date.UTC(10_000, 0, 1);

/**
 * The ISO 8601 text of a serial number: `2024-07-01`, `2024-07-01T13:45:00`, or `13:45:00` for a time of day. A number that is
 * no date in its system (negative, 29 February 1900, after 9999) stays the number.
 */
export function serialDate(serial: number, system: DateSystem, format: DateFormat): CellValue {
  if (serial < 0) return serial;
  // Serial numbers hold about a tenth of a second at best, so times are rounded to whole milliseconds.
  const ms = Math.round(serial * msPerDay);
  if (format === "time" && ms < msPerDay) return { date: new Date(ms).toISOString().slice(11, timeEnd(ms)) };
  const day = Math.floor(ms / msPerDay);
  if (system === "1900" && (day === leapDayThatNeverWas || day === 0)) return serial;
  const early = system === "1900" && day < firstRightSerial ? msPerDay : 0;
  const moment = (system === "1904" ? epoch1904 : epoch1900) + early + ms;
  if (moment >= afterYear9999) return serial;
  const text = new Date(moment).toISOString();
  return { date: ms % msPerDay === 0 ? text.slice(0, 10) : text.slice(0, timeEnd(ms)) };
}

function timeEnd(ms: number): number {
  return ms % 1000 === 0 ? 19 : 23;
}

const isoDate =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;
const isoTime = /^[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;

/** True for the texts that a cell of type `d` may hold. */
export function isIsoDate(text: string): boolean {
  return isoDate.test(text) || isoTime.test(text);
}
