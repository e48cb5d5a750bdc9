import { allParties } from "../../directory/people/parts.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { requireMeeting } from "../meetings/repository.ts";
import type { Meeting } from "../model.ts";
import type { Moved, Publishing, PublishingDone, SessionGiven } from "./asked-of.ts";
import { beginningStep } from "./beginning.ts";
import {
  add,
  change,
  changeFrame,
  changeMany,
  copy,
  move,
  remove,
  type Stepped,
  stepping,
  undo,
} from "./changing.ts";
import { compareProgrammes, type SessionChange } from "./compare.ts";
import { type ProgrammeFile, type ProgrammeFormat, programmeFile, tableFile } from "./exporting.ts";
import { type TableChoice, type TableFile, type TableOutcome, takeTable } from "./importing.ts";
import type { Draft, KeptVersion, Step } from "./kept.ts";
import type { ProgrammeFrame, VersionSummary } from "./model.ts";
import { draftOf, type ProgrammeParts, toFollow, toKeep, visibleMeeting } from "./parts.ts";
import { type Pending, pendingOf, publish, sessionPath } from "./publishing.ts";
import {
  selectPublished,
  selectState,
  selectSteps,
  selectTaken,
  selectVersion,
  selectVersions,
} from "./repository.ts";
import type { Database } from "./tables.ts";
import { templateProgramme } from "./template.ts";

/** A version of a programme with its meeting. */
export interface Published {
  readonly meeting: Meeting;
  readonly version: KeptVersion;
  readonly newest: number;
}

export interface VersionChanges {
  readonly meeting: Meeting;
  readonly before: KeptVersion;
  readonly after: KeptVersion;
  readonly changes: readonly SessionChange[];
}

export interface DraftSeen {
  readonly meeting: Meeting;
  readonly draft: Draft;
  /** The last steps, the latest first. */
  readonly steps: readonly Step[];
  readonly last: VersionSummary | null;
}

/**
 * Programmes of meetings as people and programs use them. Deeds are for whoever may `programme.keep`, drafts for whoever may `meeting.follow`; what was
 * published is for everybody who may know of the meeting. Problems of all: `directory.not-allowed`, `meetings.unknown`; of deeds
 * on a session: `programme.session-unknown`, `programme.changed-since`; of all that say when: those of `spanOf`.
 */
export interface ProgrammeService {
  draft(actor: Actor, meeting: string): Promise<Result<DraftSeen>>;
  /** A version, the newest where none is named. Problems: `programme.unpublished`, `programme.version-unknown`. */
  published(actor: Actor, meeting: string, version?: number): Promise<Result<Published>>;
  /** The newest first. */
  versions(actor: Actor, meeting: string): Promise<Result<readonly VersionSummary[]>>;
  /** What changed from one version to another, the newest where none is named. Problems: as {@link published}. */
  changes(actor: Actor, meeting: string, from: number, to?: number): Promise<Result<VersionChanges>>;
  /** Lays what the template of the meeting's kind begins with. Problem: `programme.begun`. */
  begin(actor: Actor, meeting: string): Promise<Result<Stepped>>;
  /** Problems: those of `sessionProblems`, `programme.malformed`, `programme.too-many`. */
  add(actor: Actor, meeting: string, given: SessionGiven): Promise<Result<Stepped>>;
  /** `seen` is the revision of the session that the writer saw. Problems: as {@link add}. */
  change(
    actor: Actor,
    meeting: string,
    session: string,
    given: SessionGiven,
    seen: number,
  ): Promise<Result<Stepped>>;
  move(actor: Actor, meeting: string, session: string, given: Moved, seen: number): Promise<Result<Stepped>>;
  /** Another like it, at the same time and in no room yet. */
  copy(actor: Actor, meeting: string, session: string): Promise<Result<Stepped>>;
  remove(actor: Actor, meeting: string, session: string, seen: number): Promise<Result<Stepped>>;
  /** `seen` is the revision of the draft. Problems: `programme.room-used`, `programme.segment-used`. */
  frame(actor: Actor, meeting: string, given: ProgrammeFrame, seen: number): Promise<Result<Stepped>>;
  /** Problems: `programme.step-unknown`, `programme.undone-already`, `programme.undo-late`. */
  undo(actor: Actor, meeting: string, step: number): Promise<Result<Stepped>>;
  /** Changes several sessions in one step, each as the writer saw it. Problems: as {@link change}. */
  changeMany(
    actor: Actor,
    meeting: string,
    changes: readonly { readonly session: string; readonly given: SessionGiven; readonly seen: number }[],
  ): Promise<Result<Stepped>>;
  /**
   * Takes in a table, all of it or nothing. Problems: those of `readProgrammeTable`; with the cell, `programme.table-*` and those of sessions and times.
   */
  takeTable(
    actor: Actor,
    meeting: string,
    file: TableFile,
    choice: TableChoice,
  ): Promise<Result<TableOutcome>>;
  /** The draft as a table that can be changed and taken in again. */
  draftTable(
    actor: Actor,
    meeting: string,
    format: "csv" | "xlsx",
    language: Language,
  ): Promise<Result<ProgrammeFile>>;
  /** A published version as a file. Problems: as {@link published}, `print.*`. */
  file(
    actor: Actor,
    meeting: string,
    choice: {
      readonly format: ProgrammeFormat;
      readonly language: Language;
      readonly version?: number | undefined;
      /** Only this session, in a calendar. */
      readonly session?: string;
    },
  ): Promise<Result<ProgrammeFile>>;
  /** What publishing now would say, and to whom. */
  pending(actor: Actor, meeting: string): Promise<Result<Pending>>;
  /** Problems: `programme.changed-since`, `programme.empty`, `programme.nothing-new`, `programme.not-served`. */
  publish(actor: Actor, meeting: string, given: Publishing): Promise<Result<PublishingDone>>;
  /** The meetings that have a published programme. */
  withProgramme(): Promise<ReadonlySet<string>>;
  /** A text that changes whenever what visitors see of programmes does, for whoever keeps pages. */
  state(): Promise<string>;
  /** Where the pages are, once that is known: letters lead there, and none are written before (`programme.not-served`). */
  servedAt(address: string): void;
}

export interface ProgrammeOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  /** Where the pages are for everybody outside, where somebody has said so: it goes before where the server listens. */
  readonly address?: string | null | undefined;
}

/** How many steps back are shown. */
const stepsShown = 12;

/** Opens the programmes of a store. */
export function openProgrammes({
  store,
  now = () => new Date(),
  address: outside = null,
}: ProgrammeOptions): ProgrammeService {
  let served: string | null = outside;
  const parts: ProgrammeParts = { store, now, address: () => served };
  const db: Database = store.database();
  return {
    draft: (actor, id) =>
      attempt(async () => {
        toFollow(actor);
        const meeting = await requireMeeting(db, id);
        const [last = null] = await selectVersions(db, id);
        return {
          meeting,
          draft: await draftOf(db, id),
          steps: await selectSteps(db, id, stepsShown),
          last,
        };
      }),
    published: (actor, id, version) =>
      attempt(async () => {
        const meeting = await visibleMeeting(db, actor, id);
        return { meeting, ...(await requireVersion(db, id, version)) };
      }),
    versions: (actor, id) =>
      attempt(async () => {
        await visibleMeeting(db, actor, id);
        return selectVersions(db, id);
      }),
    changes: (actor, id, from, to) =>
      attempt(async () => {
        const meeting = await visibleMeeting(db, actor, id);
        const { version: after } = await requireVersion(db, id, to);
        const { version: before } = await requireVersion(db, id, from);
        return { meeting, before, after, changes: compareProgrammes(before, after) };
      }),
    begin: (actor, id) =>
      attempt(() =>
        stepping(parts, actor, id, "begin", async ({ trx, meeting, draft }) => {
          if (draft.sessions.length > 0) throw new ProblemError(problem("programme.begun"));
          return beginningStep(draft, meeting, templateProgramme(meeting), await selectTaken(trx, id));
        }),
      ),
    add: (actor, id, given) => attempt(() => add(parts, actor, id, given)),
    change: (actor, id, session, given, seen) =>
      attempt(() => change(parts, actor, id, session, given, seen)),
    move: (actor, id, session, given, seen) => attempt(() => move(parts, actor, id, session, given, seen)),
    copy: (actor, id, session) => attempt(() => copy(parts, actor, id, session)),
    remove: (actor, id, session, seen) => attempt(() => remove(parts, actor, id, session, seen)),
    frame: (actor, id, given, seen) => attempt(() => changeFrame(parts, actor, id, given, seen)),
    undo: (actor, id, step) => attempt(() => undo(parts, actor, id, step)),
    changeMany: (actor, id, changes) => attempt(() => changeMany(parts, actor, id, changes)),
    takeTable: (actor, id, file, choice) => attempt(() => takeTable(parts, actor, id, file, choice)),
    draftTable: (actor, id, format, language) =>
      attempt(async () => {
        toFollow(actor);
        const meeting = await requireMeeting(db, id);
        return tableFile(meeting, await draftOf(db, id), format, language, `${id}-programme`);
      }),
    file: (actor, id, { format, language, version, session: only }) =>
      attempt(async () => {
        const meeting = await visibleMeeting(db, actor, id);
        const { version: kept } = await requireVersion(db, id, version);
        const names = new Map((await allParties(db)).map((party) => [party.id as string, party.names]));
        return programmeFile(meeting, kept, format, language, {
          party: (party, reader) => names.get(party)?.[reader],
          ...(only === undefined ? {} : { only: new Set([only]) }),
          link: (session) => (served === null ? undefined : `${served}${sessionPath(language, id, session)}`),
        });
      }),
    pending: (actor, id) =>
      attempt(async () => {
        toKeep(actor);
        await requireMeeting(db, id);
        return pendingOf(parts, db, id);
      }),
    publish: (actor, id, given) => attempt(() => publish(parts, actor, id, given)),
    withProgramme: () => selectPublished(db),
    state: () => selectState(db),
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}

/** Throws ProblemError `programme.unpublished`, `programme.version-unknown` (facts: version, newest). */
async function requireVersion(
  database: Database,
  meeting: string,
  version?: number,
): Promise<{ readonly version: KeptVersion; readonly newest: number }> {
  const [latest] = await selectVersions(database, meeting);
  if (!latest) throw new ProblemError(problem("programme.unpublished"));
  const found = await selectVersion(database, meeting, version ?? latest.number);
  if (!found)
    throw new ProblemError(
      problem("programme.version-unknown", { version: version ?? 0, newest: latest.number }),
    );
  return { version: found, newest: latest.number };
}
