import type { Kysely, Transaction } from "kysely";

/** The tables of letters as they are written and read (`store/migrations/0006-mail.ts`). */
type MailTables = {
  letter: {
    number: number;
    once: string;
    kind: string;
    about: string | null;
    party: string | null;
    person: string | null;
    address: string;
    name: string;
    language: string;
    subject: string;
    body: string;
    secret: string | null;
    had_secret: boolean;
    message_id: string;
    state: string;
    via: string | null;
    tries: number;
    next_try: Date | null;
    worker: string | null;
    queued: Date;
    settled: Date | null;
  };
  letter_attempt: { letter: number; try: number; at: Date; outcome: string; answer: string };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const mailTables = (database: Database) => database.withTables<MailTables>();
