import type { AuditAsk } from "../../../directory/audit/service.ts";
import type { AuditChoice } from "./addresses.ts";

const dayMilliseconds = 86_400_000;
const longestText = 200;

/** What an address chooses; what cannot be understood is left out. */
export function auditChoice(query: URLSearchParams): AuditChoice {
  const text = (name: string) => query.get(name)?.trim().slice(0, longestText) || undefined;
  const day = (name: string) => (dayOf(query.get(name)) === undefined ? undefined : text(name));
  const number = (name: string) =>
    /^\d{1,15}$/.test(query.get(name) ?? "") ? Number(text(name)) : undefined;
  return {
    who: text("who"),
    deed: text("deed"),
    subject: text("subject"),
    text: text("text"),
    from: day("from"),
    until: day("until"),
    before: number("before"),
    after: number("after"),
  };
}

/** The same as the service is asked. */
export function auditAsk({ who, deed, subject, text, from, until }: AuditChoice): AuditAsk {
  const end = dayOf(until ?? null);
  return {
    who,
    deed,
    subject,
    text,
    from: dayOf(from ?? null),
    until: end && new Date(end.getTime() + dayMilliseconds),
  };
}

/** The beginning of a day in UTC; undefined where the text is no day. */
function dayOf(text: string | null): Date | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : day;
}
