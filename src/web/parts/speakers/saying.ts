import { isTwice, offsetWords } from "../../../dialogue/programme/clock.ts";
import type { Entry, Speaker } from "../../../dialogue/speakers/model.ts";
import type { Party } from "../../../directory/model.ts";
import { locale } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";

/** How names, levels, times and places on a speakers' list are said in a language. */
export interface Saying {
  readonly words: Words;
  /** Parties by identifier, as the directory has them now. */
  readonly parties: ReadonlyMap<string, Party>;
  /** The time zone of the meeting's place. */
  readonly zone: string;
}

export function partyName({ words, parties }: Pick<Saying, "words" | "parties">, id: string): string {
  return parties.get(id)?.names[words.language] ?? id;
}

export function levelName({ words }: Pick<Saying, "words">, { level }: Pick<Speaker, "level">): string {
  return words.t(`speakers:level.${level}`);
}

/** Of more members the group's name says enough: a line on a screen in the hall has no end otherwise. */
const mostNamed = 12;

/** For whom an entry speaks: the group as it is called and its members by name, where they are few; null where it speaks for itself. */
export function behalfOf(
  saying: Pick<Saying, "words" | "parties">,
  { onBehalfOf }: Pick<Entry, "onBehalfOf">,
): string | null {
  if (onBehalfOf === null) return null;
  const { group, members } = onBehalfOf;
  const named = saying.words.list(members.map((member) => partyName(saying, member)));
  if (group === null) return saying.words.t("speakers:say.on-behalf", { group: named });
  if (members.length > 0 && members.length <= mostNamed)
    return saying.words.t("speakers:say.on-behalf-members", { group, members: named });
  return saying.words.t("speakers:say.on-behalf", { group });
}

/** Which of a party's two rights of reply it is; null for a statement. */
export function replyName(
  { words }: Pick<Saying, "words">,
  { kind, nth }: Pick<Entry, "kind" | "nth">,
): string | null {
  return kind === "reply" ? words.t(`speakers:say.reply-${nth === 1 ? "first" : "second"}`) : null;
}

/** Seconds in words: `2 min 30 sec`, `45 sec`; without a limit said so. */
export function secondsInWords({ words }: Pick<Saying, "words">, seconds: number | null): string {
  if (seconds === null) return words.t("speakers:say.no-limit");
  const unit = (value: number, name: string) =>
    words.number(value, { style: "unit", unit: name, unitDisplay: "short" });
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    Math.round(seconds) % 60,
  ];
  const parts = [
    ...(hours > 0 ? [unit(hours, "hour")] : []),
    ...(minutes > 0 ? [unit(minutes, "minute")] : []),
    ...(rest > 0 || seconds < 1 ? [unit(rest, "second")] : []),
  ];
  return parts.join(" ");
}

/** A clock as it stands on a screen: `3:07`, `-0:12`. The same in all languages. */
export function clockText(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1000 - (milliseconds < 0 ? 0 : 1e-9));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return milliseconds < 0 && seconds > 0 ? `\u2212${text}` : text;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as the clock on the wall shows it at the place of the meeting; with the day where that is another than today's. */
export function wallTime({ words, zone }: Pick<Saying, "words" | "zone">, at: number, now: number): string {
  const format = (name: string, options: Intl.DateTimeFormatOptions) => {
    const id = `${words.language} ${zone} ${name}`;
    const known =
      formats.get(id) ?? new Intl.DateTimeFormat(locale[words.language], { ...options, timeZone: zone });
    formats.set(id, known);
    return known.format(at);
  };
  const day = (instant: number) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(instant);
  const shown = format("time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  // When clocks are set back in mid-meeting an hour comes twice: then it is said which of the two.
  const time = isTwice(at, zone) ? `${shown} (${offsetWords(at, zone)})` : shown;
  if (Math.abs(at - now) < 6 * 3_600_000 || day(at) === day(now)) return time;
  return `${format("day", { weekday: "short", day: "numeric", month: "short" })} ${time}`;
}
