import { createHash } from "node:crypto";
import type { Language } from "../../kernel/language.ts";
import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";
import type { Correction } from "./corrections.ts";
import { readBytes } from "./file.ts";
import { type DocumentFormat, recognise } from "./formats.ts";
import type { FormText } from "./forms.ts";
import { isEnacting } from "./frame.ts";
import { languageOf } from "./language.ts";
import { decodedText, isBinary } from "./plain.ts";

/** A document's text as the parser reads it, from whatever form it came in. */
export interface OpenedDocument {
  readonly format: DocumentFormat;
  /** Plain text; its lines, from 1, are those that a document's `line` and corrections name. */
  readonly text: string;
  /** The official language in which it is most probably written. */
  readonly language: Language;
  /** SHA-256 of the file's bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** What the form says of single lines: a running head of a PDF is furniture. For `ReadOptions.corrections`, before a person's. */
  readonly hints: readonly Correction[];
  /** Where its lines end, if the form tells. For `ReadOptions.lines`. */
  readonly lines?: "page" | "whole";
  /** What a person should know of how it was read: tracked changes, macros, pages without text. */
  readonly problems: readonly Problem[];
}

/** Beyond this a text must show that it is a resolution or a volume of them. */
const doubtfulBytes = 10_000_000;

/**
 * The text of the document in a file, or in standard input for `-`: plain text, HTML, DOCX, PDF, Akoma Ntoso or JSON, told apart by their content,
 * never by their name. Nothing in it is run, nothing that it refers to is fetched. Problems: those of {@link documentText}, and
 * `record.missing`, `record.forbidden`, `record.folder`, `record.unreadable`, `record.too-large`.
 */
export async function openDocument(path: string): Promise<Result<OpenedDocument>> {
  const bytes = await readBytes(path);
  return bytes.ok ? documentText(bytes.value, path) : bytes;
}

/**
 * The text of a document from its bytes; `name` is what problems call the file. Problems: `record.empty`, `record.binary`, and for
 * what is something else `record.compressed`, `record.picture`, `record.rich-text`, `record.old-word`, `record.encrypted`,
 * `record.xml`, `record.no-document`; each says what can be done.
 */
export async function documentText(bytes: Uint8Array, name?: string): Promise<Result<OpenedDocument>> {
  const place = name === undefined ? undefined : { file: name };
  const named = (problems: readonly Problem[]) =>
    problems.map((one) => (place === undefined ? one : { ...one, place: { ...place, ...one.place } }));
  if (bytes.length === 0) return failed(...named([problem("record.empty")]));
  const recognised = recognise(bytes);
  if ("code" in recognised) return failed(...named([problem(recognised.code)]));
  const read = await readers[recognised.format](bytes);
  if (!read.ok) return failed(...named(read.problems));
  const { text, hints = [], lines, problems = [] } = read.value;
  if (text.trim() === "") return failed(...named([problem("record.empty")]));
  return ok({
    format: recognised.format,
    text,
    language: languageOf(text),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    hints,
    ...(lines === undefined ? {} : { lines }),
    problems: named(problems),
  });
}

const readers: Readonly<Record<DocumentFormat, (bytes: Uint8Array) => Promise<Result<FormText>>>> = {
  text: plainText,
  html: async (bytes) => (await import("./html/html.ts")).htmlText(bytes),
  docx: async (bytes) => (await import("./docx/docx.ts")).docxText(bytes),
  pdf: async (bytes) => (await import("./pdf/pdf.ts")).pdfText(bytes),
  akn: async (bytes) => ok({ text: decodedText(bytes) }),
  json: async (bytes) => ok({ text: decodedText(bytes) }),
};

async function plainText(bytes: Uint8Array): Promise<Result<FormText>> {
  const text = decodedText(bytes);
  if (isBinary(text)) return failed(problem("record.binary"));
  if (bytes.length > doubtfulBytes && !hasEnacting(text)) {
    return failed(problem("record.no-document", { megabytes: Math.round(bytes.length / 1_000_000) }));
  }
  return ok({ text });
}

/** Somewhere an organ speaks. */
function hasEnacting(text: string): boolean {
  for (const { index } of text.matchAll(/^[ \t]*The [A-Z][^\n]{5,130},[ \t\r]*$/gm)) {
    if (
      isEnacting(
        text
          .slice(index, index + 150)
          .split(/[\r\n]/)[0]
          ?.trim() ?? "",
      )
    )
      return true;
  }
  return false;
}
