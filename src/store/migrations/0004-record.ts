import type { Migration } from "./migration.ts";

/**
 * The record: documents with their editions, paragraphs, mandates and citations, what was done about the mandates, and the originals
 * that the rooms keep in `files/`. What can be made again from a text is made again; the states of mandates cannot, so they
 * hang on a mandate's address and not on its row.
 */
export const record: Migration = {
  number: 4,
  name: "record",
  tables: [
    "original",
    "record_source",
    "record_document",
    "record_edition",
    "record_paragraph",
    "record_mandate",
    "record_state",
    "record_citation",
  ],
  statements: [
    `create table original (
       sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
       bytes bigint not null,
       at timestamptz not null
     )`,
    `create table record_source (
       sha256 text primary key references original (sha256),
       name text not null,
       format text not null,
       text text not null,
       hints json not null,
       lines text check (lines in ('page', 'whole')),
       problems json not null
     )`,
    `create table record_document (
       number bigint primary key check (number > 0),
       symbol text not null unique,
       key text not null unique,
       organ text,
       organ_name text,
       session int,
       title text,
       date text,
       agenda json not null,
       draft boolean not null,
       series text,
       facts json,
       edition int,
       changed timestamptz not null,
       words tsvector generated always as (to_tsvector('english'::regconfig, coalesce(title, ''))) stored
     )`,
    "create index record_document_words on record_document using gin (words) with (fastupdate = off)",
    "create index record_document_series on record_document (series)",
    `create table record_edition (
       document bigint not null references record_document (number) on delete cascade,
       edition int not null check (edition > 0),
       source text not null references record_source (sha256),
       place int not null,
       given_symbol text,
       corrections json not null,
       parser int not null,
       understood json not null,
       at timestamptz not null,
       actor text not null,
       primary key (document, edition)
     )`,
    "create index record_edition_source on record_edition (source)",
    `create table record_paragraph (
       document bigint not null references record_document (number) on delete cascade,
       position int not null,
       id text not null,
       number text,
       kind text not null,
       text text not null,
       words tsvector generated always as (to_tsvector('english'::regconfig, text)) stored,
       primary key (document, position)
     )`,
    "create index record_paragraph_words on record_paragraph using gin (words) with (fastupdate = off)",
    `create table record_mandate (
       document bigint not null references record_document (number) on delete cascade,
       position int not null,
       id text not null unique,
       paragraph text not null,
       basis text not null check (basis in ('text', 'facts')),
       form text not null,
       addressees jsonb not null,
       topics jsonb not null,
       due_session int,
       due_organ text,
       due_date text,
       due_recurrence text,
       mandate json not null,
       primary key (document, position)
     )`,
    "create index record_mandate_due on record_mandate (due_session, due_organ)",
    `create table record_state (
       number bigint primary key check (number > 0),
       mandate text not null,
       state text not null check (state in ('to-do', 'in-hand', 'done', 'overtaken')),
       evidence text,
       note text,
       at timestamptz not null,
       actor text not null
     )`,
    "create index record_state_mandate on record_state (mandate, number)",
    `create table record_citation (
       document bigint not null references record_document (number) on delete cascade,
       position int not null,
       cited text not null,
       cited_key text not null,
       place text not null,
       text text not null,
       part text,
       named_by text not null,
       primary key (document, position)
     )`,
    "create index record_citation_cited on record_citation (cited_key)",
  ],
};
