import type { FileChild, Paragraph } from "docx";
import { direction, type Language } from "../../kernel/language.ts";
import type { Masthead } from "../model.ts";
import type { Docx, RunWriter } from "./runs.ts";
import { noBorders, pageWidth } from "./tables.ts";

/** The head of a document: who issues it and its symbol, then its body, session and item beside distribution, date and original. */
export function mastheadOf(
  docx: Docx,
  runs: RunWriter,
  language: Language,
  { organization, symbol, lines, distribution, date, original }: Masthead,
): FileChild[] {
  const { Paragraph, BorderStyle, TabStopType } = docx;
  const [body = "", ...rest] = lines;
  const facts = [distribution, date, original].filter((fact): fact is string => fact !== null && fact !== "");
  const line = (text: string, style: { readonly strong?: boolean; readonly size?: number }): Paragraph =>
    new Paragraph({ ...runs.directed(), spacing: { after: 20 }, children: [runs.run(text, style)] });
  const cell = (width: number, children: Paragraph[]) =>
    new docx.TableCell({
      width: { size: width, type: docx.WidthType.DXA },
      margins: { left: 0, right: 0 },
      children,
    });
  const empty = line("", {});
  return [
    new Paragraph({
      ...runs.directed(),
      tabStops: [{ type: TabStopType.RIGHT, position: pageWidth }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: "1d1d1b", space: 4 } },
      spacing: { after: 60 },
      children: [
        runs.run(organization, { size: 24 }),
        ...(symbol === null ? [] : [runs.run("\t"), runs.run(symbol, { size: 30, strong: true }, "en")]),
      ],
    }),
    new docx.Table({
      width: { size: pageWidth, type: docx.WidthType.DXA },
      columnWidths: [pageWidth - 2800, 2800],
      layout: docx.TableLayoutType.FIXED,
      visuallyRightToLeft: direction[language] === "rtl",
      borders: noBorders(docx),
      rows: [
        new docx.TableRow({
          children: [
            cell(pageWidth - 2800, [
              line(body, { strong: true, size: 30 }),
              ...rest.map((said) => line(said, { size: 20 })),
            ]),
            cell(2800, facts.length === 0 ? [empty] : facts.map((fact) => line(fact, { size: 19 }))),
          ],
        }),
      ],
    }),
    new Paragraph({
      spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: "1d1d1b", space: 1 } },
      children: [],
    }),
  ];
}
