import { z } from "zod";
import type { PrintDocument } from "../model.ts";

/** What the process is asked, as JSON on its standard input. It answers with the bytes of the file on its standard output. */
export interface PrintJob {
  readonly format: "pdf" | "docx";
  readonly document: PrintDocument;
  /** Unpacked fonts for drawings that are rastered: the process may not write. */
  readonly fonts: readonly string[];
}

const Job = z.object({
  format: z.enum(["pdf", "docx"]),
  document: z.custom<PrintDocument>((value) => typeof value === "object" && value !== null),
  fonts: z.array(z.string()),
});

/** A job from the text that the parent process wrote. The document was made by the same program; it is not checked again. */
export function readJob(text: string): PrintJob {
  return Job.parse(JSON.parse(text));
}

/** How the process ends where it took more memory than it was allowed: what it says last on its standard error. */
export const overMemory = "over the limit of memory";
