import type { Kysely, Transaction } from "kysely";

/** The tables of meetings as they are written and read (`store/migrations/0011-meetings.ts`). JSON goes in as text and comes out as values. */
type MeetingTables = {
  meeting: {
    id: string;
    kind: string;
    title: unknown;
    mandate: string | null;
    opens: string;
    closes: string;
    place: unknown;
    zone: string;
    attribution: string;
    state: string;
    original: string;
    details: unknown;
    webcast: string | null;
    source: string | null;
    invites: unknown;
    bodies: unknown;
    announced: Date | null;
    created: Date;
    changed: Date;
    actor: string;
  };
  meeting_milestone: {
    meeting: string;
    milestone: string;
    day: string | null;
    done: string | null;
    actor: string;
    at: Date;
  };
  meeting_told: {
    meeting: string;
    milestone: string;
    step: string;
    party: string;
    due: string;
    outcome: string;
    at: Date;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const meetingTables = (database: Database) => database.withTables<MeetingTables>();
