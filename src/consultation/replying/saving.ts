import type { Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import { groupQueue } from "../../store/group-queue.ts";
import type { Store } from "../../store/open.ts";
import { noteOriginal } from "../../store/originals.ts";
import { whyClosed } from "./closing.ts";
import type { AnswerSave, Conflict, PastAnswer, ReplyAddress, SaveOutcome, Via } from "./model.ts";
import { sameAnswer } from "./repository.ts";
import {
  type GroupReply,
  keyOf,
  markBegun,
  repliesOf,
  type Standing,
  standingOf,
  writeAnswers,
  writeBefore,
} from "./saving-rows.ts";

/**
 * Saving answers: whoever saves while others are being saved waits for the next transaction, in which all who wait are saved
 * together. So a thousand who save at once cost a few flushes and not a thousand.
 */

/** Answers of one person to one reply, checked against their questions. */
export interface SaveRequest {
  readonly actor: Actor;
  readonly address: ReplyAddress;
  /** The version of the questionnaire against which the answers were checked. */
  readonly asked: { readonly questionnaire: string; readonly version: number };
  readonly saves: readonly AnswerSave[];
  readonly via: Via;
  /** True where the secretariat enters for the party, which the last day does not bind: what came in time may lie a while. */
  readonly onBehalf: boolean;
}

type Saved = Omit<SaveOutcome, "refused" | "at">;
/** What became of a request: saved, or why nothing of it was. */
export type SaveAnswer =
  | { readonly ok: true; readonly value: Saved }
  | { readonly ok: false; readonly why: Problem };

/** At most so many requests, and about so many characters, in one transaction. */
const most = 1000;
const heaviest = 4_000_000;

export type SaveQueue = (request: SaveRequest) => Promise<SaveAnswer>;

export function openSaveQueue(store: Store, now: () => Date): SaveQueue {
  const queue = groupQueue<SaveRequest, SaveAnswer>(
    (group) => saveGroup(store, group, now()),
    { most, heaviest, weigh },
    // What the store itself tells (busy, disk full, unreachable) is no piece's fault.
    (error) => !(error instanceof ProblemError),
  );
  return (request) => queue.add(request);
}

function weigh({ saves }: SaveRequest): number {
  return saves.reduce((sum, { value }) => sum + (value?.kind === "text" ? value.text.length : 500), 100);
}

/** Nothing of a group is to be written: no transaction and no audit entry. */
class NothingToSave extends Error {
  readonly outcomes: readonly SaveAnswer[];
  constructor(outcomes: readonly SaveAnswer[]) {
    super("nothing to save");
    this.outcomes = outcomes;
  }
}

async function saveGroup(
  store: Store,
  group: readonly SaveRequest[],
  at: Date,
): Promise<readonly SaveAnswer[]> {
  const [first] = group;
  if (!first) return [];
  const alone = group.every(({ actor }) => actorName(actor) === actorName(first.actor));
  try {
    const done = await store.deed(
      alone ? first.actor : { kind: "system" },
      ({ written }: GroupDone) => ({
        deed: "reply.save",
        subject: subjectOf(group),
        detail: { saves: written },
      }),
      (trx) => writeGroup(trx, group, at),
    );
    return done.outcomes;
  } catch (error) {
    if (error instanceof NothingToSave) return error.outcomes;
    throw error;
  }
}

/** The reply that was saved; the consultation, or nothing, where there are several. */
function subjectOf(group: readonly SaveRequest[]): string {
  const replies = new Set(group.map(({ address }) => `${address.consultation}/${address.party}`));
  if (replies.size === 1) return [...replies].join("");
  const consultations = new Set(group.map(({ address }) => address.consultation));
  return consultations.size === 1 ? [...consultations].join("") : "";
}

/** A save as the audit log names it: never what was said. */
interface WrittenSave {
  readonly reply: string;
  readonly question: string;
  readonly revision: number;
  readonly by: string;
}

interface GroupDone {
  readonly outcomes: readonly SaveAnswer[];
  readonly written: readonly WrittenSave[];
}

async function writeGroup(
  trx: Transaction<unknown>,
  group: readonly SaveRequest[],
  at: Date,
): Promise<GroupDone> {
  const replies = await repliesOf(
    trx,
    group.map(({ address }) => address),
  );
  const wanted = group.flatMap(({ address, saves }) => {
    const number = replies.get(`${address.consultation}/${address.party}`)?.number;
    return number === undefined ? [] : saves.map(({ question }) => ({ reply: number, question }));
  });
  const standing = await standingOf(trx, wanted);
  const before: Standing[] = [];
  const changed = new Map<string, Standing>();
  const written: WrittenSave[] = [];
  const touched = new Map<number, GroupReply>();

  const outcomes = group.map((request): SaveAnswer => {
    const { actor, address, saves, via } = request;
    const reply = replies.get(`${address.consultation}/${address.party}`);
    const why = reply ? refusalOf(reply, request, at) : problem("replies.not-asked", { ...address });
    if (!reply || why) return { ok: false, why: why ?? problem("replies.not-asked", { ...address }) };
    const saved: { question: string; revision: number }[] = [];
    const conflicts: Conflict[] = [];
    const writtenBefore = written.length;
    for (const { question, value, revision } of saves) {
      const key = keyOf(reply.number, question);
      const now = standing.get(key);
      const known = now?.revision ?? 0;
      if (sameAnswer(now?.value ?? null, value)) {
        saved.push({ question, revision: known });
      } else if (now && known !== revision) {
        conflicts.push({ question, theirs: asPast(now), mine: value });
      } else {
        const next = {
          reply: reply.number,
          question,
          revision: known + 1,
          value,
          at,
          actor: actorName(actor),
          via,
        };
        if (now && now.value !== null) before.push(now);
        if (value === null) before.push(next);
        standing.set(key, next);
        changed.set(key, next);
        touched.set(reply.number, reply);
        saved.push({ question, revision: next.revision });
        written.push({
          reply: `${reply.consultation}/${reply.party}`,
          question,
          revision: next.revision,
          by: next.actor,
        });
      }
    }
    return {
      ok: true,
      value: {
        saved,
        conflicts,
        clearanceEnded: reply.state === "cleared" && written.length > writtenBefore,
      },
    };
  });
  if (written.length === 0) throw new NothingToSave(outcomes);

  await writeBefore(trx, before);
  await writeAnswers(trx, [...changed.values()]);
  await markBegun(trx, [...touched.values()], at);
  for (const { value } of changed.values())
    if (value?.kind === "document")
      for (const { sha256, bytes } of value.files) await noteOriginal(trx, { sha256, bytes, at });
  return { outcomes, written };
}

/** Why a reply takes no answers at this moment, undefined where it does. */
function refusalOf(reply: GroupReply, { asked, onBehalf }: SaveRequest, at: Date): Problem | undefined {
  if (asked.questionnaire !== reply.asked.questionnaire || asked.version !== reply.asked.version)
    return problem("replies.questionnaire-changed");
  if (reply.state === "submitted") return problem("replies.submitted");
  if (onBehalf && reply.enteredFor === null) return problem("replies.not-entered-for");
  if (onBehalf && reply.asked.state !== "preparing") return undefined;
  return whyClosed(reply.asked, reply, at);
}

function asPast({ question, revision, value, at, actor, via }: Standing): PastAnswer {
  return { question, revision, value, at: at.toISOString(), actor, via };
}
