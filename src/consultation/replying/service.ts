import type { Party } from "../../directory/model.ts";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { attempt, failed, type Problem, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { IndicatorFigure } from "../../statistics/indicators/model.ts";
import { questionsOf } from "../questionnaire/order.ts";
import type { Attachment } from "./answer.ts";
import { readAnswer } from "./clean.ts";
import { type Earlier, earlierOf } from "./earlier.ts";
import { ownFigures } from "./figures.ts";
import { FreshFiles, keepFile, openFile, requireOwnFiles } from "./files.ts";
import { type Current, type FormBasis, openFormBasis } from "./form-basis.ts";
import type {
  AnswerSave,
  Asked,
  Conflict,
  EnteredFrom,
  NoteReaders,
  PastAnswer,
  Publication,
  ReplyAddress,
  SaveOutcome,
  Submission,
  Via,
} from "./model.ts";
import { actsForParty, isTeam, type ReplyParts, requireAsked, requireReply } from "./parts.ts";
import { Presence, type Present } from "./presence.ts";
import { whyUnkeepable } from "./progress.ts";
import { sameAnswer, selectPast } from "./repository.ts";
import { openSaveQueue, type SaveQueue } from "./saving.ts";
import {
  addNote,
  clear,
  decline,
  enterFor,
  markOpened,
  reopen,
  setLanguage,
  setPublication,
  withdrawClearance,
} from "./steps.ts";
import { type SubmitOptions, submit } from "./submitting.ts";
import { listReplies, namesOf, type ReplySummary, type ReplyView, viewReply } from "./view.ts";

/**
 * What a party does with what it is asked. Rights: `directory.not-allowed`; a party that was not asked: `replies.not-asked`; before and after the
 * time to answer: `replies.not-open`, `replies.closed` (facts: closes), for the party's own people alone.
 */
export interface ReplyService {
  /** What the actor's own parties are and were asked, what is due soonest first. */
  mine(actor: Actor): Promise<readonly ReplySummary[]>;
  /** A reply as the actor may see it: drafts and notes only as one of the party's own. Nothing is changed by looking. */
  look(actor: Actor, address: ReplyAddress): Promise<Result<ReplyView>>;
  /** The same, and the first look of one of the party's own marks the reply as opened. */
  open(actor: Actor, address: ReplyAddress): Promise<Result<ReplyView>>;
  /** What the form of one of its sections is read by. */
  formBasis(actor: Actor, address: ReplyAddress, section: string): Promise<Result<FormBasis>>;
  /** What stands under each question of a section that is answered: its revision, and who wrote it, by name where somebody else did. */
  standing(actor: Actor, address: ReplyAddress, section: string): Promise<Result<SectionStanding>>;
  /**
   * Saves answers; when it gives `ok`, what it names as saved is on the disk. An answer given to a revision that is no longer the last is a
   * conflict, told with what stands there, unless both say the same. `via` is `page`, `form` for a form that was sent back, or `earlier`;
   * whoever enters for a party (after {@link enterFor}) leaves `secretariat` whatever is said here. Problems of the whole: `replies.submitted`,
   * `replies.closed`, `replies.not-entered-for`, `store.busy`; of single answers: in the outcome.
   */
  saveAnswers(
    actor: Actor,
    address: ReplyAddress,
    saves: readonly { readonly question: string; readonly value: unknown; readonly revision: number }[],
    how?: { readonly via?: Via },
  ): Promise<Result<SaveOutcome>>;
  /** What an answer was before, the latest first. Only for the party's own, and whoever enters for it. */
  past(actor: Actor, address: ReplyAddress, question: string): Promise<Result<readonly PastAnswer[]>>;
  /** What the party submitted last time, as far as it fits; null where there was no last time. */
  earlier(actor: Actor, address: ReplyAddress): Promise<Result<Earlier | null>>;
  /** Puts last time's answers under these questions, or under all that are not answered yet; figures are asked anew. */
  takeOver(
    actor: Actor,
    address: ReplyAddress,
    questions: readonly string[] | "all",
  ): Promise<Result<SaveOutcome>>;
  /** What Corridor has of the party's territory, by question. */
  figures(actor: Actor, address: ReplyAddress): Promise<Result<ReadonlyMap<string, IndicatorFigure>>>;
  decline(actor: Actor, address: ReplyAddress, why: string): Promise<Result<null>>;
  addNote(
    actor: Actor,
    address: ReplyAddress,
    note: { readonly text: string; readonly question: string | null; readonly readers: NoteReaders },
  ): Promise<Result<null>>;
  /** Problems: `replies.nothing-answered`, `replies.changed-since` where the answers are no longer those that were `seen`. */
  clear(actor: Actor, address: ReplyAddress, seen?: string): Promise<Result<null>>;
  withdrawClearance(actor: Actor, address: ReplyAddress): Promise<Result<null>>;
  /** Freezes the answers under a receipt. Problems: `replies.incomplete` (facts: count), `replies.not-cleared`, `replies.changed-since`. */
  submit(actor: Actor, address: ReplyAddress, options?: SubmitOptions): Promise<Result<Submission>>;
  /** Takes up again what was submitted or declined; the submission stays, and a later one corrects it. */
  reopen(actor: Actor, address: ReplyAddress): Promise<Result<null>>;
  setPublication(actor: Actor, address: ReplyAddress, publication: Publication): Promise<Result<null>>;
  setLanguage(actor: Actor, address: ReplyAddress, language: Language): Promise<Result<null>>;
  /** Marks a reply as entered by the secretariat, which may then save, clear and submit for the party. */
  enterFor(actor: Actor, address: ReplyAddress, from: EnteredFrom): Promise<Result<null>>;
  /** Keeps a file for an answer that is about to be saved. Problems: `replies.file-too-large`, `-unknown`, `-other`, `-macros`, `-damaged`. */
  keepFile(
    actor: Actor,
    address: ReplyAddress,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Result<Attachment>>;
  /** A file of an answer that the actor may see. Problem: `replies.file-unknown-here`. */
  openFile(
    actor: Actor,
    address: ReplyAddress,
    sha256: string,
  ): Promise<Result<{ readonly attachment: Attachment; readonly bytes: Uint8Array<ArrayBuffer> }>>;
  /** Notes that one of the party's own is at work in a section, and tells who else is; nothing to anybody else. */
  present(actor: Actor, address: ReplyAddress, section: string | null): readonly Present[];
}

/** What stands in a section at this moment. */
export interface SectionStanding extends Omit<FormBasis, "current"> {
  readonly revisions: ReadonlyMap<string, Pick<Current, "revision" | "actor">>;
  /** Names of those but oneself who wrote it, as far as they are persons and still known. */
  readonly names: ReadonlyMap<string, string>;
}

/** Opens the answering half of consultations over the store. */
export function openReplies(parts: ReplyParts): ReplyService {
  const queue = openSaveQueue(parts.store, parts.now);
  const fresh = new FreshFiles();
  const presence = new Presence();
  const asked = askedOnce(parts);
  const forms = openFormBasis(parts.store, asked);
  const done = async (work: Promise<void>) => attempt(async () => work.then(() => null));
  const saving: Saving = { parts, queue, fresh, asked };

  return {
    mine: (actor) => listReplies(parts, actor),
    look: (actor, address) => attempt(() => viewReply(parts, actor, address)),
    open: (actor, address) =>
      attempt(async () => {
        await markOpened(parts, actor, address);
        return viewReply(parts, actor, address);
      }),
    formBasis: (actor, address, section) => attempt(() => forms.basis(actor, address, section)),
    standing: (actor, address, section) =>
      attempt(async () => {
        const { current: revisions, ...standing } = await forms.standing(actor, address, section);
        const others = [...revisions.values()]
          .map((one) => one.actor)
          .filter((one) => one !== actorName(actor));
        return { ...standing, revisions, names: await namesOf(parts, others) };
      }),
    saveAnswers: (actor, address, saves, how = {}) =>
      attempt(() => save(saving, actor, address, saves, how.via ?? "page")),
    past: (actor, address, question) =>
      attempt(async () => {
        requireDraft(actor, address);
        const { number } = await requireReply(parts.store.database<object>(), address);
        return selectPast(parts.store.database<object>(), number, question);
      }),
    earlier: (actor, address) =>
      attempt(async () => {
        requireDraft(actor, address);
        return earlierFor(parts, address);
      }),
    takeOver: (actor, address, questions) => attempt(() => takeOver(saving, actor, address, questions)),
    figures: (actor, address) =>
      attempt(async () => {
        requireRight(actor, "reply.read", address.party);
        const { content } = await asked(address);
        const { territory } = await requireParty(parts, address);
        return ownFigures(parts.statistics, content, territory);
      }),
    decline: (actor, address, why) => done(decline(parts, actor, address, why)),
    addNote: (actor, address, note) => done(addNote(parts, actor, address, note)),
    clear: (actor, address, seen) => done(clear(parts, actor, address, seen)),
    withdrawClearance: (actor, address) => done(withdrawClearance(parts, actor, address)),
    submit: (actor, address, options = {}) =>
      attempt(async () => {
        const number = await submit(parts, actor, address, options);
        const { submissions } = await viewReply(parts, actor, address);
        const found = submissions.find((one) => one.number === number);
        if (!found) throw new Error("what was submitted is not there");
        return found;
      }),
    reopen: (actor, address) => done(reopen(parts, actor, address)),
    setPublication: (actor, address, publication) => done(setPublication(parts, actor, address, publication)),
    setLanguage: (actor, address, language) => done(setLanguage(parts, actor, address, language)),
    enterFor: (actor, address, from) => done(enterFor(parts, actor, address, from)),
    keepFile: (actor, address, file) => attempt(() => keepFile(parts, fresh, actor, address, file)),
    openFile: (actor, address, sha256) => attempt(() => openFile(parts, actor, address, sha256)),
    present: (actor, address, section) => {
      if (actor.kind !== "person" || !isTeam(actor, address.party)) return [];
      const now = parts.now();
      presence.seen(address, { person: actor.id, name: actor.name, section, at: now });
      return presence.others(address, actor.id, now);
    },
  };
}

interface Saving {
  readonly parts: ReplyParts;
  readonly queue: SaveQueue;
  readonly fresh: FreshFiles;
  readonly asked: AskedOnce;
}

type AskedOnce = ((address: ReplyAddress) => Promise<Asked>) & { forget(address: ReplyAddress): void };

/** What a consultation asks, read once: its version is settled when it opens, and saving checks that it still is that version. */
function askedOnce({ store }: ReplyParts): AskedOnce {
  const known = new Map<string, Promise<Asked>>();
  const read = (address: ReplyAddress) => {
    const before = known.get(address.consultation);
    if (before) return before;
    // A thousand who ask while it is being read wait for the same reading.
    const reading = requireAsked(store.database<object>(), address);
    known.set(address.consultation, reading);
    reading.catch(() => known.delete(address.consultation));
    return reading;
  };
  return Object.assign(read, {
    forget: ({ consultation }: ReplyAddress) => void known.delete(consultation),
  });
}

/** At most so many answers in one request: as many as a questionnaire may have. */
const mostSaves = 2_000;

async function save(
  saving: Saving,
  actor: Actor,
  address: ReplyAddress,
  given: readonly { readonly question: string; readonly value: unknown; readonly revision: number }[],
  via: Via,
): Promise<SaveOutcome> {
  const onBehalf = actsForParty(actor, address.party);
  if (!onBehalf) requireRight(actor, "reply.write", address.party);
  if (given.length > mostSaves) throw new ProblemError(problem("replies.too-many", { limit: mostSaves }));
  for (const again of [true, false]) {
    const asked = await saving.asked(address);
    const { fitting, refused } = check(asked, given);
    await requireOwnFiles(
      saving.parts,
      saving.fresh,
      address,
      fitting.map(({ value }) => value),
    );
    const done = await saving.queue({
      actor,
      address,
      asked,
      saves: fitting,
      via: onBehalf && via === "page" ? "secretariat" : via,
      onBehalf,
    });
    if (done.ok) {
      const real = await withoutUntouched(saving.parts, address, done.value.conflicts, fitting);
      return { ...done.value, conflicts: real, refused, at: saving.parts.now().toISOString() };
    }
    saving.asked.forget(address);
    if (done.why.code !== "replies.questionnaire-changed" || !again) throw new ProblemError(done.why);
  }
  throw new ProblemError(problem("replies.questionnaire-changed"));
}

/**
 * Conflicts without those in which nobody changed anything: a form sends every answer of its page again, and what it sends as it
 * was before the other's change is no word against it.
 */
async function withoutUntouched(
  { store }: ReplyParts,
  address: ReplyAddress,
  conflicts: readonly Conflict[],
  given: readonly AnswerSave[],
): Promise<readonly Conflict[]> {
  if (conflicts.length === 0) return conflicts;
  const database = store.database<object>();
  const { number } = await requireReply(database, address);
  const real: Conflict[] = [];
  for (const conflict of conflicts) {
    const seen = given.find(({ question }) => question === conflict.question)?.revision ?? 0;
    const past = seen === 0 ? [] : await selectPast(database, number, conflict.question);
    const before = past.find(({ revision }) => revision === seen)?.value ?? null;
    if (!sameAnswer(before, conflict.mine)) real.push(conflict);
  }
  return real;
}

interface Checked {
  readonly fitting: readonly AnswerSave[];
  readonly refused: readonly { readonly question: string; readonly problems: readonly Problem[] }[];
}

function check(
  { content }: Asked,
  given: readonly { readonly question: string; readonly value: unknown; readonly revision: number }[],
): Checked {
  const questions = new Map(questionsOf(content).map(({ question }) => [String(question.id), question]));
  const fitting: AnswerSave[] = [];
  const refused: { question: string; problems: readonly Problem[] }[] = [];
  for (const { question: id, value, revision } of given) {
    const question = questions.get(id);
    const read = question ? readAnswer(value) : failed(problem("replies.unknown-question", { question: id }));
    const problems = !read.ok
      ? read.problems
      : question && read.value
        ? whyUnkeepable(question, read.value, content.original)
        : [];
    if (read.ok && problems.length === 0) fitting.push({ question: id, value: read.value, revision });
    else refused.push({ question: id, problems });
  }
  return { fitting, refused };
}

/** Lets go on who may see a party's draft. */
function requireDraft(actor: Actor, address: ReplyAddress): void {
  if (!isTeam(actor, address.party)) requireRight(actor, "reply.enter-for", address.party);
}

async function requireParty(parts: ReplyParts, address: ReplyAddress): Promise<Party> {
  const party = await parts.directory.party(address.party);
  if (!party) throw new ProblemError(problem("replies.not-asked", { ...address }));
  return party;
}

async function earlierFor(parts: ReplyParts, address: ReplyAddress): Promise<Earlier | null> {
  return parts.store.snapshot(async (trx) => {
    const asked = await requireAsked(trx, address);
    const reply = await requireReply(trx, address);
    return earlierOf(trx, asked, address.party, reply.language ?? asked.content.original);
  });
}

async function takeOver(
  saving: Saving,
  actor: Actor,
  address: ReplyAddress,
  questions: readonly string[] | "all",
): Promise<SaveOutcome> {
  const { answers, revisions } = await viewReply(saving.parts, actor, address);
  const earlier = await earlierFor(saving.parts, address);
  const wanted =
    questions === "all"
      ? [...(earlier?.answers.keys() ?? [])].filter((question) => !answers.has(question))
      : questions;
  const saves = wanted.flatMap((question) => {
    const value = earlier?.answers.get(question);
    return value === undefined || value.kind === "figure"
      ? []
      : [{ question, value, revision: revisions.get(question) ?? 0 }];
  });
  return save(saving, actor, address, saves, "earlier");
}
