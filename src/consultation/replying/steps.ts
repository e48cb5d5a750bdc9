import type { Transaction } from "kysely";
import { mayDo, requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { cleanText } from "../../kernel/clean-text.ts";
import type { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { whyClosed } from "./closing.ts";
import type { Asked, EnteredFrom, NoteReaders, Publication, Reply, ReplyAddress } from "./model.ts";
import { isTeam, type ReplyParts, requireAsked, requireOwnOrFor, requireReply } from "./parts.ts";
import { insertNote, selectAnswers, updateReply } from "./repository.ts";
import { stateOfAnswers } from "./submission.ts";
import type { Database } from "./tables.ts";

/** The steps that a reply goes through besides its answers: opened, declined, cleared, taken up again; and what is said beside it. */

/** Longest note, and longest reason for declining, in characters. */
export const longestNote = 4000;

/** A deed on one reply, as it is at that moment. Its detail names nothing that anybody wrote. */
export async function onReply(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  deed: string,
  work: (
    trx: Transaction<unknown>,
    reply: Reply,
    at: Date,
  ) => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<void> {
  const at = parts.now();
  await parts.store.deed(
    actor,
    (detail: Readonly<Record<string, unknown>> | undefined) => ({
      deed,
      subject: `${address.consultation}/${address.party}`,
      ...(detail === undefined ? {} : { detail }),
    }),
    async (trx) => work(trx, await requireReply(trx, address), at),
  );
}

/** Throws why a party's own people can change nothing at this moment; whoever enters what came on paper is not bound by the last day. */
export async function requireOpen(trx: Database, actor: Actor, reply: Reply, at: Date): Promise<Asked> {
  const asked = await requireAsked(trx, reply);
  const why = whyClosed(asked, reply, at);
  const own = actor.kind === "person" && mayDo(actor, "reply.write", reply.party);
  if (why && (own || asked.state === "preparing")) throw new ProblemError(why);
  return asked;
}

/** The first look of one of the party's own marks the reply as opened; every other look changes nothing. */
export async function markOpened(parts: ReplyParts, actor: Actor, address: ReplyAddress): Promise<void> {
  if (!isTeam(actor, address.party)) return;
  const before = await requireReply(parts.store.database(), address);
  if (before.state !== "asked") return;
  await onReply(parts, actor, address, "reply.open", async (trx, reply, at) => {
    if (reply.state === "asked") await updateReply(trx, reply.number, { state: "opened", opened: at }, at);
    return undefined;
  });
}

/** Throws ProblemError `replies.submitted` where it was submitted before, `replies.closed`, `replies.note-too-long`. */
export async function decline(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  why: string,
): Promise<void> {
  const text = checkedNote(why);
  await onReply(parts, actor, address, "reply.decline", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.submit", reply);
    await requireOpen(trx, actor, reply, at);
    if (reply.submitted !== null) throw new ProblemError(problem("replies.submitted"));
    await updateReply(
      trx,
      reply.number,
      {
        state: "declined",
        declined: at,
        declined_why: text === "" ? null : text,
        cleared: null,
        cleared_by: null,
      },
      at,
    );
    return undefined;
  });
}

/** The head of the post says that the answers may go out. `seen` is the state of answers that they had before their eyes. */
export async function clear(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  seen: string | undefined,
): Promise<void> {
  await onReply(parts, actor, address, "reply.clear", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.clear", reply);
    await requireOpen(trx, actor, reply, at);
    if (reply.state === "submitted") throw new ProblemError(problem("replies.submitted"));
    const answers = await selectAnswers(trx, reply.number);
    if (answers.length === 0) throw new ProblemError(problem("replies.nothing-answered"));
    requireSeen(seen, stateOfAnswers(answers));
    await updateReply(trx, reply.number, { state: "cleared", cleared: at, cleared_by: actorName(actor) }, at);
    return undefined;
  });
}

/** Throws ProblemError `replies.changed-since` where somebody has saved something in the meantime. */
export function requireSeen(seen: string | undefined, now: string): void {
  if (seen !== undefined && seen !== now) throw new ProblemError(problem("replies.changed-since"));
}

export async function withdrawClearance(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
): Promise<void> {
  await onReply(parts, actor, address, "reply.withdraw-clearance", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.clear", reply);
    if (reply.state !== "cleared") throw new ProblemError(problem("replies.not-cleared"));
    await updateReply(trx, reply.number, { state: "begun", cleared: null, cleared_by: null }, at);
    return undefined;
  });
}

/** Takes up again what was submitted, or declined. What was submitted stays as it is; a later submission corrects it. */
export async function reopen(parts: ReplyParts, actor: Actor, address: ReplyAddress): Promise<void> {
  await onReply(parts, actor, address, "reply.reopen", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.submit", reply);
    await requireOpen(trx, actor, reply, at);
    if (reply.state !== "submitted" && reply.state !== "declined")
      throw new ProblemError(problem("replies.not-submitted"));
    const state = reply.begun === null ? "opened" : "begun";
    const cleared = { cleared: null, cleared_by: null, declined: null, declined_why: null };
    await updateReply(trx, reply.number, { state, ...cleared }, at);
    return undefined;
  });
}

/** By whom the reply may be read from now on. What is narrowed holds at once; what is widened, for what is submitted from then on. */
export async function setPublication(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  publication: Publication,
): Promise<void> {
  await onReply(parts, actor, address, "reply.publication", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.submit", reply);
    await updateReply(trx, reply.number, { publication }, at);
    return { publication };
  });
}

/** The language in which the party answers. */
export async function setLanguage(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  language: Language,
): Promise<void> {
  await onReply(parts, actor, address, "reply.language", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.write", reply);
    await updateReply(trx, reply.number, { language }, at);
    return { language };
  });
}

/** Marks a reply as one that the secretariat enters for the party, from paper, from a letter or from a form. */
export async function enterFor(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  from: EnteredFrom,
): Promise<void> {
  requireRight(actor, "reply.enter-for", address.party);
  await onReply(parts, actor, address, "reply.enter-for", async (trx, reply, at) => {
    await updateReply(trx, reply.number, { entered_for: from }, at);
    return { from };
  });
}

/** Adds a note for the party's own people, or for the secretariat. Throws `replies.note-empty`, `replies.note-too-long`. */
export async function addNote(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  note: { readonly text: string; readonly question: string | null; readonly readers: NoteReaders },
): Promise<void> {
  const text = checkedNote(note.text);
  if (text === "") throw new ProblemError(problem("replies.note-empty"));
  const team = isTeam(actor, address.party);
  // The secretariat answers what was written to it, and reads nothing else.
  const may = team || (note.readers === "secretariat" && mayDo(actor, "reply.enter-for", address.party));
  if (!may) throw new ProblemError(problem("directory.not-allowed", { deed: "reply.team" }));
  await onReply(parts, actor, address, "reply.note", async (trx, reply, at) => {
    if (note.question !== null) await requireQuestion(trx, reply, note.question);
    await insertNote(trx, reply.number, {
      ...note,
      text,
      at,
      actor: actorName(actor),
      author: actor.kind === "person" || actor.kind === "operator" ? actor.name : "",
    });
    return { readers: note.readers };
  });
}

async function requireQuestion(trx: Database, reply: Reply, question: string): Promise<void> {
  const { content } = await requireAsked(trx, reply);
  if (!content.sections.some(({ questions }) => questions.some(({ id }) => id === question)))
    throw new ProblemError(problem("replies.unknown-question", { question }));
}

function checkedNote(given: string): string {
  const text = cleanText(given).trim();
  if (text.length > longestNote)
    throw new ProblemError(problem("replies.note-too-long", { limit: longestNote }));
  return text;
}
