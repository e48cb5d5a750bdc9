import type { Migration } from "./migration.ts";

/**
 * What is given to a meeting and what comes of it: contributions with their texts as written and as delivered; the points of round
 * tables; the Chair's summary with its versions and comments; to whom the outcome was sent and what came back; what is to follow.
 * Who raised a point stands in a table of its own, which nothing of a meeting under the Chatham House Rule ever enters.
 */
export const contributions: Migration = {
  number: 14,
  name: "contributions",
  tables: [
    "contribution",
    "contribution_text",
    "meeting_point",
    "meeting_point_by",
    "summary",
    "summary_version",
    "summary_comment",
    "distribution",
    "distribution_letter",
    "transmission",
    "follow_up",
    "follow_up_revision",
  ],
  statements: [
    `create table contribution (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       kind text not null,
       party text,
       title text not null,
       language text not null,
       given date not null,
       session text,
       via text not null check (via in ('own', 'entered')),
       link text,
       state text not null check (state in ('received', 'shown', 'withdrawn')),
       shown timestamptz,
       at timestamptz not null,
       changed timestamptz not null,
       actor text not null,
       words tsvector generated always as (to_tsvector('simple'::regconfig, title)) stored,
       primary key (meeting, number)
     )`,
    "create index contribution_party on contribution (party)",
    "create index contribution_words on contribution using gin (words) with (fastupdate = off)",
    `create table contribution_text (
       meeting text not null,
       number int not null,
       part text not null check (part in ('written', 'delivered')),
       revision int not null check (revision > 0),
       hash text not null check (hash ~ '^[0-9a-f]{64}$'),
       language text not null,
       text text not null,
       file json,
       at timestamptz not null,
       actor text not null,
       words tsvector generated always as (to_tsvector('simple'::regconfig, text)) stored,
       primary key (meeting, number, part, revision),
       foreign key (meeting, number) references contribution (meeting, number) on delete cascade
     )`,
    "create index contribution_text_words on contribution_text using gin (words) with (fastupdate = off)",
    `create table meeting_point (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       revision int not null check (revision > 0),
       hash text not null check (hash ~ '^[0-9a-f]{64}$'),
       content json not null,
       text text not null,
       at timestamptz not null,
       actor text not null,
       words tsvector generated always as (to_tsvector('simple'::regconfig, text)) stored,
       primary key (meeting, number, revision)
     )`,
    "create index meeting_point_words on meeting_point using gin (words) with (fastupdate = off)",
    `create table meeting_point_by (
       meeting text not null references meeting (id) on delete cascade,
       point int not null,
       party text not null,
       primary key (meeting, point, party)
     )`,
    `create table summary (
       meeting text primary key references meeting (id) on delete cascade,
       state text not null check (state in ('draft', 'comments', 'issued')),
       content json not null,
       revision int not null check (revision > 0),
       comments_close date,
       symbol text,
       issued timestamptz,
       changed timestamptz not null,
       actor text not null,
       check ((state = 'issued') = (symbol is not null and issued is not null)),
       check (state <> 'comments' or comments_close is not null)
     )`,
    `create table summary_version (
       meeting text not null references summary (meeting) on delete cascade,
       number int not null check (number > 0),
       why text not null check (why in ('kept', 'comments', 'issued')),
       content json not null,
       hash text not null check (hash ~ '^[0-9a-f]{64}$'),
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
    `create table summary_comment (
       meeting text not null,
       number int not null check (number > 0),
       version int not null,
       paragraph text,
       party text,
       text text not null,
       at timestamptz not null,
       actor text not null,
       taken text check (taken in ('taken', 'partly', 'not-taken')),
       answer text,
       primary key (meeting, number),
       foreign key (meeting, version) references summary_version (meeting, number) on delete cascade
     )`,
    `create table distribution (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       symbol text not null,
       lists json not null,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
    // A row for each letter; where nobody can be written to for a party, one without a letter says so.
    `create table distribution_letter (
       meeting text not null,
       distribution int not null,
       party text not null,
       place int not null,
       attempt int not null check (attempt > 0),
       once text unique,
       key_hash text unique,
       language text,
       at timestamptz not null,
       opened timestamptz,
       downloaded timestamptz,
       acknowledged timestamptz,
       primary key (meeting, distribution, party, place, attempt),
       foreign key (meeting, distribution) references distribution (meeting, number) on delete cascade,
       check ((once is null) = (key_hash is null))
     )`,
    `create table transmission (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       step text not null,
       day date not null,
       symbol text,
       note text,
       distribution int,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
    `create table follow_up (
       meeting text not null references meeting (id) on delete cascade,
       number int not null check (number > 0),
       point int,
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number)
     )`,
    `create table follow_up_revision (
       meeting text not null,
       number int not null,
       revision int not null check (revision > 0),
       content json not null,
       hash text not null check (hash ~ '^[0-9a-f]{64}$'),
       at timestamptz not null,
       actor text not null,
       primary key (meeting, number, revision),
       foreign key (meeting, number) references follow_up (meeting, number) on delete cascade
     )`,
  ],
};
