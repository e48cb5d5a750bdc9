import type { Migration } from "./migration.ts";

/** Settings by key, each of a type that `store/settings.ts` knows. */
export const settings: Migration = {
  number: 2,
  name: "settings",
  tables: ["setting"],
  statements: ["create table setting (key text primary key, value json not null)"],
};
