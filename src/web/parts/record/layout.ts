import type { Annex, FrontLine, Heading, Paragraph, Unread } from "../../../record/model.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../../../record/understanding/understand.ts";

/** A block of the page, in the order of the document. */
export type Block =
  | { readonly kind: "enacting" | "closing"; readonly line: FrontLine }
  | { readonly kind: "preambular" | "operative"; readonly paragraph: UnderstoodParagraph }
  | { readonly kind: "heading"; readonly heading: Heading }
  | { readonly kind: "annex"; readonly annex: Annex }
  | { readonly kind: "annex-paragraph"; readonly paragraph: Paragraph }
  | { readonly kind: "unread"; readonly unread: Unread };

/**
 * The body of a document as blocks in reading order, each piece of text that was not understood at its place. Page furniture stays out: it stands
 * beside the original.
 */
export function bodyBlocks(document: UnderstoodDocument): readonly Block[] {
  const lines = (kind: "enacting" | "closing") =>
    document.front.filter((line) => line.kind === kind).map((line): Block => ({ kind, line }));
  const body: readonly Block[] = [
    ...lines("enacting"),
    ...document.preambular.flatMap((paragraph) =>
      withHeadings({ kind: "preambular", paragraph }, document.headings),
    ),
    ...document.operative.flatMap((paragraph) =>
      withHeadings({ kind: "operative", paragraph }, document.headings),
    ),
    ...document.headings
      .filter(({ before }) => before === null)
      .map((heading): Block => ({ kind: "heading", heading })),
    ...lines("closing"),
    ...document.annexes.flatMap((annex): readonly Block[] => [
      { kind: "annex", annex },
      ...annex.paragraphs.flatMap((paragraph) =>
        withHeadings({ kind: "annex-paragraph", paragraph }, annex.headings),
      ),
      ...annex.headings
        .filter(({ before }) => before === null)
        .map((heading): Block => ({ kind: "heading", heading })),
    ]),
  ];
  const unread = document.unread
    .filter(({ reason }) => reason !== "furniture")
    .map((one): Block => ({ kind: "unread", unread: one }));
  return placed(body, unread);
}

function withHeadings(
  block: Extract<Block, { readonly paragraph: unknown }>,
  headings: readonly Heading[],
): readonly Block[] {
  const above = headings.filter(({ before }) => before === block.paragraph.id);
  return [...above.map((heading): Block => ({ kind: "heading", heading })), block];
}

/** Puts each piece before the first block that begins on a later line of the source, without moving any block. */
function placed(body: readonly Block[], pieces: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  const waiting = [...pieces].sort((a, b) => lineOf(a) - lineOf(b));
  for (const block of body) {
    while (waiting[0] && lineOf(waiting[0]) < lineOf(block)) out.push(...waiting.splice(0, 1));
    out.push(block);
  }
  return [...out, ...waiting];
}

/** The line of the source on which a block begins, from 1. */
export function lineOf(block: Block): number {
  if ("paragraph" in block) return block.paragraph.line;
  if (block.kind === "heading") return block.heading.line;
  if (block.kind === "annex") return block.annex.line;
  return block.kind === "unread" ? block.unread.line : block.line.line;
}
