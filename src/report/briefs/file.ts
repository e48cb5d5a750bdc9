import { createHash } from "node:crypto";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type { PrintFormat } from "../../print/model.ts";
import { type PrintedFile, setDocument } from "../../print/set.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { briefDocument } from "./brief.ts";
import { type BriefSubject, briefName } from "./model.ts";

/** Files made of late, so that one that many take is set once. About 20 MB at most. */
const most = 40;
const kept = new Map<string, Promise<Result<PrintedFile>>>();

/**
 * A brief as a file. Whoever asks for the same brief of the same releases gets the same bytes, set once. Problems: those of
 * `briefDocument` and `setDocument`.
 */
export async function briefFile(
  subject: BriefSubject,
  format: PrintFormat,
  statistics: Statistics,
  language: Language,
): Promise<Result<PrintedFile>> {
  const document = await briefDocument(subject, statistics, language);
  if (!document.ok) return document;
  const name = briefName(subject, language);
  const hash = createHash("sha256")
    .update(JSON.stringify([name, format, document.value]))
    .digest("hex");
  const known = kept.get(hash);
  if (known) {
    kept.delete(hash);
    kept.set(hash, known);
    return known;
  }
  const made = setDocument(document.value, format, { name });
  kept.set(hash, made);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  const result = await made;
  // What failed may be possible the next time: a machine may have had too much to do.
  if (!result.ok) kept.delete(hash);
  return result;
}
