import type { Kysely, Transaction } from "kysely";

/** The tables of questionnaires (`store/migrations/0007-consultation.ts`). JSON goes in as text and comes out as values. */
type QuestionnaireTables = {
  questionnaire: {
    id: string;
    title: unknown;
    ready: string | null;
    created: Date;
    actor: string;
    archived: Date | null;
  };
  questionnaire_version: {
    questionnaire: string;
    version: number;
    state: "draft" | "settled";
    content: unknown;
    changed: Date;
    actor: string;
  };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const questionnaireTables = (database: Database) => database.withTables<QuestionnaireTables>();
