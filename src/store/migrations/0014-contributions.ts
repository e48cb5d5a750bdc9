import type { Migration } from "./migration.ts";

/** What is given to a meeting, numbered in the order in which it came. */
export const contributions: Migration = {
  number: 14,
  name: "contributions",
  tables: ["contribution"],
  statements: [
    `create table contribution (
       meeting text not null references meeting (id),
       number int not null check (number > 0),
       kind text not null,
       party text,
       content json not null,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
  ],
};
