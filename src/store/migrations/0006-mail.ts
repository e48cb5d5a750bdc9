import type { Migration } from "./migration.ts";

/**
 * Letters to be sent, each once: `once` names what it is (a reminder of one consultation to one party), so that asking for
 * it twice is asking once. A letter is queued in the transaction of the deed that wants it, and every attempt is kept.
 * `secret` is a link that only the receiver may see: it is put into the body at sending and forgotten as soon as the letter
 * is settled.
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
       secret text,
       had_secret boolean not null,
       message_id text not null unique,
       state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'bounced', 'cancelled')),
       via text check (via in ('smtp', 'outbox')),
       tries int not null,
       next_try timestamptz,
       worker text,
       queued timestamptz not null,
       settled timestamptz,
       check (secret is null or state in ('queued', 'sending')),
       check ((worker is not null) = (state = 'sending')),
       check ((next_try is not null) = (state in ('queued', 'sending')))
     )`,
    "create index letter_waiting on letter (next_try, number) where state in ('queued', 'sending')",
    "create index letter_about on letter (about, party)",
    "create index letter_party on letter (party)",
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
