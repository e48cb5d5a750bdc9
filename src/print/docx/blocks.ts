import type { FileChild, Paragraph, ParagraphChild } from "docx";
import type { Words } from "../../kernel/words.ts";
import { renderPng } from "../drawing/png.ts";
import { readDrawing } from "../drawing/safe.ts";
import type { PrintBlock, PrintDocument } from "../model.ts";
import { withSign } from "../numerals.ts";
import { pieces } from "../pdf/pieces.ts";
import { quotedIn } from "../plain.ts";
import type { Numbering } from "./numbering.ts";
import { bookmarkName, type Docx, type RunWriter } from "./runs.ts";
import { tableOf } from "./tables.ts";

type Figure = Extract<PrintBlock, { kind: "figure" }>;
type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;

/** Pixels of 1/96 inch between the margins. */
const drawingWidth = 600;

/** The same, of height: about a third of a page, so that little stays blank where a drawing goes over to the next. */
const drawingHeight = 340;

/** The same in a brief, three of which fit on a page; its letters are larger for that. */
const briefHeight = 215;

/** Writes the blocks of a document. */
export class BlockWriter {
  readonly #docx: Docx;
  readonly #runs: RunWriter;
  readonly #document: PrintDocument;
  readonly #words: Words;
  readonly #fonts: readonly string[];
  readonly #numbering: Numbering;
  #bookmarks = 0;

  constructor(
    docx: Docx,
    runs: RunWriter,
    document: PrintDocument,
    words: Words,
    numbering: Numbering,
    fonts: readonly string[],
  ) {
    this.#docx = docx;
    this.#runs = runs;
    this.#document = document;
    this.#words = words;
    this.#numbering = numbering;
    this.#fonts = fonts;
  }

  async blocks(blocks: readonly PrintBlock[]): Promise<FileChild[]> {
    // Drawings are rastered beside each other; what comes before that is done in order.
    const written = await Promise.all(blocks.map((block) => this.#block(block)));
    return written.flat();
  }

  async #block(block: PrintBlock): Promise<FileChild[]> {
    switch (block.kind) {
      case "heading":
        return [this.#heading(block)];
      case "paragraph":
        return this.#paragraph(block);
      case "list":
        return block.items.map(
          (item) =>
            new this.#docx.Paragraph({
              ...this.#runs.directed(),
              numbering: { reference: block.ordered ? "steps" : "points", level: 0 },
              spacing: { after: 60 },
              children: this.#runs.inline(item),
            }),
        );
      case "table":
        return [
          this.#caption(
            block.id,
            block.number && this.#words.t("print:table", { number: block.number }),
            block.caption,
          ),
          tableOf(this.#docx, this.#runs, this.#document.language, block),
          ...this.#beneath([
            block.note,
            block.leftOut > 0 ? this.#words.t("print:left-out", { count: block.leftOut }) : null,
            block.source,
          ]),
        ];
      case "figure":
        return this.#figure(block);
      case "missing":
        return [this.#missing(block.words)];
    }
  }

  #heading({ id, level, number, content }: Extract<PrintBlock, { kind: "heading" }>): Paragraph {
    const { HeadingLevel } = this.#docx;
    const counted = this.#numbering.headings && number !== null;
    // Arabic counts in words, which no stop of a tab suits.
    const words = this.#document.language === "ar";
    const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
    return this.#plain({
      heading: levels[level - 1] ?? HeadingLevel.HEADING_3,
      ...(counted ? { numbering: { reference: "headings", level: level - 1 } } : {}),
      children: this.#marked(id, [
        ...(number === null || counted
          ? []
          : [this.#runs.run(`${withSign(number, this.#document.language)}${words ? " " : "\t"}`)]),
        ...this.#runs.inline(content),
      ]),
    });
  }

  #paragraph(block: Extract<PrintBlock, { kind: "paragraph" }>): Paragraph[] {
    const { id, number, content, role, language = this.#document.language } = block;
    const counted = this.#numbering.paragraphs !== null && number !== null;
    const style = role === "recommendation" ? { strong: true } : role === "note" ? { size: 18 } : {};
    return pieces(content).map((piece, index) => {
      const children = this.#runs.inline(piece, style, language);
      const side = block.language ?? quotedIn(block) ?? language;
      if (index > 0) return this.#plain({ children }, side);
      return this.#plain(
        {
          ...(counted ? { numbering: { reference: "paragraphs", level: 0 } } : {}),
          ...(role === "quotation" ? { indent: { start: 720, end: 720 } } : {}),
          children: this.#marked(id, [
            ...(number === null || counted
              ? []
              : [this.#runs.run(`${withSign(number, this.#document.language)}\t`, style)]),
            ...children,
          ]),
        },
        side,
      );
    });
  }

  async #figure(block: Figure): Promise<FileChild[]> {
    const number = block.number && this.#words.t("print:figure", { number: block.number });
    const drawing = readDrawing(block.svg);
    const caption = this.#caption(block.id, number, block.title, block.subtitle);
    if (drawing === undefined) {
      return [
        caption,
        this.#missing(this.#words.t("print:drawing-refused")),
        ...this.#beneath([block.alternative, block.note, block.source]),
      ];
    }
    const tallest = this.#document.format === "brief" ? briefHeight : drawingHeight;
    const fitting = (tallest * drawing.width) / drawing.height;
    const width = Math.round(Math.min(drawingWidth, drawing.width * 1.1, fitting));
    const size = { width, height: Math.round((width * drawing.height) / drawing.width) };
    const png = Buffer.from(await renderPng(block.svg, this.#fonts));
    const picture = new this.#docx.ImageRun({
      type: "svg",
      data: Buffer.from(block.svg),
      transformation: size,
      fallback: { type: "png", data: png },
      altText: { name: block.id, title: block.title, description: block.alternative },
    });
    return [
      caption,
      this.#plain({
        keepNext: block.source !== null || block.note !== null,
        spacing: { after: 60 },
        children: [picture],
      }),
      ...this.#beneath([block.note, block.source]),
    ];
  }

  /** What a table or a figure is: its number, then what it shows. Stays with what follows. */
  #caption(id: string | null, number: string | null, title: string, subtitle = ""): Paragraph {
    const { language } = this.#document;
    const children = [
      ...(number === null ? [] : [this.#runs.run(number, { size: 18, color: "5d5c57" })]),
      this.#runs.run(title, { strong: true, size: 20 }, language, number !== null),
      ...(subtitle === "" ? [] : [this.#runs.run(subtitle, { size: 17, color: "5d5c57" }, language, true)]),
    ];
    return this.#plain({
      style: "Caption",
      keepNext: true,
      spacing: { before: 240, after: 80 },
      children: id === null ? children : this.#marked(id, children),
    });
  }

  #beneath(lines: readonly (string | null)[]): Paragraph[] {
    const said = lines.filter((line): line is string => line !== null && line !== "");
    return (said.length === 0 ? [""] : said).map((line, index) =>
      this.#plain({
        keepNext: index < said.length - 1,
        spacing: { before: index === 0 ? 60 : 0, after: index === said.length - 1 ? 240 : 20 },
        children: line === "" ? [] : [this.#runs.run(line, { size: 16, color: "5d5c57" })],
      }),
    );
  }

  #missing(words: string): Paragraph {
    const { BorderStyle } = this.#docx;
    const edge = { style: BorderStyle.SINGLE, size: 6, color: "8a1c1c", space: 4 };
    return this.#plain({
      border: { top: edge, bottom: edge, left: edge, right: edge },
      children: [this.#runs.run(words, { color: "8a1c1c", size: 18 })],
    });
  }

  /** The numbers of the drawings, for whoever draws them again. */
  numbers(blocks: readonly PrintBlock[]): FileChild[] {
    const figures = blocks.filter(
      (block): block is Figure => block.kind === "figure" && block.table !== null,
    );
    if (figures.length === 0) return [];
    return [
      this.title(this.#words.t("print:numbers")),
      ...figures.flatMap((block) => {
        if (block.table === null) return [];
        const number = block.number && this.#words.t("print:figure", { number: block.number });
        return [
          this.#caption(null, number, block.title, block.subtitle),
          tableOf(this.#docx, this.#runs, this.#document.language, block.table),
          ...this.#beneath([block.source]),
        ];
      }),
    ];
  }

  /** A heading without a number, at the top of a page. */
  title(text: string, id?: string): Paragraph {
    return this.#plain({
      heading: this.#docx.HeadingLevel.HEADING_1,
      pageBreakBefore: this.#document.format !== "brief",
      children: id === undefined ? [this.#runs.run(text)] : this.#marked(id, [this.#runs.run(text)]),
    });
  }

  #plain(options: ParagraphOptions, language = this.#document.language): Paragraph {
    return new this.#docx.Paragraph({
      spacing: { after: 140 },
      ...this.#runs.directed(language),
      ...options,
    });
  }

  /** Children between the ends of a bookmark, by which links lead here. The library numbers all bookmarks 1. */
  #marked(id: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const bookmark = new this.#docx.Bookmark({ id: bookmarkName(id), children });
    const number = ++this.#bookmarks;
    return [
      Object.assign(bookmark, {
        start: new this.#docx.BookmarkStart(bookmarkName(id), number),
        end: new this.#docx.BookmarkEnd(number),
      }),
    ];
  }
}
