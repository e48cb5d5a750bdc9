import type { Migration } from "./migration.ts";

/** Meetings, and what of their time plan was done when. */
export const meetings: Migration = {
  number: 11,
  name: "meetings",
  tables: ["meeting", "meeting_milestone"],
  statements: [
    `create table meeting (
       id text primary key,
       kind text not null,
       title json not null,
       mandate text,
       opens date not null,
       closes date not null,
       place json,
       zone text not null,
       attribution text not null check (attribution in ('attributed', 'chatham-house')),
       state text not null check (state in ('preparing', 'open', 'closed', 'past')),
       original text not null,
       details json,
       webcast text,
       source text,
       created timestamptz not null,
       changed timestamptz not null,
       actor text not null
     )`,
    `create table meeting_milestone (
       meeting text not null references meeting (id),
       milestone text not null,
       done date not null,
       actor text not null,
       primary key (meeting, milestone)
     )`,
  ],
};
