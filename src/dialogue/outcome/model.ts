import { z } from "zod";
import type { PartyKind } from "../../directory/model.ts";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";
import { LetterState } from "../../mail/model.ts";
import { Day } from "../model.ts";

/** What comes of a meeting: to whom its summary goes, and what is to follow. */

/** The lists of the directory, by the kinds of its parties. */
export const lists = {
  "member-states": ["member-state"],
  observers: ["observer-state", "observer"],
  agencies: ["secretariat", "regional-commission", "fund-or-programme", "agency", "related-organization"],
  organizations: ["intergovernmental", "regional-process", "forum", "non-governmental", "other"],
} as const satisfies Readonly<Record<string, readonly PartyKind[]>>;
export const listIds = ["member-states", "observers", "agencies", "organizations"] as const;
export const ListId = z.enum(listIds);
export type ListId = z.infer<typeof ListId>;

/** To whom something goes: all of these lists, and single parties. */
export const Lists = z.object({ lists: z.array(ListId).max(4), parties: z.array(z.string()).max(1000) });
export type Lists = z.infer<typeof Lists>;

export const Distribution = z.object({
  meeting: z.string(),
  number: z.int().positive(),
  symbol: z.string(),
  lists: Lists,
  at: z.date(),
});
export type Distribution = z.infer<typeof Distribution>;

/** One letter of a distribution and what came back; without a letter, where nobody could be written to for the party. */
export const Receipt = z.object({
  party: z.string(),
  /** Of several who are written to for a party. */
  place: z.int(),
  attempt: z.int().positive(),
  once: z.string().nullable(),
  language: Language.nullable(),
  at: z.date(),
  opened: z.date().nullable(),
  downloaded: z.date().nullable(),
  acknowledged: z.date().nullable(),
  /** Where the letter stands in the mail room; null without one. */
  letter: LetterState.nullable(),
  sent: z.date().nullable(),
  /** When the receiver's mail system put it into a mailbox, and when one passed it on to where no such news comes from. */
  delivered: z.date().nullable(),
  relayed: z.date().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** How far a distribution has reached a party, the furthest last. */
export const reaches = [
  "nobody",
  "failed",
  "waiting",
  "sent",
  "relayed",
  "delivered",
  "opened",
  "downloaded",
  "acknowledged",
] as const;
export type Reach = (typeof reaches)[number];

/** Reached, as far as mail goes, by a party that has not followed its link. */
export const silentReaches: ReadonlySet<Reach> = new Set(["sent", "relayed", "delivered"]);

/**
 * How far one letter came. `sent`: a mail server, or the outbox, took it, and it did not come back. `relayed`: a server that tells nothing
 * further has it, which is not that it was delivered. `delivered`: the receiver's own says that it lies in a mailbox.
 */
export function reachOf({
  letter,
  delivered,
  relayed,
  opened,
  downloaded,
  acknowledged,
}: Pick<Receipt, "letter" | "delivered" | "relayed" | "opened" | "downloaded" | "acknowledged">): Reach {
  // What was done by the link is certain, whatever a server says of the letter.
  if (acknowledged) return "acknowledged";
  if (downloaded) return "downloaded";
  if (opened) return "opened";
  if (letter === null) return "nobody";
  if (delivered) return "delivered";
  if (letter === "sent") return relayed ? "relayed" : "sent";
  return letter === "queued" || letter === "sending" ? "waiting" : "failed";
}

/** How far the letters to one party came, all attempts together. */
export function furthest(receipts: readonly Receipt[]): Reach {
  return receipts
    .map(reachOf)
    .reduce<Reach>((best, one) => (reaches.indexOf(one) > reaches.indexOf(best) ? one : best), "nobody");
}

/**
 * The way of a report from a meeting to all Member States: the Chair issues it, hands it to the Secretary-General, who has it circulated
 * as a document, and Member States receive that.
 */
export const transmissionSteps = ["issued", "handed-over", "circulated", "received"] as const;
export const TransmissionStep = z.enum(transmissionSteps);
export type TransmissionStep = z.infer<typeof TransmissionStep>;

export const Transmission = z.object({
  number: z.int().positive(),
  step: TransmissionStep,
  day: Day,
  /** Of the letter or the document of this step. */
  symbol: z.string().nullable(),
  note: z.string().nullable(),
  /** The distribution by which it was done. */
  distribution: z.int().nullable(),
});
export type Transmission = z.infer<typeof Transmission>;

export const followUpStates = ["proposed", "agreed", "in-hand", "done", "dropped"] as const;
export const FollowUpState = z.enum(followUpStates);
export type FollowUpState = z.infer<typeof FollowUpState>;

export const FollowUpContent = z.object({
  text: Text,
  original: Language,
  /** The party that is to do it; null while nobody is named. */
  owner: z.string().nullable(),
  due: Day.nullable(),
  state: FollowUpState,
  /** How it stands, or why it was dropped. */
  note: z.string().max(2000).nullable(),
});
export type FollowUpContent = z.infer<typeof FollowUpContent>;

/** Something that somebody is to do after a meeting. */
export const FollowUp = FollowUpContent.extend({
  meeting: z.string(),
  number: z.int().positive(),
  /** The proposal of a round table from which it came. */
  point: z.int().nullable(),
  revision: z.int().positive(),
  hash: z.string(),
  at: z.date(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export function isOpen({ state }: Pick<FollowUp, "state">): boolean {
  return state !== "done" && state !== "dropped";
}
