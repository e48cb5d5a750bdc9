import type { Migration } from "./migration.ts";

/** What the audit log is searched by besides its numbers: who, which deed, what it was done to; the newest first. */
export const auditSearch: Migration = {
  number: 9,
  name: "audit-search",
  tables: [],
  statements: [
    "create index audit_entry_deed on audit_entry (deed, number)",
    "create index audit_entry_actor on audit_entry (actor, number)",
    "create index audit_entry_subject on audit_entry (subject, number)",
    "create index audit_entry_at on audit_entry (at)",
  ],
};
