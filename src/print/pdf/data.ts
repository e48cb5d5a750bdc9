import { direction, type Language } from "../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import { columnShares } from "../columns.ts";
import { contentsOf } from "../contents.ts";
import { withFaces } from "../drawing/faces.ts";
import { readDrawing } from "../drawing/safe.ts";
import type { PrintBlock, PrintCell, PrintColumn, PrintDocument, PrintInline, PrintNote } from "../model.ts";
import { noteSign, withSign } from "../numerals.ts";
import { allWords, holdable, quotedIn } from "../plain.ts";
import { type Faces, facesFor, families } from "./faces.ts";
import { allCovered, runs } from "./letters.ts";
import { pieces } from "./pieces.ts";

/**
 * What `data/print/document.typ` sets: the document as data, every text a string in it, with the drawings as files of their own. Characters that no font
 * has letters for are named by their numbers, in a frame, and the end of the document says so.
 */
export interface TypstInput {
  readonly data: unknown;
  /** By the path under which the data name them. */
  readonly drawings: ReadonlyMap<string, string>;
  readonly fonts: readonly Buffer[];
}

/** A document as the template reads it. */
export function typstInput(document: PrintDocument): TypstInput {
  return new Preparation(document).input();
}

type Part = Readonly<Record<string, unknown>>;

/** A drawing is about a third of a page high at most: its width, in widths of the text, by its proportion. */
const shareOfHeight = 0.52;

class Preparation {
  readonly #document: PrintDocument;
  readonly #words: Words;
  readonly #faces: Faces;
  readonly #drawings = new Map<string, string>();
  readonly #anchors: ReadonlySet<string>;
  /** The headings that the contents name. */
  readonly #listed: ReadonlySet<string>;
  #unset = false;

  constructor(document: PrintDocument) {
    this.#document = document;
    this.#words = wordsOf(document.language);
    const own = ["contents", "summary", "no-letters-note"].map((key) => this.#words.t(`print:${key}`));
    this.#faces = facesFor([allWords(document), ...own].join(" "));
    this.#anchors = anchorsOf(document);
    this.#listed = new Set(contentsOf(document).map(({ id }) => id));
  }

  input(): TypstInput {
    const { title, language, masthead, format, stamp, contents, summary, blocks, annexes } = this.#document;
    const body = {
      summary: this.#blocks(summary),
      blocks: this.#blocks(blocks),
      annexes: annexes.map((annex) => ({
        title: this.#inline([{ kind: "text", text: annex.title }]),
        blocks: this.#blocks(annex.blocks),
      })),
    };
    const data = {
      ...body,
      title: this.#plain(title),
      shownTitle: this.#inline([{ kind: "text", text: title }]),
      author: this.#plain(masthead?.organization ?? ""),
      head: this.#plain(masthead?.symbol ?? (format === "brief" ? "" : title)),
      language,
      rtl: direction[language] === "rtl",
      format,
      stamp: stamp === null ? null : this.#plain(stamp),
      contents,
      fonts: families(language),
      masthead: masthead && {
        organization: this.#plain(masthead.organization),
        symbol: masthead.symbol,
        lines: masthead.lines.map((line) => this.#plain(line)),
        facts: [masthead.distribution, masthead.date, masthead.original]
          .filter((fact) => fact !== null && fact !== "")
          .map((fact) => this.#plain(fact ?? "")),
      },
      words: {
        contents: this.#words.t("print:contents"),
        summary: format === "report" ? this.#words.t("print:summary") : null,
      },
    };
    return {
      data: { ...data, notice: this.#unset ? this.#words.t("print:no-letters-note") : null },
      drawings: this.#drawings,
      fonts: this.#faces.fonts,
    };
  }

  #blocks(blocks: readonly PrintBlock[]): readonly Part[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  #block(block: PrintBlock): readonly Part[] {
    switch (block.kind) {
      case "heading":
        return [
          {
            ...block,
            number: this.#number(block.number),
            content: this.#inline(block.content),
            listed: this.#listed.has(block.id),
          },
        ];
      case "paragraph":
        return pieces(block.content).map((content, index, all) => ({
          ...block,
          number: index === 0 ? this.#number(block.number) : null,
          role: block.role ?? "plain",
          language: other(block.language ?? quotedIn(block), this.#document.language),
          first: index === 0,
          long: all.length > 3,
          content: this.#inline(content),
        }));
      case "list":
        return [{ ...block, items: block.items.map((item) => this.#inline(item)) }];
      case "table":
        return [this.#table(block)];
      case "figure":
        return this.#figure(block);
      case "missing":
        return [{ ...block, words: this.#text(block.words) }];
    }
  }

  #number(number: string | null): string | null {
    return number === null ? null : withSign(number, this.#document.language);
  }

  #table(block: Extract<PrintBlock, { kind: "table" }>): Part {
    return {
      kind: "table",
      id: block.id,
      number: block.number && this.#words.t("print:table", { number: block.number }),
      caption: this.#text(block.caption),
      ...this.#cells(block),
      source: block.source === null ? null : this.#text(block.source),
      note: block.note === null ? null : this.#text(block.note),
      leftOut:
        block.leftOut > 0 ? this.#text(this.#words.t("print:left-out", { count: block.leftOut })) : null,
    };
  }

  #cells({
    columns,
    rows,
  }: {
    readonly columns: readonly PrintColumn[];
    readonly rows: readonly (readonly PrintCell[])[];
  }) {
    const shares = columnShares({ columns, rows });
    return {
      columns: columns.map(({ label, align }, index) => ({
        align,
        share: shares[index] ?? 1,
        label: this.#text(label),
      })),
      rows: rows.map((row) => columns.map((_, index) => this.#text(row[index]?.text ?? ""))),
    };
  }

  #figure(block: Extract<PrintBlock, { kind: "figure" }>): readonly Part[] {
    const drawing = readDrawing(block.svg);
    if (drawing === undefined) {
      return [
        { kind: "missing", id: block.id, words: this.#text(this.#words.t("print:drawing-refused")) },
        {
          kind: "paragraph",
          role: "note",
          number: null,
          first: false,
          content: this.#text(block.alternative),
        },
      ];
    }
    const file = `/drawings/${this.#drawings.size + 1}.svg`;
    this.#drawings.set(file, withFaces(block.svg));
    const lacking = !allCovered(drawing.text, this.#faces.covered);
    const notes = [block.note, lacking ? this.#words.t("print:drawing-letters") : null];
    const note = notes.filter((one) => one !== null).join(" ");
    return [
      {
        kind: "figure",
        id: block.id,
        number: block.number && this.#words.t("print:figure", { number: block.number }),
        caption: this.#text(block.title),
        subtitle: this.#text(block.subtitle),
        file,
        alternative: this.#plain(block.alternative),
        ratio: drawing.width / drawing.height,
        wide: drawing.width > 700,
        width: Math.min(1, drawing.width / 560, (drawing.width / drawing.height) * shareOfHeight),
        source: block.source === null ? null : this.#text(block.source),
        note: note === "" ? null : this.#text(note),
        leftOut: null,
      },
    ];
  }

  #text(text: string): readonly Part[] {
    return this.#inline([{ kind: "text", text }]);
  }

  #inline(content: readonly PrintInline[]): readonly Part[] {
    return content.flatMap((part) => this.#part(part));
  }

  #part(part: PrintInline): readonly Part[] {
    switch (part.kind) {
      case "text":
        return this.#runs(part.text, {
          ...(part.strong ? { strong: true } : {}),
          ...(part.emphasis ? { emphasis: true } : {}),
          language: other(part.language, this.#document.language),
        });
      case "bound":
        return [
          ...this.#runs(part.text, { language: other(part.language, this.#document.language) }),
          ...(part.mark === null ? [] : this.#mark(part.mark)),
        ];
      case "link":
        return [this.#link(part.href, part.text)];
      case "note":
        return [this.#note(part)];
    }
  }

  #note({ number, content }: PrintNote): Part {
    return { kind: "note", sign: noteSign(number, this.#document.language), content: this.#inline(content) };
  }

  #mark(mark: string): readonly Part[] {
    return [{ kind: "mark", text: ` [${this.#plain(mark)}]` }];
  }

  #link(href: string, text: string): Part {
    const said = this.#plain(text);
    if (href.startsWith("#")) {
      const to = href.slice(1);
      return this.#anchors.has(to)
        ? { kind: "anchor", to, text: said }
        : { kind: "text", text: said, language: null };
    }
    return /^(https?|mailto):/i.test(href)
      ? { kind: "link", href, text: said }
      : { kind: "text", text: said, language: null };
  }

  /** A text as lines and runs; each run that no font covers as what it is. */
  #runs(text: string, style: Part): readonly Part[] {
    return clean(text)
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 ? [{ kind: "break" }] : []),
        ...runs(line, this.#faces.covered).map((run): Part => {
          if (run.kind === "text") return { kind: "text", text: run.text, ...style };
          this.#unset = true;
          return { kind: "unset", text: this.#words.t("print:no-letters", { letters: run.letters }) };
        }),
      ]);
  }

  /** The same where only a string can stand. */
  #plain(text: string): string {
    return runs(clean(text).replace(/\s+/g, " "), this.#faces.covered)
      .map((run) => {
        if (run.kind === "text") return run.text;
        this.#unset = true;
        return this.#words.t("print:no-letters", { letters: run.letters });
      })
      .join("");
  }
}

function other(language: Language | undefined, own: Language): Language | null {
  return language === undefined || language === own ? null : language;
}

/** Without characters that nothing can show; tabs are spaces. */
function clean(text: string): string {
  return holdable(text).replaceAll("\t", " ");
}

/** The places in the document that a link can lead to: those whose name is there once. */
function anchorsOf({ summary, blocks, annexes }: PrintDocument): ReadonlySet<string> {
  const all = [...summary, ...blocks, ...annexes.flatMap((annex) => annex.blocks)];
  const ids = all.flatMap((block) => ("id" in block ? [block.id] : []));
  return new Set(ids.filter((id, index) => ids.indexOf(id) === index && ids.lastIndexOf(id) === index));
}
