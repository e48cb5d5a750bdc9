import type { Paragraph, ParagraphChild } from "docx";
import { direction, type Language } from "../../kernel/language.ts";
import type { PrintInline } from "../model.ts";
import { noteSign } from "../numerals.ts";
import { holdable } from "../plain.ts";

export type Docx = typeof import("docx");

interface RunStyle {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** In half points. */
  readonly size?: number;
  readonly color?: string;
}

/** Writes words: runs in their language and direction, links, and footnotes, which it keeps until the file is made. */
export class RunWriter {
  readonly notes: Record<string, { readonly children: readonly Paragraph[] }> = {};
  readonly #docx: Docx;
  readonly #language: Language;

  constructor(docx: Docx, language: Language) {
    this.#docx = docx;
    this.#language = language;
  }

  inline(content: readonly PrintInline[], style: RunStyle = {}, language = this.#language): ParagraphChild[] {
    return content.flatMap((part) => this.#part(part, style, language));
  }

  #part(part: PrintInline, style: RunStyle, language: Language): ParagraphChild[] {
    switch (part.kind) {
      case "text":
        return this.lines(
          part.text,
          {
            ...style,
            ...(part.strong ? { strong: true } : {}),
            ...(part.emphasis ? { emphasis: true } : {}),
          },
          part.language ?? language,
        );
      case "bound":
        return [
          ...this.lines(part.text, style, part.language ?? language),
          ...(part.mark === null
            ? []
            : [this.run(` [${part.mark}]`, { ...style, color: "8a1c1c" }, language)]),
        ];
      case "link":
        return [this.#link(part.href, part.text, style, language)];
      case "note":
        this.notes[part.number] = {
          children: [
            new this.#docx.Paragraph({
              ...this.directed(language),
              style: "FootnoteText",
              children: [this.run(" ", {}, language), ...this.inline(part.content, {}, language)],
            }),
          ],
        };
        return this.#sign(part.number);
    }
  }

  /** The sign of a footnote, which the word processor numbers; what its language puts around the number stands beside it. */
  #sign(number: number): ParagraphChild[] {
    const sign = new this.#docx.FootnoteReferenceRun(number);
    const [start = "", end = ""] = noteSign(number, this.#language).split(String(number));
    const rightToLeft = direction[this.#language] === "rtl";
    const raised = (text: string) =>
      text === "" ? [] : [new this.#docx.TextRun({ text, superScript: true, rightToLeft })];
    return [...raised(start), sign, ...raised(end)];
  }

  /** A text in as many runs as it has lines. */
  lines(text: string, style: RunStyle = {}, language: Language = this.#language): ParagraphChild[] {
    return holdable(text)
      .split("\n")
      .map((line, index) => this.run(line, style, language, index > 0));
  }

  /** A run of one line; `after` another one, where it begins a new line. */
  run(
    text: string,
    style: RunStyle = {},
    language: Language = this.#language,
    after = false,
  ): ParagraphChild {
    const { TextRun, EmphasisMarkType } = this.#docx;
    const rightToLeft = direction[language] === "rtl";
    const said = rightToLeft
      ? { bidirectional: language }
      : language === "zh"
        ? { eastAsia: "zh-CN" }
        : { value: language };
    return new TextRun({
      ...(after ? { break: 1 } : {}),
      text: text.includes("\n") ? holdable(text).replaceAll("\n", " ") : holdable(text),
      rightToLeft,
      language: said,
      ...(style.strong ? { bold: true, boldComplexScript: true } : {}),
      // Neither script has italics; Chinese has dots beneath what stands out.
      ...(style.emphasis && language === "zh" ? { emphasisMark: { type: EmphasisMarkType.DOT } } : {}),
      ...(style.emphasis && language !== "zh" && !rightToLeft ? { italics: true } : {}),
      ...(style.size === undefined ? {} : { size: style.size, sizeComplexScript: style.size }),
      ...(style.color === undefined ? {} : { color: style.color }),
    });
  }

  /** A link as a field: as a relationship it would have a name by chance, and the same document other bytes. */
  #link(href: string, text: string, style: RunStyle, language: Language): ParagraphChild {
    if (href.startsWith("#")) {
      return new this.#docx.InternalHyperlink({
        anchor: bookmarkName(href.slice(1)),
        children: [this.run(text, style, language)],
      });
    }
    if (!/^(https?|mailto):/i.test(href)) return this.run(text, style, language);
    const address = href.replace(/["\\\s]/g, (sign) => encodeURIComponent(sign));
    return new this.#docx.SimpleField(`HYPERLINK "${address}"`, holdable(text));
  }

  directed(language: Language = this.#language): { readonly bidirectional: boolean } {
    return { bidirectional: direction[language] === "rtl" };
  }
}

/** The name of a bookmark: 40 letters, digits and low lines at most, beginning with a letter (ISO/IEC 29500-1, 17.13.6.2). */
export function bookmarkName(id: string): string {
  return `c_${id.replace(/[^A-Za-z0-9]/g, "_")}`.slice(0, 40);
}
