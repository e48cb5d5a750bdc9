import type { Migration } from "./migration.ts";

/**
 * The programme of a meeting: its draft (rooms and segments, and a row for each session; one that was taken out stays, so that its
 * identifier is never another's), each step that changed the draft, and every version that was published.
 */
export const programme: Migration = {
  number: 12,
  name: "programme",
  tables: ["meeting_programme", "meeting_session", "meeting_programme_step", "meeting_programme_version"],
  statements: [
    `create table meeting_programme (
       meeting text primary key references meeting (id) on delete cascade,
       frame json not null,
       revision int not null check (revision > 0),
       changed timestamptz not null,
       actor text not null
     )`,
    `create table meeting_session (
       meeting text not null references meeting (id) on delete cascade,
       id text not null,
       begins timestamptz not null,
       ends timestamptz not null check (ends > begins),
       content json not null,
       revision int not null check (revision > 0),
       removed boolean not null,
       changed timestamptz not null,
       actor text not null,
       primary key (meeting, id)
     )`,
    `create table meeting_programme_step (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       kind text not null,
       content json not null,
       undone boolean not null,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
    `create table meeting_programme_version (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       content json not null,
       published timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
  ],
};
