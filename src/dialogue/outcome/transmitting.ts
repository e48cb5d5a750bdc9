import type { Transaction } from "kysely";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { tidyText } from "../contributions/paragraphs.ts";
import { seenMeeting, touched } from "../contributions/parts.ts";
import { Day } from "../model.ts";
import { selectSummary } from "../summary/repository.ts";
import { distribute, type OutcomeParts, requireIssued } from "./distributing.ts";
import { type Transmission, type TransmissionStep, transmissionSteps } from "./model.ts";
import { insertTransmission, selectTransmission } from "./repository.ts";
import type { Database } from "./tables.ts";

/** The chain as far as it has come: that the summary was issued is its first link. */
export async function chainOf(database: Database, id: string): Promise<readonly Transmission[]> {
  const summary = await selectSummary(database, id);
  if (summary?.state !== "issued" || summary.issued === null) return [];
  const issued: Transmission = {
    ...{ number: 1, step: "issued", day: summary.issued.toISOString().slice(0, 10), symbol: summary.symbol },
    ...{ note: null, distribution: null },
  };
  return [issued, ...(await selectTransmission(database, id))];
}

export interface NewTransmission {
  readonly step: TransmissionStep;
  readonly day: string;
  readonly symbol: string | null;
  readonly note: string | null;
}

/**
 * The next link of the chain. To the Secretary-General it is handed over; under the symbol that it then gets it is circulated; with the last link
 * it goes to all Member States by letter. Throws the problems of `OutcomeService.transmit`.
 */
export async function transmit(
  parts: OutcomeParts,
  actor: Actor,
  id: string,
  { step, day, symbol, note }: NewTransmission,
): Promise<Transmission> {
  requireRight(actor, "outcome.distribute");
  const db: Database = parts.store.database();
  await seenMeeting(db, actor, id);
  if (!Day.safeParse(day).success)
    throw new ProblemError(problem("contributions.day-unclear", { text: day.slice(0, 40) }));
  const tidy = {
    symbol: tidyText(symbol ?? "").slice(0, 80) || null,
    note: tidyText(note ?? "").slice(0, 1000) || null,
  };
  const at = parts.now();
  const add = async (trx: Transaction<unknown>, distribution: number | null): Promise<Transmission> => {
    await requireIssued(trx, id);
    const chain = await chainOf(trx, id);
    const next = transmissionSteps[chain.length];
    if (next !== step) throw new ProblemError(problem("outcome.step-out-of-order", { done: chain.length }));
    if (day < (chain.at(-1)?.day ?? "")) throw new ProblemError(problem("outcome.step-backwards", { day }));
    const link: Transmission = { number: chain.length + 1, step, day, ...tidy, distribution };
    await insertTransmission(trx, id, link, { at, actor: actorName(actor) });
    await touched(trx, id, at);
    return link;
  };
  if (step !== "received")
    return parts.store.deed(actor, { deed: "outcome.transmit", subject: id, detail: { step } }, (trx) =>
      add(trx, null),
    );
  // The symbol under which it was circulated is the one that Member States get.
  const circulated = (await chainOf(db, id)).findLast((link) => link.symbol !== null)?.symbol ?? undefined;
  let made: Transmission | undefined;
  await distribute(
    parts,
    actor,
    id,
    { lists: { lists: ["member-states"], parties: [] }, symbol: tidy.symbol ?? circulated },
    async (trx, { number }) => {
      made = await add(trx, number);
    },
  );
  if (!made) throw new Error("a link was added and is not there");
  return made;
}
