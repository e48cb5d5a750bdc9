import type { Migration } from "./migration.ts";

/** Reports, their blocks, and the words of each block in each language with the revision that they have come to. */
export const report: Migration = {
  number: 10,
  name: "report",
  tables: ["report", "report_block", "report_words"],
  statements: [
    `create table report (
       id text primary key,
       mandates json not null,
       title json not null,
       symbol text,
       lines json not null,
       original text not null,
       state text not null check (state in ('draft', 'review', 'cleared', 'issued')),
       word_limit int not null,
       date date,
       created timestamptz not null,
       changed timestamptz not null,
       actor text not null
     )`,
    `create table report_block (
       report text not null references report (id),
       id text not null,
       place text not null,
       part text not null,
       kind text not null,
       about json not null,
       bindings json not null,
       revision int not null check (revision > 0),
       primary key (report, id)
     )`,
    `create table report_words (
       report text not null,
       block text not null,
       language text not null,
       revision int not null check (revision > 0),
       content json not null,
       at timestamptz not null,
       actor text not null,
       primary key (report, block, language),
       foreign key (report, block) references report_block (report, id)
     )`,
  ],
};
