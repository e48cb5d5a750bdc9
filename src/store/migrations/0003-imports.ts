import type { Migration } from "./migration.ts";

/** The journal of imports, the releases that they brought, and which release of a dataset is current. */
export const imports: Migration = {
  number: 3,
  name: "imports",
  tables: ["import", "release", "import_release", "current_release"],
  statements: [
    `create table import (
       number bigint primary key check (number > 0),
       at timestamptz not null,
       actor text not null,
       file_name text not null,
       file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
       file_bytes bigint not null,
       report json not null
     )`,
    "create index import_file on import (file_sha256)",
    `create table release (
       number bigint primary key check (number > 0),
       dataset text not null,
       hash text not null check (hash ~ '^[0-9a-f]{64}$'),
       version text not null,
       import bigint references import (number),
       unique (dataset, hash)
     )`,
    `create table import_release (
       import bigint not null references import (number),
       dataset text not null,
       hash text not null,
       became_current boolean not null,
       primary key (import, dataset, hash),
       foreign key (dataset, hash) references release (dataset, hash)
     )`,
    `create table current_release (
       dataset text primary key,
       hash text not null,
       foreign key (dataset, hash) references release (dataset, hash)
     )`,
  ],
};
