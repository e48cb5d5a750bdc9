import type { Transaction } from "kysely";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { freeName } from "../../kernel/identifier.ts";
import type { Language } from "../../kernel/language.ts";
import { attempt, ProblemError, problem, type Result, unwrap } from "../../kernel/problem.ts";
import type { RecordService } from "../../record/service.ts";
import type { Store } from "../../store/open.ts";
import { blankQuestionnaire } from "./blank.ts";
import { checkQuestionnaire } from "./check.ts";
import { compareVersions, type VersionComparison } from "./compare.ts";
import { stemOf } from "./identifier.ts";
import { implementationOf } from "./implementation.ts";
import { readQuestionnaire, writeQuestionnaire } from "./interchange.ts";
import type { KeptVersion, QuestionnaireSummary } from "./kept.ts";
import { Questionnaire } from "./model.ts";
import { type ReadyQuestionnaire, readyQuestionnaires } from "./ready.ts";
import {
  deleteDraft,
  insertQuestionnaire,
  insertVersion,
  selectQuestionnaires,
  selectTaken,
  selectVersion,
  updateArchived,
  updateVersion,
} from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * Questionnaires as people and programs use them. Deeds are for whoever may `questionnaire.write`, looking for whoever may
 * `questionnaire.read`. Problems of all: `directory.not-allowed`; of those that name one: `questionnaires.unknown`,
 * `questionnaires.unknown-version`.
 */
export interface QuestionnaireService {
  /** All, the latest changed first; archived ones only where they are asked for. */
  list(
    actor: Actor,
    options?: { readonly archived?: boolean },
  ): Promise<Result<readonly QuestionnaireSummary[]>>;
  /** A version, the newest where none is named. */
  one(actor: Actor, id: string, version?: number): Promise<Result<KeptVersion>>;
  /** The library of ready questionnaires, in its order. */
  library(): readonly ReadyQuestionnaire[];
  /** A new one with a title in the language in which it is to be written. Problem: `questionnaires.untitled`. */
  create(actor: Actor, title: string, original: Language): Promise<Result<KeptVersion>>;
  /** A new one that begins as another is. */
  copy(actor: Actor, id: string, version?: number): Promise<Result<KeptVersion>>;
  /** A new one from the library. Problem: `questionnaires.no-ready`. */
  fromReady(actor: Actor, name: string): Promise<Result<KeptVersion>>;
  /** A new one that asks how a document of the record was implemented. Problems: those of the record, `questionnaires.nothing-asked`. */
  fromResolution(actor: Actor, symbol: string): Promise<Result<KeptVersion>>;
  /** A new one from a file that {@link export} wrote. Problems: those of `readQuestionnaire`. */
  import(actor: Actor, text: string): Promise<Result<KeptVersion>>;
  /**
   * Writes the draft again. `seen` is the `changed` of what the writer saw: where somebody has written since, nothing is changed.
   * Problems: `questionnaires.changed-since`, `questionnaires.is-settled`.
   */
  save(actor: Actor, id: string, content: Questionnaire, seen: string): Promise<Result<KeptVersion>>;
  /** Settles the draft: from then on it never changes. Problems: as {@link save}, those of `checkQuestionnaire`. */
  settle(actor: Actor, id: string, seen: string): Promise<Result<KeptVersion>>;
  /** A new draft that begins as the last settled version. Problem: `questionnaires.is-draft`. */
  revise(actor: Actor, id: string): Promise<Result<KeptVersion>>;
  /** Throws a draft away that has a settled version before it. Problems: `questionnaires.is-settled`, `questionnaires.only-draft`. */
  discard(actor: Actor, id: string): Promise<Result<KeptVersion>>;
  /** Puts one away, or takes it back out. What refers to it goes on. */
  archive(actor: Actor, id: string, archived: boolean): Promise<Result<KeptVersion>>;
  compare(actor: Actor, id: string, before: number, after: number): Promise<Result<VersionComparison>>;
  /** A version as a file. */
  export(actor: Actor, id: string, version?: number): Promise<Result<string>>;
}

export interface QuestionnaireOptions {
  readonly store: Store;
  readonly record: RecordService;
  readonly now?: (() => Date) | undefined;
}

/** Longest title that is taken when a questionnaire is begun, in characters. */
const longestTitle = 300;

export function openQuestionnaires({
  store,
  record,
  now = () => new Date(),
}: QuestionnaireOptions): QuestionnaireService {
  const db: Database = store.database();

  async function find(id: string, version?: number, database: Database = db) {
    const found = await selectVersion(database, id, version);
    if (found) return found;
    if (version !== undefined && (await selectVersion(database, id)))
      throw new ProblemError(problem("questionnaires.unknown-version", { id, version }));
    throw new ProblemError(problem("questionnaires.unknown", { id }));
  }

  const reading = <T>(actor: Actor, work: () => Promise<T>): Promise<Result<T>> =>
    attempt(() => {
      requireRight(actor, "questionnaire.read");
      return work();
    });
  const writing = <T>(actor: Actor, work: () => Promise<T>): Promise<Result<T>> =>
    attempt(() => {
      requireRight(actor, "questionnaire.write");
      return work();
    });

  async function add(actor: Actor, content: Questionnaire, ready: string | null): Promise<KeptVersion> {
    const stamp = { at: now(), actor: actorName(actor) };
    const id = await store.deed(
      actor,
      (made: string) => ({ deed: "questionnaire.create", subject: made, detail: { ready } }),
      async (trx) => {
        const stem = stemOf(content);
        const free = freeName(stem, await selectTaken(trx, stem));
        await insertQuestionnaire(trx, { id: free, ready, content }, stamp);
        await insertVersion(trx, { id: free, version: 1, content }, stamp);
        return free;
      },
    );
    return find(id);
  }

  /** A deed on the newest version of one questionnaire, which is looked at in the deed's own transaction. */
  async function change(
    actor: Actor,
    id: string,
    deed: string,
    work: (
      trx: Transaction<unknown>,
      kept: KeptVersion,
      stamp: { readonly at: Date; readonly actor: string },
    ) => Promise<void>,
  ): Promise<KeptVersion> {
    await store.deed(
      actor,
      (version: number) => ({ deed, subject: id, detail: { version } }),
      async (trx) => {
        const kept = await find(id, undefined, trx);
        // Two savings never have the same moment: it tells them apart.
        const at = new Date(Math.max(now().getTime(), Date.parse(kept.changed) + 1));
        await work(trx, kept, { at, actor: actorName(actor) });
        return kept.version;
      },
    );
    return find(id);
  }

  return {
    list: (actor, { archived = false } = {}) =>
      reading(actor, async () => (await selectQuestionnaires(db)).filter((one) => archived || !one.archived)),
    one: (actor, id, version) => reading(actor, () => find(id, version)),
    library: readyQuestionnaires,
    create: (actor, title, original) =>
      writing(actor, async () => {
        const text = title.trim().slice(0, longestTitle);
        if (text === "") throw new ProblemError(problem("questionnaires.untitled"));
        return add(actor, blankQuestionnaire(text, original), null);
      }),
    copy: (actor, id, version) =>
      writing(actor, async () => {
        const { content, ready } = await find(id, version);
        return add(actor, content, ready);
      }),
    fromReady: (actor, name) =>
      writing(actor, async () => {
        const found = readyQuestionnaires().find((one) => one.name === name);
        if (!found) throw new ProblemError(problem("questionnaires.no-ready", { name }));
        return add(actor, found.content, name);
      }),
    fromResolution: (actor, symbol) =>
      writing(actor, async () => {
        const document = unwrap(await record.document(symbol));
        return add(actor, unwrap(implementationOf(document)), `resolution:${document.symbol}`);
      }),
    import: (actor, text) => writing(actor, async () => add(actor, unwrap(readQuestionnaire(text)), null)),
    save: (actor, id, content, seen) =>
      writing(actor, () =>
        change(actor, id, "questionnaire.save", async (trx, kept, stamp) => {
          requireDraft(kept, seen);
          const { version, state } = kept;
          await updateVersion(trx, { id, version, state, content: Questionnaire.parse(content) }, stamp);
        }),
      ),
    settle: (actor, id, seen) =>
      writing(actor, () =>
        change(actor, id, "questionnaire.settle", async (trx, kept, stamp) => {
          requireDraft(kept, seen);
          const { version, content } = kept;
          const problems = checkQuestionnaire(content);
          if (problems.length > 0) throw new ProblemError(...problems);
          await updateVersion(trx, { id, version, state: "settled", content }, stamp);
        }),
      ),
    revise: (actor, id) =>
      writing(actor, () =>
        change(actor, id, "questionnaire.revise", async (trx, kept, stamp) => {
          if (kept.state === "draft") throw new ProblemError(problem("questionnaires.is-draft"));
          await insertVersion(trx, { id, version: kept.version + 1, content: kept.content }, stamp);
        }),
      ),
    discard: (actor, id) =>
      writing(actor, () =>
        change(actor, id, "questionnaire.discard", async (trx, kept) => {
          if (kept.state === "settled") throw new ProblemError(problem("questionnaires.is-settled"));
          if (kept.version === 1) throw new ProblemError(problem("questionnaires.only-draft"));
          await deleteDraft(trx, id, kept.version);
        }),
      ),
    archive: (actor, id, archived) =>
      writing(actor, () =>
        change(
          actor,
          id,
          archived ? "questionnaire.archive" : "questionnaire.unarchive",
          (trx, _kept, { at }) => updateArchived(trx, id, archived ? at : null),
        ),
      ),
    compare: (actor, id, before, after) =>
      reading(actor, async () =>
        compareVersions((await find(id, before)).content, (await find(id, after)).content),
      ),
    export: (actor, id, version) =>
      reading(actor, async () => writeQuestionnaire((await find(id, version)).content)),
  };
}

function requireDraft({ state, changed }: KeptVersion, seen: string): void {
  if (state === "settled") throw new ProblemError(problem("questionnaires.is-settled"));
  if (changed !== seen) throw new ProblemError(problem("questionnaires.changed-since"));
}
