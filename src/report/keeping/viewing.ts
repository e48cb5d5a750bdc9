import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { lengthsOf } from "../house-style/check.ts";
import { type Block, type BlockId, type Report, reportParts } from "../writing/model.ts";
import type { Comment, ReportSummary, ReportView, Revisions } from "./model.ts";
import { seesDrafts } from "./parts.ts";
import { blockOf, type FrameRow, selectFrames, selectWords, type WordsRow } from "./repository/blocks.ts";
import { selectComments } from "./repository/comments.ts";
import { selectIssued } from "./repository/issued.ts";
import { selectNames } from "./repository/names.ts";
import { selectSummaries } from "./repository/reports.ts";
import type { Row } from "./repository/row.ts";
import type { Database } from "./tables.ts";

/** A report as it stands, as whoever may see it does. `database` holds still while it is read. */
export async function viewOf(database: Database, actor: Actor, row: Row): Promise<ReportView> {
  const frames = await selectFrames(database, row.id);
  const words = await selectWords(database, row.id);
  const drafts = seesDrafts(actor);
  const comments: readonly Comment[] = drafts ? await selectComments(database, row.id) : [];
  const issued = await selectIssued(database, row.id);
  const corrigenda: readonly ReportSummary[] = await selectSummaries(database, { corrects: row.id });
  const open = row.state === "draft" || row.state === "review";
  const report = reportOf(row, frames, words);
  return {
    report,
    change: row.change,
    created: row.created.toISOString(),
    changed: row.changed.toISOString(),
    words: lengthsOf(report),
    revisions: new Map(frames.map((frame) => [frame.id, revisionsOf(frame, words)])),
    comments,
    names: drafts
      ? await selectNames(database, [
          row.actor,
          ...comments.map((one) => one.actor),
          ...words.map((one) => one.actor),
        ])
      : new Map(),
    issued: issued ?? null,
    corrigenda: corrigenda.filter(({ state }) => drafts || state === "issued"),
    may: {
      write: open && mayDo(actor, "report.write"),
      comment: row.state !== "issued" && mayDo(actor, "report.comment"),
      clear: row.state === "review" && mayDo(actor, "report.clear"),
      issue: row.state === "cleared" && mayDo(actor, "report.issue"),
    },
  };
}

/** A report out of its rows: its blocks part by part, in the order of their places. */
export function reportOf(
  { change: _change, created: _created, changed: _changed, actor: _actor, ...row }: Row,
  frames: readonly FrameRow[],
  words: readonly WordsRow[],
): Report {
  const byBlock = new Map<BlockId, WordsRow[]>();
  for (const one of words) byBlock.set(one.block, [...(byBlock.get(one.block) ?? []), one]);
  return { ...row, blocks: inOrder(frames).map((frame) => blockOf(frame, byBlock.get(frame.id) ?? [])) };
}

/** Part by part; within a part as they come. */
export function inOrder<T extends Pick<Block, "part">>(blocks: readonly T[]): readonly T[] {
  return reportParts.flatMap((part) => blocks.filter((one) => one.part === part));
}

function revisionsOf({ id, revision }: FrameRow, words: readonly WordsRow[]): Revisions {
  return {
    block: revision,
    words: Object.fromEntries(
      words.filter(({ block }) => block === id).map((one) => [one.language, one.revision]),
    ),
  };
}
