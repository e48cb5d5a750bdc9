import { canonicalJson } from "../kernel/canonical.ts";
import type { PrintDocument } from "./model.ts";

/** The form in which {@link writeJson} writes, in its first name. A later form has another number. */
export const jsonForm = "corridor-document/1";

/** A document as JSON, its names in order: what {@link PrintDocument} says, whole. The same document gives the same text. */
export function writeJson(document: PrintDocument): string {
  return `${canonicalJson({ form: jsonForm, document }, 1)}\n`;
}
