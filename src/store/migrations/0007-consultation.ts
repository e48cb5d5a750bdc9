import type { Migration } from "./migration.ts";

/**
 * Questionnaires with their versions; consultations, whom they ask, and each party's reply: the answers with the revision that
 * each has come to, and what was submitted, frozen, each time that it was.
 */
export const consultation: Migration = {
  number: 7,
  name: "consultation",
  tables: [
    "questionnaire",
    "questionnaire_version",
    "consultation",
    "consultation_reminder",
    "reply",
    "answer",
    "answer_before",
    "reply_note",
    "reply_submission",
    "theme",
    "coding",
    "responses_published",
    "answer_released",
  ],
  statements: [
    `create table questionnaire (
       id text primary key,
       title json not null,
       ready text,
       created timestamptz not null,
       actor text not null,
       archived timestamptz
     )`,
    `create table questionnaire_version (
       questionnaire text not null references questionnaire (id),
       version int not null check (version > 0),
       state text not null check (state in ('draft', 'settled')),
       content json not null,
       changed timestamptz not null,
       actor text not null,
       primary key (questionnaire, version)
     )`,
    `create table consultation (
       id text primary key,
       title json not null,
       questionnaire text not null,
       version int not null,
       previous text references consultation (id),
       opens date not null,
       closes date not null,
       state text not null check (state in ('preparing', 'open', 'closed')),
       letter json not null,
       reminders json not null,
       choice json not null,
       promise text not null check (promise in ('none', 'anonymous')),
       created timestamptz not null,
       changed timestamptz not null,
       actor text not null,
       foreign key (questionnaire, version) references questionnaire_version (questionnaire, version)
     )`,
    `create table consultation_reminder (
       consultation text not null references consultation (id),
       step text not null,
       party text not null,
       due date not null,
       at timestamptz not null,
       outcome text not null check (outcome in ('queued', 'overtaken', 'nobody')),
       once text,
       primary key (consultation, step, party)
     )`,
    `create table reply (
       number bigint primary key check (number > 0),
       consultation text not null references consultation (id),
       party text not null,
       post text,
       state text not null check (state in ('asked', 'opened', 'begun', 'cleared', 'submitted', 'declined')),
       closes date,
       language text,
       publication text check (publication in ('public', 'member-states', 'secretariat')),
       entered_for text check (entered_for in ('paper', 'mail', 'form')),
       opened timestamptz,
       begun timestamptz,
       cleared timestamptz,
       cleared_by text,
       submitted timestamptz,
       declined timestamptz,
       declined_why text,
       changed timestamptz not null,
       unique (consultation, party)
     )`,
    "create index reply_party on reply (party)",
    `create table answer (
       reply bigint not null references reply (number),
       question text not null,
       revision int not null check (revision > 0),
       value json not null,
       at timestamptz not null,
       actor text not null,
       via text not null check (via in ('page', 'form', 'secretariat', 'earlier')),
       primary key (reply, question)
     )`,
    `create table answer_before (
       reply bigint not null references reply (number),
       question text not null,
       revision int not null,
       value json not null,
       at timestamptz not null,
       actor text not null,
       via text not null,
       primary key (reply, question, revision)
     )`,
    `create table reply_note (
       number bigint primary key check (number > 0),
       reply bigint not null references reply (number),
       question text,
       readers text not null check (readers in ('party', 'secretariat')),
       text text not null,
       at timestamptz not null,
       actor text not null,
       author text not null
     )`,
    "create index reply_note_reply on reply_note (reply)",
    `create table reply_submission (
       reply bigint not null references reply (number),
       number int not null check (number > 0),
       receipt text not null unique,
       answers json not null,
       hash text not null,
       publication text not null,
       language text,
       cleared_by text,
       at timestamptz not null,
       actor text not null,
       author text not null,
       primary key (reply, number)
     )`,
    `create table theme (
       consultation text not null references consultation (id),
       id text not null,
       name text not null,
       place int not null,
       primary key (consultation, id)
     )`,
    `create table coding (
       reply bigint not null references reply (number),
       question text not null,
       consultation text not null,
       theme text not null,
       submission int not null,
       quote text,
       at timestamptz not null,
       actor text not null,
       primary key (reply, question, theme),
       foreign key (consultation, theme) references theme (consultation, id)
     )`,
    "create index coding_question on coding (consultation, question)",
    `create table responses_published (
       consultation text primary key references consultation (id),
       secret text not null,
       shown boolean not null,
       at timestamptz not null,
       actor text not null
     )`,
    `create table answer_released (
       reply bigint not null references reply (number),
       question text not null,
       submission int not null,
       at timestamptz not null,
       actor text not null,
       primary key (reply, question, submission)
     )`,
  ],
};
