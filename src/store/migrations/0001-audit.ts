import type { Migration } from "./migration.ts";

/** The audit log: append-only, each entry chained to the one before by its hash. */
export const audit: Migration = {
  number: 1,
  name: "audit",
  tables: ["audit_entry"],
  statements: [
    `create table audit_entry (
       number bigint primary key check (number > 0),
       at timestamptz not null,
       actor text not null,
       deed text not null,
       subject text not null,
       detail json not null,
       previous text not null unique check (previous ~ '^[0-9a-f]{64}$'),
       hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
     )`,
    `create function refuse_change() returns trigger language plpgsql as
     $$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`,
    `create trigger audit_entry_append_only before update or delete or truncate on audit_entry
     for each statement execute function refuse_change()`,
  ],
};
