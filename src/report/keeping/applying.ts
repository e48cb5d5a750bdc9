import type { Transaction } from "kysely";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { evidenceOf } from "../trace/evidence-of.ts";
import { putEvidence } from "../trace/repository.ts";
import type { BlockId } from "../writing/model.ts";
import { Head, mostBlocks } from "./model.ts";
import { requireReport, type Stamp } from "./parts.ts";
import {
  blockOf,
  deleteFrame,
  deleteWords,
  putFrame,
  putWords,
  selectBindingTaken,
  selectFrames,
  selectWords,
} from "./repository/blocks.ts";
import { type Before, insertChange } from "./repository/changes.ts";
import { updateReport } from "./repository/reports.ts";
import type { Database } from "./tables.ts";
import { keyOf, same, type Thing, type Value } from "./things.ts";

/** What a thing is now, and its revision: the number of the change by which it came to be so; 0 where it is not there. */
export interface Current {
  readonly value: Value;
  readonly revision: number;
}

/** Reads what things are now, those of a report by their keys (`things.ts`), with the head. */
export async function currentThings(
  database: Database,
  report: string,
  block?: BlockId,
): Promise<ReadonlyMap<string, Current>> {
  const row = await requireReport(database, report);
  const frames = await selectFrames(database, report, block);
  const words = await selectWords(database, report, block);
  const all: readonly Current[] = [
    // The head's revision is not kept: whoever changes it names what they change.
    { value: { of: "head", value: headOf(row) }, revision: 0 },
    ...frames.map(
      ({ id, revision, ...value }): Current => ({ value: { of: "block", block: id, value }, revision }),
    ),
    ...words.map(
      ({ block: of, language, revision, content }): Current => ({
        value: { of: "words", block: of, language, value: content },
        revision,
      }),
    ),
  ];
  return new Map(all.map((one) => [keyOf(one.value), one]));
}

/** A report's head out of its row. */
export function headOf(row: Head): Head {
  return Head.parse({
    title: row.title,
    symbol: row.symbol,
    lines: row.lines,
    limit: row.limit,
    date: row.date,
  });
}

/** A deed on the things of a report. */
export interface Applied {
  readonly report: string;
  readonly deed: string;
  readonly undoes?: number;
  /** What the things shall be. Those that are so already are left as they are. */
  readonly values: readonly Value[];
}

/**
 * Makes a change: writes what things shall be, keeps what they were, and brings the index of evidence after it, all in the deed's
 * transaction. Gives the number of the change; null where nothing would change. Problems: `report-writing.binding-taken`,
 * `report-writing.too-many-blocks`.
 */
export async function applyChange(
  trx: Transaction<unknown>,
  { at, actor }: Stamp,
  { report, deed, undoes, values }: Applied,
): Promise<number | null> {
  const now = await currentThings(trx, report, onlyBlockOf(values));
  const differing = values.flatMap((value): readonly { readonly value: Value; readonly was: Before }[] => {
    const found = now.get(keyOf(value));
    const was = found?.value ?? absent(value);
    return same(was.value, value.value)
      ? []
      : [{ value, was: { number: 0, before: was, revision: found?.revision ?? 0 } }];
  });
  if (differing.length === 0) return null;
  const { change } = await requireReport(trx, report);
  const number = change + 1;
  await updateReport(trx, report, { change: number, changed: at });
  await insertChange(
    trx,
    report,
    { number, deed, undoes: undoes ?? null, at, actor },
    differing.map(({ was: { before, revision } }) => ({ before, revision })),
  );
  await write(
    trx,
    report,
    { at, actor },
    number,
    differing.map(({ value }) => value),
  );
  await indexBlocks(trx, report, blocksIn(differing.map(({ value }) => value)));
  return number;
}

/** The one block that these values are about; undefined where they are about more, or the head. */
function onlyBlockOf(values: readonly Value[]): BlockId | undefined {
  const blocks = blocksIn(values);
  return blocks.length === 1 && values.every(({ of }) => of !== "head") ? blocks[0] : undefined;
}

function blocksIn(things: readonly Thing[]): readonly BlockId[] {
  return [...new Set(things.flatMap((thing) => (thing.of === "head" ? [] : [thing.block])))];
}

function absent(thing: Value): Value {
  return thing.of === "head" ? thing : { ...thing, value: null };
}

/** Blocks are put before their words, and words taken out before their blocks. */
async function write(
  trx: Transaction<unknown>,
  report: string,
  { at, actor }: Stamp,
  number: number,
  values: readonly Value[],
): Promise<void> {
  const gone = values.flatMap((value) => (value.of === "block" && value.value === null ? [value.block] : []));
  await putEvidence(
    trx,
    report,
    gone.map((block) => ({ block, evidence: [] })),
  );
  for (const value of values)
    if (value.of === "words" && value.value === null) await deleteWords(trx, report, value);
  for (const value of values) {
    if (value.of === "head") await updateReport(trx, report, { ...value.value, changed: at });
    else if (value.of === "block" && value.value === null) await deleteFrame(trx, report, value.block);
    else if (value.of === "block" && value.value)
      await putFrame(trx, { report, id: value.block, frame: value.value, revision: number });
  }
  for (const value of values)
    if (value.of === "words" && value.value !== null)
      await putWords(trx, report, {
        block: value.block,
        language: value.language,
        content: [...value.value],
        revision: number,
        at,
        actor,
      });
  await requireGood(trx, report, values);
}

/** Throws ProblemError where bindings would share an identifier, or the report would grow beyond bounds. */
async function requireGood(
  trx: Transaction<unknown>,
  report: string,
  values: readonly Value[],
): Promise<void> {
  for (const value of values) {
    if (value.of !== "block" || value.value === null) continue;
    const ids = value.value.bindings.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    const taken = twice ?? (await selectBindingTaken(trx, { report, block: value.block, bindings: ids }));
    if (taken !== undefined)
      throw new ProblemError(problem("report-writing.binding-taken", { binding: taken }));
  }
  if (values.some(({ of, value }) => of === "block" && value !== null)) {
    const count = (await selectFrames(trx, report)).length;
    if (count > mostBlocks)
      throw new ProblemError(problem("report-writing.too-many-blocks", { most: mostBlocks }));
  }
}

/** Says anew what blocks rest on. */
export async function indexBlocks(
  trx: Transaction<unknown>,
  report: string,
  blocks: readonly BlockId[],
): Promise<void> {
  const one = blocks.length === 1 ? blocks[0] : undefined;
  const frames = await selectFrames(trx, report, one);
  const words = await selectWords(trx, report, one);
  const wanted = new Set(blocks);
  const there = frames.filter(({ id }) => wanted.has(id)).map((frame) => blockOf(frame, words));
  await putEvidence(
    trx,
    report,
    there.map((block) => ({ block: block.id, evidence: evidenceOf(block) })),
  );
}
