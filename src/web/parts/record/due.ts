import type { Words } from "../../../kernel/words.ts";
import type { Due } from "../../../record/understanding/due.ts";

/** When something is due, in the reader's words; empty where the text sets no time. */
export function dueInWords(words: Words, due: Due): readonly string[] {
  const said: string[] = [];
  const sessions = due.sessions ?? (due.session === undefined ? [] : [due.session]);
  if (sessions.length > 0) {
    const named = words.list(sessions.map((session) => words.t("record:due.session", { session })));
    said.push(
      due.opens === undefined || sessions.length > 1
        ? named
        : words.t("record-pages:due.opens", { session: named, opens: partialDate(words, due.opens) }),
    );
  }
  if (due.date !== undefined) said.push(partialDate(words, due.date));
  if (due.recurrence !== undefined) said.push(words.t(`record:recurrence.${due.recurrence}`));
  return said;
}

/** A day, a month or a year, as exactly as it is known: `2006-12-20`, `2008-09`, `2030`. */
export function partialDate(words: Words, date: string): string {
  const [year, month, day] = date.split("-");
  if (month === undefined) return year ?? "";
  const whole = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(whole.getTime())) return date;
  return words.date(whole, {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
    ...(day === undefined ? {} : { day: "numeric" }),
  });
}
