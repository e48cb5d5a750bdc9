import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { cleanTexts } from "../../kernel/clean-text.ts";
import { freeName, slugOf } from "../../kernel/identifier.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { type Block, BlockId, ReportId } from "../writing/model.ts";
import { indexBlocks } from "./applying.ts";
import type { DraftBlock } from "./drafting/model.ts";
import { mostBlocks, NewReport } from "./model.ts";
import { type KeepingParts, parsed, requireNotIssued, requireReport, stampOf } from "./parts.ts";
import { placesFor } from "./places.ts";
import { insertBlocks } from "./repository/blocks.ts";
import { insertChange } from "./repository/changes.ts";
import { deleteReport, insertReport, selectTaken } from "./repository/reports.ts";
import type { Row } from "./repository/row.ts";
import type { Database } from "./tables.ts";
import { inOrder } from "./viewing.ts";

/** The words that a report of the Secretary-General may have, with its footnotes. */
const usualLimit = 8500;

/** What `ReportService.create` does. Throws its problems. */
export async function create(parts: KeepingParts, actor: Actor, given: NewReport): Promise<ReportId> {
  requireRight(actor, "report.write");
  const wanted = parsed(NewReport, cleanTexts(given));
  const { at, actor: by } = stampOf(parts, actor);
  const { original } = wanted;
  const draft = wanted.blocks
    ? { mandates: wanted.mandates, title: wanted.title ?? {}, lines: {}, blocks: wanted.blocks }
    : unwrap(await parts.drafter(wanted.mandates, { actor, original, at }));
  const title = wanted.title ?? draft.title;
  requireTitle(title);
  const first = draft.mandates[0] ?? "";
  const row: Omit<Row, "id"> = {
    mandates: [...draft.mandates],
    title,
    symbol: wanted.symbol ?? null,
    lines: wanted.lines ?? draft.lines,
    original,
    state: "draft",
    limit: wanted.limit ?? usualLimit,
    date: wanted.date ?? null,
    corrects: null,
    change: 1,
    created: at,
    changed: at,
    actor: by,
  };
  return keep(parts, actor, {
    row,
    stem: wanted.name ?? stemOf(first),
    blocks: draft.blocks,
    deed: "report.create",
  });
}

/** Keeps a new report with its blocks. */
export async function keep(
  { store }: Pick<KeepingParts, "store">,
  actor: Actor,
  {
    row,
    stem,
    blocks,
    deed,
  }: {
    readonly row: Omit<Row, "id">;
    readonly stem: string;
    readonly blocks: readonly DraftBlock[];
    readonly deed: "report.create" | "report.correct";
  },
): Promise<ReportId> {
  if (blocks.length > mostBlocks)
    throw new ProblemError(problem("report-writing.too-many-blocks", { most: mostBlocks }));
  requireOwnBindings(blocks);
  const { changed: at, actor: by, mandates, corrects } = row;
  return store.deed(
    actor,
    (id) => ({ deed, subject: id, detail: { mandates, ...(corrects === null ? {} : { corrects }) } }),
    async (trx) => {
      const id = await freeId(trx, stem);
      await insertReport(trx, { ...row, id });
      await insertChange(trx, id, { number: 1, deed, undoes: null, at, actor: by }, []);
      const placed = named(inOrder(blocks));
      const places = placesFor(placed.length);
      await insertBlocks(trx, id, {
        frames: placed.map(({ content: _content, ...frame }, index) => ({
          ...frame,
          place: places[index] ?? "",
          revision: 1,
        })),
        words: placed.flatMap(({ id: block, content }) =>
          languages.flatMap((language) => {
            const words = content[language];
            return words ? [{ block, language, content: words, revision: 1, at, actor: by }] : [];
          }),
        ),
      });
      await indexBlocks(
        trx,
        id,
        placed.map((block) => block.id),
      );
      return id;
    },
  );
}

/** Blocks each with an identifier of its own: the one that it brings, or `p` with the next number. */
function named(blocks: readonly DraftBlock[]): readonly Block[] {
  const taken = new Set<string>();
  return blocks.map((block, index) => {
    const id = block.id !== undefined && !taken.has(block.id) ? block.id : BlockId.parse(`p${index + 1}`);
    taken.add(id);
    return { ...block, id, about: [...new Set(block.about)] };
  });
}

/** What `ReportService.discard` does. Throws its problems. */
export async function discard(parts: KeepingParts, actor: Actor, id: string): Promise<void> {
  requireRight(actor, "report.write");
  await parts.store.deed(actor, { deed: "report.discard", subject: id }, async (trx) => {
    const row = await requireReport(trx, id);
    requireNotIssued(row);
    if (row.state !== "draft")
      throw new ProblemError(problem("report-writing.wrong-state", { state: row.state, wanted: "draft" }));
    await deleteReport(trx, id);
  });
}

/** Throws ProblemError `report-writing.untitled`. */
export function requireTitle(title: Row["title"]): void {
  if (!languages.some((language) => title[language]?.trim()))
    throw new ProblemError(problem("report-writing.untitled"));
}

/** Throws ProblemError `report-writing.binding-taken` (facts: binding) where two bindings have one identifier. */
function requireOwnBindings(blocks: readonly Pick<Block, "bindings">[]): void {
  const seen = new Set<string>();
  for (const { id } of blocks.flatMap(({ bindings }) => bindings)) {
    if (seen.has(id)) throw new ProblemError(problem("report-writing.binding-taken", { binding: id }));
    seen.add(id);
  }
}

/** How a report on a document is named: `a-res-61-208` of `A/RES/61/208`. */
export function stemOf(symbol: string): string {
  return slugOf(symbol, 60) || "report";
}

/** The stem, with a number from 2 where that is taken. */
async function freeId(database: Database, stem: string): Promise<ReportId> {
  const taken = await selectTaken(database, stem);
  return ReportId.parse(freeName(stem, taken));
}
