import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { MandateJson } from "../formats/json.ts";
import { KeptMandate, type MandateFilter, StateChange } from "../keeping/model.ts";
import { symbolKeys } from "../keeping/symbols.ts";
import { type Database, recordTables } from "../keeping/tables.ts";

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
  const { addressee, topic, form, state, symbol, session, organ, before, item, documents, ids } = filter;
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
    .$if(symbol !== undefined, (query) => query.where("d.key", "in", [...symbolKeys(symbol ?? ""), ""]))
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
