import type { Kysely, Transaction } from "kysely";

/** The tables of replies as they are written and read (`store/migrations/0007-consultation.ts`). JSON goes in as text and comes out as values. */
type ReplyTables = {
  reply: {
    number: number;
    consultation: string;
    party: string;
    post: string | null;
    state: string;
    closes: string | null;
    language: string | null;
    publication: string | null;
    entered_for: string | null;
    opened: Date | null;
    begun: Date | null;
    cleared: Date | null;
    cleared_by: string | null;
    submitted: Date | null;
    declined: Date | null;
    declined_why: string | null;
    changed: Date;
  };
  answer: {
    reply: number;
    question: string;
    revision: number;
    value: unknown;
    at: Date;
    actor: string;
    via: string;
  };
  answer_before: {
    reply: number;
    question: string;
    revision: number;
    value: unknown;
    at: Date;
    actor: string;
    via: string;
  };
  reply_note: {
    number: number;
    reply: number;
    question: string | null;
    readers: string;
    text: string;
    at: Date;
    actor: string;
    author: string;
  };
  reply_submission: {
    reply: number;
    number: number;
    receipt: string;
    answers: unknown;
    hash: string;
    publication: string;
    language: string | null;
    cleared_by: string | null;
    at: Date;
    actor: string;
    author: string;
  };
  /** Only read here; they are the rooms' beside this one. */
  consultation: {
    id: string;
    title: unknown;
    questionnaire: string;
    version: number;
    previous: string | null;
    opens: string;
    closes: string;
    state: string;
    promise: string;
  };
  questionnaire_version: { questionnaire: string; version: number; content: unknown };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const replyTables = (database: Database) => database.withTables<ReplyTables>();
