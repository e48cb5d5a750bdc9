import type { XmlReader } from "../../../files/xml.ts";
import type { Vocabulary } from "../../../files/xml-names.ts";

/** The namespaces of WordprocessingML, transitional and strict (ECMA-376-1, 17), and of markup compatibility (ECMA-376-3). */
const wordNamespaces = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const names = [
  "p",
  "r",
  "t",
  "tab",
  "br",
  "cr",
  "noBreakHyphen",
  "softHyphen",
  "sym",
  "pStyle",
  "numPr",
  "ilvl",
  "numId",
  "vertAlign",
  "position",
  "footnoteReference",
  "endnoteReference",
  "footnote",
  "endnote",
  "del",
  "ins",
  "moveFrom",
  "moveTo",
  "Fallback",
  "pPrChange",
  "rPrChange",
  "numberingChange",
  "style",
  "basedOn",
  "abstractNum",
  "abstractNumId",
  "num",
  "lvl",
  "lvlOverride",
  "startOverride",
  "start",
  "numFmt",
  "lvlText",
  "isLgl",
  "headerReference",
  "titlePg",
  "ptab",
  "pPr",
] as const;
export type WordName = (typeof names)[number];

export const wordVocabulary: Vocabulary = {
  namespaces: [...wordNamespaces, "http://schemas.openxmlformats.org/markup-compatibility/2006"],
  names,
};

/** The name of the element that was opened or closed; undefined for all that is not asked for. */
export function wordName(xml: XmlReader): WordName | undefined {
  return names[xml.code - 1];
}

/** An attribute of WordprocessingML, `w:val`. */
export function wordAttribute(xml: XmlReader, name: string): string | undefined {
  return xml.attributeOf(wordNamespaces, name);
}

/** The value of a property that is on where it stands: `<w:titlePg/>`, `<w:titlePg w:val="0"/>`. */
export function isOn(xml: XmlReader): boolean {
  return !/^(?:0|false|off)$/.test(wordAttribute(xml, "val") ?? "");
}
