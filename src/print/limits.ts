import type { PrintBlock, PrintDocument, PrintFormat } from "./model.ts";

/** What setting a document may take. */
export interface PrintLimits {
  readonly seconds: number;
  /** Memory of the process that sets it, in millions of bytes. */
  readonly megabytes: number;
  /** Rows of all its tables together; beyond, rows are left out and each table says how many. */
  readonly rows: number;
  /** Text and drawings of the document, in millions of bytes. */
  readonly size: number;
}

/**
 * The limits of each format. A row of a PDF takes Typst about 100 kB of memory, one of a DOCX about 40; those of HTML are cheap, but
 * nobody reads 20,000 of them. Markdown and JSON are for programs and hold every row.
 */
export const printLimits: Readonly<Record<PrintFormat, PrintLimits>> = {
  pdf: { seconds: 60, megabytes: 1000, rows: 4000, size: 40 },
  docx: { seconds: 60, megabytes: 1000, rows: 5000, size: 40 },
  html: { seconds: 60, megabytes: 1000, rows: 20_000, size: 200 },
  md: { seconds: 60, megabytes: 1000, rows: 1_000_000, size: 200 },
  json: { seconds: 60, megabytes: 1000, rows: 1_000_000, size: 200 },
};

/**
 * The document with so many rows at most. What there is room for is shared: no table gives up rows as long as a longer one could.
 * Each table says how many of its rows are left out.
 */
export function withinRows(document: PrintDocument, rows: number): PrintDocument {
  const all = [document.summary, document.blocks, ...document.annexes.map(({ blocks }) => blocks)].flat();
  const lengths = all.flatMap((block) => (block.kind === "table" ? [block.rows.length] : []));
  const most = longestWithin(lengths, rows);
  if (lengths.every((length) => length <= most)) return document;
  const cut = (blocks: readonly PrintBlock[]) => blocks.map((block) => cutTable(block, most));
  return {
    ...document,
    summary: cut(document.summary),
    blocks: cut(document.blocks),
    annexes: document.annexes.map((annex) => ({ ...annex, blocks: cut(annex.blocks) })),
  };
}

/** The most rows that every table may have so that together they have `room` at most. */
function longestWithin(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = [...lengths].sort((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.MAX_SAFE_INTEGER;
}

function cutTable(block: PrintBlock, most: number): PrintBlock {
  if (block.kind !== "table" || block.rows.length <= most) return block;
  return {
    ...block,
    rows: block.rows.slice(0, most),
    leftOut: block.leftOut + block.rows.length - most,
  };
}
