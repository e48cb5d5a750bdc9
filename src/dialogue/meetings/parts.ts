import type { Transaction } from "kysely";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Store } from "../../store/open.ts";
import type { Meeting } from "../model.ts";

/** The days of a meeting have moved: what else stands on them goes with it, in the same transaction. */
export type OnMove = (
  trx: Transaction<unknown>,
  move: { readonly before: Meeting; readonly after: Meeting; readonly at: Date },
) => Promise<void>;

/** What the deeds and questions of meetings work with. */
export interface MeetingParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Where the pages are served, without a slash at its end; null while they are not. */
  readonly address: () => string | null;
  readonly onMove: readonly OnMove[];
}

/** Lets go on who may keep meetings. Throws ProblemError `directory.not-allowed`. */
export function toKeep(actor: Actor): void {
  requireRight(actor, "meeting.keep");
}

/** Lets go on who may see how the preparation of a meeting goes. Throws ProblemError `directory.not-allowed`. */
export function toFollow(actor: Actor): void {
  requireRight(actor, "meeting.follow");
}
