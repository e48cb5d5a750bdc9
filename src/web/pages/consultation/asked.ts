import type { Consultation } from "../../../consultation/running/model.ts";
import type { ConsultationService } from "../../../consultation/running/service.ts";
import type { Deed } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Problem, Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { worldAddress } from "../../addresses.ts";
import { refusal } from "../../answers.ts";
import type { Crumb } from "../../page.ts";
import { type PersonArguments, type SignedAsk, signedIn } from "../../signed.ts";
import {
  consultationAddress,
  consultationsAddress,
  letterOfAddress,
  recipientsAddress,
  remindersAddress,
} from "./addresses.ts";

/** What a loader of one consultation's pages works with. */
export interface ConsultationAsk extends SignedAsk {
  readonly consultations: ConsultationService;
  readonly actor: Actor;
  readonly id: string;
}

/** For whoever may do the deed; everyone else is led to sign in, or refused. */
export function askConsultation(args: PersonArguments, deed: Deed = "consultation.follow"): ConsultationAsk {
  const asked = signedIn(args, deed);
  return {
    ...asked,
    consultations: asked.services.consultations,
    actor: asked.person.actor,
    id: args.params.id ?? "",
  };
}

/** The value, or the error page. */
export function found<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const denied = result.problems.some(({ code }) => code === "directory.not-allowed");
  throw refusal(denied ? 403 : 404, ...result.problems);
}

export function titleIn({ title }: Pick<Consultation, "title">, { language }: Words): string {
  return textIn(title, language, "en").text;
}

/** A day of the calendar in words. */
export function dayInWords(day: string, words: Words): string {
  return words.date(`${day}T00:00:00Z`);
}

/** Problems as sentences; facts that are codes of ours in words. */
export function said(problems: readonly Problem[], words: Words): readonly string[] {
  const inWords = (name: string, value: string | number) => {
    const key =
      name === "language" ? `kernel:language.${value}` : name === "what" ? `consultations:part.${value}` : "";
    if (key !== "" && words.has(key)) return words.t(key);
    return name === "closes" || name === "after" ? dayInWords(String(value), words) : value;
  };
  return problems.map((one) =>
    words.problem({
      ...one,
      facts: Object.fromEntries(
        Object.entries(one.facts).map(([name, value]) => [name, inWords(name, value)]),
      ),
    }),
  );
}

export type Way = "one" | "recipients" | "letter" | "reminders";

/** The way to a page within a consultation. */
export function crumbsOf(
  { words, language }: Pick<SignedAsk, "words" | "language">,
  consultation: Pick<Consultation, "id" | "title">,
  here: Way,
): readonly Crumb[] {
  const title = titleIn(consultation, words);
  const before = [
    { words: words.t("web:foot.world"), to: worldAddress(language) },
    { words: words.t("consultations:page.all"), to: consultationsAddress(language) },
  ];
  if (here === "one") return [...before, { words: title }];
  return [
    ...before,
    { words: title, to: consultationAddress(language, consultation.id) },
    { words: words.t(`consultations:way.${here}`) },
  ];
}

/** The pages of one consultation, as links. */
export function waysOf({ words, language }: Pick<SignedAsk, "words" | "language">, id: string, here: Way) {
  const to = {
    one: consultationAddress(language, id),
    recipients: recipientsAddress(language, id),
    letter: letterOfAddress(language, id),
    reminders: remindersAddress(language, id),
  };
  return (["one", "recipients", "letter", "reminders"] as const).map((way) => ({
    words: words.t(`consultations:way.${way}`),
    to: to[way],
    here: way === here,
  }));
}
