import type { Transaction } from "kysely";
import type { Party } from "../../directory/model.ts";
import { allParties } from "../../directory/people/parts.ts";
import { addresseesOf } from "../../directory/people/standings.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { textIn } from "../../kernel/texts.ts";
import { type Words, words } from "../../kernel/words.ts";
import type { LetterDraft, LetterKind } from "../../mail/model.ts";
import { queueLetters } from "../../mail/queue.ts";
import type { Meeting } from "../model.ts";
import { dayIn } from "./days.ts";
import { invitedParties } from "./invited.ts";
import type { MeetingParts } from "./parts.ts";

/** What a letter about a meeting says besides who it is from and to: sentences in the reader's language, and the page to which it leads. */
export interface LetterSaid {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The page within the meeting's: `plan`; empty for its own. */
  readonly page: string;
}

export interface LetterWish {
  readonly kind: LetterKind;
  /** Names the letter among those of the meeting; to each party it goes once under it. */
  readonly name: string;
  readonly say: (words: Words, party: Party) => LetterSaid;
}

/** To how many a letter was queued, and whom nobody can be written to for. */
export interface Written {
  readonly parties: number;
  readonly written: number;
  readonly nobody: readonly string[];
}

/** What letters about a meeting are written with. */
export type LetterParts = Pick<MeetingParts, "address" | "now">;

/**
 * Queues a letter about a meeting for whoever speaks for each of the parties, in each one's language. Throws ProblemError
 * `meetings.not-served` where no pages are served to which it could lead.
 */
export async function writeTo(
  parts: LetterParts,
  trx: Transaction<unknown>,
  meeting: Meeting,
  parties: readonly string[],
  wish: LetterWish,
): Promise<Written> {
  if (parties.length === 0) return { parties: 0, written: 0, nobody: [] };
  const address = parts.address();
  if (address === null) throw new ProblemError(problem("meetings.not-served"));
  const known = new Map((await allParties(trx)).map((party) => [party.id as string, party]));
  const addressees = await addresseesOf(trx, parties, dayIn(meeting.zone, parts.now()));
  const drafts = parties.flatMap((id) => {
    const party = known.get(id);
    if (!party) return [];
    return (addressees.get(id) ?? []).map(({ person, name, email, language }, place): LetterDraft => {
      const said = words(language);
      const { subject, paragraphs, page } = wish.say(said, party);
      const partyName = party.names[language];
      const link = `${address}/${language}/meetings/${meeting.id}${page === "" ? "" : `/${page}`}`;
      return {
        once: ["meeting", meeting.id, wish.name, id, ...(place === 0 ? [] : [String(place + 1)])].join("/"),
        kind: wish.kind,
        about: meeting.id,
        party: id,
        person,
        address: email,
        name: name ?? partyName,
        language,
        subject,
        body: [
          said.t("meetings:letter.to", { name: name ?? partyName, party: partyName }),
          ...paragraphs,
          said.t("meetings:letter.link", { link }),
        ].join("\n\n"),
      };
    });
  });
  await queueLetters(trx, parts.now(), drafts);
  const nobody = parties.filter((id) => (addressees.get(id) ?? []).length === 0);
  return { parties: parties.length, written: parties.length - nobody.length, nobody };
}

/** {@link writeTo} all who are invited to the meeting. */
export async function tellInvited(
  parts: LetterParts,
  trx: Transaction<unknown>,
  meeting: Meeting,
  wish: LetterWish,
): Promise<Written> {
  const invited = await invitedParties(trx, meeting);
  return writeTo(
    parts,
    trx,
    meeting,
    invited.map(({ id }) => id),
    wish,
  );
}

/** The meeting as a letter names it. */
export function inLetter(meeting: Meeting, words: Words) {
  const { language, t } = words;
  const text = (of: Meeting["title"] | null) => (of ? textIn(of, language, meeting.original).text : "");
  const days = words.days(meeting.opens, meeting.closes);
  const place = text(meeting.place);
  return {
    title: text(meeting.title),
    when: place === "" ? days : t("meetings:list.where", { days, place }),
    details: text(meeting.details),
  };
}
