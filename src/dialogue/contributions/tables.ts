import type { Kysely, Transaction } from "kysely";

/** The tables of contributions as they are written and read (`store/migrations/0014-contributions.ts`). */
type ContributionTables = {
  contribution: {
    meeting: string;
    number: number;
    kind: string;
    party: string | null;
    title: string;
    language: string;
    given: string;
    session: string | null;
    via: string;
    link: string | null;
    state: string;
    shown: Date | null;
    at: Date;
    changed: Date;
    actor: string;
  };
  contribution_text: {
    meeting: string;
    number: number;
    part: string;
    revision: number;
    hash: string;
    language: string;
    text: string;
    file: unknown;
    at: Date;
    actor: string;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const contributionTables = (database: Database) => database.withTables<ContributionTables>();
