import type { Kysely, Transaction } from "kysely";

/** The tables of speakers' lists as they are written and read (`store/migrations/0013-speakers.ts`). JSON goes in as text and comes out as values. */
type SpeakersTables = {
  speakers_list: {
    id: string;
    meeting: string;
    session: string | null;
    title: unknown;
    policy: unknown;
    lot: string | null;
    plan: unknown;
    shown: string;
    created: Date;
    changed: Date;
    actor: string;
  };
  speakers_act: { list: string; number: number; at: Date; act: unknown; actor: string };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const speakersTables = (database: Database) => database.withTables<SpeakersTables>();
