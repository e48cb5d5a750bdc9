import { writeZip } from "../../../files/zip-writer.ts";
import { direction } from "../../../kernel/language.ts";
import { columnName } from "../../../kernel/problem.ts";
import { guarded } from "../../../kernel/spreadsheet.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { escapeText, holdable } from "../../../record/formats/akn/xml.ts";
import type { ResponsesFile } from "./model.ts";
import { type Cell, codeBook, longSheet, type Sheet, wideSheet } from "./rows.ts";

/** As many characters as a cell of Excel holds; a longer answer is whole in the JSON and CSV files, and the cell says so. */
const longest = 32_767;

/** Rows and columns that stay in sight. */
interface Frozen {
  readonly rows: 0 | 1;
  readonly columns: number;
}

/**
 * The answers as a workbook (Office Open XML): a row a party, a row an answer, the code book, and what the file is. Numbers are numbers, texts can
 * begin no formula. Written here and not by a library, which takes half a minute for the ten thousand answers of one round. The same answers give the
 * same bytes.
 */
export async function writeResponsesXlsx(
  file: ResponsesFile,
  words: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const about: Sheet = {
    heads: [],
    rows: aboutRows(file, words).map(([key, value]) => [words.t(`responses:about.${key}`), value]),
  };
  const wide = (index: number) => (index < 3 ? 22 : 36);
  const long = (index: number) => (index === 7 || index === 9 ? 60 : 20);
  const code = (index: number) => (index === 3 || index > 5 ? 48 : 18);
  const sheets = [
    { name: "wide", xml: sheetXml(wideSheet(file, words), words, { rows: 1, columns: 2 }, wide) },
    { name: "long", xml: sheetXml(longSheet(file, words), words, { rows: 1, columns: 2 }, long) },
    { name: "code-book", xml: sheetXml(codeBook(file, words), words, { rows: 1, columns: 1 }, code) },
    { name: "about", xml: sheetXml(about, words, { rows: 0, columns: 0 }, (i) => (i === 0 ? 26 : 100)) },
  ].map(({ name, xml }) => ({ name: words.t(`responses:sheet.${name}`), xml }));
  const parts = [
    { name: "[Content_Types].xml", data: contentTypes(sheets.length) },
    { name: "_rels/.rels", data: relations([["officeDocument", "xl/workbook.xml"]]) },
    { name: "xl/workbook.xml", data: workbookXml(sheets.map(({ name }) => name)) },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relations([
        ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    },
    { name: "xl/styles.xml", data: styles },
    ...sheets.map(({ xml }, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: xml })),
  ];
  return new Uint8Array(writeZip(parts));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** Styles by number: 0 plain, 1 wrapped at the top, 2 the same and bold. */
const styles = [
  declaration,
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>`,
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="3"><xf/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
].join("");

function contentTypes(sheets: number): string {
  const of = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${of}.${kind}+xml"/>`;
  return [
    declaration,
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    override("workbook", "sheet.main"),
    override("styles", "styles"),
    ...Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}`, "worksheet")),
    "</Types>",
  ].join("");
}

function relations(to: readonly (readonly [kind: string, target: string])[]): string {
  const each = to.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${escapeText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function sheetXml(
  { heads, rows }: Sheet,
  words: Words,
  frozen: Frozen,
  width: (column: number) => number,
): string {
  const count = Math.max(heads.length, rows[0]?.length ?? 1, 1);
  const turned = direction[words.language] === "rtl" ? ' rightToLeft="1"' : "";
  const corner = `${columnName(frozen.columns)}${frozen.rows + 1}`;
  const pane =
    frozen.rows === 0
      ? ""
      : `<pane xSplit="${frozen.columns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
  const columns = Array.from(
    { length: count },
    (_, i) => `<col min="${i + 1}" max="${i + 1}" width="${width(i)}" customWidth="1"/>`,
  );
  const all = [...(heads.length > 0 ? [heads] : []), ...rows];
  const lines = all.map((row, r) => {
    const bold = r < frozen.rows;
    const cells = row.map((cell, c) => cellXml(`${columnName(c)}${r + 1}`, cell, bold, words));
    return `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  return [
    declaration,
    `<worksheet xmlns="${main}"><sheetViews><sheetView${turned} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join("")}</cols><sheetData>`,
    ...lines,
    "</sheetData></worksheet>",
  ].join("");
}

function cellXml(name: string, cell: Cell, bold: boolean, words: Words): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${name}" s="1"><v>${cell}</v></c>`;
  const text = escapeText(holdable(fitting(guarded(cell), words)));
  return `<c r="${name}" s="${bold ? 2 : 1}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function fitting(text: string, words: Words): string {
  if (text.length <= longest) return text;
  const told = words.t("responses:about.cut");
  return `${text.slice(0, longest - told.length - 1)} ${told}`;
}

/** What the file is: for whom it was made, and what is not in it. */
export function aboutRows(
  file: ResponsesFile,
  words: Words,
): readonly (readonly [string, string | number])[] {
  const { consultation, questionnaire, sight } = file;
  return [
    ["title", textIn(consultation.title, words.language, questionnaire.original).text],
    ["consultation", consultation.id],
    ["opens", consultation.opens],
    ["closes", consultation.closes],
    ["sight", words.t(`responses:sight.${sight}`)],
    ["asked", file.asked],
    ["answered", file.answered],
    ["here", file.replies.length],
    ["promise", words.t(`responses:promise.${consultation.promise}`)],
    ["long-texts", words.t("responses:about.long-texts-said")],
  ];
}
