import type { Migration } from "./migration.ts";

/** Speakers' lists: the acts that were done to each, in their order. The list follows from them. */
export const speakers: Migration = {
  number: 13,
  name: "speakers",
  tables: ["speakers_list", "speakers_act"],
  statements: [
    `create table speakers_list (
       id text primary key,
       meeting text not null references meeting (id),
       session text,
       title json not null,
       policy json not null,
       created timestamptz not null,
       actor text not null
     )`,
    `create table speakers_act (
       list text not null references speakers_list (id),
       number int not null check (number > 0),
       at timestamptz not null,
       act json not null,
       actor text not null,
       primary key (list, number)
     )`,
  ],
};
