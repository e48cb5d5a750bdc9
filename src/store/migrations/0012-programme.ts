import type { Migration } from "./migration.ts";

/** The sessions of a meeting. */
export const programme: Migration = {
  number: 12,
  name: "programme",
  tables: ["meeting_session"],
  statements: [
    `create table meeting_session (
       meeting text not null references meeting (id),
       id text not null,
       begins timestamptz not null,
       ends timestamptz not null,
       content json not null,
       revision int not null check (revision > 0),
       primary key (meeting, id)
     )`,
  ],
};
