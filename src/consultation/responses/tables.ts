import type { Kysely, Transaction } from "kysely";

/** The tables of responses as they are written and read (`store/migrations/0007-consultation.ts`); below them those of the rooms beside, which are only read here. */
type ResponseTables = {
  theme: { consultation: string; id: string; name: string; place: number };
  coding: {
    reply: number;
    question: string;
    consultation: string;
    theme: string;
    submission: number;
    quote: string | null;
    at: Date;
    actor: string;
  };
  responses_published: { consultation: string; secret: string; shown: boolean; at: Date; actor: string };
  answer_released: { reply: number; question: string; submission: number; at: Date; actor: string };
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
  reply: {
    number: number;
    consultation: string;
    party: string;
    state: string;
    language: string | null;
    publication: string | null;
    entered_for: string | null;
    opened: Date | null;
    begun: Date | null;
    cleared: Date | null;
    submitted: Date | null;
  };
  reply_submission: {
    reply: number;
    number: number;
    answers: unknown;
    hash: string;
    publication: string;
    language: string | null;
    at: Date;
  };
  letter: { about: string | null; kind: string; state: string; settled: Date | null; queued: Date };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const responseTables = (database: Database) => database.withTables<ResponseTables>();
