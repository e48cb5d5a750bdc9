import type { Kysely, Transaction } from "kysely";

/** The directory's tables as they are written and read (`store/migrations/0005-directory.ts`). JSON goes in as text and comes out as values. */
type PeopleTables = {
  party: {
    id: string;
    kind: string;
    names: unknown;
    acronym: string | null;
    territory: string | null;
    regional_group: string | null;
    since: number | null;
    until: number | null;
    site: string | null;
    changed: Date;
  };
  person: {
    id: string;
    name: string;
    email: string | null;
    telephone: string | null;
    language: string;
    sex: string | null;
    note: string | null;
    gone: Date | null;
    changed: Date;
  };
  post: {
    id: string;
    kind: string;
    party: string | null;
    title: unknown;
    email: string | null;
    language: string | null;
    ended: string | null;
    changed: Date;
  };
  holding: {
    number: number;
    post: string;
    person: string;
    part: string;
    since: string;
    until: string | null;
    note: string | null;
    at: Date;
    actor: string;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const peopleTables = (database: Database) => database.withTables<PeopleTables>();
