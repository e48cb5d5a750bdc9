import type { Transaction } from "kysely";
import { DocumentJson, documentToJson } from "../formats/json.ts";
import { Edition } from "../keeping/model.ts";
import { symbolKey } from "../keeping/symbols.ts";
import { type Database, recordTables } from "../keeping/tables.ts";
import type { Correction } from "../reading/corrections.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { replaceContent } from "./content.ts";
import { isDraftSymbol, nextNumber, selectByKeys } from "./documents.ts";

/** A text of a document: which part of which source, read how. */
export interface EditionDraft {
  readonly source: string;
  /** Which of the documents in the source: 0 is the first. */
  readonly place: number;
  readonly givenSymbol: string | null;
  readonly corrections: readonly Correction[];
  readonly parser: number;
  readonly understood: UnderstoodDocument;
  readonly at: Date;
  readonly actor: string;
}

/** Adds an edition and makes it the document's current one; a new document where there is none. Gives the document's number. */
export async function insertEdition(
  trx: Transaction<unknown>,
  symbol: string,
  draft: EditionDraft,
): Promise<number> {
  const tables = recordTables(trx);
  const [known] = await selectByKeys(trx, [symbolKey(symbol)]);
  const number = known?.number ?? (await nextNumber(trx));
  const edition = known
    ? ((
        await tables
          .selectFrom("record_edition")
          .select(({ fn }) => fn.max("edition").as("last"))
          .where("document", "=", known.number)
          .executeTakeFirst()
      )?.last ?? 0) + 1
    : 1;
  const { understood, at } = draft;
  const head = {
    symbol,
    key: symbolKey(symbol),
    organ: understood.organ ?? known?.organ ?? null,
    organ_name: understood.organName ?? known?.organ_name ?? null,
    session: understood.session ?? known?.session ?? null,
    title: understood.title ?? known?.title ?? null,
    date: understood.date ?? known?.date ?? null,
    agenda: JSON.stringify(understood.agenda.length > 0 ? understood.agenda : (known?.agenda ?? [])),
    draft: understood.front.some(({ kind }) => kind === "sponsors") || isDraftSymbol(symbol),
    series: known?.series ?? null,
    edition,
    changed: at,
  };
  if (known) await tables.updateTable("record_document").set(head).where("number", "=", number).execute();
  else
    await tables
      .insertInto("record_document")
      .values({ number, facts: null, ...head })
      .execute();
  await tables
    .insertInto("record_edition")
    .values({
      document: number,
      edition,
      source: draft.source,
      place: draft.place,
      given_symbol: draft.givenSymbol,
      corrections: JSON.stringify(draft.corrections),
      parser: draft.parser,
      understood: JSON.stringify(documentToJson(understood)),
      at,
      actor: draft.actor,
    })
    .execute();
  await replaceContent(trx, number, understood);
  return number;
}

/** The editions of a document, the newest first. */
export async function selectEditions(database: Database, document: number): Promise<readonly Edition[]> {
  const rows = await recordTables(database)
    .selectFrom("record_edition as e")
    .innerJoin("record_source as s", "s.sha256", "e.source")
    .select(["e.edition", "e.source", "s.name", "s.format", "e.at", "e.actor", "e.corrections", "e.parser"])
    .where("e.document", "=", document)
    .orderBy("e.edition", "desc")
    .execute();
  return rows.map(({ edition, source, name, at, ...row }) =>
    Edition.parse({ ...row, number: edition, sha256: source, file: name, at: at.toISOString() }),
  );
}

/** An edition with its text's place, to be read again. */
export interface EditionRow {
  readonly document: number;
  readonly edition: number;
  readonly source: string;
  readonly place: number;
  readonly givenSymbol: string | null;
  readonly corrections: readonly Correction[];
  readonly understood: UnderstoodDocument;
}

/** The current edition of a document; undefined where only facts are known. */
export function selectCurrent(database: Database, document: number): Promise<EditionRow | undefined> {
  return selectOne(database, document, null);
}

/** An edition of a document, whether it is current or was replaced. */
export function selectEdition(
  database: Database,
  document: number,
  edition: number,
): Promise<EditionRow | undefined> {
  return selectOne(database, document, edition);
}

async function selectOne(
  database: Database,
  document: number,
  edition: number | null,
): Promise<EditionRow | undefined> {
  const row = await recordTables(database)
    .selectFrom("record_edition as e")
    .innerJoin("record_document as d", "d.number", "e.document")
    .select([
      "e.document",
      "e.edition",
      "e.source",
      "e.place",
      "e.given_symbol",
      "e.corrections",
      "e.understood",
    ])
    .where("e.document", "=", document)
    .$if(edition === null, (query) => query.whereRef("e.edition", "=", "d.edition"))
    .$if(edition !== null, (query) => query.where("e.edition", "=", edition ?? 0))
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    document: row.document,
    edition: row.edition,
    source: row.source,
    place: row.place,
    givenSymbol: row.given_symbol,
    corrections: Edition.shape.corrections.parse(row.corrections),
    understood: DocumentJson.parse(row.understood),
  };
}

/** Current editions that an older parser read, by document: at most `limit`. */
export async function selectOutdated(
  database: Database,
  parser: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await recordTables(database)
    .selectFrom("record_edition as e")
    .innerJoin("record_document as d", (join) =>
      join.onRef("d.number", "=", "e.document").onRef("d.edition", "=", "e.edition"),
    )
    .select("e.document")
    .where("e.parser", "!=", parser)
    .orderBy("e.source")
    .orderBy("e.document")
    .limit(limit)
    .execute();
  return rows.map(({ document }) => document);
}

/** Puts a newer understanding in the place of an older one. */
export async function updateUnderstood(
  trx: Transaction<unknown>,
  { document, edition }: Pick<EditionRow, "document" | "edition">,
  parser: number,
  understood: UnderstoodDocument,
): Promise<void> {
  await recordTables(trx)
    .updateTable("record_edition")
    .set({ parser, understood: JSON.stringify(documentToJson(understood)) })
    .where("document", "=", document)
    .where("edition", "=", edition)
    .execute();
  await replaceContent(trx, document, understood);
}
