import type { Transaction } from "kysely";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { cleanTexts } from "../../kernel/clean-text.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Binding } from "../binding/model.ts";
import { Block } from "../writing/model.ts";
import { applyChange } from "./applying.ts";
import { requireFrame } from "./blocks.ts";
import {
  type BindingsOutcome,
  longestParagraph,
  type Save,
  type SaveOutcome,
  SaveShape,
  type Standing,
  type Words,
} from "./model.ts";
import { type KeepingParts, parsed, requireWritable, stampOf } from "./parts.ts";
import { type FrameRow, selectFrames, selectWords } from "./repository/blocks.ts";
import { selectAtRevision, selectChange, selectLast } from "./repository/changes.ts";
import type { Row } from "./repository/row.ts";
import { same, type Thing, type Value } from "./things.ts";

/** Ends a deed in which nothing is written, with what came of it: such a deed leaves no entry in the log. */
class Unwritten<T> extends Error {
  readonly outcome: T;

  constructor(outcome: T) {
    super("nothing was written");
    this.outcome = outcome;
  }
}

async function unlessUnwritten<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unwritten) return error.outcome as T;
    throw error;
  }
}

/** What `ReportService.save` does. Throws its problems. */
export async function save(parts: KeepingParts, actor: Actor, id: string, given: Save): Promise<SaveOutcome> {
  requireRight(actor, "report.write");
  const wanted = parsed(SaveShape, cleanTexts(given));
  requireNotTooLong(wanted.content);
  const stamp = stampOf(parts, actor);
  const { block, language, content, revision } = wanted;
  const thing = { of: "words", block, language } as const;
  return unlessUnwritten(
    parts.store.deed<SaveOutcome>(
      actor,
      { deed: "report.save", subject: `${id}#${block}`, detail: { language } },
      async (trx) => {
        const row = await requireWritable(trx, actor, id);
        const frame = (await selectFrames(trx, id, block))[0];
        if (!frame) throw new Unwritten(await lostBlock(trx, id, thing, content));
        const now = (await selectWords(trx, id, block)).find((one) => one.language === language);
        const bindings = withBindings(frame, wanted.bindings ?? []);
        const alike = same(now?.content ?? null, content);
        if ((now?.revision ?? 0) !== revision && !alike)
          throw new Unwritten(await conflict(trx, id, { thing, now, mine: content, revision }));
        const { id: _id, revision: _revision, ...rest } = frame;
        const number = await applyChange(trx, stamp, {
          report: id,
          deed: "report.save",
          values: [
            { of: "block", block, value: { ...rest, bindings } },
            { ...thing, value: content },
          ],
        });
        const saved = (as: number, change: number) => ({ kind: "saved", revision: as, change }) as const;
        if (number === null) throw new Unwritten(saved(now?.revision ?? 0, row.change));
        return saved(alike ? (now?.revision ?? number) : number, number);
      },
    ),
  );
}

/** What `ReportService.saveBindings` does. Throws its problems. */
export async function saveBindings(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  block: string,
  given: { readonly bindings: readonly Binding[]; readonly revision: number },
): Promise<BindingsOutcome> {
  requireRight(actor, "report.write");
  const bindings = parsed(Block.shape.bindings, cleanTexts(given.bindings));
  const stamp = stampOf(parts, actor);
  return unlessUnwritten(
    parts.store.deed<BindingsOutcome>(
      actor,
      { deed: "report.bind", subject: `${id}#${block.slice(0, 40)}`, detail: { bindings: bindings.length } },
      async (trx) => {
        const row: Row = await requireWritable(trx, actor, id);
        const frame = requireFrame(await selectFrames(trx, id, block), block);
        const { id: known, revision, ...rest } = frame;
        if (revision !== given.revision && !same(rest.bindings, bindings)) {
          const theirs = await standing(trx, id, rest.bindings, revision);
          throw new Unwritten<BindingsOutcome>({ kind: "conflict", mine: bindings, theirs });
        }
        const values: readonly Value[] = [{ of: "block", block: known, value: { ...rest, bindings } }];
        const number = await applyChange(trx, stamp, { report: id, deed: "report.bind", values });
        if (number === null)
          throw new Unwritten<BindingsOutcome>({ kind: "saved", revision, change: row.change });
        return { kind: "saved", revision: number, change: number };
      },
    ),
  );
}

/** A block's bindings with these: in the place of those of their names, the others after them. */
function withBindings({ bindings }: Pick<FrameRow, "bindings">, brought: readonly Binding[]): Binding[] {
  const byId = new Map(brought.map((one) => [one.id, one]));
  const kept = bindings.map((one) => byId.get(one.id) ?? one);
  const known = new Set(bindings.map(({ id }) => id));
  return [...kept, ...brought.filter(({ id }) => !known.has(id))];
}

/** Both sides of words that were saved over others than those that were seen. */
async function conflict(
  trx: Transaction<unknown>,
  report: string,
  {
    thing,
    now,
    mine,
    revision,
  }: {
    readonly thing: Thing;
    readonly now:
      | { readonly content: Words; readonly revision: number; readonly at: Date; readonly actor: string }
      | undefined;
    readonly mine: Words;
    readonly revision: number;
  },
): Promise<SaveOutcome> {
  const before = await selectAtRevision(trx, report, thing, revision);
  const theirs: Standing<Words> = now
    ? { value: now.content, revision: now.revision, at: now.at.toISOString(), actor: now.actor }
    : // Somebody took the words in this language out: undone, or restored to before they were written.
      { value: [], revision: 0, at: new Date(0).toISOString(), actor: "" };
  const base = before?.before.of === "words" ? before.before.value : null;
  return { kind: "conflict", removed: false, mine, theirs, base: revision === 0 ? [] : base };
}

/** The words of a block that somebody has removed, beside those that were to be saved into it. Throws where it never was. */
async function lostBlock(
  trx: Transaction<unknown>,
  report: string,
  thing: Thing & { readonly of: "words" },
  mine: Words,
): Promise<SaveOutcome> {
  const frame = await selectLast(trx, report, { of: "block", block: thing.block });
  if (!frame) throw new ProblemError(problem("report-writing.unknown-block", { block: thing.block }));
  const last = await selectLast(trx, report, thing);
  const value = last?.before.of === "words" && last.number === frame.number ? last.before.value : null;
  const theirs = { ...(await standing(trx, report, value ?? [], frame.number)), revision: 0 };
  return { kind: "conflict", removed: true, mine, theirs, base: null };
}

/** Who made something so, by the number of the change. */
async function standing<T>(
  trx: Transaction<unknown>,
  report: string,
  value: T,
  revision: number,
): Promise<Standing<T>> {
  const change = await selectChange(trx, report, revision);
  return {
    value,
    revision,
    at: (change?.at ?? new Date(0)).toISOString(),
    actor: change?.actor ?? "",
  };
}

/** Throws ProblemError `report-writing.paragraph-too-long` (facts: most). */
function requireNotTooLong(words: Words): void {
  const long = words.reduce(
    (sum, one) =>
      sum +
      (one.kind === "text"
        ? one.text.length
        : one.kind === "note"
          ? one.content.reduce((inner, part) => inner + (part.kind === "text" ? part.text.length : 0), 0)
          : 0),
    0,
  );
  if (long > longestParagraph)
    throw new ProblemError(problem("report-writing.paragraph-too-long", { most: longestParagraph }));
}
