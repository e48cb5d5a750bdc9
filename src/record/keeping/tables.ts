import type { Generated, Kysely, Transaction } from "kysely";

/** The record's tables as they are written and read (`store/migrations/0004-record.ts`). JSON goes in as text and comes out as values. */
type RecordTables = {
  record_source: {
    sha256: string;
    name: string;
    format: string;
    text: string;
    hints: unknown;
    lines: "page" | "whole" | null;
    problems: unknown;
  };
  record_document: {
    number: number;
    symbol: string;
    key: string;
    organ: string | null;
    organ_name: string | null;
    session: number | null;
    title: string | null;
    date: string | null;
    agenda: unknown;
    draft: boolean;
    series: string | null;
    facts: unknown;
    edition: number | null;
    changed: Date;
    words: Generated<string>;
  };
  record_edition: {
    document: number;
    edition: number;
    source: string;
    place: number;
    given_symbol: string | null;
    corrections: unknown;
    parser: number;
    understood: unknown;
    at: Date;
    actor: string;
  };
  record_paragraph: {
    document: number;
    position: number;
    id: string;
    number: string | null;
    kind: string;
    text: string;
    words: Generated<string>;
  };
  record_mandate: {
    document: number;
    position: number;
    id: string;
    paragraph: string;
    basis: string;
    form: string;
    addressees: unknown;
    topics: unknown;
    due_session: number | null;
    due_organ: string | null;
    due_date: string | null;
    due_recurrence: string | null;
    mandate: unknown;
  };
  record_state: {
    number: number;
    mandate: string;
    state: string;
    evidence: string | null;
    note: string | null;
    at: Date;
    actor: string;
  };
  record_citation: {
    document: number;
    position: number;
    cited: string;
    cited_key: string;
    place: string;
    text: string;
    part: string | null;
    named_by: string;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const recordTables = (database: Database) => database.withTables<RecordTables>();
