import type { Transaction } from "kysely";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { insertState, moveStates, selectMandates } from "../repository/mandates.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { mandatesOfFacts, mandatesOfText } from "./content.ts";
import type { Facts, KeptMandate, MandateState } from "./model.ts";
import { database, type RecordParts, resolveDocument } from "./parts.ts";
import type { Database } from "./tables.ts";

/** What somebody says of a mandate. */
export interface NewState {
  readonly state: MandateState;
  /** A reference (`kernel/evidence.ts`), or the symbol of a document, with `#` and a paragraph where one is meant. */
  readonly evidence?: string | undefined;
  readonly note?: string | undefined;
}

/** Longest note on a mandate, in characters. */
const longestNote = 4000;

/** What `RecordService.setMandateState` does; gives the mandate's id. Throws its problems. */
export async function setMandateState(
  parts: RecordParts,
  actor: Actor,
  address: string,
  { state, evidence, note }: NewState,
): Promise<string> {
  requireRight(actor, "record.state");
  const mandate = await requireMandate(database(parts), address);
  const remark = note?.trim() || null;
  if (remark !== null && remark.length > longestNote)
    throw new ProblemError(problem("records.note-too-long", { limit: longestNote }));
  const change = { state, evidence: evidenceText(evidence), note: remark };
  await parts.store.deed(
    actor,
    { deed: "record.state", subject: mandate.id, detail: { ...change } },
    async (trx) => {
      await insertState(trx, mandate.id, { ...change, at: parts.now(), actor: actorName(actor) });
    },
  );
  return mandate.id;
}

/** The mandate at an address, `61/208#op_9` as well as `A/RES/61/208#op_9`. Throws ProblemError `records.unknown-mandate`. */
export async function requireMandate(database: Database, address: string): Promise<KeptMandate> {
  const at = address.indexOf("#");
  if (at < 0) throw new ProblemError(problem("records.unknown-mandate", { address }));
  const { symbol } = await resolveDocument(database, address.slice(0, at));
  const id = `${symbol}${address.slice(at)}`;
  const [mandate] = await selectMandates(database, { ids: [id] });
  if (!mandate) throw new ProblemError(problem("records.unknown-mandate", { address: id }));
  return mandate;
}

/** The text of the reference that is meant. Throws ProblemError `records.evidence-unclear`. */
function evidenceText(given: string | undefined): string | null {
  const text = given?.trim() ?? "";
  if (text === "") return null;
  const reference = parseEvidence(text);
  if (reference.ok) return formatEvidence(reference.value);
  const symbol = /^([A-Z]{1,6}(?:\/[A-Za-z0-9.()_-]+){1,7})(?:#([\w.~-]+))?$/.exec(text);
  if (!symbol?.[1]) throw new ProblemError(problem("records.evidence-unclear", { text }));
  const fragment = symbol[2] === undefined ? {} : { fragment: symbol[2] };
  return formatEvidence({ kind: "paragraph", subject: symbol[1], ...fragment });
}

/** What was said of mandates that were known as facts goes on to those of the text that ask for the same thing at the same session. */
export async function carryStates(
  trx: Transaction<unknown>,
  facts: Facts,
  understood: UnderstoodDocument,
): Promise<void> {
  const ofText = mandatesOfText(understood).map(({ mandate }) => mandate);
  for (const { mandate: fact } of mandatesOfFacts(facts)) {
    if (ofText.some(({ id }) => id === fact.id)) continue;
    const same = ofText.find(({ form, due }) => form === fact.form && due.session === fact.due.session);
    if (same) await moveStates(trx, fact.id, same.id);
  }
}
