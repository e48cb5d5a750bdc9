import type { Party } from "../../directory/model.ts";
import { words } from "../../kernel/words.ts";
import { type LetterDraft, type LetterKind, secretPlace } from "../../mail/model.ts";
import { compose, type LetterMaker } from "./composing.ts";
import { type Correspondent, inAddress } from "./correspondents.ts";
import { invitationDays } from "./inviting.ts";
import type { Day, LetterTexts } from "./model.ts";

/** One letter to a party, to be made for each who is written to for it. */
export interface LetterWish {
  readonly kind: LetterKind;
  /** What the letter is among those about one consultation: the guard against sending it twice. */
  readonly name: string;
  readonly texts: LetterTexts;
  readonly party: Party;
  readonly correspondents: readonly Correspondent[];
  /** The last day of the party's time. */
  readonly closes: Day;
  /** Links by which those make an account who have none, by person. */
  readonly invitations?: ReadonlyMap<string, string>;
}

/** The name of a letter of a consultation to a party, under which it is sent once; several readers get each their own. */
export function onceOf(consultation: string, name: string, party: string, place = 0): string {
  return [consultation, name, party, ...(place === 0 ? [] : [String(place + 1)])].join("/");
}

/** The letters to be queued for a party, each in its reader's language: none where nobody can be written to. */
export function letterDrafts(maker: LetterMaker, wish: LetterWish): readonly LetterDraft[] {
  const { consultation } = maker;
  const { party, closes, texts, kind, name } = wish;
  return wish.correspondents.map((correspondent, place) => {
    const { language, subject, body } = compose(maker, texts, {
      party,
      correspondent,
      closes,
      language: correspondent.language,
    });
    const invitation = wish.invitations?.get(correspondent.person ?? "");
    const invited = words(language).t("consultations:letter.invitation", { count: invitationDays });
    return {
      once: onceOf(consultation.id, name, party.id, place),
      kind,
      about: consultation.id,
      party: party.id,
      person: correspondent.person,
      address: correspondent.email,
      name: correspondent.name ?? inAddress(correspondent, language),
      language,
      subject,
      ...(invitation === undefined
        ? { body }
        : { body: [body, invited, secretPlace].join("\n\n"), secret: invitation }),
    };
  });
}
