import type { Table } from "docx";
import { direction, type Language } from "../../kernel/language.ts";
import { columnShares } from "../columns.ts";
import type { PrintCell, PrintColumn } from "../model.ts";
import type { Docx, RunWriter } from "./runs.ts";

/** The width of what is printed, in twentieths of a point: A4 between margins of 2.5 cm. */
export const pageWidth = 9070;

/** A table whose head is repeated on each page and whose rows do not break. Numbers stand at the end of their columns. */
export function tableOf(
  docx: Docx,
  runs: RunWriter,
  language: Language,
  {
    columns,
    rows,
  }: { readonly columns: readonly PrintColumn[]; readonly rows: readonly (readonly PrintCell[])[] },
): Table {
  const shares = columnShares({ columns, rows });
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / all) * pageWidth));
  const size = columns.length > 10 ? 13 : columns.length > 6 ? 15 : 17;
  const cell = (text: string, index: number, head: boolean) =>
    new docx.TableCell({
      width: { size: widths[index] ?? 0, type: docx.WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      borders: head
        ? { bottom: { style: docx.BorderStyle.SINGLE, size: 8, color: "1d1d1b" } }
        : { bottom: { style: docx.BorderStyle.SINGLE, size: 2, color: "b9b5aa" } },
      verticalAlign: head ? docx.VerticalAlignTable.BOTTOM : docx.VerticalAlignTable.TOP,
      children: [
        new docx.Paragraph({
          ...runs.directed(language),
          spacing: { after: 0 },
          alignment: columns[index]?.align === "end" ? docx.AlignmentType.END : docx.AlignmentType.START,
          children: text === "" ? [] : [runs.run(text, head ? { size, emphasis: true } : { size }, language)],
        }),
      ],
    });
  return new docx.Table({
    width: { size: pageWidth, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    visuallyRightToLeft: direction[language] === "rtl",
    borders: noBorders(docx),
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, index) => cell(label, index, true)),
      }),
      ...rows.map(
        (row) =>
          new docx.TableRow({
            cantSplit: true,
            children: columns.map((_, index) => cell(row[index]?.text ?? "", index, false)),
          }),
      ),
    ],
  });
}

export function noBorders(docx: Docx) {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
}
