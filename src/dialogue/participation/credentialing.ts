import { z } from "zod";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { parsed } from "../meetings/preparing.ts";
import { touchMeeting } from "../meetings/repository.ts";
import { Day } from "../model.ts";
import { selectCredentials, writeCredentials } from "./credentials-repository.ts";
import { Authority, type Credentials, CredentialsState } from "./model.ts";
import { type ParticipationParts, requireComing, requireInvited } from "./parts.ts";

/** Credentials as they come in. */
export const Received = z.object({
  authority: Authority.nullable(),
  issued: Day.nullable(),
  received: Day,
  note: z.string().trim().max(2000).nullable(),
});
export type Received = z.infer<typeof Received>;

/** What `ParticipationService.receive` does. Throws its problems. */
export async function receive(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  party: string,
  given: Received,
): Promise<Credentials> {
  requireRight(actor, "credentials.check");
  const { note, ...received } = parsed(Received, given);
  if (received.issued !== null && received.issued > received.received)
    throw new ProblemError(
      problem("meetings.issued-later", { since: received.issued, until: received.received }),
    );
  const done = await parts.store.deed(
    actor,
    { deed: "credentials.receive", subject: `${id}/${party}`, detail: { authority: received.authority } },
    async (trx) => {
      const meeting = await requireComing(trx, actor, id);
      const { kind } = await requireInvited(trx, meeting, party);
      if (kind !== "member-state" && kind !== "observer-state")
        throw new ProblemError(problem("meetings.no-credentials", { party }));
      const credentials: Credentials = { party, state: "received", ...received };
      await writeCredentials(trx, id, credentials, { note, at: parts.now(), actor: actorName(actor) });
      await touchMeeting(trx, id, parts.now());
      return credentials;
    },
  );
  await tellLists(parts, actor, id, done);
  return done;
}

/** What `ParticipationService.examine` does. Throws its problems. */
export async function examine(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  party: string,
  given: { readonly state: string; readonly note: string | null },
): Promise<Credentials> {
  requireRight(actor, "credentials.check");
  const state = parsed(CredentialsState, given.state);
  const note = parsed(z.string().trim().max(2000).nullable(), given.note);
  const done = await parts.store.deed(
    actor,
    { deed: "credentials.check", subject: `${id}/${party}`, detail: { state } },
    async (trx) => {
      await requireComing(trx, actor, id);
      const before = (await selectCredentials(trx, id)).get(party);
      if (!before) throw new ProblemError(problem("meetings.no-credentials-yet", { party }));
      // Without one of the three authorities they are good for a seat until the formal ones come (rules 27 and 29).
      if (state === "accepted" && before.authority === null)
        throw new ProblemError(problem("meetings.no-authority", { party }));
      const credentials: Credentials = { ...before, state };
      await writeCredentials(trx, id, credentials, { note, at: parts.now(), actor: actorName(actor) });
      await touchMeeting(trx, id, parts.now());
      return credentials;
    },
  );
  await tellLists(parts, actor, id, done);
  return done;
}

/**
 * The speakers' lists hold a party whose credentials are withdrawn, and call it again when they are not. Said at every step, not at changes alone, so that
 * what a fault kept from the lists is mended by the next.
 */
async function tellLists(
  { hold }: ParticipationParts,
  actor: Actor,
  id: string,
  { party, state }: Credentials,
): Promise<void> {
  if (hold) unwrap(await hold(actor, id, party, state === "withdrawn"));
}
