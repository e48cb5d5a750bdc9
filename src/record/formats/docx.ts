import type { ParagraphChild } from "docx";
import { direction } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import { withoutTimes } from "../../kernel/zip-times.ts";
import type { Annex, FrontLine, Heading, NoteMark, Paragraph } from "../model.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import type { VerbUse } from "../understanding/verbs.ts";
import { escapeText, holdable } from "./akn/xml.ts";
import { verbSpan } from "./said.ts";

/**
 * A document as a file of a word processor (Office Open XML): real headings, the paragraphs numbered by the program where the printed
 * numbers run on without a gap and as printed where they do not, real footnotes. The same document gives the same bytes.
 */
export async function writeDocx(
  document: UnderstoodDocument,
  words: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import("docx");
  const writer = new DocxWriter(docx, document, words);
  const file = writer.file();
  const bytes = await docx.Packer.toBuffer(file, undefined, [
    { path: "docProps/core.xml", data: coreProperties(document) },
  ]);
  return withoutTimes(new Uint8Array(bytes));
}

/** What the file says of itself, without the time of its making. */
function coreProperties({ symbol, title }: UnderstoodDocument): string {
  const said = [symbol, title].filter(Boolean).join(" ");
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeText(said)}</dc:title>`,
    `<dc:creator>Corridor</dc:creator>`,
    "</cp:coreProperties>",
  ].join("");
}

type Docx = typeof import("docx");
type Block = InstanceType<Docx["Paragraph"]>;

interface ListedParagraph extends Omit<Paragraph, "children"> {
  readonly verbs?: readonly VerbUse[];
  readonly children: readonly ListedParagraph[];
}

class DocxWriter {
  readonly #docx: Docx;
  readonly #document: UnderstoodDocument;
  readonly #words: Words;
  /** The number of a note's footnote in the file, by its marker; given at its first use. */
  readonly #numbers = new Map<string, number>();
  readonly #headings: ReadonlyMap<string, readonly Heading[]>;
  #lists = 0;

  constructor(docx: Docx, document: UnderstoodDocument, words: Words) {
    this.#docx = docx;
    this.#document = document;
    this.#words = words;
    const headings = new Map<string, Heading[]>();
    for (const heading of [...document.headings, ...document.annexes.flatMap((annex) => annex.headings)]) {
      headings.set(heading.before ?? "", [...(headings.get(heading.before ?? "") ?? []), heading]);
    }
    this.#headings = headings;
  }

  file(): InstanceType<Docx["File"]> {
    const { Document, AlignmentType, LevelFormat } = this.#docx;
    const children = this.#body();
    const indent = (depth: number) => ({ left: 567 * depth + 567, hanging: 567 });
    const level = (depth: number, format: keyof typeof LevelFormat, text: string) => ({
      level: depth,
      format: LevelFormat[format],
      text,
      alignment: AlignmentType.START,
      style: { paragraph: { indent: indent(depth) } },
    });
    return new Document({
      title: this.#document.title ?? this.#words.t("relations:document.untitled"),
      creator: "Corridor",
      styles: {
        default: { document: { run: { font: "Times New Roman", size: 22, language: { value: "en-GB" } } } },
      },
      numbering: {
        config: [
          {
            reference: "paragraphs",
            levels: [
              level(0, "DECIMAL", "%1."),
              level(1, "LOWER_LETTER", "(%2)"),
              level(2, "LOWER_ROMAN", "(%3)"),
            ],
          },
        ],
      },
      footnotes: this.#footnotes(),
      sections: [{ children }],
    });
  }

  #body(): Block[] {
    const { preambular, operative, headings, annexes, front } = this.#document;
    const rest = (list: readonly Heading[]) => list.filter(({ before }) => before === null);
    const parts: Block[] = [
      ...front
        .filter(({ kind }) => kind !== "enacting" && kind !== "closing")
        .map((line) => this.#front(line)),
      ...front.filter(({ kind }) => kind === "enacting").map((line) => this.#front(line)),
      ...preambular.flatMap((paragraph) => this.#plain(paragraph, 0)),
      ...this.#numbered(operative),
      ...rest(headings).map((heading) => this.#heading(heading, "HEADING_2")),
      ...front.filter(({ kind }) => kind === "closing").map((line) => this.#front(line)),
      ...annexes.flatMap((annex) => this.#annex(annex)),
    ];
    parts.push(...this.#unplaced());
    const unread = this.#document.unread.filter(({ reason }) => reason !== "furniture");
    if (unread.length > 0) parts.push(this.#own("document.unread", "HEADING_1"));
    for (const { text } of unread) parts.push(this.#paragraph([this.#run(text)], {}));
    return parts;
  }

  /** Notes that no text bears cannot be footnotes; they stand at the end with their markers. */
  #unplaced(): readonly Block[] {
    const rest = this.#document.footnotes.filter(({ marker }) => !this.#numbers.has(marker));
    if (rest.length === 0) return [];
    return [
      this.#own("document.notes", "HEADING_1"),
      ...rest.map(({ marker, text }) => this.#paragraph([this.#run(`${marker} ${text}`)], {})),
    ];
  }

  #front({ kind, text, notes }: FrontLine): Block {
    const { HeadingLevel, AlignmentType } = this.#docx;
    const runs = this.#runs(text, notes);
    if (kind === "title") return this.#paragraph(runs, { heading: HeadingLevel.HEADING_1 });
    return this.#paragraph(runs, kind === "closing" ? { alignment: AlignmentType.END } : {});
  }

  #before(id: string): readonly Block[] {
    return (this.#headings.get(id) ?? []).map((heading) => this.#heading(heading, "HEADING_2"));
  }

  #heading({ text, notes, label }: Heading, level: "HEADING_2" | "HEADING_3"): Block {
    return this.#paragraph(this.#runs(text === "" ? (label ?? "") : text, text === "" ? [] : notes), {
      heading: this.#docx.HeadingLevel[level],
    });
  }

  /** Words of the program's own, in the reader's language and direction. */
  #own(key: string, level: "HEADING_1"): Block {
    const bidirectional = direction[this.#words.language] === "rtl";
    const run = new this.#docx.TextRun({
      text: this.#words.t(`relations:${key}`),
      rightToLeft: bidirectional,
    });
    return this.#paragraph([run], { heading: this.#docx.HeadingLevel[level], bidirectional });
  }

  #annex({ label, headings, paragraphs }: Annex): readonly Block[] {
    const { HeadingLevel } = this.#docx;
    const rest = headings.filter(({ before }) => before === null);
    return [
      this.#paragraph([this.#run(label === "" ? this.#words.t("relations:document.annex") : label)], {
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: true,
      }),
      ...this.#numbered(paragraphs),
      ...rest.map((heading) => this.#heading(heading, "HEADING_3")),
    ];
  }

  /** Paragraphs with their printed labels and a hanging indent; without a label at the margin. */
  #plain(paragraph: ListedParagraph, depth: number): readonly Block[] {
    const { label, text, notes, verbs, children, id } = paragraph;
    const words = this.#runs(text, notes, verbs);
    const own =
      label === ""
        ? this.#paragraph(words, depth === 0 ? {} : { indent: { left: 567 * depth } })
        : this.#paragraph([this.#run(`${label}\t`), ...words], {
            indent: { left: 567 * depth + 567, hanging: 567 },
          });
    return [...this.#before(id), own, ...children.flatMap((child) => this.#plain(child, depth + 1))];
  }

  /** Numbered by the program where its numbers are those that are printed. */
  #numbered(paragraphs: readonly ListedParagraph[]): readonly Block[] {
    if (!runsOn(paragraphs, 0)) return paragraphs.flatMap((paragraph) => this.#plain(paragraph, 0));
    const instance = ++this.#lists;
    const blocks = (list: readonly ListedParagraph[], depth: number): readonly Block[] =>
      list.flatMap(({ id, text, notes, verbs, children }) => [
        ...this.#before(id),
        this.#paragraph(this.#runs(text, notes, verbs), {
          numbering: { reference: "paragraphs", level: depth, instance },
        }),
        ...blocks(children, depth + 1),
      ]);
    return blocks(paragraphs, 0);
  }

  #paragraph(
    children: readonly ParagraphChild[],
    options: Omit<ConstructorParameters<Docx["Paragraph"]>[0] & object, "children">,
  ): Block {
    return new this.#docx.Paragraph({ spacing: { after: 120 }, ...options, children: [...children] });
  }

  #run(
    text: string,
    style: { readonly italics?: boolean; readonly superScript?: boolean } = {},
  ): ParagraphChild {
    return new this.#docx.TextRun({ text: holdable(text), ...style });
  }

  #runs(text: string, notes: readonly NoteMark[], verbs: readonly VerbUse[] = []): readonly ParagraphChild[] {
    const printed = verbSpan(text, verbs);
    const cuts = new Set([
      0,
      text.length,
      ...notes.map(({ at }) => at),
      ...(printed ? [printed.at, printed.end] : []),
    ]);
    const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
    return places.flatMap((at, i) => {
      const marks = notes.filter((mark) => mark.at === at).map(({ marker }) => this.#mark(marker));
      const piece = text.slice(at, places[i + 1] ?? text.length);
      const italics = printed !== undefined && at >= printed.at && at < printed.end;
      return piece === "" ? marks : [...marks, this.#run(piece, italics ? { italics } : {})];
    });
  }

  /** A note's first use is a footnote; where it is used again its number stands. */
  #mark(marker: string): ParagraphChild {
    const known = this.#numbers.get(marker);
    if (known !== undefined) return this.#run(String(known), { superScript: true });
    const number = this.#numbers.size + 1;
    this.#numbers.set(marker, number);
    return new this.#docx.FootnoteReferenceRun(number);
  }

  /** The texts of the used notes; where the printed marker is another than the program's number it stands before the text. */
  #footnotes(): Record<string, { children: Block[] }> {
    const { Paragraph } = this.#docx;
    const texts = new Map(this.#document.footnotes.map(({ marker, text }) => [marker, text]));
    return Object.fromEntries(
      [...this.#numbers].map(([marker, number]) => {
        const text = texts.get(marker) || this.#words.t("relations:document.note-lost");
        const said = marker === String(number) ? text : `[${marker}] ${text}`;
        return [String(number), { children: [new Paragraph({ children: [this.#run(said)] })] }];
      }),
    );
  }
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const numerals = [
  "i",
  "ii",
  "iii",
  "iv",
  "v",
  "vi",
  "vii",
  "viii",
  "ix",
  "x",
  "xi",
  "xii",
  "xiii",
  "xiv",
  "xv",
];

/** True where the printed labels are 1., 2., 3. … with (a), (b) … and (i), (ii) … below. */
function runsOn(paragraphs: readonly ListedParagraph[], depth: number): boolean {
  return paragraphs.every(({ label, children }, i) => {
    const expected = depth === 0 ? `${i + 1}.` : `(${(depth === 1 ? letters[i] : numerals[i]) ?? "?"})`;
    return label === expected && (children.length === 0 || (depth < 2 && runsOn(children, depth + 1)));
  });
}
