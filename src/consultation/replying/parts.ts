import { mayDo } from "../../directory/rights.ts";
import type { DirectoryService } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Store } from "../../store/open.ts";
import type { HomePaths } from "../../store/paths.ts";
import type { Asked, Reply, ReplyAddress } from "./model.ts";
import { selectAsked, selectReply } from "./repository.ts";
import type { Database } from "./tables.ts";

/** What the deeds and questions around replies work with. */
export interface ReplyParts {
  readonly store: Store;
  readonly directory: Pick<DirectoryService, "party" | "parties" | "person">;
  readonly statistics: Statistics;
  readonly paths: HomePaths;
  readonly now: () => Date;
}

/** Throws ProblemError `replies.not-asked` where the party was not asked, or there is no such consultation. */
export async function requireReply(database: Database, address: ReplyAddress): Promise<Reply> {
  const reply = await selectReply(database, address);
  if (!reply) throw notAsked(address);
  return reply;
}

export async function requireAsked(database: Database, address: ReplyAddress): Promise<Asked> {
  const asked = await selectAsked(database, address.consultation);
  if (!asked) throw notAsked(address);
  return asked;
}

function notAsked({ consultation, party }: ReplyAddress): ProblemError {
  return new ProblemError(problem("replies.not-asked", { consultation, party }));
}

/** True for the party's own people: who alone see its drafts, its notes and each other at work. */
export function isTeam(actor: Actor, party: string): boolean {
  return actor.kind === "person" && mayDo(actor, "reply.team", party);
}

/**
 * True where somebody works on a reply for the party, on paper's or mail's behalf, rather than as one of its own. Whoever is both
 * is one of its own.
 */
export function actsForParty(actor: Actor, party: string): boolean {
  if (actor.kind === "person" && mayDo(actor, "reply.write", party)) return false;
  return mayDo(actor, "reply.enter-for", party);
}

/**
 * Lets go on who may do a deed of the party's own: one of its people with the right, or whoever enters for it once it is marked as
 * entered. Throws ProblemError `directory.not-allowed`, `replies.not-entered-for`.
 */
export function requireOwnOrFor(
  actor: Actor,
  deed: "reply.write" | "reply.clear" | "reply.submit",
  reply: Pick<Reply, "party" | "enteredFor">,
): void {
  if (actor.kind === "person" && mayDo(actor, deed, reply.party)) return;
  if (!actsForParty(actor, reply.party)) throw new ProblemError(problem("directory.not-allowed", { deed }));
  if (reply.enteredFor === null) throw new ProblemError(problem("replies.not-entered-for"));
}
