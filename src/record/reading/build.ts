import { opensOperative } from "../grammar/verbs.ts";
import type { Footnote, FrontKind, FrontLine, Heading, RecordDocument, Unread } from "../model.ts";
import type { Block } from "./blocks.ts";
import { frontKind, isDay, operativeAfterOrgan } from "./frame.ts";
import { type MarkerState, takeMarkers } from "./markers.ts";
import { Nest } from "./nest.ts";
import type { FoundNote } from "./notes.ts";

/** The parts of a document; what its frame says of it is read from them. */
export type Built = Pick<
  RecordDocument,
  "front" | "preambular" | "operative" | "headings" | "annexes" | "footnotes" | "unread"
>;

/** A line without an end mark, short, not opening a paragraph: a heading between paragraphs (GRAMMAR.md §4). */
function isHeading(text: string): boolean {
  if (text.length > 200 || /[.,;:،؛，；：。][”"’'»]?(?: ?\d{1,3}|[⁰¹²³⁴-⁹]{1,3}| ?\d{1,3}\/)?$/.test(text))
    return false;
  return /^["“‘(«]?[\p{Lu}\p{Lo}\d]/u.test(text) && !opensOperative(text);
}

/** The lines of the frame that may bear a note's marker; in the others a number is a number. */
const noted: ReadonlySet<FrontKind> = new Set(["title", "agenda", "agenda-title", "sponsors", "enacting"]);

const partLabel = /^(?:[IVX]{1,6}|[A-Z]|Part [IVX]+|Section [IVX]+)\.?$/;

/** Puts the blocks of one document into its structure (GRAMMAR.md §2 to §7). */
export function build(blocks: readonly Block[], notes: readonly FoundNote[]): Built {
  const front: FrontLine[] = [];
  const headings: Heading[] = [];
  const annexes: { id: string; label: string; line: number; headings: Heading[]; nest: Nest }[] = [];
  const unread: Unread[] = [];
  const ids = new Map<string, number>();
  const preamble = new Nest("pp", ids);
  const operative = new Nest("op", ids);
  const markers: MarkerState = {
    known: new Set(notes.map(({ marker }) => marker)),
    last: firstMarker(notes) - 1,
  };
  const used = new Map<string, string[]>();
  let waiting: Heading[] = [];
  let region: "front" | "preamble" | "operative" | "closed" = "front";

  const mark = (text: string, where: string) => {
    const marked = takeMarkers(text, markers);
    for (const { marker } of marked.notes) use(marker, where);
    return marked;
  };
  const use = (marker: string, where: string) => {
    const list = used.get(marker);
    if (list) list.push(where);
    else used.set(marker, [where]);
  };
  const frame = (kind: FrontKind, block: Block) => {
    const marked = noted.has(kind) ? mark(block.text, kind) : { text: block.text, notes: [] };
    front.push({ kind, ...marked, line: block.line });
  };
  const heading = (block: Block) => {
    const annex = annexes.at(-1);
    const list = annex?.headings ?? headings;
    const id = `${annex ? `${annex.id}.` : ""}h_${list.length + 1}`;
    const label = partLabel.exec(block.text)?.[0]?.replace(/\.$/, "") ?? block.label?.number ?? null;
    const made: Heading = { id, label, ...mark(block.text, id), line: block.line, before: null };
    list.push(made);
    waiting.push(made);
  };
  const add = (nest: Nest, block: Block, how: "top" | "nested" | "child") => {
    const id = nest.next(block.label, how);
    const marked = mark(block.text, id);
    nest.add({ id, label: block.label, ...marked, line: block.line }, how);
    for (const made of waiting) Object.assign(made, { before: id });
    waiting = [];
  };

  const titleAt = blocks.findLastIndex(
    ({ sort }, i) => sort === "front" && blocks[i]?.kind === "title" && i <= firstEnacting(blocks),
  );
  for (const [index, block] of blocks.entries()) {
    switch (block.sort) {
      case "enacting":
        frame("enacting", block);
        region = "preamble";
        if (operative.size > 0 || preamble.size > 0) {
          const part = headings.findLast(({ label }) => label !== null)?.label ?? undefined;
          preamble.section(part);
          operative.section(part);
        }
        continue;
      case "closing":
        frame("closing", block);
        region = "closed";
        continue;
      case "annex": {
        const id = `annex_${annexes.length + 1}`;
        annexes.push({
          id,
          label: block.annex ?? "",
          line: block.line,
          headings: [],
          nest: new Nest("p", ids, `${id}.`),
        });
        waiting = [];
        region = "operative";
        if (block.text !== "") heading(block);
        continue;
      }
      case "front":
        frame(block.kind ?? "title", block);
        continue;
      case "loose": {
        const kind = looseKind(blocks, index, titleAt);
        if (kind) frame(kind, block);
        else {
          const reason = index < titleAt ? "other-document" : "not-understood";
          unread.push({ text: block.text, line: block.line, reason });
        }
        continue;
      }
      case "text":
        break;
    }
    const annex = annexes.at(-1);
    const nest = annex?.nest ?? operative;
    const { label, text } = block;
    if (block.said === "heading") {
      heading(block);
      continue;
    }
    if (block.said && region === "closed") region = "operative";
    if (region === "closed") {
      const kind = isDay(text) ? "closing" : label ? undefined : frontKind(text);
      if (kind && kind !== "title") {
        frame(kind, block);
        continue;
      }
      if (!label && !isHeading(text) && !opensOperative(text)) {
        unread.push({ text: block.text, line: block.line, reason: "not-understood" });
        continue;
      }
    }
    if (region === "front") region = "preamble";
    if (text === "" && label) add(nest, block, "top");
    else if (label?.kind === "arabic" && !label.printed.startsWith("(")) {
      if (
        region === "preamble" &&
        preamble.size > 0 &&
        label.ordinal > 1 &&
        !opensOperative(text) &&
        operative.size === 0 &&
        nest.size === 0
      ) {
        add(preamble, block, "nested");
        continue;
      }
      region = region === "closed" ? region : "operative";
      add(nest, block, "top");
    } else if (label) {
      const target = !annex && region === "preamble" && preamble.size > 0 ? preamble : nest;
      add(target, block, "nested");
    } else if (!block.said && partLabel.test(text)) heading(block);
    else if (!annex && region === "preamble") {
      const inline = operativeAfterOrgan(text);
      if (opensOperative(text) || (inline !== undefined && preamble.size === 0)) {
        region = "operative";
        add(operative, block, "top");
      } else if (!block.said && isHeading(text) && !/^(?:We|“)/.test(text)) heading(block);
      else add(preamble, block, "top");
    } else if (!block.said && isHeading(text)) heading(block);
    else if (annex) add(nest, block, nest.endsOpen() ? "child" : "top");
    else add(nest, block, block.said || (opensOperative(text) && !nest.endsOpen()) ? "top" : "child");
  }
  const footnotes = notes.map(
    ({ marker, text, line }): Footnote => ({ marker, text, line, usedIn: used.get(marker) ?? [] }),
  );
  return {
    front,
    preambular: preamble.paragraphs(),
    operative: operative.paragraphs(),
    headings,
    annexes: annexes.map(({ nest, ...annex }) => ({ ...annex, paragraphs: nest.paragraphs() })),
    footnotes,
    unread,
  };
}

function firstMarker(notes: readonly FoundNote[]): number {
  const numbers = notes.flatMap(({ marker }) => (/^\d+$/.test(marker) ? [Number(marker)] : []));
  return numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 1);
}

function firstEnacting(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ sort }) => sort === "enacting" || sort === "text");
  return at < 0 ? blocks.length : at;
}

/** What a line of the front is that only its place tells: the name of the agenda item, the title. */
function looseKind(blocks: readonly Block[], index: number, titleAt: number): FrontKind | undefined {
  const following = blocks.slice(index + 1, index + 12);
  const end = following.findIndex(({ sort }) => sort !== "loose");
  const next = end < 0 ? undefined : following[end];
  if (index < titleAt) return blocks[index - 1]?.kind === "agenda" ? "agenda-title" : undefined;
  if (next?.kind === "sponsors" || next?.kind === "adoption") {
    const before = blocks.slice(Math.max(0, index - 6), index).findLast(({ sort }) => sort !== "loose");
    return before?.kind === "agenda" ? "agenda-title" : undefined;
  }
  return next?.sort === "enacting" || next?.sort === "text" ? "title" : undefined;
}
