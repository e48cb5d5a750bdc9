import { writeZip, type ZipPart } from "../../files/zip-writer.ts";

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface DocxParts {
  /** What stands in `w:body`. */
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Relationships of the document beside those of its parts: type, target, external. */
  readonly relationships?: readonly (readonly [string, string, boolean])[];
  readonly others?: readonly ZipPart[];
}

/** A Word document of these parts, as XML of WordprocessingML without their root elements. For tests. */
export function writeDocx(parts: DocxParts): Buffer {
  const optional = (["numbering", "styles", "footnotes", "header", "footer"] as const).flatMap((name) => {
    const xml = parts[name];
    return xml === undefined ? [] : [{ name, xml }];
  });
  const roots = {
    numbering: "numbering",
    styles: "styles",
    footnotes: "footnotes",
    header: "hdr",
    footer: "ftr",
  };
  const relationships = [
    ...optional.map(
      ({ name }) => `<Relationship Id="r${name}" Type="${relation}/${name}" Target="${name}.xml"/>`,
    ),
    ...(parts.relationships ?? []).map(
      ([type, target, external], i) =>
        `<Relationship Id="x${i}" Type="${relation}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
    ),
  ];
  const list = (entries: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
  return writeZip([
    {
      name: "[Content_Types].xml",
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: "_rels/.rels",
      data: list([`<Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/>`]),
    },
    { name: "word/document.xml", data: `<w:document ${word}><w:body>${parts.body}</w:body></w:document>` },
    { name: "word/_rels/document.xml.rels", data: list(relationships) },
    ...optional.map(({ name, xml }) => ({
      name: `word/${name}.xml`,
      data: `<w:${roots[name]} ${word}>${xml}</w:${roots[name]}>`,
    })),
    ...(parts.others ?? []),
  ]);
}

/** A paragraph of one run; `list` numbers it, `style` names its style. */
export function paragraph(
  text: string,
  list?: { readonly id: number; readonly level: number },
  style?: string,
): string {
  const properties = [
    style === undefined ? "" : `<w:pStyle w:val="${style}"/>`,
    list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>` : "",
  ].join("");
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
}

export function run(text: string, properties = ""): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** The lists of a resolution: 1., (a), (i). */
export const resolutionLists = `<w:abstractNum w:abstractNumId="7">${(
  [
    ["decimal", "%1."],
    ["lowerLetter", "(%2)"],
    ["lowerRoman", "(%3)"],
  ] as const
)
  .map(
    ([format, text], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  .join(
    "",
  )}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
