import type { PrintBlock, PrintDocument } from "./model.ts";

/**
 * The document with headings that step down one level at a time, beginning with the first: whoever listens to it goes by them, and PDF/UA-1
 * (ISO 14289-1, 7.4.2) asks for it. Stepping up may skip.
 */
export function withStepsOfHeadings(document: PrintDocument): PrintDocument {
  return {
    ...document,
    summary: stepped(document.summary),
    blocks: stepped(document.blocks),
    annexes: document.annexes.map((annex) => ({ ...annex, blocks: stepped(annex.blocks, 1) })),
  };
}

function stepped(blocks: readonly PrintBlock[], above: 0 | 1 = 0): readonly PrintBlock[] {
  let last: number = above;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const level = Math.min(block.level, last + 1);
    last = level;
    return level === block.level ? block : { ...block, level: level === 1 ? 1 : 2 };
  });
}
