import type { Annex, FrontKind, FrontLine, Heading, Paragraph, RecordDocument, Unread } from "../../model.ts";
import { frontKind, isEnacting } from "../../reading/frame.ts";
import { identified } from "../../reading/identity.ts";
import { type Marked, NoteCollector } from "./mixed.ts";
import { childOf, childrenOf, descendants, type XmlElement } from "./xml.ts";

/** Elements that gather paragraphs under a heading. */
const gathering = new Set(
  "book tome part subpart title subtitle chapter subchapter division subdivision section subsection hcontainer container div list sublist".split(
    " ",
  ),
);
/** Elements that are paragraphs, or parts of one. */
const paragraphs = new Set(
  "paragraph subparagraph article clause subclause rule subrule point indent alinea level proviso transitional item recital citation".split(
    " ",
  ),
);

/** Elements for which the structure of a resolution has no place. */
const withoutPlace = new Set(["table", "toc", "foreign", "tblock"]);

/**
 * Akoma Ntoso of others: acts, bills, statements, documents, whichever parts of the vocabulary they use. Recitals become preambular
 * paragraphs, the hierarchy operative ones, chapters and sections headings; whatever words the structure has no place for, a table, a table of
 * contents, stand in `unread`.
 */
export function readForeign(root: XmlElement): RecordDocument {
  return new ForeignReader().read(root);
}

interface Line extends Marked {
  readonly element: XmlElement;
  readonly line: number;
}

class ForeignReader {
  readonly #notes = new NoteCollector();
  readonly #ids = new Map<string, number>();

  read(root: XmlElement): RecordDocument {
    const meta = childOf(root, "meta");
    for (const notes of meta ? childrenOf(meta, "notes") : []) {
      for (const note of childrenOf(notes, "note")) this.#notes.add(note);
    }
    const front = [
      ...this.#front(childOf(root, "coverPage")),
      ...this.#front(childOf(root, "preface") ?? childOf(root, "header")),
    ];
    const preambular = this.#preamble(childOf(root, "preamble"), front);
    const body = childrenOf(root).find(({ name }) =>
      /^(?:mainBody|body|debateBody|amendmentBody|judgmentBody)$/.test(name),
    );
    const main = this.#body(body, "op_", "h_");
    for (const line of this.#blocks(childOf(root, "conclusions"))) front.push({ ...line, kind: "closing" });
    const annexes = [...descendants(root)]
      .filter(({ name }) => name === "attachment" || name === "component")
      .map((one, at) => this.#annex(one, at));
    const structure = {
      front,
      preambular,
      operative: main.paragraphs,
      headings: main.headings,
      annexes,
      footnotes: [] as RecordDocument["footnotes"],
      unread: this.#notes.left(root).map((left): Unread => ({ ...left, reason: "not-understood" })),
    };
    const known = identified(
      structure,
      front.some(({ kind }) => kind === "symbol") ? undefined : numberOf(meta),
    );
    const footnotes = usedNotes(this.#notes.footnotes(), structure);
    return {
      ...known,
      title: known.title ?? valueIn(meta, "FRBRname"),
      date: known.date ?? dateOf(meta),
      ...structure,
      footnotes,
    };
  }

  #front(region: XmlElement | undefined): FrontLine[] {
    return this.#blocks(region).map(({ element, ...line }) => ({
      ...line,
      kind: this.#kindOf(element, line.text),
    }));
  }

  #kindOf(element: XmlElement, text: string): FrontKind {
    const inside = new Set([...descendants(element)].map(({ name }) => name));
    if (inside.has("docTitle") || inside.has("shortTitle")) return "title";
    if (inside.has("docNumber")) return "symbol";
    if (inside.has("docProponent") || inside.has("docIntroducer")) return "sponsors";
    if (inside.has("session") || inside.has("legislature")) return "session";
    if (inside.has("docAuthority")) return "organ";
    if (inside.has("docDate")) return "date";
    return isEnacting(text) ? "enacting" : (frontKind(text) ?? "agenda-title");
  }

  /** The blocks of a region as lines, in order; what stands within a block belongs to it. */
  #blocks(region: XmlElement | undefined): readonly Line[] {
    return (region ? childrenOf(region) : []).flatMap((element) => {
      if (element.name !== "p" && element.name !== "block") return this.#blocks(element);
      const words = this.#words(element);
      return words.text === "" ? [] : [{ element, ...words, line: element.line }];
    });
  }

  #preamble(region: XmlElement | undefined, front: FrontLine[]): readonly Paragraph[] {
    const list: Paragraph[] = [];
    const walk = (element: XmlElement) => {
      for (const child of childrenOf(element)) {
        if (child.name === "formula") {
          for (const { element: _e, ...line } of this.#blocks(child))
            front.push({ ...line, kind: "enacting" });
        } else if (child.name === "recital" || child.name === "citation")
          list.push(this.#paragraph(child, "pp_", list.length));
        else if (child.name === "p" || child.name === "block") {
          const words = this.#words(child);
          if (isEnacting(words.text)) front.push({ kind: "enacting", ...words, line: child.line });
          else if (words.text !== "") list.push(this.#plain(child, words, "pp_", list.length));
        } else walk(child);
      }
    };
    if (region) walk(region);
    return list;
  }

  #body(body: XmlElement | undefined, prefix: string, headingPrefix: string) {
    const list: Paragraph[] = [];
    const headings: {
      id: string;
      label: string | null;
      text: string;
      notes: Heading["notes"];
      line: number;
      before: string | null;
    }[] = [];
    let waiting: typeof headings = [];
    const add = (paragraph: Paragraph) => {
      list.push(paragraph);
      for (const heading of waiting) heading.before = paragraph.id;
      waiting = [];
    };
    const walk = (element: XmlElement) => {
      for (const child of childrenOf(element)) {
        if (child.name === "num" || child.name === "heading" || child.name === "subheading") continue;
        if (child.name === "crossHeading") this.#heading(child, child, headings, waiting, headingPrefix);
        else if (paragraphs.has(child.name)) add(this.#paragraph(child, prefix, list.length));
        else if (gathering.has(child.name) && !isParagraphLike(child)) {
          const title = childOf(child, "heading") ?? childOf(child, "num");
          if (title) this.#heading(child, title, headings, waiting, headingPrefix);
          walk(child);
        } else if (gathering.has(child.name)) add(this.#paragraph(child, prefix, list.length));
        else if (child.name === "p" || child.name === "block") {
          const words = this.#words(child);
          if (words.text !== "") add(this.#plain(child, words, prefix, list.length));
        } else if (!withoutPlace.has(child.name)) walk(child);
      }
    };
    if (body) walk(body);
    return { paragraphs: list, headings };
  }

  #heading(
    element: XmlElement,
    title: XmlElement,
    headings: {
      id: string;
      label: string | null;
      text: string;
      notes: Heading["notes"];
      line: number;
      before: string | null;
    }[],
    waiting: typeof headings,
    prefix: string,
  ): void {
    const num = childOf(element, "num");
    const words = title === num ? { text: "", notes: [] } : this.#words(title);
    const made = {
      id: `${prefix}${headings.length + 1}`,
      label: num ? this.#notes.plain(num).trim() : null,
      ...words,
      line: element.line,
      before: null,
    };
    headings.push(made);
    waiting.push(made);
  }

  #paragraph(element: XmlElement, prefix: string, at: number): Paragraph {
    const num = childOf(element, "num");
    const label = num ? this.#notes.plain(num).replace(/\s+/g, " ").trim() : "";
    const number = label.replace(/^[([]+|[\])."°:]+$/g, "").trim() || null;
    const id = this.#id(`${prefix}${(number ?? String(at + 1)).replace(/\s+/g, "")}`);
    const pieces: Marked[] = [];
    const parts: XmlElement[] = [];
    const walk = (inner: XmlElement) => {
      for (const child of childrenOf(inner)) {
        if (child.name === "num") continue;
        if (paragraphs.has(child.name) || (gathering.has(child.name) && childOf(child, "num")))
          parts.push(child);
        else if (
          /^(?:p|block|heading|subheading|crossHeading|listIntroduction|listWrapUp|li)$/.test(child.name)
        ) {
          const words = this.#words(child);
          if (words.text !== "") pieces.push(words);
        } else if (!withoutPlace.has(child.name)) walk(child);
      }
    };
    walk(element);
    const { text, notes } = joinedPieces(pieces);
    const children = parts.map((part, i) =>
      this.#paragraph(part, `${id}.${childOf(part, "num") ? "" : "p"}`, i),
    );
    return { id, number, label, text, notes, line: element.line, children };
  }

  #plain(element: XmlElement, { text, notes }: Marked, prefix: string, at: number): Paragraph {
    return {
      id: this.#id(`${prefix}${at + 1}`),
      number: null,
      label: "",
      text,
      notes,
      line: element.line,
      children: [],
    };
  }

  #annex(element: XmlElement, at: number): Annex {
    const heading = childOf(element, "heading") ?? childOf(element, "num");
    const document = childrenOf(element).find((child) => childOf(child, "meta") !== undefined);
    const body = document && childrenOf(document).find(({ name }) => /Body$|^body$/.test(name));
    const id = `annex_${at + 1}`;
    const main = this.#body(body, `${id}.p_`, `${id}.h_`);
    return { id, label: heading ? this.#notes.plain(heading).trim() : "", line: element.line, ...main };
  }

  #words(element: XmlElement): Marked {
    return evened(this.#notes.read(element));
  }

  #id(wanted: string): string {
    const n = (this.#ids.get(wanted) ?? 0) + 1;
    this.#ids.set(wanted, n);
    return n === 1 ? wanted : this.#id(`${wanted}_${n}`);
  }
}

/** A section that has words of its own, or a number and no sections below, is a paragraph. */
function isParagraphLike(element: XmlElement): boolean {
  return childOf(element, "content") !== undefined || childOf(element, "intro") !== undefined;
}

/** White space of the file is no white space of the text. */
function evened({ text, notes }: Marked): Marked {
  const start = text.length - text.trimStart().length;
  const shift = (at: number) => text.slice(start, Math.max(start, at)).replace(/\s+/g, " ").length;
  const even = text.trim().replace(/\s+/g, " ");
  return {
    text: even,
    notes: notes.map(({ marker, at }) => ({ marker, at: Math.min(shift(at), even.length) })),
  };
}

function joinedPieces(pieces: readonly Marked[]): Marked {
  let text = "";
  const notes: Marked["notes"][number][] = [];
  for (const piece of pieces) {
    if (text !== "") text += " ";
    for (const { marker, at } of piece.notes) notes.push({ marker, at: at + text.length });
    text += piece.text;
  }
  return { text, notes };
}

function valueIn(meta: XmlElement | undefined, name: string): string | null {
  const found = meta && [...descendants(meta)].find((element) => element.name === name);
  return found?.attributes.get("value") ?? null;
}

function numberOf(meta: XmlElement | undefined): string | undefined {
  const number = valueIn(meta, "FRBRnumber");
  return number?.includes("/") ? number : undefined;
}

function dateOf(meta: XmlElement | undefined): string | null {
  const work = meta && [...descendants(meta)].find(({ name }) => name === "FRBRWork");
  const date = (work ? childrenOf(work, "FRBRdate") : [])[0]?.attributes.get("date")?.slice(0, 10);
  return date !== undefined && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(date) ? date : null;
}

/** The notes with the places that bear their markers. */
function usedNotes(
  footnotes: RecordDocument["footnotes"],
  structure: Pick<RecordDocument, "front" | "preambular" | "operative" | "headings" | "annexes">,
): RecordDocument["footnotes"] {
  const used = new Map<string, string[]>();
  const use = (notes: Marked["notes"], where: string) => {
    for (const { marker } of notes) used.set(marker, [...(used.get(marker) ?? []), where]);
  };
  const walk = (list: readonly Paragraph[]) => {
    for (const { id, notes, children } of list) {
      use(notes, id);
      walk(children);
    }
  };
  for (const { kind, notes } of structure.front) use(notes, kind);
  walk(structure.preambular);
  walk(structure.operative);
  for (const { id, notes } of structure.headings) use(notes, id);
  for (const annex of structure.annexes) walk(annex.paragraphs);
  return footnotes.map((note) => ({ ...note, usedIn: used.get(note.marker) ?? [] }));
}
