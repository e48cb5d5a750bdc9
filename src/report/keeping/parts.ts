import { mayDo, requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { parserFor } from "../../kernel/given.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { Drafter, Sources } from "./drafting/model.ts";
import { selectReport } from "./repository/reports.ts";
import type { Row } from "./repository/row.ts";
import type { Database } from "./tables.ts";

/** What the deeds of reports work with. */
export interface KeepingParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Drafts what there is to say on documents. */
  readonly drafter: Drafter;
  readonly sources: Sources;
}

/** Who does a change and when, for its rows. */
export interface Stamp {
  readonly at: Date;
  readonly actor: string;
}

export function stampOf({ now }: Pick<KeepingParts, "now">, actor: Actor): Stamp {
  return { at: now(), actor: actorName(actor) };
}

/** True where the actor may see reports that are not issued. */
export function seesDrafts(actor: Actor): boolean {
  return mayDo(actor, "report.write") || mayDo(actor, "report.comment");
}

/** Throws ProblemError `report-writing.unknown` (facts: id). */
export async function requireReport(database: Database, id: string): Promise<Row> {
  const found = await selectReport(database, id);
  if (!found) throw unknown(id);
  return found;
}

/** A report that the actor may see; of others nobody hears that they are there. Throws ProblemError `report-writing.unknown`. */
export async function requireSeen(database: Database, actor: Actor, id: string): Promise<Row> {
  const found = await requireReport(database, id);
  if (found.state !== "issued" && !seesDrafts(actor)) throw unknown(id);
  return found;
}

/**
 * A report that the actor may write in, as it stands. Throws ProblemError `directory.not-allowed`, `report-writing.unknown`,
 * `report-writing.issued`, `report-writing.cleared`.
 */
export async function requireWritable(database: Database, actor: Actor, id: string): Promise<Row> {
  requireRight(actor, "report.write");
  const found = await requireReport(database, id);
  requireNotIssued(found);
  if (found.state === "cleared") throw new ProblemError(problem("report-writing.cleared", { id }));
  return found;
}

/** Throws ProblemError `report-writing.issued` (facts: id). */
export function requireNotIssued({ id, state }: Pick<Row, "id" | "state">): void {
  if (state === "issued") throw new ProblemError(problem("report-writing.issued", { id }));
}

function unknown(id: string): ProblemError {
  return new ProblemError(problem("report-writing.unknown", { id: id.slice(0, 80) }));
}

/** What was given, checked. Throws ProblemError `report-writing.malformed` (facts: field). */
export const parsed = parserFor("report-writing.malformed");
