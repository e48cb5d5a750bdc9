import type { PrintBlock, PrintCell, PrintColumn, PrintDocument, PrintInline } from "./model.ts";

/** The words of inline content, without footnotes. */
export function plainText(content: readonly PrintInline[]): string {
  return content.map((part) => (part.kind === "note" ? "" : part.text)).join("");
}

/** Every word of a document, footnotes, drawings and all, in no order that matters: for whoever chooses its fonts. */
export function allWords(document: PrintDocument): string {
  const { masthead, title, stamp, summary, blocks, annexes } = document;
  return [
    title,
    stamp ?? "",
    ...(masthead === null ? [] : Object.values(masthead).flat()),
    ...[...summary, ...blocks, ...annexes.flatMap((annex) => annex.blocks)].map(blockWords),
    ...annexes.map((annex) => annex.title),
  ].join(" ");
}

function blockWords(block: PrintBlock): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineWords(block.content);
    case "list":
      return block.items.map(inlineWords).join(" ");
    case "table":
      return [block.caption, gridWords(block), block.source ?? "", block.note ?? ""].join(" ");
    case "figure":
      return [
        block.title,
        block.subtitle,
        block.svg,
        block.alternative,
        block.source ?? "",
        block.note ?? "",
      ].join(" ");
    case "missing":
      return block.words;
  }
}

function gridWords({
  columns,
  rows,
}: {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly PrintCell[])[];
}): string {
  return [...columns.map(({ label }) => label), ...rows.flat().map(({ text }) => text)].join(" ");
}

function inlineWords(content: readonly PrintInline[]): string {
  return content
    .map((part) => {
      if (part.kind === "note") return inlineWords(part.content);
      return part.kind === "bound" && part.mark !== null ? `${part.text} ${part.mark}` : part.text;
    })
    .join(" ");
}
