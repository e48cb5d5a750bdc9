import { ProblemError, problem } from "../../../kernel/problem.ts";
import type { Archive } from "../../archive.ts";
import { readPart, relationshipNamespaces, requirePart } from "../../part.ts";
import { type Relationship, readRelationships } from "../../relationships.ts";
import { opened } from "../../xml.ts";
import type { Vocabulary } from "../../xml-names.ts";
import type { ReadingLimits } from "../model.ts";
import type { DateSystem } from "./dates.ts";
import { spreadsheetNamespaces } from "./namespaces.ts";

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  /** Worksheets in the order of their tabs; sheets that are only a chart, a dialogue or a macro are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly dates: DateSystem;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

const vocabulary: Vocabulary = {
  namespaces: spreadsheetNamespaces,
  names: ["workbook", "sheets", "sheet", "workbookPr"],
};
const [workbookCode, sheetsCode, sheetCode, propertiesCode] = [1, 2, 3, 4];

/** Finds the workbook within the package and reads its sheets. Throws a problem that says what a package without one is. */
export async function readWorkbook(archive: Archive, limits: ReadingLimits): Promise<Workbook> {
  const part = await workbookPart(archive, limits);
  const entry = requirePart(archive, part);
  const relationships = new Map<string, Relationship>();
  for (const relationship of await readRelationships(archive, part, limits)) {
    relationships.set(relationship.id, relationship);
  }
  const sheets: WorkbookSheet[] = [];
  const names = new Set<string>();
  let dates: DateSystem = "1900";
  let within = 0;
  await readPart(archive, entry, vocabulary, limits, (event, xml) => {
    if (event !== opened) return;
    if (xml.depth === 1 && xml.code !== workbookCode) throw notAWorkbook(archive, "reading.no-workbook");
    if (xml.depth === 2) within = xml.code;
    if (xml.depth === 2 && xml.code === propertiesCode) {
      dates = dateSystem(xml.attribute("date1904"), xml.attribute("dateCompatibility"));
    }
    if (xml.depth !== 3 || xml.code !== sheetCode || within !== sheetsCode) return;
    const name = xml.attribute("name") ?? xml.fail();
    const id = xml.attributeOf(relationshipNamespaces, "id") ?? xml.fail();
    const relationship = relationships.get(id) ?? xml.fail();
    if (names.has(name.toLowerCase())) xml.fail();
    names.add(name.toLowerCase());
    if (relationship.type !== "worksheet") return;
    const sheetPart = relationship.part ?? xml.fail();
    const state = xml.attribute("state") ?? "visible";
    sheets.push({ name, hidden: state !== "visible", part: requirePart(archive, sheetPart).name });
  });
  if (sheets.length === 0) throw notAWorkbook(archive, "reading.no-sheets");
  const partOfType = (type: string) => [...relationships.values()].find((r) => r.type === type)?.part;
  return { sheets, dates, sharedStrings: partOfType("sharedStrings"), styles: partOfType("styles") };
}

/** `dateCompatibility="false"` asks for the calendar without the leap day that 1900 never had (ECMA-376-1, 18.2.28). */
function dateSystem(date1904: string | undefined, dateCompatibility: string | undefined): DateSystem {
  const isTrue = (value: string | undefined) => value === "1" || value === "true";
  const isFalse = (value: string | undefined) => value === "0" || value === "false";
  if (isTrue(date1904)) return "1904";
  return isFalse(dateCompatibility) ? "1900-strict" : "1900";
}

async function workbookPart(archive: Archive, limits: ReadingLimits): Promise<string> {
  const roots = await readRelationships(archive, "", limits);
  const main = roots.find(({ type }) => type === "officeDocument")?.part;
  const has = (name: string) => archive.entries.has(name.toLowerCase());
  const folder = (name: string) => archive.names.some((entry) => entry.toLowerCase().startsWith(name));
  if (main?.toLowerCase().endsWith(".bin")) throw notAWorkbook(archive, "reading.binary-workbook");
  if (main === undefined || !has(main)) {
    if (has("xl/workbook.xml")) return "xl/workbook.xml";
    if (has("xl/workbook.bin")) throw notAWorkbook(archive, "reading.binary-workbook");
  }
  if (folder("word/")) throw notAWorkbook(archive, "reading.word-processing");
  if (folder("ppt/")) throw notAWorkbook(archive, "reading.presentation");
  if (main === undefined && has("mimetype") && has("content.xml")) {
    throw notAWorkbook(archive, "reading.open-document");
  }
  if (main === undefined) throw notAWorkbook(archive, "reading.no-workbook");
  return main;
}

function notAWorkbook(archive: Archive, code: string): ProblemError {
  return new ProblemError(problem(code, {}, { file: archive.source.file }));
}
