import type { Meeting } from "../../../dialogue/model.ts";
import { isOpen } from "../../../dialogue/outcome/model.ts";
import type { FollowUpSeen } from "../../../dialogue/outcome/service.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { outcomeAddress } from "../contributions/addresses.ts";
import { partyNames } from "../contributions/asked.ts";
import { dayInWords, found, type MeetingAsk } from "../meetings/asked.ts";

/** So many are named on the page of a meeting; the rest stand on that of its outcome. */
const named = 5;

/** What earlier meetings have left to do, as the page of the next shows it. */
export interface CarriedShown {
  readonly actions: readonly {
    readonly key: string;
    readonly text: { readonly text: string; readonly language: string };
    readonly about: string;
  }[];
  readonly count: number;
  readonly to: string;
}

/** How an action stands, whose it is and by when, in a line. */
export function standingOf(
  { state, owner, due }: Pick<FollowUpSeen, "state" | "owner" | "due">,
  words: Words,
  names: ReadonlyMap<string, string>,
): string {
  const { t } = words;
  return [
    t(`outcome:action-state.${state}`),
    owner === null ? t("outcome:action.nobody") : (names.get(owner) ?? owner),
    ...(due === null ? [] : [t("outcome:action.by", { day: dayInWords(due, words) })]),
  ].join(" · ");
}

/** The open actions of earlier meetings that a meeting has before it; null where there are none, or it is of the record. */
export async function carriedOf(asked: MeetingAsk, meeting: Meeting): Promise<CarriedShown | null> {
  const { services, actor, id, words, language } = asked;
  if (meeting.state === "past") return null;
  const open = found(await services.outcomes.carried(actor, id)).filter(isOpen);
  if (open.length === 0) return null;
  const names = await partyNames(services, words);
  return {
    actions: open.slice(0, named).map((one) => ({
      key: `${one.meeting}/${one.number}`,
      text: textIn(one.text, language, one.original),
      about: standingOf(one, words, names),
    })),
    count: open.length,
    to: outcomeAddress(language, id),
  };
}
