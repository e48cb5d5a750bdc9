import { direction, type Language } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { withoutTimes } from "../../../kernel/zip-times.ts";
import { escapeText, holdable } from "../../../record/formats/akn/xml.ts";
import type { Question } from "../../questionnaire/model.ts";
import { questionsOf } from "../../questionnaire/order.ts";
import { nameGroup, sayAnswer } from "../saying.ts";
import type { ExportedAnswer, ExportedReply, ResponsesFile } from "./model.ts";
import { sayStanding } from "./rows.ts";
import { aboutRows } from "./xlsx.ts";

/** How a dossier is ordered: all parties under each question, or all questions under each party. */
export const dossierOrders = ["question", "party"] as const;
export type DossierOrder = (typeof dossierOrders)[number];

type Docx = typeof import("docx");
type Block = InstanceType<Docx["Paragraph"]>;

/**
 * The answers as a dossier for a word processor (Office Open XML), with real headings. Each text has its language and direction, whatever those
 * of the dossier. The same answers give the same bytes.
 */
export async function writeDossier(
  file: ResponsesFile,
  words: Words,
  order: DossierOrder,
): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import("docx");
  const writer = new DossierWriter(docx, file, words);
  const title = writer.title;
  const document = new docx.Document({
    title,
    creator: "Corridor",
    styles: {
      default: {
        document: { run: { font: "Times New Roman", size: 22, language: { value: words.language } } },
      },
    },
    sections: [
      { children: [...writer.front(), ...(order === "party" ? writer.byParty() : writer.byQuestion())] },
    ],
  });
  const core = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeText(title)}</dc:title>`,
    "<dc:creator>Corridor</dc:creator>",
    "</cp:coreProperties>",
  ].join("");
  const bytes = await docx.Packer.toBuffer(document, undefined, [{ path: "docProps/core.xml", data: core }]);
  return withoutTimes(new Uint8Array(bytes));
}

class DossierWriter {
  readonly #docx: Docx;
  readonly #file: ResponsesFile;
  readonly #words: Words;
  readonly #original: Language;
  readonly title: string;

  constructor(docx: Docx, file: ResponsesFile, words: Words) {
    this.#docx = docx;
    this.#file = file;
    this.#words = words;
    this.#original = file.questionnaire.original;
    this.title = textIn(file.consultation.title, words.language, this.#original).text;
  }

  front(): readonly Block[] {
    return [
      this.#paragraph(this.title, this.#words.language, "TITLE"),
      ...aboutRows(this.#file, this.#words)
        .filter(([key]) => key !== "title" && key !== "long-texts")
        .map(([key, value]) =>
          this.#labelled(this.#words.t(`responses:about.${key}`), String(value), this.#words.language),
        ),
    ];
  }

  byQuestion(): readonly Block[] {
    const questions = questionsOf(this.#file.questionnaire);
    return this.#file.questionnaire.sections.flatMap((section) => [
      this.#text(section.title, "HEADING_1"),
      ...questions
        .filter((one) => one.section.id === section.id)
        .flatMap(({ question, number }) => [
          this.#question(question, number, "HEADING_2"),
          ...this.#file.replies.flatMap((reply) => {
            const one = reply.answers.find((answer) => answer.question === question.id);
            if (!one || one.standing === "missing" || one.standing === "not-asked") return [];
            return [
              this.#paragraph(this.#name(reply), this.#words.language, "HEADING_3"),
              ...this.#answer(question, one, reply),
            ];
          }),
        ]),
    ]);
  }

  byParty(): readonly Block[] {
    const questions = questionsOf(this.#file.questionnaire);
    return this.#file.replies.flatMap((reply) => [
      this.#paragraph(this.#name(reply), this.#words.language, "HEADING_1", true),
      ...this.#file.questionnaire.sections.flatMap((section) => [
        this.#text(section.title, "HEADING_2"),
        ...questions
          .filter((one) => one.section.id === section.id)
          .flatMap(({ question, number }) => {
            const one = reply.answers.find((answer) => answer.question === question.id);
            if (!one || one.standing === "not-asked") return [];
            return [this.#question(question, number, "HEADING_3"), ...this.#answer(question, one, reply)];
          }),
      ]),
    ]);
  }

  #name({ who }: ExportedReply): string {
    const { t, language } = this.#words;
    const group = nameGroup(who.group ?? "others", this.#words);
    return who.names?.[language] ?? t("responses:who.quiet", { group, letter: who.letter ?? "" });
  }

  #answer(question: Question, one: ExportedAnswer, reply: ExportedReply): readonly Block[] {
    const { language } = this.#words;
    if (one.answer === null) return [this.#paragraph(sayStanding(one, this.#words), language, "quiet")];
    const said = sayAnswer(question, one.answer, this.#words, {
      original: this.#original,
      language: reply.submitted?.language ?? null,
    });
    return [
      ...said.flatMap(({ label, text, language: own }) =>
        text
          .split("\n")
          .map((line, index) =>
            label === null || index > 0
              ? this.#paragraph(line, own ?? language)
              : this.#labelled(label, line, own ?? language),
          ),
      ),
      ...(one.withheld ? [this.#paragraph(sayStanding(one, this.#words), language, "quiet")] : []),
      ...(one.reference === null ? [] : [this.#paragraph(one.reference, "en", "reference")]),
    ];
  }

  #question(question: Question, number: string, level: "HEADING_2" | "HEADING_3"): Block {
    const shown = textIn(question.ask, this.#words.language, this.#original);
    return this.#paragraph(`${number} ${shown.text}`, shown.language, level);
  }

  #text(text: Parameters<typeof textIn>[0], level: "HEADING_1" | "HEADING_2"): Block {
    const shown = textIn(text, this.#words.language, this.#original);
    return this.#paragraph(shown.text, shown.language, level);
  }

  #labelled(label: string, text: string, language: Language): Block {
    const said = this.#words.t("responses:piece.labelled", { label, text: "\u0000" }).split("\u0000");
    const bidirectional = direction[this.#words.language] === "rtl";
    return new this.#docx.Paragraph({
      bidirectional,
      spacing: { after: 60 },
      children: [
        this.#run(said[0] ?? "", this.#words.language, { bold: true }),
        this.#run(text, language),
        ...(said[1] ? [this.#run(said[1], this.#words.language)] : []),
      ],
    });
  }

  #paragraph(
    text: string,
    language: Language,
    as: "TITLE" | "HEADING_1" | "HEADING_2" | "HEADING_3" | "quiet" | "reference" | "plain" = "plain",
    pageBreakBefore = false,
  ): Block {
    const { Paragraph, HeadingLevel } = this.#docx;
    const heading = as === "quiet" || as === "reference" || as === "plain" ? undefined : HeadingLevel[as];
    return new Paragraph({
      bidirectional: direction[language] === "rtl",
      spacing: { after: 120 },
      pageBreakBefore,
      ...(heading === undefined ? {} : { heading }),
      children: [
        this.#run(
          text,
          language,
          as === "quiet" ? { italics: true } : as === "reference" ? { size: 16 } : {},
        ),
      ],
    });
  }

  #run(
    text: string,
    language: Language,
    style: { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number } = {},
  ) {
    const rightToLeft = direction[language] === "rtl";
    const said = rightToLeft
      ? { bidirectional: language }
      : language === "zh"
        ? { eastAsia: language }
        : { value: language };
    return new this.#docx.TextRun({ text: holdable(text), rightToLeft, language: said, ...style });
  }
}
