import { randomBytes } from "node:crypto";
import type { DirectoryReading } from "../../directory/people/reading.ts";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { questionSeen } from "./asking.ts";
import { cite } from "./citing.ts";
import { codeAnswer, type GivenCoding, type GivenThemes, keepThemes } from "./coding.ts";
import { type AnswerAddress, parseAnswerReference } from "./evidence.ts";
import { type ExportChoice, type ExportedFile, exportContent, exportFile } from "./exporting/export.ts";
import type { ResponsesFile } from "./exporting/model.ts";
import type { Grouping } from "./grouping.ts";
import { type MatrixFilter, matrixOf } from "./matrix.ts";
import type {
  CitedAnswer,
  ConsultedInList,
  MatrixSeen,
  Overview,
  PartyResponses,
  QuestionSeen,
  RoundsCompared,
  ThemesSeen,
} from "./model.ts";
import { bookOf, compactAnswers, consulted, openFor } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { partySeen } from "./party-seen.ts";
import { progressOf } from "./progress.ts";
import { type GivenRelease, publish, release } from "./publishing.ts";
import { ratesOf } from "./rates.ts";
import { selectConsultations, selectReminders, selectState } from "./repository/consultations.ts";
import { roundsCompared } from "./rounds.ts";
import { themesSeen } from "./themes-seen.ts";

/**
 * What was answered, as each reader may see it. Every page, resource, file and reference asks here, and what an actor may not see is not in
 * what it gives: a visitor gets public answers of consultations that are shown, whoever speaks for a Member State also those given for Member
 * States, the secretariat all, a party always its own. Drafts are nobody's business: only what was submitted is here.
 */
export interface ResponseService {
  /** Consultations of which the actor may see something, the latest first. */
  list(actor: Actor): Promise<readonly ConsultedInList[]>;
  /** Who has answered. Problem: `responses.unknown-consultation`. */
  overview(actor: Actor, consultation: string): Promise<Result<Overview>>;
  /** Every party against every question. Problem: as {@link overview}. */
  matrix(actor: Actor, consultation: string, filter?: MatrixFilter): Promise<Result<MatrixSeen>>;
  /** All answers to one question. Problems: as {@link overview}, `responses.unknown-question`. */
  question(
    actor: Actor,
    consultation: string,
    question: string,
    by?: Grouping,
  ): Promise<Result<QuestionSeen>>;
  /** What a reference names: its text, or its parts. Problems: `responses.reference-unclear`, `responses.unknown-answer`. */
  cited(actor: Actor, reference: string | AnswerAddress): Promise<Result<CitedAnswer>>;
  /** Everything that a party has answered, in all consultations. Problem: `responses.unknown-party`. */
  party(actor: Actor, party: string): Promise<Result<PartyResponses>>;
  /** What changed since the last round. Problems: as {@link overview}, `responses.no-previous`, `responses.rounds-anonymous`. */
  changes(actor: Actor, consultation: string): Promise<Result<RoundsCompared>>;
  /** The themes with their excerpts. For whoever codes. */
  themes(actor: Actor, consultation: string): Promise<Result<ThemesSeen>>;
  /** All that the actor may see as a file; one that is not public is audited (`responses.export`). Problem: as {@link overview}. */
  export(actor: Actor, consultation: string, choice: ExportChoice): Promise<Result<ExportedFile>>;
  /** All that everybody may see, as data. Problem: as {@link overview}. */
  publicContent(consultation: string): Promise<Result<ResponsesFile>>;
  /** Problems: `responses.theme-unclear`, `responses.themes-too-many`. */
  keepThemes(actor: Actor, consultation: string, themes: GivenThemes): Promise<Result<null>>;
  /** Problems: `responses.unknown-answer`, `responses.unknown-theme`, `responses.quote-not-there`, `responses.quote-too-long`. */
  code(actor: Actor, consultation: string, coding: GivenCoding): Promise<Result<null>>;
  /** Shows the answers to those for whom they were given, or no longer. Problem: `responses.not-opened`. */
  publish(actor: Actor, consultation: string, shown: boolean): Promise<Result<null>>;
  /** Lets out the words of one answer of an anonymous consultation. Problems: `responses.not-anonymous`, `responses.unknown-answer`. */
  release(actor: Actor, consultation: string, given: GivenRelease): Promise<Result<null>>;
  /** A text that changes whenever what a visitor sees may have changed. */
  state(): Promise<string>;
}

export interface ResponseOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  readonly directory: Pick<DirectoryReading, "parties">;
  readonly secret?: (() => string) | undefined;
}

/** The responses in a store. */
export function openResponses(options: ResponseOptions): ResponseService {
  const parts: ResponseParts = {
    store: options.store,
    now: options.now ?? (() => new Date()),
    database: () => options.store.database(),
    parties: async () => new Map((await options.directory.parties()).map((party) => [party.id, party])),
    secret: options.secret ?? (() => randomBytes(32).toString("hex")),
  };
  const compactOf = compactAnswers(parts);
  const open = (actor: Actor, id: string) => openFor(parts, actor, id);
  const done = (work: () => Promise<void>): Promise<Result<null>> =>
    attempt(async () => {
      await work();
      return null;
    });

  return {
    list: async (actor) => {
      const found: ConsultedInList[] = [];
      for (const asked of await selectConsultations(parts.database())) {
        const book = await bookOf(parts, actor, asked);
        if (!book) continue;
        const answered = book.replies.filter(({ reply }) => reply.submission !== null).length;
        found.push({ ...consulted(book), asked: book.replies.length, answered });
      }
      return found;
    },
    overview: (actor, id) =>
      attempt(async () => {
        const book = await open(actor, id);
        const follows = book.reader.sight === "secretariat";
        const reminders = follows ? await selectReminders(parts.database(), id) : [];
        return {
          consultation: consulted(book),
          questionnaire: book.questionnaire,
          rates: ratesOf(book, await compactOf(book)),
          progress: follows
            ? progressOf(
                book.asked.opens,
                book.replies.map(({ reply }) => reply),
                reminders,
              )
            : null,
        };
      }),
    matrix: (actor, id, filter = {}) =>
      attempt(async () => {
        const book = await open(actor, id);
        const matrix = matrixOf(book, await compactOf(book), filter);
        return { consultation: consulted(book), questionnaire: book.questionnaire, matrix };
      }),
    question: (actor, id, question, by = "regional-group") =>
      attempt(async () => {
        const book = await open(actor, id);
        return questionSeen(parts, actor, book, await compactOf(book), question, by);
      }),
    cited: (actor, reference) =>
      attempt(async () => {
        const address = typeof reference === "string" ? parseAnswerReference(reference) : reference;
        if (!address)
          throw new ProblemError(problem("responses.reference-unclear", { text: String(reference) }));
        return cite(parts, await open(actor, address.consultation), address);
      }),
    party: (actor, party) => attempt(() => partySeen(parts, actor, party)),
    changes: (actor, id) =>
      attempt(async () => {
        const book = await open(actor, id);
        return roundsCompared(parts, actor, book);
      }),
    themes: (actor, id) =>
      attempt(async () => {
        requireRight(actor, "consultation.code");
        return themesSeen(parts, await open(actor, id));
      }),
    export: (actor, id, choice) =>
      attempt(async () => exportFile(parts, actor, await open(actor, id), choice)),
    publicContent: (id) =>
      attempt(async () => exportContent(parts, { kind: "visitor" }, await open({ kind: "visitor" }, id))),
    keepThemes: (actor, id, themes) =>
      done(async () => {
        requireRight(actor, "consultation.code");
        await keepThemes(parts, actor, await open(actor, id), themes);
      }),
    code: (actor, id, coding) =>
      done(async () => {
        requireRight(actor, "consultation.code");
        await codeAnswer(parts, actor, await open(actor, id), coding);
      }),
    publish: (actor, id, shown) =>
      done(async () => {
        requireRight(actor, "consultation.publish");
        await publish(parts, actor, await open(actor, id), shown);
      }),
    release: (actor, id, given) =>
      done(async () => {
        requireRight(actor, "consultation.publish");
        await release(parts, actor, await open(actor, id), given);
      }),
    state: () => selectState(parts.database()),
  };
}
