import type { IPropertiesOptions } from "docx";
import { direction, type Language } from "../../kernel/language.ts";

/** Faces that word processors have, for each script; their sizes are in half points. */
const font = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Traditional Arabic",
  eastAsia: "SimSun",
};

/** The styles of a document: headings black and bold, footnotes small, as documents of the United Nations have them. */
export function stylesOf(language: Language): NonNullable<IPropertiesOptions["styles"]> {
  const bidirectional = direction[language] === "rtl";
  const size = bidirectional ? 26 : 21;
  const heading = (own: number, before: number) => ({
    run: {
      font,
      bold: true,
      boldComplexScript: true,
      size: own,
      sizeComplexScript: own + (bidirectional ? 4 : 0),
      color: "1d1d1b",
    },
    paragraph: { keepNext: true, spacing: { before, after: 140 } },
  });
  const contents = (level: 1 | 2) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: "Normal",
    paragraph: { indent: { start: (level - 1) * 400 }, spacing: { after: 40 } },
  });
  return {
    default: {
      document: {
        run: {
          font,
          size,
          sizeComplexScript: size,
          language: {
            value: language === "zh" || language === "ar" ? "en" : language,
            eastAsia: "zh-CN",
            bidirectional: "ar",
          },
        },
      },
      title: heading(32, 120),
      heading1: heading(28, 360),
      heading2: heading(24, 280),
      heading3: heading(21, 240),
      footnoteText: {
        run: { font, size: 17, sizeComplexScript: bidirectional ? 21 : 17 },
        paragraph: { spacing: { after: 40 } },
      },
    },
    paragraphStyles: [
      contents(1),
      contents(2),
      { id: "Caption", name: "caption", basedOn: "Normal", quickFormat: true },
      {
        id: "ContentsTitle",
        name: "TOC Heading",
        basedOn: "Normal",
        run: { bold: true, boldComplexScript: true, size: 24 },
        paragraph: { keepNext: true, spacing: { before: 300, after: 120 } },
      },
    ],
  };
}
