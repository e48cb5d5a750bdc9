import type { Paragraph } from "docx";
import { contentsOf } from "../contents.ts";
import type { PrintDocument } from "../model.ts";
import { holdable } from "../plain.ts";
import { bookmarkName, type Docx, type RunWriter } from "./runs.ts";
import { pageWidth } from "./tables.ts";

/**
 * Contents as a field of the word processor (ISO/IEC 29500-1, 17.16.5.68), with the headings in it as they stand and a field for the page of each: a reader
 * sees them at once, a word processor adds the pages and makes them again.
 */
export function contentsField(
  docx: Docx,
  runs: RunWriter,
  document: PrintDocument,
  title: string,
): Paragraph[] {
  const entries = contentsOf(document);
  const head = new docx.Paragraph({
    ...runs.directed(),
    style: "ContentsTitle",
    children: [runs.run(title)],
  });
  const lines = entries.map(({ id, level, number, text }, index) => {
    const words = holdable(number === null ? text : `${number}  ${text}`);
    return new docx.Paragraph({
      ...runs.directed(),
      style: `TOC${level}`,
      tabStops: [{ type: docx.TabStopType.RIGHT, position: pageWidth, leader: docx.LeaderType.DOT }],
      children: [
        ...(index === 0 ? fieldBegin(docx, ' TOC \\o "1-2" \\h \\z ') : []),
        new docx.InternalHyperlink({
          anchor: bookmarkName(id),
          children: [runs.run(words), runs.run("\t"), ...field(docx, ` PAGEREF ${bookmarkName(id)} \\h `)],
        }),
        ...(index === entries.length - 1 ? [fieldMark(docx, "end")] : []),
      ],
    });
  });
  return entries.length === 0 ? [] : [head, ...lines];
}

/** A field that has no result yet: whoever opens the file puts it in. */
function field(docx: Docx, instruction: string) {
  return [...fieldBegin(docx, instruction), fieldMark(docx, "end")];
}

function fieldBegin(docx: Docx, instruction: string) {
  return [fieldMark(docx, "begin"), fieldWords(docx, instruction), fieldMark(docx, "separate")];
}

/** The library puts the three marks of a field into one run, which LibreOffice does not read; each has its own here. */
function fieldMark(docx: Docx, type: "begin" | "separate" | "end") {
  const mark = new docx.BuilderElement({
    name: "w:fldChar",
    attributes: { type: { key: "w:fldCharType", value: type } },
  });
  return withElement(docx, mark);
}

function fieldWords(docx: Docx, instruction: string) {
  const words = new docx.BuilderElement({
    name: "w:instrText",
    attributes: { space: { key: "xml:space", value: "preserve" } },
  });
  words.addChildElement(instruction);
  return withElement(docx, words);
}

function withElement(docx: Docx, element: InstanceType<Docx["BuilderElement"]>) {
  const run = new docx.TextRun({});
  run.addChildElement(element);
  return run;
}
