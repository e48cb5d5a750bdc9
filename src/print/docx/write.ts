import { direction, type Language } from "../../kernel/language.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { withoutTimes } from "../../kernel/zip-times.ts";
import { annexId } from "../contents.ts";
import type { PrintDocument } from "../model.ts";
import { withSign } from "../numerals.ts";
import { escapeXml, holdable } from "../plain.ts";
import { BlockWriter } from "./blocks.ts";
import { contentsField } from "./contents.ts";
import { mastheadOf } from "./front.ts";
import { numberingOf } from "./numbering.ts";
import { type Docx, RunWriter } from "./runs.ts";
import { stylesOf } from "./styles.ts";
import { pageWidth } from "./tables.ts";

/**
 * A document as a file of a word processor (Office Open XML), as whoever edits it further would want it: real headings, numbered by the
 * program where the printed numbers run on, real footnotes, heads of tables that repeat, drawings as SVG with a PNG for programs that
 * have none, each with its alternative text. The same document gives the same bytes.
 *
 * @param fonts files of the fonts of drawings
 */
export async function writeDocx(
  document: PrintDocument,
  fonts: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import("docx");
  const { language } = document;
  const words = wordsOf(language);
  const all = [...document.summary, ...document.blocks, ...document.annexes.flatMap(({ blocks }) => blocks)];
  const runs = new RunWriter(docx, language);
  const numbering = numberingOf(all, language);
  const writer = new BlockWriter(docx, runs, document, words, numbering, fonts);
  const { Paragraph, Document, HeadingLevel } = docx;
  const children = [
    ...(document.masthead === null ? [] : mastheadOf(docx, runs, language, document.masthead)),
    new Paragraph({
      ...runs.directed(),
      heading: HeadingLevel.TITLE,
      children: [runs.run(document.title)],
    }),
    ...(document.summary.length > 0 && document.format === "report"
      ? [
          new Paragraph({
            ...runs.directed(),
            style: "Caption",
            keepNext: true,
            children: [runs.run(words.t("print:summary"), { color: "5d5c57" })],
          }),
        ]
      : []),
    ...(await writer.blocks(document.summary)),
    ...(document.contents ? contentsField(docx, runs, document, words.t("print:contents")) : []),
    ...(await writer.blocks(document.blocks)),
  ];
  for (const [index, annex] of document.annexes.entries()) {
    children.push(writer.title(annex.title, annexId(index)), ...(await writer.blocks(annex.blocks)));
  }
  children.push(...writer.numbers(all));
  const file = new Document({
    title: holdable(document.title),
    creator: "Corridor",
    styles: stylesOf(language),
    numbering: { config: levels(docx, language, numbering.paragraphs ?? 1) },
    footnotes: runs.notes,
    // The pages of the contents are those of the program's own layout: it asks once whether to work them out. Numbers of another layout would be wrong.
    features: { updateFields: document.contents },
    sections: [
      {
        properties: pages(docx, document),
        headers: heads(docx, runs, document),
        footers: feet(docx),
        children,
      },
    ],
  });
  const bytes = await docx.Packer.toBuffer(file, undefined, [
    { path: "docProps/core.xml", data: coreProperties(document) },
  ]);
  return withoutTimes(new Uint8Array(bytes));
}

/** Headings I, A, 1 in the letters of the language; paragraphs 1, 2, 3 throughout, their number at the margin; points and steps of lists. */
function levels(docx: Docx, language: Language, first: number) {
  const { LevelFormat, AlignmentType } = docx;
  const level = (
    depth: number,
    format: keyof typeof LevelFormat,
    text: string,
    start: number,
    hanging: boolean,
  ) => ({
    level: depth,
    format: LevelFormat[format],
    text,
    start,
    alignment: AlignmentType.LEFT,
    style: {
      paragraph: {
        indent: hanging ? { left: 650, hanging: 650 } : { left: 0, firstLine: 0 },
        tabStops: [{ type: docx.TabStopType.LEFT, position: 650 }],
      },
    },
  });
  return [
    {
      reference: "headings",
      levels: [
        level(0, language === "zh" ? "CHINESE_COUNTING" : "UPPER_ROMAN", "%1.", 1, true),
        level(1, language === "ru" ? "RUSSIAN_UPPER" : "UPPER_LETTER", "%2.", 1, true),
        level(2, "DECIMAL", "%3.", 1, true),
      ],
    },
    { reference: "paragraphs", levels: [level(0, "DECIMAL", withSign("%1", language), first, false)] },
    { reference: "points", levels: [level(0, "BULLET", "•", 1, true)] },
    { reference: "steps", levels: [level(0, "DECIMAL", "%1.", 1, true)] },
  ];
}

function pages(docx: Docx, { format, language }: PrintDocument) {
  const wide = format === "wide";
  return {
    titlePage: true,
    ...(direction[language] === "rtl" ? { bidi: true } : {}),
    page: {
      size: {
        width: 11906,
        height: 16838,
        orientation: wide ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
      },
      margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 },
    },
  };
}

/** The symbol on every page but the first, and what the document is as long as it is not final on each. */
function heads(docx: Docx, runs: RunWriter, { stamp, masthead, title }: PrintDocument) {
  const line = (texts: readonly (string | null | undefined)[]) => {
    const said = texts.filter((text): text is string => typeof text === "string" && text !== "");
    return new docx.Header({
      children: [
        new docx.Paragraph({
          ...runs.directed(),
          tabStops: [{ type: docx.TabStopType.RIGHT, position: pageWidth }],
          children: said.flatMap((text, index) => [
            ...(index > 0 ? [runs.run("\t")] : []),
            runs.run(text, { size: 17, color: "5d5c57" }),
          ]),
        }),
      ],
    });
  };
  return { first: line([stamp]), default: line([masthead?.symbol ?? title, stamp]) };
}

function feet(docx: Docx) {
  const foot = () =>
    new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment: docx.AlignmentType.END,
          children: [
            new docx.TextRun({
              children: [docx.PageNumber.CURRENT, "/", docx.PageNumber.TOTAL_PAGES],
              size: 17,
            }),
          ],
        }),
      ],
    });
  return { first: foot(), default: foot() };
}

/** What the file says of itself, without the time of its making. */
function coreProperties({
  title,
  language,
}: {
  readonly title: string;
  readonly language: Language;
}): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    "<dc:creator>Corridor</dc:creator>",
    `<dc:language>${language}</dc:language>`,
    "</cp:coreProperties>",
  ].join("");
}
