import type { Language } from "../kernel/language.ts";
import type { PrintBlock, PrintCell, PrintColumn, PrintDocument, PrintInline } from "./model.ts";

/** The words of inline content, without footnotes. */
export function plainText(content: readonly PrintInline[]): string {
  return content.map((part) => (part.kind === "note" ? "" : part.text)).join("");
}

/** Every word of a document, footnotes, drawings and all, in no order that matters: for whoever chooses its fonts. */
export function allWords(document: PrintDocument): string {
  const { masthead, title, stamp, summary, blocks, annexes } = document;
  return [
    title,
    stamp ?? "",
    ...(masthead === null ? [] : Object.values(masthead).flat()),
    ...[...summary, ...blocks, ...annexes.flatMap((annex) => annex.blocks)].map(blockWords),
    ...annexes.map((annex) => annex.title),
  ].join(" ");
}

function blockWords(block: PrintBlock): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineWords(block.content);
    case "list":
      return block.items.map(inlineWords).join(" ");
    case "table":
      return [block.caption, gridWords(block), block.source ?? "", block.note ?? ""].join(" ");
    case "figure":
      return [
        block.title,
        block.subtitle,
        block.svg,
        block.alternative,
        block.source ?? "",
        block.note ?? "",
      ].join(" ");
    case "missing":
      return block.words;
  }
}

function gridWords({
  columns,
  rows,
}: {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly PrintCell[])[];
}): string {
  return [...columns.map(({ label }) => label), ...rows.flat().map(({ text }) => text)].join(" ");
}

function inlineWords(content: readonly PrintInline[]): string {
  return content
    .map((part) => {
      if (part.kind === "note") return inlineWords(part.content);
      return part.kind === "bound" && part.mark !== null ? `${part.text} ${part.mark}` : part.text;
    })
    .join(" ");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without what no document can hold: characters that XML 1.0 forbids, halves of characters. Line ends are of one kind. */
export function holdable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(forbidden, "")
    .replace(halves, "\ufffd");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text stays text, in HTML and XML, between tags and in attributes. */
export function escapeXml(text: string): string {
  return holdable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** The one language of a quotation, where all its words stand in another than the document; its paragraph begins at the side of that language. */
export function quotedIn({
  role,
  content,
}: Extract<PrintBlock, { kind: "paragraph" }>): Language | undefined {
  if (role !== "quotation") return undefined;
  const said = content.filter((part) => part.kind !== "note");
  const [first] = said;
  const language = first !== undefined && "language" in first ? first.language : undefined;
  return said.every((part) => "language" in part && part.language === language) ? language : undefined;
}
