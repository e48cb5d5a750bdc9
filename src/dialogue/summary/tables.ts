import type { Kysely, Transaction } from "kysely";

/** The tables of summaries as they are written and read (`store/migrations/0014-contributions.ts`). JSON goes in as text and comes out as values. */
type SummaryTables = {
  summary: {
    meeting: string;
    state: string;
    content: unknown;
    revision: number;
    comments_close: string | null;
    symbol: string | null;
    issued: Date | null;
    changed: Date;
    actor: string;
  };
  summary_version: {
    meeting: string;
    number: number;
    why: string;
    content: unknown;
    hash: string;
    at: Date;
    actor: string;
  };
  summary_comment: {
    meeting: string;
    number: number;
    version: number;
    paragraph: string | null;
    party: string | null;
    text: string;
    at: Date;
    actor: string;
    taken: string | null;
    answer: string | null;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const summaryTables = (database: Database) => database.withTables<SummaryTables>();
