import type { Words } from "../../kernel/words.ts";
import type { Organ } from "../model.ts";
import type { Occurrence } from "../relations/due.ts";
import type { Due } from "../understanding/due.ts";
import type { VerbUse } from "../understanding/verbs.ts";

/** The name of an organ in the reader's language. */
export function organSaid(organ: Organ, words: Words): string {
  return words.t(`relations:organ.${organ}`);
}

/** A day, a month or a year, as exactly as it is given: `2008-09` is “September 2008”. */
export function dateSaid(date: string, words: Words): string {
  if (date.length === 4) return date;
  const parts = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return words.date(
    `${date.length === 7 ? `${date}-01` : date}T00:00:00Z`,
    date.length === 7 ? parts : { ...parts, day: "numeric" },
  );
}

/** When something falls due, in words: organ and session, the date or the opening, how often, the event. */
export function dueSaid(
  { organ, session, date, byOpening }: Pick<Occurrence, "organ" | "session" | "date" | "byOpening">,
  { recurrence, event }: Pick<Due, "recurrence" | "event">,
  words: Words,
): string {
  const held =
    session === undefined
      ? undefined
      : organ === undefined
        ? words.t("record:due.session", { session })
        : words.t("relations:document.session", { organ: organSaid(organ, words), session });
  const day = date === undefined ? undefined : dateSaid(date, words);
  const when =
    held !== undefined && day !== undefined
      ? byOpening
        ? words.t("relations:due.opens", { session: held, month: day })
        : words.t("relations:due.dated", { session: held, date: day })
      : (held ?? day ?? event);
  const often = recurrence === undefined ? undefined : words.t(`record:recurrence.${recurrence}`);
  if (when !== undefined && often !== undefined)
    return words.t("relations:due.recurring", { due: when, recurrence: often });
  return when ?? often ?? words.t("relations:due.unknown");
}

const before =
  /^(?:(?:Also|Further|Strongly|Once again|Deeply|Gravely|Seriously|Fully|Having|Noting|Expresses its|[A-Z][a-z]+ly),? )*$/;
const behind =
  /^(?: (?:upon|on|note|also|further|once again|strongly|in mind|with (?:[a-z]+ )?(?!of\b)[a-z]+(?=,? (?:of|that|the|to|its|in)\b)))*/;

/**
 * The words at the head of a paragraph that the United Nations prints in italics: its verb with what belongs to it, “Also welcomes”, “Takes
 * note with appreciation”. Undefined where it does not open with a verb.
 */
export function verbSpan(
  text: string,
  verbs: readonly VerbUse[],
): { readonly at: number; readonly end: number } | undefined {
  const leading = verbs.find((use) => use.leading);
  if (!leading) return undefined;
  const at = before.test(text.slice(0, leading.at)) ? 0 : leading.at;
  const from = leading.at + leading.form.length;
  return { at, end: from + (behind.exec(text.slice(from, from + 80))?.[0].length ?? 0) };
}
