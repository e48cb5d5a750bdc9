import type { Migration } from "./migration.ts";

/**
 * Letters to be sent, each once: `once` names what it is (a reminder of one consultation to one party), so that asking for
 * it twice is asking once. A letter is queued in the transaction of the deed that wants it, and every attempt is kept.
 */
export const mail: Migration = {
  number: 6,
  name: "mail",
  tables: ["letter", "letter_attempt"],
  statements: [
    `create table letter (
       number bigint primary key check (number > 0),
       once text not null unique,
       kind text not null,
       about text,
       party text,
       person uuid,
       address text not null,
       name text not null,
       language text not null,
       subject text not null,
       body text not null,
       message_id text not null unique,
       state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'bounced', 'cancelled')),
       tries int not null,
       next_try timestamptz,
       queued timestamptz not null,
       settled timestamptz
     )`,
    "create index letter_waiting on letter (next_try) where state in ('queued', 'sending')",
    "create index letter_about on letter (about, party)",
    `create table letter_attempt (
       letter bigint not null references letter (number),
       try int not null check (try > 0),
       at timestamptz not null,
       outcome text not null check (outcome in ('sent', 'refused', 'unreachable', 'bounced', 'interrupted')),
       answer text not null,
       primary key (letter, try)
     )`,
  ],
};
