import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { fontFiles } from "./drawing/fonts.ts";
import { withStepsOfHeadings } from "./headings.ts";
import { writeHtml } from "./html/write.ts";
import { writeJson } from "./json.ts";
import { type PrintLimits, printLimits, withinRows } from "./limits.ts";
import { writeMarkdown } from "./markdown.ts";
import type { PrintDocument, PrintFormat } from "./model.ts";
import { runPrintJob } from "./process/run.ts";

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
  /** Instead of those of the format. */
  readonly limits?: Partial<PrintLimits>;
}

const contentTypes: Readonly<Record<PrintFormat, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/**
 * Sets a document in a format. The same document gives the same bytes, on every machine. PDF and DOCX are made in a process of
 * their own, shut in and within limits of time and memory; a table that is too long says how many rows it leaves out.
 *
 * Problems: `print.size`, `print.time`, `print.memory`, `print.busy`, `print.failed`.
 */
export async function setDocument(
  document: PrintDocument,
  format: PrintFormat,
  { name, limits = {} }: SetOptions,
): Promise<Result<PrintedFile>> {
  const within = { ...printLimits[format], ...limits };
  const cut = withinRows(withStepsOfHeadings(document), within.rows);
  const body = await write(cut, format, within);
  if (!body.ok) return body;
  return ok({ name: `${name}.${format}`, contentType: contentTypes[format], body: body.value });
}

async function write(
  document: PrintDocument,
  format: PrintFormat,
  limits: PrintLimits,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const text = JSON.stringify(document);
  const megabytes = Math.ceil(text.length / 1e6);
  if (megabytes > limits.size) {
    return failed(problem("print.size", { format: format.toUpperCase(), megabytes, limit: limits.size }));
  }
  switch (format) {
    case "html":
      return ok(encoded(writeHtml(document)));
    case "md":
      return ok(encoded(writeMarkdown(document)));
    case "json":
      return ok(encoded(writeJson(document)));
    case "pdf":
      return runPrintJob({ format, document, fonts: [] }, limits);
    case "docx":
      return runPrintJob({ format, document, fonts: fontFiles(text) }, limits);
  }
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "utf8"));
}
