import type { Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { mayDo, requireRight } from "../rights.ts";
import { checkedDay, checkedNote, checkedUntil } from "./checks.ts";
import { dayBefore, dayOf, overlap, within } from "./days.ts";
import { newPerson } from "./keep-persons.ts";
import { requireRightOver } from "./keep-posts.ts";
import type { Appointment, Delegation, Held, Holding, PersonEntry, Post } from "./model.ts";
import { partyPostKinds } from "./model.ts";
import { type PeopleParts, requirePerson, requirePost } from "./parts.ts";
import {
  dropHolding,
  endHolding,
  insertHolding,
  selectHoldings,
  selectPersonByEmail,
  writePerson,
  writePost,
} from "./repository.ts";

/**
 * Who holds a post, from which day to which. Terms of one post never overlap: an appointment ends the term of the former holder on the day before
 * (hand-over), and where somebody is already appointed for a day at or after its first, it is refused.
 */

/** What `DirectoryService.appoint` does; gives the holding's number. Throws its problems. */
export async function appoint(parts: PeopleParts, actor: Actor, given: Appointment): Promise<number> {
  const since = checkedDay(given.since);
  const term = { since, until: checkedUntil(given.until, since) };
  const note = checkedNote(given.note);
  requireRightOver(actor, await requirePost(parts.store.database(), given.post), "people.keep");
  const wanted = typeof given.person === "string" ? given.person : newPerson(given.person);
  const done = await parts.store.deed(
    actor,
    ({ person }: Made) => ({ deed: "people.appoint", subject: given.post, detail: { person, ...term } }),
    async (trx): Promise<Made> => {
      const post = await standingPost(parts, trx, given.post, term.since);
      const id = await meantPerson(parts, trx, wanted);
      const held = await selectHoldings(trx, { post: post.id });
      await makeRoom(trx, post, held, term, given.keepDelegates === true);
      const holding = { post: post.id, person: id, part: "holder", ...term, note } as const;
      return { person: id, number: await insertHolding(trx, holding, parts.now(), actorName(actor)) };
    },
  );
  return done.number;
}

/** A holding that was made. */
interface Made {
  readonly number: number;
  readonly person: string;
}

/** The person who is meant, added where nobody has their address. Throws `directory.unknown-person`. */
async function meantPerson(
  parts: PeopleParts,
  trx: Transaction<unknown>,
  wanted: string | PersonEntry,
): Promise<string> {
  if (typeof wanted === "string") return (await requirePerson(trx, wanted)).id;
  const known = wanted.email === null ? undefined : await selectPersonByEmail(trx, wanted.email);
  if (!known) await writePerson(trx, wanted, parts.now());
  return (known ?? wanted).id;
}

async function makeRoom(
  trx: Transaction<unknown>,
  post: Post,
  held: readonly Held[],
  term: Pick<Holding, "since" | "until">,
  keepDelegates: boolean,
): Promise<void> {
  const inTheWay = held.filter((one) => one.part === "holder" && overlap(one, term));
  // The latest first: the one that is met first is the last of those in the way.
  const later = inTheWay.filter(({ since }) => since >= term.since).at(-1);
  if (later) throw new ProblemError(problem("directory.post-held", { post: post.id, date: later.since }));
  for (const former of inTheWay) {
    await endHolding(trx, former.number, dayBefore(term.since));
    if (!keepDelegates) await endDelegations(trx, held, dayBefore(term.since));
  }
}

/** Colleagues help a holder; with the holder's last day theirs has come too. */
async function endDelegations(trx: Transaction<unknown>, held: readonly Held[], last: string): Promise<void> {
  for (const { part, number, since, until } of held) {
    if (part === "holder" || (until !== null && until <= last)) continue;
    if (since > last) await dropHolding(trx, number);
    else await endHolding(trx, number, last);
  }
}

/** What `DirectoryService.release` does. Throws its problems. */
export async function release(
  parts: PeopleParts,
  actor: Actor,
  number: number,
  lastDay: string,
): Promise<void> {
  const last = checkedDay(lastDay);
  const known = await requireHolding(parts, number, "holder");
  requireRightOver(actor, await requirePost(parts.store.database(), known.post), "people.keep");
  await parts.store.deed(
    actor,
    {
      deed: "people.release",
      subject: known.post,
      detail: { holding: number, person: known.person, until: last },
    },
    async (trx) => {
      await endOrDrop(parts, trx, number, last);
      await endDelegations(trx, await selectHoldings(trx, { post: known.post }), last);
    },
  );
}

/** What `DirectoryService.delegate` does; gives the holding's number. Throws its problems. */
export async function delegate(parts: PeopleParts, actor: Actor, given: Delegation): Promise<number> {
  const since = checkedDay(given.since);
  const term = { since, until: checkedUntil(given.until, since) };
  const note = checkedNote(given.note);
  const { party, kind } = await requirePost(parts.store.database(), given.post);
  requireRight(actor, "people.delegate", party ?? undefined);
  if (!partyPostKinds.some((one) => one === kind)) throw new ProblemError(problem("directory.no-delegates"));
  const { colleague } = given;
  const wanted = "person" in colleague ? colleague.person : newPerson(colleague);
  if (typeof wanted !== "string" && wanted.email === null)
    throw new ProblemError(problem("directory.email-missing"));
  const done = await parts.store.deed(
    actor,
    ({ person, until }: Made & Pick<Holding, "until">) => ({
      deed: "people.delegate",
      subject: given.post,
      detail: { person, since, until },
    }),
    async (trx): Promise<Made & Pick<Holding, "until">> => {
      const post = await standingPost(parts, trx, given.post, term.since);
      const person = await meantPerson(parts, trx, wanted);
      if (typeof wanted === "string" && !mayDo(actor, "people.see"))
        await requireColleague(trx, person, party);
      const held = await selectHoldings(trx, { post: post.id });
      const same = held.find((one) => one.person === person && overlap(one, term));
      if (same)
        throw new ProblemError(
          problem(same.part === "holder" ? "directory.own-delegate" : "directory.already-delegate", {
            date: same.since,
          }),
        );
      const until = earlier(term.until, lastDayOf(held, since));
      const part = given.clears ? "deputy" : "delegate";
      const holding = { post: post.id, person, part, since, until, note } as const;
      const number = await insertHolding(trx, holding, parts.now(), actorName(actor));
      return { person, number, until };
    },
  );
  return done.number;
}

/** The last day of whoever holds the post on a day, where it is known: help does not outlast whom it is given to. */
function lastDayOf(held: readonly Held[], day: string): string | null {
  return held.find((one) => one.part === "holder" && within(day, one))?.until ?? null;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Who does not see the whole address book may only name persons of their own party. Throws `directory.unknown-person`. */
async function requireColleague(
  trx: Transaction<unknown>,
  person: string,
  party: string | null,
): Promise<void> {
  const own = await selectHoldings(trx, { person });
  if (party === null || !own.some(({ post }) => post.startsWith(`${party}/`)))
    throw new ProblemError(problem("directory.unknown-person", { person }));
}

/** What `DirectoryService.withdraw` does. Throws its problems. */
export async function withdraw(
  parts: PeopleParts,
  actor: Actor,
  number: number,
  lastDay: string,
): Promise<void> {
  const last = checkedDay(lastDay);
  const known = await requireHolding(parts, number, "help");
  const { party } = await requirePost(parts.store.database(), known.post);
  requireRight(actor, "people.delegate", party ?? undefined);
  await parts.store.deed(
    actor,
    {
      deed: "people.withdraw",
      subject: known.post,
      detail: { holding: number, person: known.person, until: last },
    },
    (trx) => endOrDrop(parts, trx, number, last),
  );
}

/** A term that has not begun, or begins today, never was where it ends before its first day. */
async function endOrDrop(
  parts: PeopleParts,
  trx: Transaction<unknown>,
  number: number,
  last: string,
): Promise<void> {
  const [holding] = await selectHoldings(trx, { number });
  if (!holding) throw new ProblemError(problem("directory.unknown-holding"));
  const { since, until } = holding;
  if (last >= since) {
    if (until !== null && last > until)
      throw new ProblemError(problem("directory.already-ended", { date: until }));
    await endHolding(trx, number, last);
  } else if (since >= dayOf(parts.now())) await dropHolding(trx, number);
  else throw new ProblemError(problem("directory.period-backwards", { since, until: last }));
}

/** Throws ProblemError `directory.unknown-holding`. */
async function requireHolding(parts: PeopleParts, number: number, part: "holder" | "help"): Promise<Held> {
  const found = Number.isSafeInteger(number)
    ? (await selectHoldings(parts.store.database(), { number })).find(
        (one) => (one.part === "holder") === (part === "holder"),
      )
    : undefined;
  if (!found) throw new ProblemError(problem("directory.unknown-holding"));
  return found;
}

/** The post as a row, since holdings refer to it. Throws `directory.post-ended` (facts: post, date) where it has ended by that day. */
async function standingPost(
  parts: PeopleParts,
  trx: Transaction<unknown>,
  id: string,
  since: string,
): Promise<Post> {
  const post = await requirePost(trx, id);
  if (post.ended !== null && since > post.ended)
    throw new ProblemError(problem("directory.post-ended", { post: id, date: post.ended }));
  await writePost(trx, post, parts.now());
  return post;
}
