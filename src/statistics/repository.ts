import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { ImportReport } from "./importing/model.ts";
import { DatasetId, ReleaseHash } from "./releases/model.ts";
import type { ReleaseName } from "./releases/staged.ts";

/** The journal of imports in the store: the only file with its SQL. */

type JournalTables = {
  import: {
    number: number;
    at: Date;
    actor: string;
    file_name: string;
    file_sha256: string;
    file_bytes: number;
    report: unknown;
  };
  release: { number: number; dataset: string; hash: string; version: string; import: number | null };
  import_release: { import: number; dataset: string; hash: string; became_current: boolean };
  current_release: { dataset: string; hash: string };
};

type Database = Kysely<unknown>;
const journalOf = (database: Database) => database.withTables<JournalTables>();

const JournaledRelease = z.object({ dataset: DatasetId, hash: ReleaseHash, becameCurrent: z.boolean() });

const JournalEntry = z.object({
  number: z.int().positive(),
  at: z.date(),
  actor: z.string(),
  file: z.object({ name: z.string(), sha256: z.string(), bytes: z.int() }),
  report: ImportReport,
  releases: z.array(JournaledRelease),
});

/** One import that was accepted: who, when, from which file, what it told, and the releases that it brought. */
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A release as an import brings it; `current` where it becomes the dataset's current one. */
export interface Arrival extends ReleaseName {
  readonly version: string;
  readonly current: boolean;
}

/** What the journal says should be visible: the releases of each dataset, oldest first, and the current one. */
export interface Ledger {
  readonly dataset: DatasetId;
  readonly releases: readonly ReleaseHash[];
  readonly current: ReleaseHash;
}

/** Writes an import down and gives its number. */
export async function insertImport(
  trx: Transaction<unknown>,
  entry: Pick<JournalEntry, "at" | "actor" | "report">,
  arrivals: readonly Arrival[],
): Promise<number> {
  const tables = journalOf(trx);
  const { report } = entry;
  const last = await tables
    .selectFrom("import")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tables
    .insertInto("import")
    .values({
      number,
      at: entry.at,
      actor: entry.actor,
      file_name: report.file,
      file_sha256: report.sha256,
      file_bytes: report.bytes,
      report: JSON.stringify(report),
    })
    .execute();
  for (const arrival of arrivals) {
    await insertRelease(trx, arrival, number);
    const { dataset, hash, current } = arrival;
    await tables
      .insertInto("import_release")
      .values({ import: number, dataset, hash, became_current: current })
      .execute();
  }
  return number;
}

/** Writes a release down, once, and makes it current where it says so. `from` is the import that brought it first. */
export async function insertRelease(
  trx: Transaction<unknown>,
  { dataset, hash, version, current }: Arrival,
  from: number | null,
): Promise<void> {
  const tables = journalOf(trx);
  const last = await tables
    .selectFrom("release")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  await tables
    .insertInto("release")
    .values({ number: (last?.number ?? 0) + 1, dataset, hash, version, import: from })
    .onConflict((conflict) => conflict.columns(["dataset", "hash"]).doNothing())
    .execute();
  if (current) await updateCurrent(trx, { dataset, hash });
}

/** Makes a release that is written down the current one of its dataset. */
export async function updateCurrent(
  trx: Transaction<unknown>,
  { dataset, hash }: ReleaseName,
): Promise<void> {
  await journalOf(trx)
    .insertInto("current_release")
    .values({ dataset, hash })
    .onConflict((conflict) => conflict.column("dataset").doUpdateSet({ hash }))
    .execute();
}

/** What the journal says should be visible, by dataset. */
export async function selectLedgers(database: Database): Promise<readonly Ledger[]> {
  const tables = journalOf(database);
  const releases = await tables.selectFrom("release").select(["dataset", "hash"]).orderBy("number").execute();
  const current = await tables.selectFrom("current_release").selectAll().orderBy("dataset").execute();
  return current.map(({ dataset, hash }) => ({
    dataset: DatasetId.parse(dataset),
    current: ReleaseHash.parse(hash),
    releases: releases.filter((one) => one.dataset === dataset).map((one) => ReleaseHash.parse(one.hash)),
  }));
}

/** The files that imports were read from, by content, in order of their hashes. */
export async function selectOriginals(database: Database): Promise<readonly string[]> {
  const rows = await journalOf(database).selectFrom("import").select("file_sha256").distinct().execute();
  return rows.map((row) => row.file_sha256).sort();
}

/** Accepted imports, newest first: `limit` of them before the import `before`. */
export async function selectJournal(
  database: Database,
  { limit, before }: { readonly limit: number; readonly before?: number | undefined },
): Promise<readonly JournalEntry[]> {
  const tables = journalOf(database);
  const imports = await tables
    .selectFrom("import")
    .selectAll()
    .$if(before !== undefined, (query) => query.where("number", "<", before ?? 0))
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  if (imports.length === 0) return [];
  const releases = await tables
    .selectFrom("import_release")
    .selectAll()
    .where(
      "import",
      "in",
      imports.map(({ number }) => number),
    )
    .orderBy("dataset")
    .orderBy("hash")
    .execute();
  return imports.map((row) =>
    JournalEntry.parse({
      number: row.number,
      at: row.at,
      actor: row.actor,
      file: { name: row.file_name, sha256: row.file_sha256, bytes: row.file_bytes },
      report: row.report,
      releases: releases
        .filter((one) => one.import === row.number)
        .map(({ dataset, hash, became_current }) => ({ dataset, hash, becameCurrent: became_current })),
    }),
  );
}
