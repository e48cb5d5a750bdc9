import type { Archive, ArchiveEntry } from "../../../files/archive.ts";
import type { ArchiveLimits } from "../../../files/limits.ts";
import { readPart } from "../../../files/part.ts";
import { closed, opened, text as textEvent, type XmlReader } from "../../../files/xml.ts";
import type { StyleList } from "./lists.ts";
import type { ListCounter } from "./numbering.ts";
import { type WordName, wordAttribute, wordName, wordVocabulary } from "./vocabulary.ts";

/** A paragraph as it is shown: its label and its words, parted at line breaks that it sets itself. */
export interface WordParagraph {
  readonly label: string | undefined;
  readonly pieces: readonly string[];
  /** The id of the note that it belongs to, in a part of notes. */
  readonly note: string | undefined;
}

/** How a reference to a note is shown in the text, and what the text then calls it. */
export type NoteMarker = (kind: "footnote" | "endnote", id: string, custom: boolean) => string;

export interface WordContext {
  readonly lists: ListCounter;
  readonly styles: ReadonlyMap<string, StyleList>;
  readonly marker: NoteMarker;
}

export interface WordPart {
  readonly paragraphs: readonly WordParagraph[];
  readonly tracked: boolean;
}

/** Whose contents are not part of the text: deleted text, the older of two forms of the same thing, properties as they were. */
const skipped: ReadonlySet<WordName> = new Set([
  "del",
  "moveFrom",
  "Fallback",
  "pPrChange",
  "rPrChange",
  "numberingChange",
]);
const tracking: ReadonlySet<WordName> = new Set(["del", "ins", "moveFrom", "moveTo"]);

interface Open {
  pieces: string[];
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  /** Its end is deleted: the next paragraph goes on in it. */
  joined: boolean;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Digits as raised ones, by which the reader of texts knows a note's marker. */
export function raised(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}

/** The paragraphs of a part in order, with all tracked changes accepted (ECMA-376-1, 17.3 and 17.13). */
export async function readParagraphs(
  archive: Archive,
  entry: ArchiveEntry,
  limits: ArchiveLimits,
  context: WordContext,
): Promise<WordPart> {
  const paragraphs: WordParagraph[] = [];
  const open: Open[] = [];
  let tracked = false;
  let skipTo = 0;
  let inText = 0;
  let raisedRun = false;
  let note: string | undefined;
  let inProperties = false;
  let carried: Open | undefined;
  const put = (words: string) => {
    const pieces = open.at(-1)?.pieces;
    if (pieces) pieces[pieces.length - 1] += words;
  };
  const start = (name: WordName, xml: XmlReader) => {
    const paragraph = open.at(-1);
    const value = () => wordAttribute(xml, "val");
    switch (name) {
      case "p":
        open.push(
          carried ?? { pieces: [""], style: undefined, list: undefined, level: undefined, joined: false },
        );
        carried = undefined;
        return;
      case "pPr":
        inProperties = true;
        return;
      case "r":
        raisedRun = false;
        return;
      case "vertAlign":
        raisedRun = value() === "superscript";
        return;
      case "position":
        raisedRun = Number(value()) > 2;
        return;
      case "t":
        inText = xml.depth;
        return;
      case "tab":
      case "ptab":
        // Within the properties of a paragraph `tab` is a stop, not a character; text has a run around it.
        put("\t");
        return;
      case "br":
      case "cr":
        paragraph?.pieces.push("");
        return;
      case "noBreakHyphen":
        put("-");
        return;
      case "sym": {
        const code = Number.parseInt(wordAttribute(xml, "char") ?? "", 16);
        // Symbol fonts stand in the private area; there a bullet is all that texts take from them.
        if (Number.isFinite(code))
          put(code >= 0xf000 && code <= 0xf0ff ? "•" : String.fromCodePoint(Math.min(code, 0xfffd)));
        return;
      }
      case "pStyle":
        if (paragraph) paragraph.style = value();
        return;
      case "numId":
        if (paragraph) paragraph.list = value();
        return;
      case "ilvl":
        if (paragraph) paragraph.level = Number(value());
        return;
      case "footnoteReference":
      case "endnoteReference": {
        const custom = /^(?:1|true|on)$/.test(wordAttribute(xml, "customMarkFollows") ?? "");
        const kind = name === "footnoteReference" ? "footnote" : "endnote";
        put(context.marker(kind, wordAttribute(xml, "id") ?? "", custom));
        return;
      }
      case "footnote":
      case "endnote":
        // Separators between text and notes are no notes.
        note = wordAttribute(xml, "type") === undefined ? wordAttribute(xml, "id") : undefined;
        return;
    }
  };
  const finish = (paragraph: Open) => {
    if (paragraph.joined) {
      carried = { ...paragraph, joined: false };
      return;
    }
    const byStyle = context.styles.get(paragraph.style ?? "");
    const list = paragraph.list ?? byStyle?.list;
    const level = paragraph.level ?? byStyle?.level ?? 0;
    const hasText = paragraph.pieces.some((piece) => piece.trim() !== "");
    const label =
      list === undefined || list === "0" || !hasText ? undefined : context.lists.next(list, level);
    if (hasText) paragraphs.push({ label, pieces: paragraph.pieces, note });
  };
  await readPart(archive, entry, wordVocabulary, limits, (event, xml) => {
    if (event === textEvent) {
      if (inText > 0 && xml.depth === inText && skipTo === 0) {
        const words = xml.text();
        put(raisedRun && /^\s*\d{1,3}\s*$/.test(words) ? raised(words.trim()) : words);
      }
      return;
    }
    const name = wordName(xml);
    if (event === opened) {
      if (name && tracking.has(name)) tracked = true;
      if (skipTo > 0) return;
      const paragraph = open.at(-1);
      if (name === "del" && inProperties && paragraph) paragraph.joined = true;
      if (name && skipped.has(name)) skipTo = xml.depth;
      else if (name) start(name, xml);
      return;
    }
    if (event !== closed) return;
    if (skipTo > 0) {
      if (xml.closing === skipTo) skipTo = 0;
      return;
    }
    if (name === "t") inText = 0;
    if (name === "pPr") inProperties = false;
    if (name === "p") {
      const paragraph = open.pop();
      if (paragraph) finish(paragraph);
    }
  });
  if (carried) finish(carried);
  return { paragraphs, tracked };
}
