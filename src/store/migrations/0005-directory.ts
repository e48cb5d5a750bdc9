import type { Migration } from "./migration.ts";

/**
 * Who is who: the parties that were added to those known from the start, persons, the posts of parties, and who holds a post
 * or helps in it, from when to when. Nobody is taken out of the past: what ended has an end.
 */
export const directory: Migration = {
  number: 5,
  name: "directory",
  tables: ["party", "person", "post", "holding"],
  statements: [
    `create table party (
       id text primary key,
       kind text not null,
       names json not null,
       acronym text,
       territory text,
       regional_group text,
       since int,
       until int,
       site text,
       changed timestamptz not null
     )`,
    `create table person (
       id uuid primary key,
       name text not null,
       email text,
       telephone text,
       language text not null,
       sex text check (sex in ('F', 'M')),
       note text,
       gone timestamptz,
       changed timestamptz not null
     )`,
    "create unique index person_email on person (lower(email))",
    `create table post (
       id text primary key,
       kind text not null,
       party text,
       title json,
       email text,
       language text,
       ended date,
       changed timestamptz not null
     )`,
    "create index post_party on post (party)",
    `create table holding (
       number bigint primary key check (number > 0),
       post text not null references post (id),
       person uuid not null references person (id),
       part text not null check (part in ('holder', 'delegate')),
       since date not null,
       until date check (until >= since),
       note text,
       at timestamptz not null,
       actor text not null
     )`,
    "create index holding_post on holding (post)",
    // Deeds see to it that a post has one holder a day; this would show one that did not.
    "create unique index holding_since on holding (post, since) where part = 'holder'",
    "create index holding_person on holding (person)",
  ],
};
