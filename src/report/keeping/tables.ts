import type { Kysely, Transaction } from "kysely";

/** The tables of reports as they are written and read (`store/migrations/0010-report.ts`). JSON goes in as text and comes out as values. */
type ReportTables = {
  report: {
    id: string;
    mandates: unknown;
    title: unknown;
    symbol: string | null;
    lines: unknown;
    original: string;
    state: string;
    word_limit: number;
    date: string | null;
    corrects: string | null;
    change: number;
    created: Date;
    changed: Date;
    actor: string;
  };
  report_block: {
    report: string;
    id: string;
    place: string;
    part: string;
    kind: string;
    about: unknown;
    bindings: unknown;
    revision: number;
  };
  report_words: {
    report: string;
    block: string;
    language: string;
    revision: number;
    content: unknown;
    at: Date;
    actor: string;
  };
  report_change: {
    report: string;
    number: number;
    deed: string;
    undoes: number | null;
    at: Date;
    actor: string;
  };
  report_before: {
    report: string;
    number: number;
    block: string;
    language: string;
    value: unknown;
    revision: number;
  };
  report_comment: {
    report: string;
    number: number;
    block: string;
    language: string | null;
    answers: number | null;
    text: string;
    at: Date;
    actor: string;
    resolved: Date | null;
    resolved_by: string | null;
  };
  report_evidence: {
    report: string;
    block: string;
    binding: string;
    reference: string;
    what: string;
    kind: string;
    subject: string;
  };
  report_issue: { report: string; at: Date; actor: string; content: unknown; hash: string };
  /** Only read here. */
  person: { id: string; name: string };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const reportTables = (database: Database) => database.withTables<ReportTables>();
