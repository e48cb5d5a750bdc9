import { mayDo, partiesFor, requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import { seenMeeting } from "../contributions/parts.ts";
import { type StatementAddress, statementReference } from "../contributions/reference.ts";
import { type StatementOptions, statementParts } from "../contributions/service.ts";
import { selectMeetings } from "../meetings/repository.ts";
import { isPublic, type Meeting } from "../model.ts";
import { byParty, distribute, type OutcomeParts, type Sending, sendAgain } from "./distributing.ts";
import { follow } from "./following.ts";
import {
  type Distribution,
  type FollowUp,
  type FollowUpContent,
  furthest,
  isOpen,
  type Lists,
  type Reach,
  type Receipt,
  type Transmission,
} from "./model.ts";
import { type Mark, receive } from "./receiving.ts";
import {
  type LetterByKey,
  selectDistributions,
  selectFollowUpRevisions,
  selectFollowUps,
  selectReceipts,
} from "./repository.ts";
import type { Database } from "./tables.ts";
import { chainOf, type NewTransmission, transmit } from "./transmitting.ts";

/**
 * What becomes of the outcome of a meeting. Distributions and receipts are for whoever may `outcome.distribute`; the chain of transmission
 * is everybody's; so are follow-up actions once they are agreed. Problems of all: `directory.not-allowed`, `meetings.unknown`.
 */
export interface OutcomeService {
  /**
   * Sends the issued summary to lists and parties: each of their readers one letter, in their language. Problems: `outcome.not-issued`,
   * `outcome.nobody-chosen`, `directory.unknown-party`, `consultations.not-served`.
   */
  distribute(actor: Actor, meeting: string, lists: Lists): Promise<Result<Sending>>;
  /** Writes again to whom it did not reach, with `silent` also to those who have not opened it. Problem: `outcome.distribution-unknown`. */
  again(
    actor: Actor,
    meeting: string,
    number: number,
    which: { readonly silent: boolean },
  ): Promise<Result<Sending>>;
  /** The latest first. */
  distributions(actor: Actor, meeting: string): Promise<Result<readonly DistributionSeen[]>>;
  /** What the bearer of a letter's link does. Problem: `outcome.link-unknown`. */
  received(key: string, mark: Mark): Promise<Result<LetterByKey>>;
  /** The chain by which a report comes to all Member States, as far as it has come. */
  chain(actor: Actor, meeting: string): Promise<Result<readonly Transmission[]>>;
  /** The next link of it. Problems: `outcome.not-issued`, `outcome.step-out-of-order`, `outcome.step-backwards`, `contributions.day-unclear`. */
  transmit(actor: Actor, meeting: string, given: NewTransmission): Promise<Result<Transmission>>;
  /**
   * Keeps a follow-up action. Problems: `outcome.action-empty`, `.action-ownerless`, `.action-there`, `round-tables.unknown`,
   * `directory.unknown-party`.
   */
  follow(
    actor: Actor,
    meeting: string,
    given: FollowUpContent & { readonly point?: number | null | undefined },
  ): Promise<Result<FollowUp>>;
  /** Problems: as {@link follow}, `outcome.action-unknown`, `outcome.action-changed`. */
  change(
    actor: Actor,
    meeting: string,
    at: { readonly number: number; readonly revision: number },
    given: FollowUpContent,
  ): Promise<Result<FollowUp>>;
  followUps(actor: Actor, meeting: string): Promise<Result<readonly FollowUpSeen[]>>;
  /** What earlier meetings of the same kind have left to do: it appears in the next. */
  carried(actor: Actor, meeting: string): Promise<Result<readonly FollowUpSeen[]>>;
  /** Every action that the actor may see, for reports: those of the latest meetings first. */
  offered(actor: Actor): Promise<readonly FollowUpSeen[]>;
  /** What a reference names, as it stood then. Problem: `outcome.action-unknown`. */
  cited(
    actor: Actor,
    address: StatementAddress,
  ): Promise<Result<{ readonly action: FollowUp; readonly newer: string | null }>>;
  /** Where the pages are, once that is known: letters lead there, and none are written before. */
  servedAt(address: string): void;
}

export interface DistributionSeen extends Distribution {
  readonly parties: readonly {
    readonly party: string;
    readonly reach: Reach;
    readonly receipts: readonly Receipt[];
  }[];
  readonly counts: Readonly<Partial<Record<Reach, number>>>;
}

export interface FollowUpSeen extends FollowUp {
  readonly reference: string;
}

export interface OutcomeOptions extends StatementOptions {
  /** Where the pages are for everybody outside, where somebody has said so: it goes before where the server listens. */
  readonly address?: string | null | undefined;
}

/** Opens the outcomes of a store. */
export function openOutcomes({ address: outside = null, ...options }: OutcomeOptions): OutcomeService {
  let served: string | null = outside;
  const parts: OutcomeParts = { ...statementParts(options), address: () => served };
  const db: Database = parts.store.database();
  return {
    distribute: (actor, id, lists) => attempt(() => distribute(parts, actor, id, { lists })),
    again: (actor, id, number, which) => attempt(() => sendAgain(parts, actor, id, number, which)),
    distributions: (actor, id) =>
      attempt(async () => {
        requireRight(actor, "outcome.distribute");
        await seenMeeting(db, actor, id);
        const found: DistributionSeen[] = [];
        for (const one of await selectDistributions(db, id))
          found.push({ ...one, ...reached(await selectReceipts(db, id, one.number)) });
        return found;
      }),
    received: (key, mark) => attempt(() => receive(parts, key.slice(0, 100), mark)),
    chain: (actor, id) =>
      attempt(async () => {
        await seenMeeting(db, actor, id);
        return chainOf(db, id);
      }),
    transmit: (actor, id, given) => attempt(() => transmit(parts, actor, id, given)),
    follow: (actor, id, given) => attempt(() => follow(parts, actor, id, given)),
    change: (actor, id, at, given) => attempt(() => follow(parts, actor, id, given, at)),
    followUps: (actor, id) =>
      attempt(async () => {
        await seenMeeting(db, actor, id);
        return seenOf(actor, await selectFollowUps(db, id));
      }),
    carried: (actor, id) =>
      attempt(async () => {
        const meeting = await seenMeeting(db, actor, id);
        const earlier = (await meetingsSeen(db, actor)).filter(
          ({ kind, opens }) => kind === meeting.kind && opens < meeting.opens,
        );
        const all = seenOf(actor, await selectFollowUps(db));
        return earlier.flatMap(({ id: other }) => all.filter((one) => one.meeting === other && isOpen(one)));
      }),
    offered: async (actor) => {
      const all = seenOf(actor, await selectFollowUps(db));
      return (await meetingsSeen(db, actor)).flatMap(({ id }) => all.filter(({ meeting }) => meeting === id));
    },
    cited: (actor, { meeting, number, version }) =>
      attempt(async () => {
        await seenMeeting(db, actor, meeting);
        const revisions = await selectFollowUpRevisions(db, meeting, number);
        const action = revisions.find(({ hash }) => hash === version);
        if (!action || seenOf(actor, [action]).length === 0)
          throw new ProblemError(problem("outcome.action-unknown", { number }));
        const [current] = revisions;
        return { action, newer: current && current.hash !== version ? referenceTo(current) : null };
      }),
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}

/** What is only proposed is seen by those who work on the meeting, and by the party that is to do it. */
function seenOf(actor: Actor, all: readonly FollowUp[]): readonly FollowUpSeen[] {
  const follows = mayDo(actor, "meeting.follow");
  const own = partiesFor(actor, "summary.comment");
  const isOwn = (owner: string | null) => owner !== null && own !== "all" && own.includes(owner);
  return all
    .filter(({ state, owner }) => follows || (state !== "proposed" && state !== "dropped") || isOwn(owner))
    .map((one) => ({ ...one, reference: referenceTo(one) }));
}

async function meetingsSeen(db: Database, actor: Actor): Promise<readonly Meeting[]> {
  const follows = mayDo(actor, "meeting.follow");
  return (await selectMeetings(db)).filter((meeting) => follows || isPublic(meeting));
}

function reached(receipts: readonly Receipt[]): Pick<DistributionSeen, "parties" | "counts"> {
  const counts: Partial<Record<Reach, number>> = {};
  const parties = [...byParty(receipts)].map(([party, own]) => {
    const reach = furthest(own);
    counts[reach] = (counts[reach] ?? 0) + 1;
    return { party, reach, receipts: own };
  });
  return { parties, counts };
}

function referenceTo({ meeting, number, hash }: FollowUp): string {
  return statementReference({ meeting, number, version: hash, what: "follow-up" });
}
