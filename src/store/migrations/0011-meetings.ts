import type { Migration } from "./migration.ts";

/**
 * Meetings; what of their time plan was done when, and of what who was told; the delegations to them with the delegates, whose names stand in one table
 * alone, so that they can be taken out; credentials with every step of their check; organizations, and who objected to them.
 */
export const meetings: Migration = {
  number: 11,
  name: "meetings",
  tables: [
    "meeting",
    "meeting_milestone",
    "meeting_told",
    "delegation",
    "delegate",
    "credentials",
    "credentials_step",
    "meeting_organization",
    "organization_objection",
  ],
  statements: [
    `create table meeting (
       id text primary key,
       kind text not null,
       title json not null,
       mandate text,
       opens date not null,
       closes date not null check (closes >= opens),
       place json,
       zone text not null,
       attribution text not null check (attribution in ('attributed', 'chatham-house')),
       state text not null check (state in ('preparing', 'open', 'closed', 'past')),
       original text not null,
       details json,
       webcast text,
       source text,
       invites json not null,
       bodies json not null,
       announced timestamptz,
       created timestamptz not null,
       changed timestamptz not null,
       actor text not null
     )`,
    "create index meeting_opens on meeting (opens)",
    "create index meeting_mandate on meeting (mandate)",
    `create table meeting_milestone (
       meeting text not null references meeting (id) on delete cascade,
       milestone text not null,
       day date,
       done date,
       actor text not null,
       at timestamptz not null,
       primary key (meeting, milestone)
     )`,
    `create table meeting_told (
       meeting text not null references meeting (id) on delete cascade,
       milestone text not null,
       step text not null,
       party text not null,
       due date not null,
       outcome text not null check (outcome in ('queued', 'overtaken', 'nobody')),
       at timestamptz not null,
       primary key (meeting, milestone, step, party)
     )`,
    `create table delegation (
       meeting text not null references meeting (id) on delete cascade,
       id text not null,
       party text,
       level text,
       registered timestamptz not null,
       revision int not null check (revision > 0),
       changed timestamptz not null,
       actor text not null,
       primary key (meeting, id)
     )`,
    `create table delegate (
       number bigint primary key check (number > 0),
       meeting text not null,
       delegation text not null,
       rank text not null check (rank in ('head', 'representative', 'alternate', 'adviser')),
       place int not null,
       name text not null,
       post text,
       sex text check (sex in ('F', 'M')),
       person text,
       gone timestamptz,
       foreign key (meeting, delegation) references delegation (meeting, id) on delete cascade
     )`,
    "create index delegate_delegation on delegate (meeting, delegation)",
    "create index delegate_person on delegate (person)",
    `create table credentials (
       meeting text not null references meeting (id) on delete cascade,
       party text not null,
       state text not null check (state in ('received', 'accepted', 'provisional', 'in-question', 'withdrawn')),
       authority text check (authority in ('head-of-state', 'head-of-government', 'foreign-minister')),
       issued date,
       received date not null,
       changed timestamptz not null,
       actor text not null,
       primary key (meeting, party)
     )`,
    `create table credentials_step (
       meeting text not null,
       party text not null,
       number int not null check (number > 0),
       state text not null,
       note text,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, party, number),
       foreign key (meeting, party) references credentials (meeting, party) on delete cascade
     )`,
    `create table meeting_organization (
       meeting text not null references meeting (id) on delete cascade,
       id text not null,
       name text not null,
       acronym text,
       territory text,
       site text,
       applied date not null,
       circulated date,
       until date,
       decision text check (decision in ('admitted', 'refused', 'withdrawn')),
       changed timestamptz not null,
       actor text not null,
       primary key (meeting, id)
     )`,
    `create table organization_objection (
       meeting text not null,
       organization text not null,
       party text not null,
       reason text,
       at timestamptz not null,
       actor text not null,
       withdrawn timestamptz,
       primary key (meeting, organization, party),
       foreign key (meeting, organization) references meeting_organization (meeting, id) on delete cascade
     )`,
  ],
};
