import type { Kysely, Transaction } from "kysely";

/** The tables of points as they are written and read (`store/migrations/0014-contributions.ts`). */
type PointTables = {
  meeting_point: {
    meeting: string;
    number: number;
    revision: number;
    hash: string;
    content: unknown;
    text: string;
    at: Date;
    actor: string;
  };
  meeting_point_by: { meeting: string; point: number; party: string };
  /** Only read here: what was issued shows what it rests on. */
  summary: { meeting: string; state: string; content: unknown };
};

export type Database = Kysely<unknown> | Transaction<unknown>;

export const pointTables = (database: Database) => database.withTables<PointTables>();
