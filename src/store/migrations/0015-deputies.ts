import type { Migration } from "./migration.ts";

/** Whoever helps in a post may be let clear what its party answers. */
export const deputies: Migration = {
  number: 15,
  name: "deputies",
  tables: [],
  statements: [
    "alter table holding drop constraint holding_part_check",
    "alter table holding add constraint holding_part_check check (part in ('holder', 'deputy', 'delegate'))",
  ],
};
