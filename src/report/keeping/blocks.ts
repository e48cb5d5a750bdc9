import type { Transaction } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import { cleanTexts } from "../../kernel/clean-text.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { BlockId, type BlockKind, type ReportPart } from "../writing/model.ts";
import { applyChange, currentThings, headOf } from "./applying.ts";
import { requireTitle } from "./creating.ts";
import { type Done, Head, NewBlock } from "./model.ts";
import { type KeepingParts, parsed, requireWritable, type Stamp, stampOf } from "./parts.ts";
import { placeBetween } from "./places.ts";
import { type FrameRow, selectFrames } from "./repository/blocks.ts";
import { selectHeadChanged } from "./repository/changes.ts";
import type { Value } from "./things.ts";

/** What `ReportService.describe` does. Throws its problems. */
export async function describe(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  given: Partial<Head>,
  seen: number,
): Promise<Done> {
  const wanted = parsed(Head.partial(), cleanTexts(given));
  const stamp = stampOf(parts, actor);
  const fields = Object.keys(wanted).sort();
  return parts.store.deed(
    actor,
    { deed: "report.describe", subject: id, detail: { changed: fields } },
    async (trx) => {
      const row = await requireWritable(trx, actor, id);
      if (await selectHeadChanged(trx, id, seen))
        throw new ProblemError(problem("report-writing.changed-since", { id }));
      const value = Head.parse({ ...headOf(row), ...wanted });
      requireTitle(value.title);
      return done(row.change, await change(trx, stamp, id, "report.describe", [{ of: "head", value }]));
    },
  );
}

/** What `ReportService.addBlock` does. Throws its problems. */
export async function addBlock(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  given: NewBlock,
): Promise<Done & { readonly block: BlockId }> {
  const wanted = parsed(NewBlock, cleanTexts(given));
  const stamp = stampOf(parts, actor);
  return parts.store.deed(
    actor,
    ({ block }) => ({ deed: "report.add-block", subject: `${id}#${block}`, detail: { kind: wanted.kind } }),
    async (trx) => {
      const row = await requireWritable(trx, actor, id);
      const { after, content, part, ...frame } = wanted;
      const place = placeAfter(await selectFrames(trx, id), part, after);
      // The number of a change is given once, so no block is ever called what another was.
      const block = BlockId.parse(`b${row.change + 1}`);
      const number = await change(trx, stamp, id, "report.add-block", [
        { of: "block", block, value: { ...frame, part, place } },
        ...languages.flatMap((language): readonly Value[] => {
          const value = content[language];
          return value ? [{ of: "words", block, language, value }] : [];
        }),
      ]);
      return { block, ...done(row.change, number) };
    },
  );
}

/** What `ReportService.changeBlock` does. Throws its problems. */
export async function changeBlock(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  block: string,
  given: { readonly kind?: BlockKind | undefined; readonly about?: readonly string[] | undefined },
): Promise<Done> {
  const wanted = parsed(NewBlock.pick({ kind: true, about: true }).partial(), cleanTexts(given));
  return onBlock(parts, actor, { id, block, deed: "report.change-block" }, (frame) => ({
    ...frame,
    kind: wanted.kind ?? frame.kind,
    about: given.about ? (wanted.about ?? []) : frame.about,
  }));
}

/** What `ReportService.moveBlock` does. Throws its problems. */
export async function moveBlock(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  block: string,
  to: { readonly part: ReportPart; readonly after: string | null },
): Promise<Done> {
  const { part, after } = parsed(NewBlock.pick({ part: true, after: true }), to);
  return onBlock(parts, actor, { id, block, deed: "report.move-block" }, (frame, all) => {
    const others = all.filter((one) => one.id !== block);
    const inPart = all.filter((one) => one.part === part);
    const at = inPart.findIndex((one) => one.id === block);
    // Where it stands already it stays, whatever place it would be given.
    if (after === block || (at >= 0 && (inPart[at - 1]?.id ?? null) === after)) return frame;
    return { ...frame, part, place: placeAfter(others, part, after) };
  });
}

/** What `ReportService.removeBlock` does. Throws its problems. */
export async function removeBlock(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  block: string,
  seen: number,
): Promise<Done> {
  const stamp = stampOf(parts, actor);
  return parts.store.deed(
    actor,
    { deed: "report.remove-block", subject: `${id}#${block.slice(0, 40)}` },
    async (trx) => {
      const row = await requireWritable(trx, actor, id);
      const { id: known } = requireFrame(await selectFrames(trx, id, block), block);
      const things = [...(await currentThings(trx, id, known)).values()].filter(
        ({ value }) => value.of !== "head",
      );
      if (things.some(({ revision }) => revision > seen))
        throw new ProblemError(problem("report-writing.changed-since", { id }));
      const values = things.map(
        ({ value }): Value => (value.of === "head" ? value : { ...value, value: null }),
      );
      return done(row.change, await change(trx, stamp, id, "report.remove-block", values));
    },
  );
}

/** Changes a block but for its words. */
async function onBlock(
  parts: KeepingParts,
  actor: Actor,
  { id, block, deed }: { readonly id: string; readonly block: string; readonly deed: string },
  make: (frame: FrameRow, all: readonly FrameRow[]) => FrameRow,
): Promise<Done> {
  const stamp = stampOf(parts, actor);
  const entry = { deed, subject: `${id}#${block.slice(0, 40)}` };
  return parts.store.deed(actor, entry, async (trx) => {
    const row = await requireWritable(trx, actor, id);
    const all = await selectFrames(trx, id);
    const { id: known, revision: _revision, ...value } = make(requireFrame(all, block), all);
    return done(row.change, await change(trx, stamp, id, deed, [{ of: "block", block: known, value }]));
  });
}

function change(
  trx: Transaction<unknown>,
  stamp: Stamp,
  report: string,
  deed: string,
  values: readonly Value[],
): Promise<number | null> {
  return applyChange(trx, stamp, { report, deed, values });
}

function done(before: number, number: number | null): Done {
  return { change: number ?? before };
}

/** Throws ProblemError `report-writing.unknown-block` (facts: block). */
export function requireFrame(frames: readonly FrameRow[], block: string): FrameRow {
  const found = frames.find(({ id }) => id === block);
  if (!found) throw new ProblemError(problem("report-writing.unknown-block", { block: block.slice(0, 40) }));
  return found;
}

/** A place in a part after one of its blocks, or with null at its beginning. */
function placeAfter(frames: readonly FrameRow[], part: ReportPart, after: BlockId | null): string {
  const own = frames.filter((one) => one.part === part);
  const at = after === null ? -1 : own.findIndex(({ id }) => id === after);
  if (after !== null && at < 0)
    throw new ProblemError(problem("report-writing.unknown-block", { block: after }));
  return placeBetween(own[at]?.place ?? null, own[at + 1]?.place ?? null);
}
