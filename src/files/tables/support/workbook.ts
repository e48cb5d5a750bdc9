import type { ZipPart } from "../../zip-writer.ts";

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookParts {
  /** What stands in `sheetData`; a text that begins with `<?xml` or `<worksheet` is the whole part. */
  readonly sheets?: readonly { readonly name: string; readonly xml: string; readonly state?: string }[];
  /** What stands in `sst`. */
  readonly strings?: string;
  /** What stands in `styleSheet`. */
  readonly styles?: string;
  readonly workbookProperties?: string;
}

/** The parts of a small workbook, to be changed and written as an archive. */
export function workbookParts(workbook: WorkbookParts): ZipPart[] {
  const sheets = workbook.sheets ?? [{ name: "Sheet1", xml: "" }];
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${officeNamespace}/${type}" Target="${target}"/>`;
  const tabs = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map((_, i) =>
    relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`),
  );
  const parts: ZipPart[] = [
    { name: "_rels/.rels", data: relationships(relation("rId1", "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      data: `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${officeNamespace}">${workbook.workbookProperties ?? ""}<sheets>${tabs.join("")}</sheets></workbook>`,
    },
  ];
  if (workbook.strings !== undefined) {
    relations.push(relation("rIdS", "sharedStrings", "sharedStrings.xml"));
    parts.push({
      name: "xl/sharedStrings.xml",
      data: `${declaration}<sst xmlns="${mainNamespace}">${workbook.strings}</sst>`,
    });
  }
  if (workbook.styles !== undefined) {
    relations.push(relation("rIdT", "styles", "/xl/styles.xml"));
    parts.push({
      name: "xl/styles.xml",
      data: `${declaration}<styleSheet xmlns="${mainNamespace}">${workbook.styles}</styleSheet>`,
    });
  }
  parts.push({ name: "xl/_rels/workbook.xml.rels", data: relationships(relations.join("")) });
  for (const [i, { xml }] of sheets.entries()) {
    const whole = /^<(?:\?xml|worksheet)/.test(xml);
    const data = whole
      ? xml
      : `${declaration}<worksheet xmlns="${mainNamespace}"><sheetData>${xml}</sheetData></worksheet>`;
    parts.push({ name: `xl/worksheets/sheet${i + 1}.xml`, data });
  }
  return parts;
}

export function relationships(inner: string): string {
  return `${declaration}<Relationships xmlns="${packageNamespace}">${inner}</Relationships>`;
}

/** The parts with one of them replaced. */
export function withPart(parts: readonly ZipPart[], name: string, change: Partial<ZipPart>): ZipPart[] {
  return parts.map((part) => (part.name === name ? { ...part, ...change } : part));
}
