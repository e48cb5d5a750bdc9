import { failed, note, ok, type Problem, problem, type Result, warning } from "../kernel/problem.ts";
import { readAkn } from "./formats/akn/read.ts";
import { readDocumentJson } from "./formats/json.ts";
import type { RecordDocument } from "./model.ts";
import { languageOf } from "./reading/language.ts";
import { lineCount } from "./reading/lines.ts";
import type { OpenedDocument } from "./reading/open.ts";
import { isBinary } from "./reading/plain.ts";
import { type ReadOptions, readDocuments } from "./reading/read.ts";
import { type UnderstoodDocument, understand } from "./understanding/understand.ts";

/**
 * Plain text to documents, read and understood: one as a rule, several where the text holds several resolutions. Problems:
 * `record.empty`, `record.binary`; what is doubtful stands in the documents' own `problems`.
 */
export function parseRecord(
  source: string,
  options: ReadOptions = {},
): Result<readonly UnderstoodDocument[]> {
  if (source.trim() === "") return failed(problem("record.empty"));
  if (isBinary(source)) return failed(problem("record.binary"));
  const general = generalDoubts(source, options);
  const read = readDocuments(source, options);
  const several = read.length > 1 ? [note("record.several", { count: read.length })] : [];
  return ok(
    read.map((document, i) => {
      const understood = understand(document);
      const doubts = [
        ...(i === 0 ? several : []),
        ...(isEmpty(document)
          ? [warning(isContents(source) ? "record.contents" : "record.no-resolution")]
          : []),
        ...general,
      ];
      return doubts.length === 0
        ? understood
        : { ...understood, problems: [...doubts, ...understood.problems] };
    }),
  );
}

/** A text with what its form says of how to read it: part of an opened document, and what is kept of one. */
export type FormOfText = Pick<OpenedDocument, "format" | "text" | "hints" | "lines">;

/**
 * What {@link parseRecord} gives, for a text in any form: what the form says of single lines is heeded, and what is a structure already
 * is taken as it stands. Problems: those of {@link parseRecord}, `readAkn` and `readDocumentJson`.
 */
export function parseForm(
  form: FormOfText,
  options: ReadOptions = {},
): Result<readonly UnderstoodDocument[]> {
  if (isText(form)) return parseRecord(form.text, heeding(form, options));
  const read = form.format === "akn" ? readAkn(form.text) : readDocumentJson(form.text);
  if (!read.ok) return read;
  return ok([options.symbol === undefined ? read.value : { ...read.value, symbol: options.symbol }]);
}

/** Whether it has lines that a person can correct. */
export function isText({ format }: Pick<FormOfText, "format">): boolean {
  return format !== "akn" && format !== "json";
}

/** What {@link parseForm} gives, for a document as `openDocument` opens it, with what was told at its opening. */
export function parseOpened(
  { problems, ...form }: OpenedDocument,
  options: ReadOptions = {},
): Result<readonly UnderstoodDocument[]> {
  const parsed = parseForm(form, options);
  if (!parsed.ok || problems.length === 0) return parsed;
  return ok(
    parsed.value.map((document, i) =>
      i === 0 ? { ...document, problems: [...problems, ...document.problems] } : document,
    ),
  );
}

/** Options by which a text is read as its form says, a person's corrections before the form's hints. */
function heeding(
  { hints, lines }: Pick<OpenedDocument, "hints" | "lines">,
  options: ReadOptions = {},
): ReadOptions {
  return {
    ...options,
    ...(lines === undefined ? {} : { lines }),
    // The last word on a line counts.
    corrections: [...hints, ...(options.corrections ?? [])],
  };
}

function isEmpty({ preambular, operative }: RecordDocument): boolean {
  return preambular.length + operative.length === 0;
}

function generalDoubts(source: string, { corrections = [] }: ReadOptions): readonly Problem[] {
  const last = corrections.length === 0 ? 0 : lineCount(source);
  return [
    ...(languageOf(source) === "en" ? [] : [warning("record.structure-only")]),
    ...corrections
      .filter(({ line }) => line > last)
      .map(({ line }) => warning("record.correction-lost", { line })),
  ];
}

/** Most of its lines end with a page's number behind dots or a wide gap. */
function isContents(source: string): boolean {
  const lines = source
    .slice(0, 50_000)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const entries = lines.filter((line) => /(?:\.[. ]{2,}|\s{3,}|\t)\d{1,4}$/.test(line.slice(-40)));
  return entries.length >= 5 && entries.length * 2 > lines.length;
}
