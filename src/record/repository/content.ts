import type { Transaction } from "kysely";
import { mandatesOfFacts, mandatesOfText, type PlacedMandate, paragraphsOf } from "../keeping/content.ts";
import type { Facts } from "../keeping/model.ts";
import { symbolKey } from "../keeping/symbols.ts";
import { recordTables } from "../keeping/tables.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { isDraftSymbol, nextNumber, selectByKeys } from "./documents.ts";

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
