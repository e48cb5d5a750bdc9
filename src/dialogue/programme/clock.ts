import { failed, ok, problem, type Result } from "../../kernel/problem.ts";

/**
 * What the clock on the wall of a place shows, and the instant that it means. People write `14:30` on a day at the place of the meeting;
 * what is kept is an instant in UTC. On the day on which clocks are set forward some times do not exist, on that on which they are set
 * back some exist twice: both are said, never guessed.
 */
export interface Wall {
  /** `2006-09-14` */
  readonly day: string;
  /** `14:30` */
  readonly time: string;
}

/** Which of the two instants is meant where a clock shows the same time twice. */
export type Fold = "first" | "second";

const minute = 60_000;
const oneDay = 86_400_000;

/** The offset of a zone from UTC at an instant, in milliseconds: east is positive. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / minute) * minute;
  const key = `${zone} ${whole}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  // A programme asks for the same hours again and again.
  if (offsets.size > 20_000) offsets.clear();
  const found = formattedOffset(whole, zone);
  offsets.set(key, found);
  return found;
}

const offsets = new Map<string, number>();

function formattedOffset(whole: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minutes, second) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, so each is made once. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** True where the zone is known: `America/New_York`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock in a zone shows at an instant. */
export function wallAt(instant: number, zone: string): Wall {
  const shown = new Date(instant + offsetAt(instant, zone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The offset as it is written: `-04:00`. */
export function offsetWords(instant: number, zone: string): string {
  const minutes = Math.round(offsetAt(instant, zone) / minute);
  const two = (n: number) => String(n).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The instants at which a clock in the zone shows a time: one; none in the hour that is skipped; two in the one that comes twice. */
export function instantsOf({ day, time }: Wall, zone: string): readonly number[] {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const around = new Set([offsetAt(shown - oneDay, zone), offsetAt(shown + oneDay, zone)]);
  return [...around]
    .map((offset) => shown - offset)
    .filter((instant) => offsetAt(instant, zone) === shown - instant)
    .sort((a, b) => a - b);
}

/** True in the hour that comes twice: what the clock in the zone shows at the instant it shows at another too. */
export function isTwice(instant: number, zone: string): boolean {
  const hour = 60 * minute;
  const whole = Math.floor(instant / hour) * hour;
  // Almost always no clock is set anywhere near, which is known by the hour.
  if (offsetAt(whole - 4 * hour, zone) === offsetAt(whole + 5 * hour, zone)) return false;
  return instantsOf(wallAt(instant, zone), zone).length > 1;
}

/**
 * The instant that somebody means who writes a time of day at a place. Problems: `programme.time-malformed` (facts: time), `programme.day-malformed` (facts:
 * day), `programme.time-skipped` (facts: time, day, next: the first time that the clock shows again) and, unless it is said which of the two is
 * meant, `programme.time-twice` (facts: time, day, first, second: the two offsets).
 */
export function instantOf(wall: Wall, zone: string, fold?: Fold): Result<number> {
  const { day, time } = wall;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !Number.isFinite(Date.parse(`${day}T00:00:00Z`)) || !isDay(day))
    return failed(problem("programme.day-malformed", { day: day.slice(0, 40) }));
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return failed(problem("programme.time-malformed", { time: time.slice(0, 40) }));
  const [first, second] = instantsOf(wall, zone);
  if (first === undefined)
    return failed(problem("programme.time-skipped", { time, day, next: firstAfterGap(wall, zone) }));
  if (second === undefined) return ok(first);
  if (fold === undefined)
    return failed(
      problem("programme.time-twice", {
        time,
        day,
        first: offsetWords(first, zone),
        second: offsetWords(second, zone),
      }),
    );
  return ok(fold === "first" ? first : second);
}

function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
}

/** What the clock shows in the first minute after the hour that it skips. */
function firstAfterGap({ day, time }: Wall, zone: string): string {
  const shown = Date.parse(`${day}T${time}:00Z`);
  let [low, high] = [shown - oneDay, shown + oneDay];
  const before = offsetAt(low, zone);
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return wallAt(high, zone).time;
}
