import type { Migration } from "./migration.ts";

/**
 * Accounts of persons in the directory: how they sign in, where they are signed in, what is asked of them besides, and the
 * links that were handed out. What lets somebody in is kept as a hash only: passwords, the tokens of sessions, the keys of
 * links; the secret of a second factor, which must be read again, is encrypted.
 */
export const accounts: Migration = {
  number: 8,
  name: "accounts",
  tables: [
    "account",
    "account_credential",
    "account_session",
    "account_challenge",
    "account_second_factor",
    "account_link",
  ],
  statements: [
    // One for a person, under the person's identifier. The address is what they sign in with, whatever the address book says later.
    `create table account (
       id uuid primary key references person (id),
       name text not null,
       email text not null,
       email_verified boolean not null,
       image text,
       two_factor_enabled boolean not null,
       closed timestamptz,
       created_at timestamptz not null,
       updated_at timestamptz not null
     )`,
    "create unique index account_email on account (lower(email))",
    `create table account_credential (
       id uuid primary key,
       user_id uuid not null references account (id),
       provider_id text not null,
       account_id text not null,
       password text,
       access_token text,
       refresh_token text,
       id_token text,
       access_token_expires_at timestamptz,
       refresh_token_expires_at timestamptz,
       scope text,
       created_at timestamptz not null,
       updated_at timestamptz not null,
       unique (provider_id, account_id)
     )`,
    "create index account_credential_user on account_credential (user_id)",
    `create table account_session (
       id uuid primary key,
       user_id uuid not null references account (id),
       token text not null unique,
       user_agent text,
       ip_address text,
       expires_at timestamptz not null,
       created_at timestamptz not null,
       updated_at timestamptz not null
     )`,
    "create index account_session_user on account_session (user_id)",
    `create table account_challenge (
       id uuid primary key,
       identifier text not null,
       value text not null,
       expires_at timestamptz not null,
       created_at timestamptz not null,
       updated_at timestamptz not null
     )`,
    "create index account_challenge_identifier on account_challenge (identifier)",
    `create table account_second_factor (
       id uuid primary key,
       user_id uuid not null unique references account (id),
       secret text not null,
       backup_codes text not null,
       verified boolean,
       failed_verification_count int,
       locked_until timestamptz
     )`,
    `create table account_link (
       hash text primary key,
       purpose text not null check (purpose in ('invitation', 'reset', 'enter')),
       person uuid references person (id),
       address text,
       post text references post (id),
       issued timestamptz not null,
       issued_by text not null,
       expires timestamptz not null,
       ended timestamptz,
       outcome text check (outcome in ('used', 'revoked')),
       check ((ended is null) = (outcome is null))
     )`,
    "create index account_link_person on account_link (person)",
  ],
};
