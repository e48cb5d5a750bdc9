import type { Party } from "../../directory/model.ts";
import { mayDo, partiesFor, requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import { asked as askedNow } from "../questionnaire/asked.ts";
import { type Term, termOf, whyClosed } from "./closing.ts";
import type { Asked, KeptAnswer, Reply, ReplyAddress, ReplyNote, Submission } from "./model.ts";
import { actsForParty, isTeam, type ReplyParts, requireAsked, requireReply } from "./parts.ts";
import { type Progress, progressOf } from "./progress.ts";
import {
  countAnswers,
  selectAnswers,
  selectAsked,
  selectNotes,
  selectReplies,
  selectRevisions,
  selectSubmissions,
} from "./repository.ts";
import { stateOfAnswers } from "./submission.ts";

/** A reply as one reader may see it, with all that its pages need. */
export interface ReplyView {
  readonly reply: Reply;
  readonly asked: Asked;
  readonly party: Party;
  readonly term: Term;
  /** Why nothing can be answered at this moment; null while it can. */
  readonly closed: Problem | null;
  readonly may: {
    readonly write: boolean;
    readonly clear: boolean;
    readonly submit: boolean;
    /** One of the party's own: sees drafts, notes and who is at work. */
    readonly team: boolean;
    /** May enter for the party what came on paper. */
    readonly enterFor: boolean;
  };
  /** The draft, by question: empty for whoever may see only what was submitted. */
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** What each question has come to, with those whose answers were taken back; for saving. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly progress: Progress;
  /** Changes with every save; hand it back when clearing and submitting. */
  readonly state: string;
  /** The first first. */
  readonly submissions: readonly Submission[];
  readonly notes: readonly ReplyNote[];
  /** Names by how actors stand in the audit log; who was taken out has none. */
  readonly names: ReadonlyMap<string, string>;
}

/** Throws ProblemError `replies.not-asked`; `directory.not-allowed`. */
export async function viewReply(parts: ReplyParts, actor: Actor, address: ReplyAddress): Promise<ReplyView> {
  requireRight(actor, "reply.read", address.party);
  const party = await parts.directory.party(address.party);
  if (!party) throw new ProblemError(problem("replies.not-asked", { ...address }));
  const team = isTeam(actor, address.party);
  const enterFor = actsForParty(actor, address.party);
  const read = await parts.store.snapshot(async (trx) => {
    const reply = await requireReply(trx, address);
    const asked = await requireAsked(trx, address);
    return {
      reply,
      asked,
      answers: await selectAnswers(trx, reply.number),
      revisions: await selectRevisions(trx, reply.number),
      submissions: await selectSubmissions(trx, reply.number),
      notes: await selectNotes(
        trx,
        reply.number,
        team ? ["party", "secretariat"] : enterFor ? ["secretariat"] : [],
      ),
    };
  });
  const { reply, asked, submissions, notes } = read;
  const answers = new Map(read.answers.map((one): [string, KeptAnswer] => [one.question, one]));
  const entering = enterFor && reply.enteredFor !== null;
  const why = whyClosed(asked, reply, parts.now());
  const own = (deed: "reply.write" | "reply.clear" | "reply.submit") =>
    entering || (actor.kind === "person" && mayDo(actor, deed, address.party));
  const seesDraft = team || entering;
  const actors = [
    ...read.answers.map((one) => one.actor),
    ...submissions.flatMap((one) => [one.actor, one.clearedBy ?? ""]),
    ...notes.map((one) => one.actor),
    reply.clearedBy ?? "",
  ];
  return {
    reply,
    asked,
    party,
    term: termOf(asked, reply),
    closed: (entering ? undefined : why) ?? null,
    may: {
      write: own("reply.write"),
      clear: own("reply.clear"),
      submit: own("reply.submit"),
      team,
      enterFor,
    },
    answers: seesDraft ? answers : new Map(),
    revisions: seesDraft ? read.revisions : new Map(),
    progress: progressOf(asked.content, answers, party.kind, reply.language ?? asked.content.original),
    state: stateOfAnswers(read.answers),
    submissions,
    notes,
    names: await namesOf(parts, actors),
  };
}

/** The names of those who are persons and still known. */
export async function namesOf(
  { directory }: Pick<ReplyParts, "directory">,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const actor of new Set(actors)) {
    if (!actor.startsWith("person:")) continue;
    const person = await directory.person(actor.slice("person:".length));
    if (person && person.gone === null) names.set(actor, person.name);
  }
  return names;
}

/** A reply in a list. */
export interface ReplySummary {
  readonly reply: Reply;
  readonly asked: Pick<Asked, "id" | "title" | "opens" | "closes" | "state" | "content">;
  readonly party: Party;
  readonly term: Term;
  readonly closed: boolean;
  readonly answered: number;
  /** How many questions the questionnaire asks this kind of party, before conditions that look at answers. */
  readonly questions: number;
}

/** What somebody's parties are and were asked, what is due soonest first; nothing that has not been opened yet. */
export async function listReplies(parts: ReplyParts, actor: Actor): Promise<readonly ReplySummary[]> {
  const own = actor.kind === "person" ? partiesFor(actor, "reply.team") : [];
  const database = parts.store.database<object>();
  const replies = await selectReplies(database, { parties: own });
  const counts = await countAnswers(
    database,
    replies.map(({ number }) => number),
  );
  const asked = new Map<string, Asked>();
  const list: ReplySummary[] = [];
  for (const reply of replies) {
    const known = asked.get(reply.consultation) ?? (await selectAsked(database, reply.consultation));
    const party = await parts.directory.party(reply.party);
    if (!known || !party || known.state === "preparing") continue;
    asked.set(reply.consultation, known);
    list.push({
      reply,
      asked: known,
      party,
      term: termOf(known, reply),
      closed: whyClosed(known, reply, parts.now()) !== undefined,
      answered: counts.get(reply.number) ?? 0,
      questions: askedNow(known.content, new Map(), party.kind).questions.length,
    });
  }
  return list.sort((a, b) => (a.term.closes < b.term.closes ? -1 : a.term.closes > b.term.closes ? 1 : 0));
}
