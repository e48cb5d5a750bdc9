import type { Party } from "../../directory/model.ts";
import type { Addressee } from "../../directory/people/model.ts";
import type { Language } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import { type LetterDraft, secretPlace } from "../../mail/model.ts";
import type { Meeting } from "../model.ts";

/** The page to which the link in a letter leads. */
export function receivedPath(language: Language, key: string): string {
  return `/${language}/received?key=${key}`;
}

export interface OutcomeLetter {
  readonly meeting: Meeting;
  readonly symbol: string;
  readonly party: Party;
  readonly to: Addressee;
  readonly once: string;
  readonly key: string;
  /** Where the pages are served, without a slash at its end. */
  readonly address: string;
  /** The languages in which the whole text stands. */
  readonly editions: readonly Language[];
  /** True where an earlier letter did not arrive, or was not answered. */
  readonly again: boolean;
}

/** The letter by which one reader gets the outcome, in their language. */
export function outcomeLetter(given: OutcomeLetter): LetterDraft {
  const { meeting, symbol, party, to, once, key, address, editions, again } = given;
  const { language } = to;
  const { t, list } = words(language);
  const title = textIn(meeting.title, language, meeting.original).text;
  const body = [
    t("outcome:letter.greeting", { name: to.name ?? party.names[language] }),
    t(again ? "outcome:letter.again" : "outcome:letter.says", { meeting: title, symbol }),
    t("outcome:letter.editions", { languages: list(editions.map((one) => t(`kernel:language.${one}`))) }),
    t("outcome:letter.link"),
    secretPlace,
    t("outcome:letter.about-link"),
  ].join("\n\n");
  return {
    ...{ once, kind: "outcome", about: meeting.id, party: party.id, person: to.person, address: to.email },
    name: to.name ?? party.names[language],
    language,
    subject: t("outcome:letter.subject", { meeting: title, symbol }),
    body,
    secret: `${address}${receivedPath(language, key)}`,
  };
}
