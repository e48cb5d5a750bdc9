import { type Actor, actorName } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result, unwrap } from "../../kernel/problem.ts";
import type { PrintedFile } from "../../print/set.ts";
import type { Store } from "../../store/open.ts";
import type { Binding } from "../binding/model.ts";
import { type Newer, newerValues } from "../binding/newer.ts";
import { type Verified, verifyBlocks } from "../binding/verify.ts";
import { citedWhenIssued } from "../trace/cited.ts";
import type { EvidenceTold, ReportUse, Trace } from "../trace/model.ts";
import { traceOf } from "../trace/tracing.ts";
import type { BlockId, BlockKind, Report, ReportId, ReportPart, ReportState } from "../writing/model.ts";
import { addBlock, changeBlock, describe, moveBlock, removeBlock } from "./blocks.ts";
import { comment, resolve } from "./commenting.ts";
import { create, discard, stemOf } from "./creating.ts";
import { openDrafter } from "./drafting/drafter.ts";
import type { Drafter, Sources } from "./drafting/model.ts";
import { correct, type FrozenReport, issue, requireFrozen } from "./issuing.ts";
import type {
  BindingsOutcome,
  ChangeTold,
  Comment,
  Done,
  Head,
  Issued,
  IssuedTitle,
  NewBlock,
  NewComment,
  NewReport,
  ReportSummary,
  ReportView,
  Save,
  SaveOutcome,
  Steps,
  Version,
} from "./model.ts";
import { type KeepingParts, requireSeen, seesDrafts } from "./parts.ts";
import { type Edition, printReport } from "./printing.ts";
import { selectChanges } from "./repository/changes.ts";
import { selectIssuedState } from "./repository/issued.ts";
import { selectNames } from "./repository/names.ts";
import { selectLatest, selectReportOn, selectSummaries } from "./repository/reports.ts";
import { save, saveBindings } from "./saving.ts";
import { advance } from "./states.ts";
import { evidenceTold, usesFor } from "./uses.ts";
import { reportAsOf, restore, stepsOf, undo, versionsOf } from "./versions.ts";
import { viewOf } from "./viewing.ts";

/**
 * Reports as people and programs use them. Whoever may `report.write` writes, whoever may `report.comment` comments; what is
 * issued is everybody's, and of what is not only those two hear. Problems of all: `directory.not-allowed`,
 * `report-writing.unknown`; of all that changes something: `report-writing.issued`, `report-writing.cleared`,
 * `report-writing.malformed`.
 */
export interface ReportService {
  /**
   * Begins a report on documents, drafted from what is there or with the blocks given. Problems: those of the drafter,
   * `report-writing.untitled`, `report-writing.binding-taken`, `report-writing.too-many-blocks`.
   */
  create(actor: Actor, given: NewReport): Promise<Result<ReportView>>;
  /** All that the actor may see, the last changed first. */
  list(actor: Actor): Promise<readonly ReportSummary[]>;
  /** The report that was issued last, corrigenda aside, which is everybody's; null before the first. */
  latest(): Promise<IssuedTitle | null>;
  one(actor: Actor, id: string): Promise<Result<ReportView>>;
  /** The report on a document, by any spelling of its symbol: the one last changed that the actor may see; null where there is none. */
  on(actor: Actor, symbol: string): Promise<ReportId | null>;
  /** Takes out a draft. Problem: `report-writing.wrong-state`. */
  discard(actor: Actor, id: string): Promise<Result<null>>;
  /** Changes what stands above the blocks, over what was seen at a change. Problems: `report-writing.untitled`, `report-writing.changed-since`. */
  describe(actor: Actor, id: string, head: Partial<Head>, seen: number): Promise<Result<Done>>;
  /** Problems: `report-writing.unknown-block` for what it shall stand after, `report-writing.binding-taken`, `report-writing.too-many-blocks`. */
  addBlock(actor: Actor, id: string, block: NewBlock): Promise<Result<Done & { readonly block: BlockId }>>;
  changeBlock(
    actor: Actor,
    id: string,
    block: string,
    change: { readonly kind?: BlockKind | undefined; readonly about?: readonly string[] | undefined },
  ): Promise<Result<Done>>;
  /** Puts a block after another of a part, or with null at the part's beginning. */
  moveBlock(
    actor: Actor,
    id: string,
    block: string,
    to: { readonly part: ReportPart; readonly after: string | null },
  ): Promise<Result<Done>>;
  /** Takes a block out; {@link undo} brings it back. Problem: `report-writing.changed-since` where it was changed after the change that was seen. */
  removeBlock(actor: Actor, id: string, block: string, seen: number): Promise<Result<Done>>;
  /**
   * Undoes a change, by default the actor's own last one; undoing that does it again. Problems: `report-writing.nothing-to-undo`,
   * `report-writing.unknown-change`, `report-writing.changed-since` where what it touched was changed again.
   */
  undo(actor: Actor, id: string, change?: number): Promise<Result<Done & { readonly undone: ChangeTold }>>;
  /**
   * Does again what the actor undid last, unless they have done something else since. Problems: `report-writing.nothing-to-redo`,
   * `report-writing.changed-since`.
   */
  redo(actor: Actor, id: string): Promise<Result<Done & { readonly undone: ChangeTold }>>;
  /** What the actor can take back next, and do again. Only for those who see drafts. */
  steps(actor: Actor, id: string): Promise<Result<Steps>>;
  /**
   * Saves the words of a block in a language; when it gives `saved`, they are on the disk. Words over others than those that were
   * seen are a conflict, told with what stands there, unless both say the same. Problems: `report-writing.unknown-block`,
   * `report-writing.paragraph-too-long`, `report-writing.binding-taken`.
   */
  save(actor: Actor, id: string, save: Save): Promise<Result<SaveOutcome>>;
  /** Saves what a block binds, over the block's revision that was seen. Problem: `report-writing.binding-taken`. */
  saveBindings(
    actor: Actor,
    id: string,
    block: string,
    given: { readonly bindings: readonly Binding[]; readonly revision: number },
  ): Promise<Result<BindingsOutcome>>;
  /** Who changed what, the last first. Only for those who see drafts. */
  versions(
    actor: Actor,
    id: string,
  ): Promise<Result<{ readonly versions: readonly Version[]; readonly names: ReadonlyMap<string, string> }>>;
  /** The report as it was after a change. Only for those who see drafts. Problem: `report-writing.unknown-change`. */
  asOf(actor: Actor, id: string, change: number): Promise<Result<Report>>;
  /** Makes a report say again what it said after a change; what came between stays among its versions. Problem: `report-writing.unknown-change`. */
  restore(actor: Actor, id: string, change: number): Promise<Result<Done>>;
  /** Problems: `report-writing.unknown-block`, `report-writing.unknown-comment` for what it answers. */
  comment(actor: Actor, id: string, comment: NewComment): Promise<Result<Comment>>;
  /** Says that a comment has been met, or has not. Problem: `report-writing.unknown-comment`. */
  resolve(actor: Actor, id: string, comment: number, resolved: boolean): Promise<Result<null>>;
  /**
   * Takes a report from one state to another. Problems: `report-writing.wrong-state`, `report-writing.changed-since` where it is
   * no longer what was seen, `report-writing.comments-open` where it would be cleared.
   */
  advance(actor: Actor, id: string, to: Exclude<ReportState, "issued">, seen: number): Promise<Result<Done>>;
  /**
   * Issues a cleared report: it is frozen with all that it cites, and the store refuses any change from then on. Problems:
   * `report-writing.wrong-state`, `report-writing.changed-since`, `report-writing.not-verified` (facts: count, id) where a bound
   * value is not what its source says.
   */
  issue(
    actor: Actor,
    id: string,
    given: { readonly symbol?: string | null | undefined; readonly date?: string | null | undefined },
    seen: number,
  ): Promise<Result<Issued>>;
  /** What an issued report was frozen with. Problem: `report-writing.not-issued`. */
  frozen(actor: Actor, id: string): Promise<Result<FrozenReport>>;
  /** Begins a corrigendum to an issued report. Problem: `report-writing.not-issued`. */
  correct(actor: Actor, id: string): Promise<Result<ReportView>>;
  /** A language of a report as a file. Problems: those of `print/set.ts`. */
  print(actor: Actor, id: string, edition: Edition): Promise<Result<PrintedFile>>;
  /** Whether every bound value is what its source says, and every quotation what its document says. */
  verify(actor: Actor, id: string): Promise<Result<Verified>>;
  /** What would change if every bound value were taken over anew, old and new beside each other. Nothing is changed by asking. */
  newer(actor: Actor, id: string): Promise<Result<readonly Newer[]>>;
  /** A text that changes whenever what visitors see of reports does, for whoever keeps pages. */
  state(): Promise<string>;
  /** Everything that a report rests on. */
  trace(actor: Actor, id: string): Promise<Result<Trace>>;
  /**
   * What a reference says at the version that it names, what its source says now, and what issued reports were frozen with. Problem:
   * `kernel.evidence-malformed`; that it no longer resolves is told in the answer.
   */
  evidence(actor: Actor, reference: string): Promise<Result<EvidenceTold>>;
  /**
   * Which reports that the actor may see use something: a reference, or an address of the record (`A/RES/61/208#op_9`). Its
   * version does not matter; without slice and fragment, uses of anything of the dataset, document or party are found. Problem:
   * `kernel.evidence-malformed`.
   */
  usedIn(actor: Actor, what: string): Promise<Result<readonly ReportUse[]>>;
}

export interface ReportOptions {
  readonly store: Store;
  /** What reports are drafted from, bound to and frozen with. */
  readonly sources: Sources;
  /** Default: the drafter over the sources. */
  readonly drafter?: Drafter | undefined;
  readonly now?: (() => Date) | undefined;
}

/** Opens the reports of a store. */
export function openReports({
  store,
  sources,
  drafter = openDrafter(sources),
  now = () => new Date(),
}: ReportOptions): ReportService {
  const parts: KeepingParts = { store, now, drafter, sources };
  const view = (actor: Actor, id: string) =>
    store.snapshot(async (trx) => viewOf(trx, actor, await requireSeen(trx, actor, id)));
  const nothing = async (work: Promise<unknown>) => {
    await work;
    return null;
  };
  /** Which texts an issued report cites. */
  const citedIn = async ({ id, state, blocks }: Report) =>
    state === "issued"
      ? citedWhenIssued(blocks, (await requireFrozen(store.database(), id)).evidence)
      : undefined;
  /** For those who see drafts, whatever became of the report since. */
  const drafters = async <T>(actor: Actor, id: string, work: () => Promise<T>): Promise<T> => {
    await requireSeen(store.database(), actor, id);
    if (!seesDrafts(actor))
      throw new ProblemError(problem("directory.not-allowed", { deed: "report.write" }));
    return work();
  };
  return {
    create: (actor, given) => attempt(async () => view(actor, await create(parts, actor, given))),
    list: (actor) => selectSummaries(store.database(), { issued: !seesDrafts(actor) }),
    latest: async () => (await selectLatest(store.database())) ?? null,
    one: (actor, id) => attempt(() => view(actor, id)),
    on: async (actor, text) => {
      const known = await sources.record.document(text);
      const symbol = known.ok ? known.value.symbol : text;
      const which = { stem: stemOf(symbol), issued: !seesDrafts(actor) };
      return (await selectReportOn(store.database(), symbol, which)) ?? null;
    },
    discard: (actor, id) => attempt(() => nothing(discard(parts, actor, id))),
    describe: (actor, id, head, seen) => attempt(() => describe(parts, actor, id, head, seen)),
    addBlock: (actor, id, block) => attempt(() => addBlock(parts, actor, id, block)),
    changeBlock: (actor, id, block, change) => attempt(() => changeBlock(parts, actor, id, block, change)),
    moveBlock: (actor, id, block, to) => attempt(() => moveBlock(parts, actor, id, block, to)),
    removeBlock: (actor, id, block, seen) => attempt(() => removeBlock(parts, actor, id, block, seen)),
    undo: (actor, id, change) => attempt(() => undo(parts, actor, id, change ?? "undo")),
    redo: (actor, id) => attempt(() => undo(parts, actor, id, "redo")),
    steps: (actor, id) =>
      attempt(() =>
        drafters(actor, id, async () => stepsOf(await selectChanges(store.database(), id), actorName(actor))),
      ),
    save: (actor, id, given) => attempt(() => save(parts, actor, id, given)),
    saveBindings: (actor, id, block, given) => attempt(() => saveBindings(parts, actor, id, block, given)),
    versions: (actor, id) =>
      attempt(() =>
        drafters(actor, id, () =>
          store.snapshot(async (trx) => {
            const changes = await selectChanges(trx, id);
            const names = await selectNames(
              trx,
              changes.map((one) => one.actor),
            );
            return { versions: versionsOf(changes), names };
          }),
        ),
      ),
    asOf: (actor, id, change) =>
      attempt(() => drafters(actor, id, () => store.snapshot((trx) => reportAsOf(trx, id, change)))),
    restore: (actor, id, change) => attempt(() => restore(parts, actor, id, change)),
    comment: (actor, id, given) => attempt(() => comment(parts, actor, id, given)),
    resolve: (actor, id, number, resolved) =>
      attempt(() => nothing(resolve(parts, actor, id, number, resolved))),
    issue: (actor, id, given, seen) => attempt(() => issue(parts, actor, id, given, seen)),
    frozen: (actor, id) =>
      attempt(async () => {
        await requireSeen(store.database(), actor, id);
        return requireFrozen(store.database(), id);
      }),
    correct: (actor, id) => attempt(async () => view(actor, await correct(parts, actor, id))),
    print: (actor, id, edition) =>
      attempt(async () => {
        const { report } = await view(actor, id);
        // What is issued was checked then, and stays as it was issued.
        const { differences } =
          report.state === "issued"
            ? { differences: [] }
            : await verifyBlocks(report.blocks, { ...sources, actor, now });
        return unwrap(await printReport(report, edition, sources, differences));
      }),
    verify: (actor, id) =>
      attempt(async () => {
        const { report } = await view(actor, id);
        return verifyBlocks(report.blocks, { ...sources, actor, now }, await citedIn(report));
      }),
    newer: (actor, id) =>
      attempt(async () => {
        const { report } = await view(actor, id);
        return newerValues(report.blocks, { ...sources, actor, now });
      }),
    state: () => selectIssuedState(store.database()),
    trace: (actor, id) =>
      attempt(async () => {
        const { report, issued } = await view(actor, id);
        const evidence = await traceOf(report, { ...sources, actor, now }, await citedIn(report));
        return {
          report: report.id,
          state: report.state,
          hash: issued?.hash ?? null,
          evidence: [...evidence],
        };
      }),
    evidence: (actor, reference) =>
      attempt(() => evidenceTold(store.database(), { ...sources, actor, now }, reference)),
    usedIn: (actor, what) => attempt(() => store.snapshot((trx) => usesFor(trx, actor, what))),
    advance: (actor, id, to, seen) => attempt(() => advance(parts, actor, id, to, seen)),
  };
}
