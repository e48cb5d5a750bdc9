import type { Migration } from "./migration.ts";

/** Speakers' lists: the acts that were done to each, in their order. The list follows from them. */
export const speakers: Migration = {
  number: 13,
  name: "speakers",
  tables: ["speakers_list", "speakers_act"],
  statements: [
    // `lot` is the seed by which the letter of a registration window was drawn, so that everybody can draw it again.
    `create table speakers_list (
       id text primary key,
       meeting text not null references meeting (id) on delete cascade,
       session text,
       title json not null,
       policy json not null,
       lot text,
       plan json not null,
       shown text not null check (shown in ('everybody', 'signed-in')),
       created timestamptz not null,
       changed timestamptz not null,
       actor text not null
     )`,
    "create index speakers_list_meeting on speakers_list (meeting)",
    `create table speakers_act (
       list text not null references speakers_list (id) on delete cascade,
       number int not null check (number > 0),
       at timestamptz not null,
       act json not null,
       actor text not null,
       primary key (list, number)
     )`,
  ],
};
