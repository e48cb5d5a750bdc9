import type { Kysely, Transaction } from "kysely";

/** The tables of consultations as they are written and read (`store/migrations/0007-consultation.ts`). JSON goes in as text and comes out as values. */
type RunningTables = {
  consultation: {
    id: string;
    title: unknown;
    questionnaire: string;
    version: number;
    previous: string | null;
    opens: string;
    closes: string;
    state: string;
    letter: unknown;
    reminders: unknown;
    choice: unknown;
    promise: string;
    created: Date;
    changed: Date;
    actor: string;
  };
  consultation_reminder: {
    consultation: string;
    step: string;
    party: string;
    due: string;
    at: Date;
    outcome: string;
    once: string | null;
  };
  /** Only read here, but for a party's own last day: replies are the neighbours', and so are those below. */
  reply: {
    consultation: string;
    party: string;
    state: string;
    closes: string | null;
    submitted: Date | null;
  };
  questionnaire: { id: string; archived: Date | null };
  questionnaire_version: {
    questionnaire: string;
    version: number;
    state: string;
    content: unknown;
    changed: Date;
  };
  account: { id: string };
  responses_published: { consultation: string; shown: boolean };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const runningTables = (database: Database) => database.withTables<RunningTables>();
