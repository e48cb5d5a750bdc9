import type { Transaction } from "kysely";
import type { Party } from "../../directory/model.ts";
import { addresseesOf } from "../../directory/people/standings.ts";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { queueLetters } from "../../mail/queue.ts";
import { type StatementParts, seenMeeting } from "../contributions/parts.ts";
import type { Meeting } from "../model.ts";
import { completeIn } from "../summary/document.ts";
import { selectSummary } from "../summary/repository.ts";
import { newKey } from "./keys.ts";
import { outcomeLetter } from "./letters.ts";
import {
  type Distribution,
  furthest,
  Lists,
  lists,
  type Reach,
  type Receipt,
  silentReaches,
} from "./model.ts";
import {
  insertDistribution,
  insertLetters,
  type LetterRow,
  selectDistributions,
  selectReceipts,
} from "./repository.ts";

/** What the deeds around outcomes work with. */
export interface OutcomeParts extends StatementParts {
  /** Where the pages are served, without a slash at its end; null while they are not. */
  readonly address: () => string | null;
}

/** What came of sending. */
export interface Sending {
  readonly number: number;
  readonly parties: number;
  readonly letters: number;
  /** Parties for which nobody can be written to. */
  readonly nobody: readonly string[];
}

/** The parties of some lists and single ones, in the order of the directory. */
export function listed(all: Iterable<Party>, chosen: Lists): readonly Party[] {
  const kinds = new Set<string>(chosen.lists.flatMap((list): readonly string[] => lists[list]));
  const single = new Set(chosen.parties);
  return [...all].filter(({ id, kind, until }) => single.has(id) || (kinds.has(kind) && until === null));
}

/** Sends the issued summary, or what was circulated of it under another symbol. Throws the problems of `OutcomeService.distribute`. */
export async function distribute(
  parts: OutcomeParts,
  actor: Actor,
  id: string,
  given: { readonly lists: Lists; readonly symbol?: string | undefined },
  within?: (trx: Transaction<unknown>, sending: Sending) => Promise<void>,
): Promise<Sending> {
  requireRight(actor, "outcome.distribute");
  const meeting = await seenMeeting(parts.store.database(), actor, id);
  const known = await parts.parties();
  const chosen = Lists.parse(given.lists);
  const stranger = chosen.parties.find((party) => !known.has(party));
  if (stranger !== undefined)
    throw new ProblemError(problem("directory.unknown-party", { party: stranger.slice(0, 60) }));
  const parties = listed(known.values(), chosen);
  if (parties.length === 0) throw new ProblemError(problem("outcome.nobody-chosen"));
  const address = requireAddress(parts);
  const entry = ({ number, parties: all, letters, nobody }: Sending) => ({
    deed: "outcome.distribute",
    subject: `${id}/${number}`,
    detail: { parties: all, letters, nobody: nobody.length },
  });
  return parts.store.deed(actor, entry, async (trx) => {
    const issued = await requireIssued(trx, id);
    const number = ((await selectDistributions(trx, id))[0]?.number ?? 0) + 1;
    const distribution: Distribution = {
      ...{ meeting: id, number, symbol: given.symbol ?? issued.symbol, lists: chosen, at: parts.now() },
    };
    await insertDistribution(trx, distribution, actorName(actor));
    const sent = await send(parts, trx, { meeting, distribution, parties, address, attempt: () => 1 });
    const sending = { number, parties: parties.length, ...sent };
    await within?.(trx, sending);
    return sending;
  });
}

/** Whom a distribution has not reached. */
export const unreached: ReadonlySet<Reach> = new Set(["nobody", "failed"]);

/**
 * Writes again to the parties that a distribution did not reach; with `silent` also to those that got their letter and have not opened it. A letter
 * that still waits is not written twice.
 */
export async function sendAgain(
  parts: OutcomeParts,
  actor: Actor,
  id: string,
  number: number,
  { silent }: { readonly silent: boolean },
): Promise<Sending> {
  requireRight(actor, "outcome.distribute");
  const meeting = await seenMeeting(parts.store.database(), actor, id);
  const known = await parts.parties();
  const address = requireAddress(parts);
  const entry = ({ parties: all, letters, nobody }: Sending) => ({
    deed: "outcome.again",
    subject: `${id}/${number}`,
    detail: { parties: all, letters, nobody: nobody.length },
  });
  return parts.store.deed(actor, entry, async (trx) => {
    const distribution = (await selectDistributions(trx, id)).find((one) => one.number === number);
    if (!distribution) throw new ProblemError(problem("outcome.distribution-unknown", { number }));
    const receipts = byParty(await selectReceipts(trx, id, number));
    const parties = [...receipts].flatMap(([party, own]) => {
      const reach = furthest(own);
      const found = known.get(party);
      return found && (unreached.has(reach) || (silent && silentReaches.has(reach))) ? [found] : [];
    });
    const attempt = (party: string) =>
      Math.max(0, ...(receipts.get(party) ?? []).map((one) => one.attempt)) + 1;
    const sent = await send(parts, trx, { meeting, distribution, parties, address, attempt });
    return { number, parties: parties.length, ...sent };
  });
}

export function byParty(receipts: readonly Receipt[]): ReadonlyMap<string, readonly Receipt[]> {
  const found = new Map<string, Receipt[]>();
  for (const receipt of receipts) found.set(receipt.party, [...(found.get(receipt.party) ?? []), receipt]);
  return found;
}

async function send(
  parts: OutcomeParts,
  trx: Transaction<unknown>,
  given: {
    readonly meeting: Meeting;
    readonly distribution: Distribution;
    readonly parties: readonly Party[];
    readonly address: string;
    readonly attempt: (party: string) => number;
  },
): Promise<Pick<Sending, "letters" | "nobody">> {
  const { meeting, distribution, parties, address, attempt } = given;
  const { symbol, number } = distribution;
  const at = parts.now();
  const ids = parties.map(({ id }) => id);
  const addressees = await addresseesOf(trx, ids, at.toISOString().slice(0, 10));
  const summary = await selectSummary(trx, meeting.id);
  const editions = summary ? completeIn(summary.content) : [];
  const rows: LetterRow[] = [];
  const nobody: string[] = [];
  const drafts = parties.flatMap((party) => {
    const row = {
      meeting: meeting.id,
      distribution: number,
      party: party.id,
      attempt: attempt(party.id),
      at,
    };
    const readers = addressees.get(party.id) ?? [];
    if (readers.length === 0) {
      nobody.push(party.id);
      rows.push({ ...row, place: 0, once: null, key_hash: null, language: null });
    }
    return readers.map((to, place) => {
      const { key, hash } = newKey();
      const once = `outcome/${meeting.id}/${number}/${party.id}/${place + 1}/${row.attempt}`;
      rows.push({ ...row, place: place + 1, once, key_hash: hash, language: to.language });
      const again = row.attempt > 1;
      return outcomeLetter({ meeting, symbol, party, to, once, key, address, editions, again });
    });
  });
  await insertLetters(trx, rows);
  await queueLetters(trx, at, drafts);
  return { letters: drafts.length, nobody };
}

function requireAddress(parts: OutcomeParts): string {
  const address = parts.address();
  if (address === null) throw new ProblemError(problem("consultations.not-served"));
  return address;
}

/** Throws ProblemError `outcome.not-issued`. */
export async function requireIssued(
  trx: Transaction<unknown>,
  id: string,
): Promise<{ readonly symbol: string }> {
  const summary = await selectSummary(trx, id);
  if (summary?.state !== "issued" || summary.symbol === null)
    throw new ProblemError(problem("outcome.not-issued"));
  return { symbol: summary.symbol };
}
