import { sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Problem } from "../kernel/problem.ts";
import { DocumentJson, documentToJson, MandateJson } from "./formats/json.ts";
import type { PlacedMandate } from "./keeping/content.ts";
import { mandatesOfFacts, mandatesOfText, paragraphsOf } from "./keeping/content.ts";
import {
  type DocumentFilter,
  DocumentSummary,
  Edition,
  Facts,
  KeptCitation,
  KeptMandate,
  type MandateFilter,
  OrganName,
  StateChange,
} from "./keeping/model.ts";
import { symbolKey } from "./keeping/symbols.ts";
import { type Database, recordTables } from "./keeping/tables.ts";
import { Correction } from "./reading/corrections.ts";
import { type DocumentFormat, documentFormats } from "./reading/formats.ts";
import type { UnderstoodDocument } from "./understanding/understand.ts";

/** The record in the store: with `keeping/find.ts`, which searches, the only file with its SQL. */

const SourceProblems = DocumentJson.shape.problems.unwrap();

const DocumentRow = z.object({
  number: z.int(),
  symbol: z.string(),
  key: z.string(),
  organ: OrganName.nullable(),
  organ_name: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  draft: z.boolean(),
  series: z.string().nullable(),
  facts: Facts.nullable(),
  edition: z.int().nullable(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const documentColumns = [
  "number",
  "symbol",
  "key",
  "organ",
  "organ_name",
  "session",
  "title",
  "date",
  "agenda",
  "draft",
  "series",
  "facts",
  "edition",
] as const;

/** The text of an original with what reading it told. */
export interface SourceRow {
  readonly sha256: string;
  readonly name: string;
  readonly format: DocumentFormat;
  readonly text: string;
  /** What the form said of single lines, and of where they end: heeded whenever the text is read. */
  readonly hints: readonly Correction[];
  readonly lines: "page" | "whole" | null;
  readonly problems: readonly Problem[];
}

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

export async function insertSource(trx: Transaction<unknown>, source: SourceRow): Promise<void> {
  await recordTables(trx)
    .insertInto("record_source")
    .values({
      ...source,
      hints: JSON.stringify(source.hints),
      problems: JSON.stringify(source.problems),
    })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

export async function selectSource(database: Database, sha256: string): Promise<SourceRow | undefined> {
  const row = await recordTables(database)
    .selectFrom("record_source")
    .selectAll()
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (!row) return undefined;
  const hints = z.array(Correction).parse(row.hints);
  return {
    ...row,
    format: z.enum(documentFormats).parse(row.format),
    hints,
    problems: SourceProblems.parse(row.problems),
  };
}

/** The documents that stand under one of these keys, in the order of the keys. */
export async function selectByKeys(
  database: Database,
  keys: readonly string[],
): Promise<readonly DocumentRow[]> {
  if (keys.length === 0) return [];
  const rows = await recordTables(database)
    .selectFrom("record_document")
    .select(documentColumns)
    .where("key", "in", [...keys])
    .execute();
  return rows.map((row) => DocumentRow.parse(row)).sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
}

/** Symbols whose key ends as this one does, or holds it: what may have been meant. */
export async function selectNear(database: Database, key: string, limit: number): Promise<readonly string[]> {
  const tail = key.replace(/^[a-z-]*?(?=\d|$)/, "");
  if (tail === "") return [];
  const rows = await recordTables(database)
    .selectFrom("record_document")
    .select("symbol")
    .where("key", "like", `%${tail.replace(/[%_\\]/g, "\\$&")}%`)
    .orderBy("key")
    .limit(limit)
    .execute();
  return rows.map(({ symbol }) => symbol);
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

/** Documents of the L. series are drafts. */
function isDraftSymbol(symbol: string): boolean {
  return /\/L\.\d/.test(symbol);
}

async function nextNumber(trx: Transaction<unknown>): Promise<number> {
  const last = await recordTables(trx)
    .selectFrom("record_document")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

/** Writes down what the facts tell; where a text is there already, only the facts beside it. */
export async function upsertFacts(trx: Transaction<unknown>, facts: Facts, at: Date): Promise<void> {
  const tables = recordTables(trx);
  const key = symbolKey(facts.symbol);
  const [known] = await selectByKeys(trx, [key]);
  const { symbol, organ, organName, session, title, date, agenda, series } = facts;
  const told = { series, facts: JSON.stringify(facts), changed: at };
  if (known?.edition) {
    await tables.updateTable("record_document").set(told).where("number", "=", known.number).execute();
    return;
  }
  const number = known?.number ?? (await nextNumber(trx));
  const head = {
    symbol,
    key,
    organ,
    organ_name: organName,
    session,
    title,
    date,
    agenda: JSON.stringify(agenda),
    draft: isDraftSymbol(symbol),
    ...told,
  };
  if (known) await tables.updateTable("record_document").set(head).where("number", "=", number).execute();
  else
    await tables
      .insertInto("record_document")
      .values({ number, edition: null, ...head })
      .execute();
  await clearContent(trx, number);
  await insertMandates(trx, number, "facts", mandatesOfFacts(facts));
  await insertCitations(
    trx,
    number,
    facts.cites.map((cited) => ({ symbol: cited, in: "facts", text: cited, by: "symbol" as const })),
  );
}

/** Makes the rows that follow from a text anew. The states of mandates stay: they hang on addresses. */
export async function replaceContent(
  trx: Transaction<unknown>,
  document: number,
  understood: UnderstoodDocument,
): Promise<void> {
  await clearContent(trx, document);
  const rows = paragraphsOf(understood).map((row, position) => ({ document, position, ...row }));
  for (const part of chunks(rows))
    await recordTables(trx).insertInto("record_paragraph").values(part).execute();
  await insertMandates(trx, document, "text", mandatesOfText(understood));
  await insertCitations(trx, document, understood.citations);
}

async function clearContent(trx: Transaction<unknown>, document: number): Promise<void> {
  for (const table of ["record_paragraph", "record_mandate", "record_citation"] as const)
    await recordTables(trx).deleteFrom(table).where("document", "=", document).execute();
}

async function insertMandates(
  trx: Transaction<unknown>,
  document: number,
  basis: "text" | "facts",
  mandates: readonly PlacedMandate[],
): Promise<void> {
  const rows = mandates.map(({ mandate, paragraph }, position) => ({
    document,
    position,
    id: mandate.id,
    paragraph,
    basis,
    form: mandate.form,
    addressees: JSON.stringify(mandate.addressee),
    topics: JSON.stringify(mandate.topics),
    due_session: mandate.due.session ?? null,
    due_organ: mandate.due.organ ?? null,
    due_date: mandate.due.date ?? mandate.due.opens ?? null,
    due_recurrence: mandate.due.recurrence ?? null,
    mandate: JSON.stringify(mandate),
  }));
  for (const part of chunks(rows))
    await recordTables(trx).insertInto("record_mandate").values(part).execute();
}

async function insertCitations(
  trx: Transaction<unknown>,
  document: number,
  citations: UnderstoodDocument["citations"],
): Promise<void> {
  const rows = citations
    .filter(({ by }) => by !== "self")
    .map((citation, position) => ({
      document,
      position,
      cited: citation.symbol,
      cited_key: symbolKey(citation.symbol),
      place: citation.in,
      text: citation.text,
      part: citation.part ?? null,
      named_by: citation.by,
    }));
  for (const part of chunks(rows))
    await recordTables(trx).insertInto("record_citation").values(part).execute();
}

/** One statement may bind only so many values. */
function* chunks<T>(rows: readonly T[], size = 500): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** Documents, by the day of adoption and the symbol's key. */
export async function selectDocuments(
  database: Database,
  filter: DocumentFilter,
): Promise<readonly DocumentSummary[]> {
  const tables = recordTables(database);
  const rows = await tables
    .selectFrom("record_document as document")
    .select([
      "document.symbol",
      "document.organ",
      "document.organ_name",
      "document.session",
      "document.title",
      "document.date",
      "document.agenda",
      "document.series",
      "document.edition",
      (eb) =>
        eb
          .selectFrom("record_paragraph as p")
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .whereRef("p.document", "=", "document.number")
          .where("p.kind", "=", "operative")
          .where("p.id", "not like", "%.%")
          .as("operative"),
      (eb) =>
        eb
          .selectFrom("record_mandate as m")
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .whereRef("m.document", "=", "document.number")
          .as("mandates"),
    ])
    .$if(filter.series !== undefined, (query) => query.where("document.series", "=", filter.series ?? ""))
    .$if(filter.organ !== undefined, (query) => query.where("document.organ", "=", filter.organ ?? ""))
    .$if(filter.session !== undefined, (query) => query.where("document.session", "=", filter.session ?? 0))
    .$if(filter.basis === "text", (query) => query.where("document.edition", "is not", null))
    .$if(filter.basis === "facts", (query) => query.where("document.edition", "is", null))
    .orderBy(sql`document.date nulls last`)
    .orderBy(sql`document.key collate "C"`)
    .execute();
  return rows.map((row) =>
    DocumentSummary.parse({
      ...row,
      organName: row.organ_name,
      basis: row.edition === null ? "facts" : "text",
    }),
  );
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
export async function selectCurrent(database: Database, document: number): Promise<EditionRow | undefined> {
  const row = await recordTables(database)
    .selectFrom("record_edition as e")
    .innerJoin("record_document as d", (join) =>
      join.onRef("d.number", "=", "e.document").onRef("d.edition", "=", "e.edition"),
    )
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

const MandateRow = z.object({
  mandate: MandateJson,
  paragraph: z.string(),
  basis: z.enum(["text", "facts"]),
  symbol: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  organ: KeptMandate.shape.of.shape.organ,
  session: z.int().nullable(),
  state: StateChange.shape.state.nullable(),
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  at: z.date().nullable(),
  actor: z.string().nullable(),
});

/** Mandates as they stand, in the order of their documents and paragraphs. */
export async function selectMandates(
  database: Database,
  filter: MandateFilter & { readonly documents?: readonly number[]; readonly ids?: readonly string[] },
): Promise<readonly KeptMandate[]> {
  const { addressee, topic, form, state, session, organ, before, item, documents, ids } = filter;
  const like = (text: string | undefined) => `%${(text ?? "").replace(/[%_\\]/g, "\\$&")}%`;
  const rows = await recordTables(database)
    .selectFrom("record_mandate as m")
    .innerJoin("record_document as d", "d.number", "m.document")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("record_state")
          .selectAll()
          .distinctOn("mandate")
          .orderBy("mandate")
          .orderBy("number", "desc")
          .as("s"),
      (join) => join.onRef("s.mandate", "=", "m.id"),
    )
    .select(["m.mandate", "m.paragraph", "m.basis", "d.symbol", "d.title", "d.date", "d.organ", "d.session"])
    .select(["s.state", "s.evidence", "s.note", "s.at", "s.actor"])
    .$if(documents !== undefined, (query) => query.where("m.document", "in", [...(documents ?? []), -1]))
    .$if(ids !== undefined, (query) => query.where("m.id", "in", [...(ids ?? []), ""]))
    .$if(addressee !== undefined, (query) =>
      query.where(sql<string>`m.addressees::text`, "ilike", like(addressee)),
    )
    .$if(topic !== undefined, (query) =>
      query.where(sql<boolean>`m.topics @> ${JSON.stringify([topic])}::jsonb`),
    )
    .$if(form !== undefined, (query) => query.where("m.form", "=", form ?? ""))
    .$if(state !== undefined, (query) => query.where(sql`coalesce(s.state, 'to-do')`, "=", state))
    .$if(session !== undefined, (query) =>
      query.where(
        sql<boolean>`(m.due_session = ${session} or m.mandate::jsonb -> 'due' -> 'sessions' @> ${JSON.stringify([session])}::jsonb)`,
      ),
    )
    .$if(organ !== undefined, (query) => query.where("m.due_organ", "=", organ ?? ""))
    .$if(before !== undefined, (query) => query.where(sql`m.due_date collate "C"`, "<", before ?? ""))
    .$if(item !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb(sql<string>`m.mandate ->> 'text'`, "ilike", like(item)),
          eb(sql<string>`d.agenda::text`, "ilike", like(item)),
          eb("d.title", "ilike", like(item)),
        ]),
      ),
    )
    .orderBy(sql`d.date nulls last`)
    .orderBy(sql`d.key collate "C"`)
    .orderBy("m.position")
    .execute();
  return rows.map((row) => keptMandate(MandateRow.parse(row)));
}

function keptMandate(row: z.infer<typeof MandateRow>): KeptMandate {
  const { mandate, state, evidence, note, at, actor } = row;
  const standing =
    state && at && actor !== null ? { state, evidence, note, at: at.toISOString(), actor } : null;
  return {
    ...mandate,
    symbol: row.symbol,
    paragraph: row.paragraph,
    title: row.title,
    adopted: row.date,
    of: { organ: row.organ, session: row.session },
    basis: row.basis,
    state: state ?? "to-do",
    standing,
  };
}

/** What was said of a mandate, the latest first. */
export async function selectStates(database: Database, mandate: string): Promise<readonly StateChange[]> {
  const rows = await recordTables(database)
    .selectFrom("record_state")
    .select(["state", "evidence", "note", "at", "actor"])
    .where("mandate", "=", mandate)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ at, ...row }) => StateChange.parse({ ...row, at: at.toISOString() }));
}

export async function insertState(
  trx: Transaction<unknown>,
  mandate: string,
  { at, ...change }: Omit<StateChange, "at"> & { readonly at: Date },
): Promise<void> {
  const last = await recordTables(trx)
    .selectFrom("record_state")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  await recordTables(trx)
    .insertInto("record_state")
    .values({ number: (last?.number ?? 0) + 1, mandate, at, ...change })
    .execute();
}

/** What was said of one address belongs to another: a text has taken the place of facts. */
export async function moveStates(trx: Transaction<unknown>, from: string, to: string): Promise<void> {
  await recordTables(trx)
    .updateTable("record_state")
    .set({ mandate: to })
    .where("mandate", "=", from)
    .execute();
}

/** Takes a document out, with its editions and all that follows from them; what was said of its mandates stays. */
export async function deleteDocument(trx: Transaction<unknown>, number: number): Promise<void> {
  await recordTables(trx).deleteFrom("record_document").where("number", "=", number).execute();
}

/** What a document cites, in the order of its text. */
export async function selectCites(database: Database, document: number): Promise<readonly KeptCitation[]> {
  const rows = await recordTables(database)
    .selectFrom("record_citation as c")
    .innerJoin("record_document as d", "d.number", "c.document")
    .leftJoin("record_document as other", "other.key", "c.cited_key")
    .select([
      "d.symbol as from",
      "c.place",
      "c.cited",
      "c.text",
      "c.part",
      "c.named_by",
      "other.title",
      "other.date",
    ])
    .where("c.document", "=", document)
    .orderBy("c.position")
    .execute();
  return rows.map(keptCitation);
}

/** Where documents cite one, in the order of their days. */
export async function selectCitedBy(database: Database, key: string): Promise<readonly KeptCitation[]> {
  const rows = await recordTables(database)
    .selectFrom("record_citation as c")
    .innerJoin("record_document as d", "d.number", "c.document")
    .select(["d.symbol as from", "c.place", "c.cited", "c.text", "c.part", "c.named_by", "d.title", "d.date"])
    .where("c.cited_key", "=", key)
    .orderBy(sql`d.date nulls last`)
    .orderBy(sql`d.key collate "C"`)
    .orderBy("c.position")
    .execute();
  return rows.map(keptCitation);
}

function keptCitation({ place, cited, named_by, ...row }: Record<string, unknown>): KeptCitation {
  return KeptCitation.parse({ ...row, in: place, symbol: cited, by: named_by });
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

/** A text that changes whenever the record does: how many deeds it has seen, by their traces. */
export async function selectState(database: Database): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws('-',
      (select count(*) from record_document), (select max(changed) from record_document),
      (select count(*) from record_edition), (select max(parser) from record_edition),
      (select max(number) from record_state)) as state`.execute(database);
  return rows[0]?.state ?? "";
}
