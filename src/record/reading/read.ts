import type { RecordDocument, Unread } from "../model.ts";
import { type Block, blocksOf, isWrapped } from "./blocks.ts";
import { build } from "./build.ts";
import { type Correction, settled } from "./corrections.ts";
import { identified } from "./identity.ts";
import { sourceLines } from "./lines.ts";
import { type FoundNote, takeNotes } from "./notes.ts";

export interface ReadOptions {
  /** The document's symbol, where the person knows it. */
  readonly symbol?: string;
  /** What a person has said of single lines, and what the form said in which the text came (`hints`). */
  readonly corrections?: readonly Correction[];
  /** Where lines end, if the form tells: where the page does, or where the paragraph does. */
  readonly lines?: "page" | "whole";
}

/**
 * Reads plain text into documents: one as a rule, several where a file holds several resolutions. Never refuses: what is not
 * understood stands in `unread`. Linear in the length of the text. Grammar: `src/record/grammar/GRAMMAR.md`.
 */
export function readDocuments(source: string, options: ReadOptions = {}): readonly RecordDocument[] {
  const { lines, furniture } = sourceLines(source, settled(options.corrections ?? []));
  const wrapped = options.lines === undefined ? isWrapped(lines) : options.lines === "page";
  const apart = takeNotes(lines, wrapped);
  const blocks = blocksOf(apart.lines, wrapped);
  const segments = segmentsOf(blocks);
  const unread = [...furniture, ...apart.furniture]
    .sort((a, b) => a.line - b.line)
    .map((entry): Unread => ({ ...entry, reason: "furniture" }));
  return segments.map((segment, i) => {
    const start = i === 0 ? 0 : (segment[0]?.line ?? 0);
    const end = segments[i + 1]?.[0]?.line ?? Number.POSITIVE_INFINITY;
    const within = ({ line }: { readonly line: number }) => line >= start && line < end;
    const built = build(segment, apart.notes.filter(within) satisfies readonly FoundNote[]);
    const own = {
      ...built,
      unread: [...built.unread, ...unread.filter(within)].sort((a, b) => a.line - b.line),
    };
    return { ...identified(own, i === 0 || segments.length === 1 ? options.symbol : undefined), ...own };
  });
}

/** Where a later enacting phrase has a numbered title of its own, another document begins (GRAMMAR.md §2). */
function segmentsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const starts = [0];
  let seenBody = false;
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.sort === "front" && block.kind === "title" && seenBody) {
      let start = index;
      while (start - 1 > from && isBefore(blocks[start - 1])) start--;
      starts.push(start);
      seenBody = false;
    }
    if (block.sort === "enacting" || block.sort === "text") {
      seenBody = true;
      from = index;
    }
  }
  return starts.map((start, i) => blocks.slice(start, starts[i + 1] ?? blocks.length));
}

function isBefore(block: Block | undefined): boolean {
  return (
    block?.sort === "front" &&
    (block.kind === "adoption" ||
      block.kind === "origin" ||
      block.kind === "session" ||
      block.kind === "agenda")
  );
}
