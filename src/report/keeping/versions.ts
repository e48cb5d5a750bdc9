import type { Actor } from "../../kernel/actor.ts";
import { actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Block, BlockId, Report } from "../writing/model.ts";
import { applyChange, currentThings } from "./applying.ts";
import type { ChangeTold, Done, Steps, Version, Words } from "./model.ts";
import { type KeepingParts, requireReport, requireWritable, stampOf } from "./parts.ts";
import { selectAsOf, selectBefore, selectChanges } from "./repository/changes.ts";
import type { Database } from "./tables.ts";
import { keyOf, same, type Value } from "./things.ts";
import { inOrder } from "./viewing.ts";

/** A pause of this many milliseconds begins a new version. */
const pause = 30 * 60_000;

/** The versions of a report, the last first: changes of one person without a long pause between them are one. */
export function versionsOf(changes: readonly ChangeTold[]): readonly Version[] {
  const versions: ChangeTold[][] = [];
  for (const change of changes) {
    const last = versions.at(-1);
    const before = last?.at(-1);
    const goesOn =
      before !== undefined &&
      before.actor === change.actor &&
      Date.parse(change.at) - Date.parse(before.at) < pause &&
      // What a person looks for by name stands by itself.
      !apart(before) &&
      !apart(change);
    if (last && goesOn) last.push(change);
    else versions.push([change]);
  }
  return versions.toReversed().flatMap((deeds) => {
    const [first, last] = [deeds[0], deeds.at(-1)];
    if (!first || !last) return [];
    return [
      { number: last.number, first: first.number, begun: first.at, at: last.at, actor: last.actor, deeds },
    ];
  });
}

/** Deeds that are a version of their own. */
const ownVersion = new Set([
  "report.create",
  "report.correct",
  "report.review",
  "report.return",
  "report.clear",
  "report.unclear",
  "report.restore",
]);

function apart({ deed }: ChangeTold): boolean {
  return ownVersion.has(deed);
}

/** A report as it was after a change. Throws ProblemError `report-writing.unknown-change` (facts: number). */
export async function reportAsOf(database: Database, id: string, number: number): Promise<Report> {
  const row = await requireReport(database, id);
  requireKnown(row.change, number);
  const things = new Map(
    [...(await currentThings(database, id)).values()].map(({ value }) => [keyOf(value), value]),
  );
  for (const { before } of await selectAsOf(database, id, number)) things.set(keyOf(before), before);
  const { change: _change, created: _created, changed: _changed, actor: _actor, ...rest } = row;
  const head = things.get("");
  return { ...rest, ...(head?.of === "head" ? head.value : {}), blocks: blocksOf([...things.values()]) };
}

/** Blocks with their words, part by part and place by place. */
function blocksOf(values: readonly Value[]): readonly Block[] {
  const content = new Map<BlockId, Block["content"]>();
  for (const value of values)
    if (value.of === "words" && value.value !== null)
      content.set(value.block, { ...content.get(value.block), [value.language]: asContent(value.value) });
  const frames = values.flatMap((value) =>
    value.of === "block" && value.value !== null ? [{ id: value.block, ...value.value }] : [],
  );
  frames.sort((a, b) => compare(a.place, b.place) || compare(a.id, b.id));
  return inOrder(frames).map(({ place: _place, ...frame }) => ({
    ...frame,
    content: content.get(frame.id) ?? {},
  }));
}

const asContent = (words: Words) => [...words];
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What `ReportService.restore` does. Throws its problems. */
export async function restore(parts: KeepingParts, actor: Actor, id: string, number: number): Promise<Done> {
  const stamp = stampOf(parts, actor);
  return parts.store.deed(actor, { deed: "report.restore", subject: id, detail: { number } }, async (trx) => {
    const row = await requireWritable(trx, actor, id);
    requireKnown(row.change, number);
    const values = (await selectAsOf(trx, id, number)).map(({ before }) => before);
    const change = await applyChange(trx, stamp, { report: id, deed: "report.restore", values });
    return { change: change ?? row.change };
  });
}

/**
 * What `ReportService.undo` and `redo` do: redoing is to undo one's last undoing. Throws their problems. What is undone is undone whole: where any of what it touched has changed
 * since, nothing is.
 */
export async function undo(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  which: number | "undo" | "redo",
): Promise<Done & { readonly undone: ChangeTold }> {
  const stamp = stampOf(parts, actor);
  return parts.store.deed(
    actor,
    ({ undone }) => ({ deed: "report.undo", subject: id, detail: { number: undone.number } }),
    async (trx) => {
      await requireWritable(trx, actor, id);
      const changes = await selectChanges(trx, id);
      const undone = chosen(changes, actorName(actor), which);
      if (!undone)
        throw new ProblemError(
          typeof which === "number"
            ? problem("report-writing.unknown-change", { number: which })
            : problem(`report-writing.nothing-to-${which}`, { id }),
        );
      const befores = await selectBefore(trx, id, undone.number);
      if (befores.length === 0) throw new ProblemError(problem("report-writing.nothing-to-undo", { id }));
      const keys = new Set(befores.map(({ before }) => keyOf(before)));
      const since = (await selectAsOf(trx, id, undone.number)).filter(({ before }) =>
        keys.has(keyOf(before)),
      );
      // A change and its undoing leave things as they were: only what is different now is in the way.
      const now = await currentThings(trx, id);
      const otherwise = since.filter(({ before }) => {
        const found = now.get(keyOf(before))?.value;
        return !same(found?.value ?? null, before.value);
      });
      if (otherwise.length > 0) throw new ProblemError(problem("report-writing.changed-since", { id }));
      const change = await applyChange(trx, stamp, {
        report: id,
        deed: "report.undo",
        undoes: undone.number,
        values: befores.map(({ before }) => before),
      });
      if (change === null) throw new ProblemError(problem("report-writing.nothing-to-undo", { id }));
      return { change, undone };
    },
  );
}

function chosen(
  changes: readonly ChangeTold[],
  actor: string,
  which: number | "undo" | "redo",
): ChangeTold | undefined {
  const number = typeof which === "number" ? which : stepsOf(changes, actor)[which];
  return number === null ? undefined : changes[number - 1];
}

/**
 * What of their own work somebody takes back next, and what they can then do again, as any editor has it: changes in the order in which
 * they came, and nothing to do again once something new was done.
 */
export function stepsOf(changes: readonly ChangeTold[], actor: string): Steps {
  // A change stands unless something that stands has undone it: doing again undoes an undoing.
  const fallen = new Set<number>();
  for (const { number, undoes } of changes.toReversed())
    if (undoes !== null && !fallen.has(number)) fallen.add(undoes);
  const first = new Set(changes.flatMap(({ number, undoes }) => (undoes === null ? number : [])));
  const own = changes.filter(
    (one) => one.actor === actor && one.touched.length > 0 && !fallen.has(one.number),
  );
  const undo = own.findLast(({ undoes }) => undoes === null)?.number ?? null;
  const redo = own.findLast(({ undoes }) => undoes !== null && first.has(undoes))?.number ?? null;
  const begun = changes.findLast((one) => one.actor === actor && one.undoes === null)?.number ?? 0;
  return { undo, redo: redo !== null && redo > begun ? redo : null };
}

function requireKnown(last: number, number: number): void {
  if (!Number.isInteger(number) || number < 1 || number > last)
    throw new ProblemError(problem("report-writing.unknown-change", { number }));
}
