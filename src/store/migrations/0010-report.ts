import type { Migration } from "./migration.ts";

/** What no longer changes once its report is issued. */
const frozen = [
  "report",
  "report_block",
  "report_words",
  "report_change",
  "report_before",
  "report_comment",
  "report_evidence",
];

/**
 * Reports, their blocks, and the words of each block in each language, each with the number of the change by which it came to be
 * what it is; every change with what stood there before; comments; the evidence that each block uses; and reports that were
 * issued, with all that they cite, of which the store itself refuses any change. `report_issue` comes last: what is loaded into
 * the tables before it is not refused yet.
 */
export const report: Migration = {
  number: 10,
  name: "report",
  tables: [...frozen, "report_issue"],
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
       corrects text references report (id) deferrable initially deferred,
       change int not null check (change > 0),
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
    `create table report_change (
       report text not null references report (id),
       number int not null check (number > 0),
       deed text not null,
       undoes int,
       at timestamptz not null,
       actor text not null,
       primary key (report, number)
     )`,
    `create table report_before (
       report text not null,
       number int not null,
       block text not null,
       language text not null,
       value json,
       revision int not null,
       primary key (report, number, block, language),
       foreign key (report, number) references report_change (report, number)
     )`,
    `create table report_comment (
       report text not null references report (id),
       number int not null check (number > 0),
       block text not null,
       language text,
       answers int,
       text text not null,
       at timestamptz not null,
       actor text not null,
       resolved timestamptz,
       resolved_by text,
       primary key (report, number),
       foreign key (report, answers) references report_comment (report, number) deferrable initially deferred
     )`,
    `create table report_evidence (
       report text not null,
       block text not null,
       binding text not null,
       reference text not null,
       what text not null,
       kind text not null,
       subject text not null,
       primary key (report, block, binding, reference),
       foreign key (report, block) references report_block (report, id)
     )`,
    "create index report_evidence_what on report_evidence (what)",
    "create index report_evidence_subject on report_evidence (kind, subject)",
    `create table report_issue (
       report text primary key references report (id),
       at timestamptz not null,
       actor text not null,
       content json not null,
       hash text not null check (hash ~ '^[0-9a-f]{64}$')
     )`,
    `create function refuse_issued_report() returns trigger language plpgsql as
     $$ declare
       older json := case when tg_op = 'INSERT' then null else row_to_json(old) end;
       newer json := case when tg_op = 'DELETE' then null else row_to_json(new) end;
     begin
       if exists (select from report_issue where report in
         (coalesce(older->>'report', older->>'id'), coalesce(newer->>'report', newer->>'id')))
       then raise exception 'an issued report does not change' using errcode = 'restrict_violation'; end if;
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end $$`,
    ...frozen.map(
      (table) => `create trigger ${table}_frozen before insert or update or delete on ${table}
     for each row execute function refuse_issued_report()`,
    ),
    `create trigger report_issue_append_only before update or delete or truncate on report_issue
     for each statement execute function refuse_change()`,
  ],
};
