import type { Kysely, Transaction } from "kysely";

/** The tables of participation as they are written and read (`store/migrations/0011-meetings.ts`). */
type ParticipationTables = {
  delegation: {
    meeting: string;
    id: string;
    party: string | null;
    level: string | null;
    registered: Date;
    revision: number;
    changed: Date;
    actor: string;
  };
  delegate: {
    number: number;
    meeting: string;
    delegation: string;
    rank: string;
    place: number;
    name: string;
    post: string | null;
    sex: string | null;
    person: string | null;
    gone: Date | null;
  };
  credentials: {
    meeting: string;
    party: string;
    state: string;
    authority: string | null;
    issued: string | null;
    received: string;
    changed: Date;
    actor: string;
  };
  credentials_step: {
    meeting: string;
    party: string;
    number: number;
    state: string;
    note: string | null;
    at: Date;
    actor: string;
  };
  meeting_organization: {
    meeting: string;
    id: string;
    name: string;
    acronym: string | null;
    territory: string | null;
    site: string | null;
    applied: string;
    circulated: string | null;
    until: string | null;
    decision: string | null;
    changed: Date;
    actor: string;
  };
  organization_objection: {
    meeting: string;
    organization: string;
    party: string;
    reason: string | null;
    at: Date;
    actor: string;
    withdrawn: Date | null;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const participationTables = (database: Database) => database.withTables<ParticipationTables>();
