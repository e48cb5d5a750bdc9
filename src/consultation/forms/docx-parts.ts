/** The parts of a document (ECMA-376-1, 17) that are the same in every form. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const word14Namespace = "http://schemas.microsoft.com/office/word/2010/wordml";

export const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>`;

const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const packageRelationships = `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

export const documentRelationships = `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/settings" Target="settings.xml"/></Relationships>`;

/** Only content controls can be written in. There is no password: it keeps from slips, not from intent. */
export const settings = `${head}<w:settings xmlns:w="${wordNamespace}"><w:documentProtection w:edit="forms" w:enforcement="1"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph: string;
  readonly run: string;
}

const styleList: readonly Style[] = [
  {
    id: "Title",
    name: "Title",
    paragraph: '<w:spacing w:after="120"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>',
  },
  {
    id: "Heading1",
    name: "heading 1",
    paragraph: '<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:outlineLvl w:val="0"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/>',
  },
  {
    id: "Heading2",
    name: "heading 2",
    paragraph: '<w:keepNext/><w:spacing w:before="320" w:after="60"/><w:outlineLvl w:val="1"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="23"/><w:szCs w:val="23"/>',
  },
  {
    id: "Help",
    name: "Help",
    paragraph: '<w:keepNext/><w:spacing w:after="60"/>',
    run: '<w:i/><w:iCs/><w:color w:val="5D5C57"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
  },
  { id: "Answer", name: "Answer", paragraph: '<w:spacing w:after="60"/>', run: "" },
];

export function styles(rightToLeft: boolean, language: string): string {
  const bidi = rightToLeft ? "<w:bidi/>" : "";
  const all = styleList
    .map(
      ({ id, name, paragraph, run }) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
    )
    .join("");
  return `${head}<w:styles xmlns:w="${wordNamespace}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>${bidi}</w:pPr></w:style>${all}<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>`;
}

/** The document around its body. */
export function documentXml(body: string, rightToLeft: boolean, landscape: boolean): string {
  const size = landscape ? 'w:w="16838" w:h="11906" w:orient="landscape"' : 'w:w="11906" w:h="16838"';
  return `${head}<w:document xmlns:w="${wordNamespace}" xmlns:w14="${word14Namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>${body}<w:sectPr><w:pgSz ${size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>${rightToLeft ? "<w:bidi/>" : ""}</w:sectPr></w:body></w:document>`;
}
