import type { Kysely, Transaction } from "kysely";

/** The tables of outcomes as they are written and read (`store/migrations/0014-contributions.ts`). JSON goes in as text and comes out as values. */
type OutcomeTables = {
  distribution: {
    meeting: string;
    number: number;
    symbol: string;
    lists: unknown;
    at: Date;
    actor: string;
  };
  distribution_letter: {
    meeting: string;
    distribution: number;
    party: string;
    place: number;
    attempt: number;
    once: string | null;
    key_hash: string | null;
    language: string | null;
    at: Date;
    opened: Date | null;
    downloaded: Date | null;
    acknowledged: Date | null;
  };
  transmission: {
    meeting: string;
    number: number;
    step: string;
    day: string;
    symbol: string | null;
    note: string | null;
    distribution: number | null;
    at: Date;
    actor: string;
  };
  follow_up: { meeting: string; number: number; point: number | null; at: Date; actor: string };
  follow_up_revision: {
    meeting: string;
    number: number;
    revision: number;
    content: unknown;
    hash: string;
    at: Date;
    actor: string;
  };
  /** Only read here: where each letter stands, and what was heard of it. */
  letter: { number: number; once: string; state: string };
  letter_attempt: { letter: number; at: Date; outcome: string };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const outcomeTables = (database: Database) => database.withTables<OutcomeTables>();
