import type { Asked, ReplyAddress } from "../../../consultation/replying/model.ts";
import type { ReplyView } from "../../../consultation/replying/view.ts";
import { type Language, locale } from "../../../kernel/language.ts";
import { problem, type Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { refusal } from "../../answers.ts";
import { isolated } from "../../isolated.ts";
import type { Crumb } from "../../page.ts";
import { type PersonArguments, type SignedAsk, signedIn } from "../../signed.ts";
import { repliesAddress, replyAddress } from "./addresses.ts";
import type { SectionBasis } from "./posted.ts";

/** What a page of one reply works with. */
export interface ReplyAsk extends SignedAsk {
  readonly at: ReplyAddress;
  readonly view: ReplyView;
}

/**
 * For the loader of a page of one reply. Visitors are led to sign in; whoever may not read it gets 403, where there is none 404. The look
 * of one of the party's own marks it as opened.
 */
export async function askReply(args: PersonArguments): Promise<ReplyAsk> {
  const at = addressOf(args);
  const asked = signedIn(args, "reply.read", at.party);
  return { ...asked, at, view: found(await asked.services.replies.open(asked.person.actor, at)) };
}

export function addressOf({ params }: PersonArguments): ReplyAddress {
  return { consultation: params.consultation ?? "", party: params.party ?? "" };
}

/** The value of a result; else the page that says why there is none. */
export function found<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusal(statusOf(result.problems[0]?.code), ...result.problems);
}

/** The status that goes with a problem of replies. */
export function statusOf(code: string | undefined): 403 | 404 | 409 | 503 {
  if (code === "directory.not-allowed") return 403;
  if (code === "replies.not-asked" || code === "replies.file-unknown-here") return 404;
  return code?.startsWith("store.") ? 503 : 409;
}

/** What the form of the section of an address is read by; throws 403 and 404 as its page does. */
export async function basisOf({ services, person }: SignedAsk, args: PersonArguments): Promise<SectionBasis> {
  const basis = found(
    await services.replies.formBasis(person.actor, addressOf(args), args.params.section ?? ""),
  );
  return { ...basis, section: sectionOf({ view: { asked: basis } }, args) };
}

/** The section of an address; throws 404 where the questionnaire has none of that name. */
export function sectionOf(
  { view }: { readonly view: { readonly asked: Pick<Asked, "content"> } },
  { params, request }: PersonArguments,
) {
  const section = view.asked.content.sections.find(({ id }) => id === params.section);
  if (!section) throw refusal(404, problem("web.page-unknown", { path: new URL(request.url).pathname }));
  return section;
}

/** The title of a consultation in the reader's language. */
export function titleOf({ asked }: Pick<ReplyView, "asked">, language: Language): string {
  return textIn(asked.title, language, asked.content.original).text;
}

/** The way to a reply, and from it on. */
export function replyCrumbs(
  { words, language, at, view }: Pick<ReplyAsk, "words" | "language" | "at" | "view">,
  here?: string,
): readonly Crumb[] {
  const reply = `${titleOf(view, language)} (${view.party.names[language]})`;
  return [
    { words: words.t("replies:list.title"), to: repliesAddress(language) },
    ...(here === undefined
      ? [{ words: reply }]
      : [{ words: reply, to: replyAddress(language, at) }, { words: here }]),
  ];
}

/** How long ago, for the last day; before that the day and the hour (UTC). */
export function ago(words: Words, at: string, now: Date): string {
  const seconds = Math.round((Date.parse(at) - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale[words.language], { numeric: "auto" });
  if (seconds > -45) return format.format(0, "second");
  if (seconds > -3600) return format.format(Math.round(seconds / 60), "minute");
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), "hour");
  return moment(words, at);
}

/** The day and the hour of an instant, in UTC, and saying so. */
export function moment(words: Words, at: string): string {
  return words.date(at, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  });
}

/** Who did something, as a reader says it: `names` are those of the view. */
export function whoIs(words: Words, actor: string, names: ReplyView["names"]): string {
  const name = names.get(actor);
  if (name !== undefined) return isolated(name, words.language);
  return words.t(actor.startsWith("person:") ? "replies:first.somebody" : "replies:first.secretariat");
}

/** How long a party still has, or since when it has none. */
export function dueInWords(words: Words, term: ReplyView["term"], now: Date): string {
  const day = words.date(`${term.closes}T00:00:00Z`);
  if (now >= term.until) return words.t("replies:due.over", { day });
  // Days of the calendar as they are in the last time zone, where the day ends.
  const today = new Date(now.getTime() - 12 * 3_600_000).toISOString().slice(0, 10);
  const count = Math.round((Date.parse(term.closes) - Date.parse(today)) / 86_400_000);
  return count <= 0 ? words.t("replies:due.today", { day }) : words.t("replies:due.in", { count, day });
}

/** The state of a reply in words, with the correction that may be under way. */
export function stateInWords(words: Words, { state, submitted }: ReplyView["reply"]): string {
  const correcting = submitted !== null && state !== "submitted" && state !== "declined";
  return words.t(`replies:state.${correcting ? "correcting" : state}`);
}
