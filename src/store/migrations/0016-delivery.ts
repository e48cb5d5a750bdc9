import type { Migration } from "./migration.ts";

/**
 * What the receiver's mail system says of a letter later, beside that it came back: that it was delivered, passed on to where no
 * such news comes from, or is late (RFC 3464, section 2.3.3).
 */
export const delivery: Migration = {
  number: 16,
  name: "delivery",
  tables: [],
  statements: [
    "alter table letter_attempt drop constraint letter_attempt_outcome_check",
    `alter table letter_attempt add constraint letter_attempt_outcome_check check (outcome in
       ('sent', 'refused', 'unreachable', 'bounced', 'interrupted', 'delivered', 'relayed', 'delayed'))`,
  ],
};
