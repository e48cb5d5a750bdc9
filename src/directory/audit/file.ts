import type { Kysely } from "kysely";
import { canonicalJson } from "../../kernel/canonical.ts";
import { csvLines } from "../../kernel/csv.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import type { Words } from "../../kernel/words.ts";
import { type AuditEntry, exportAudit } from "../../store/audit.ts";
import { type AuditQuestion, searchAudit } from "../../store/audit-search.ts";
import { namesIn, type PersonNames } from "./names.ts";
import { actorInWords, deedInWords } from "./words.ts";

export const auditFormats = ["jsonl", "csv"] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** The log as a file that is read piece by piece. */
export interface AuditFile {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncGenerator<string, void, void>;
}

/** A file of the log up to the entry numbered `last`. */
export function auditFile(
  database: Kysely<unknown>,
  format: AuditFormat,
  question: AuditQuestion,
  last: number,
  words: Words,
): AuditFile {
  return format === "jsonl"
    ? { name: "audit.jsonl", type: "application/x-ndjson", pieces: exportAudit(database, last) }
    : { name: "audit.csv", type: "text/csv; charset=utf-8", pieces: csv(database, question, last, words) };
}

/** Their headings are `audit:column.<key>`. */
const columns = [
  "number",
  "at",
  "who",
  "what",
  "actor",
  "deed",
  "subject",
  "detail",
  "previous",
  "hash",
] as const;

const rowsAtOnce = 1000;

/**
 * Entries as CSV after RFC 4180, the newest first, in UTF-8 with a byte order mark, times in UTC; texts that a spreadsheet
 * would take for formulas are guarded.
 */
async function* csv(
  database: Kysely<unknown>,
  question: AuditQuestion,
  last: number,
  words: Words,
): AsyncGenerator<string, void, void> {
  yield `\ufeff${line(columns.map((column) => words.t(`audit:column.${column}`)))}`;
  for (let before = last + 1; ; ) {
    const entries = await searchAudit(database, question, { before, limit: rowsAtOnce });
    const names = await namesIn(database, entries);
    yield entries.map((entry) => line(cells(entry, names, words))).join("");
    const end = entries.at(-1);
    if (!end || entries.length < rowsAtOnce) return;
    before = end.number;
  }
}

function cells(entry: AuditEntry, names: PersonNames, words: Words): readonly string[] {
  return [
    String(entry.number),
    entry.at.toISOString(),
    actorInWords(entry.actor, names, words),
    deedInWords(entry, names, words),
    entry.actor,
    entry.deed,
    entry.subject,
    canonicalJson(entry.detail),
    entry.previous,
    entry.hash,
  ];
}

function line(fields: readonly string[]): string {
  return csvLines([fields.map(guarded)]);
}
