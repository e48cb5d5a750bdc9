import { writeZip, type ZipPart } from "../../zip-writer.ts";
import type { Original } from "./mutate.ts";
import { workbookParts } from "./workbook.ts";

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
const strings =
  "<si><t>Region, development group, country or area</t></si><si><r><t>United </t></r><r><t>States</t></r></si><si><t>México</t></si><si><t>..</t></si>";

/** A workbook of each kind of cell, small enough that most mutations hit something that matters. */
export function smallWorkbook(): Original {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const row = i + 2;
    return `<row r="${row}"><c r="A${row}" t="s"><v>${i % 4}</v></c><c r="B${row}"><v>${i * 1234.5}</v></c><c r="D${row}" s="1"><v>${45000 + i}</v></c><c r="E${row}" t="inlineStr"><is><t>in &amp; line ${i}</t></is></c><c r="F${row}"><f>B${row}*2</f><v>${i * 2469}</v></c></row>`;
  });
  const parts = workbookParts({
    sheets: [
      { name: "Table 1", xml: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>${rows.join("")}` },
      { name: "Notes", xml: '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>', state: "hidden" },
    ],
    strings,
    styles,
  });
  return workbook("workbook", parts);
}

/** A workbook in the other clothes that the standard allows: prefixes, UTF-16, stored instead of deflated. */
export function oddWorkbook(): Original {
  const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const cells = Array.from(
    { length: 20 },
    (_, i) => `<x:row><x:c><x:v>${i}</x:v></x:c><x:c t="str"><x:v><![CDATA[<${i}>]]></x:v></x:c></x:row>`,
  );
  const sheet = `\ufeff<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="${main}"><x:sheetData>${cells.join("")}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`;
  const parts = workbookParts({}).map((part) =>
    part.name.endsWith("sheet1.xml")
      ? { ...part, data: Buffer.from(sheet, "utf16le"), method: 0 as const }
      : part,
  );
  return workbook("odd workbook", parts);
}

function workbook(name: string, parts: readonly ZipPart[]): Original {
  return { name, parts, bytes: writeZip(parts) };
}

/** Delimited texts. */
export function texts(): readonly Original[] {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `19${50 + i},"Korea, ""Republic"" of","${i},234,567",..,`,
  );
  const csv = `Year,Destination,Total,Notes,\r\n${lines.join("\r\n")}\r\n`;
  const tabs = lines.map((line) => line.replaceAll(",", "\t")).join("\n");
  return [
    { name: "commas", bytes: Buffer.from(csv) },
    { name: "semicolons", bytes: Buffer.from(`\ufeff${csv.replaceAll(",", ";").replaceAll("o", "ô")}`) },
    { name: "tabs", bytes: Buffer.from(tabs) },
    { name: "UTF-16", bytes: Buffer.from(`\ufeff${tabs}`, "utf16le") },
  ];
}
