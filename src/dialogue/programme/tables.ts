import type { Kysely, Transaction } from "kysely";

/** The tables of programmes as they are written and read (`store/migrations/0012-programme.ts`). JSON goes in as text and comes out as values. */
type ProgrammeTables = {
  meeting_programme: { meeting: string; frame: unknown; revision: number; changed: Date; actor: string };
  meeting_session: {
    meeting: string;
    id: string;
    begins: Date;
    ends: Date;
    content: unknown;
    revision: number;
    removed: boolean;
    changed: Date;
    actor: string;
  };
  meeting_programme_step: {
    meeting: string;
    number: number;
    kind: string;
    content: unknown;
    undone: boolean;
    at: Date;
    actor: string;
  };
  meeting_programme_version: {
    meeting: string;
    number: number;
    content: unknown;
    published: Date;
    actor: string;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const programmeTables = (database: Database) => database.withTables<ProgrammeTables>();
