import { sql } from "kysely";
import { z } from "zod";
import { DocumentJson, MandateJson } from "../formats/json.ts";
import { sessionWarnings } from "../understanding/agenda.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../understanding/understand.ts";
import { OrganName } from "./model.ts";
import { type Database, recordTables } from "./tables.ts";

/**
 * All documents as `relations/` need them: their heads, the paragraphs that ask for something or cite something, mandates and
 * citations, without the rest of their texts. A document of which only facts are known stands among them with what it asked for.
 */

const HeadRow = z.object({
  number: z.int(),
  symbol: z.string(),
  organ: OrganName.nullable(),
  organ_name: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  draft: z.boolean(),
});

const CitationShape = DocumentJson.shape.citations.element;
type Citation = z.infer<typeof CitationShape>;
type Mandate = z.infer<typeof MandateJson>;

interface Place {
  readonly id: string;
  readonly number: string | null;
  readonly text: string;
}

export async function selectHoldings(database: Database): Promise<readonly UnderstoodDocument[]> {
  const tables = recordTables(database);
  const heads = await tables
    .selectFrom("record_document")
    .select(["number", "symbol", "organ", "organ_name", "session", "title", "date", "agenda", "draft"])
    .orderBy(sql`date nulls last`)
    .orderBy(sql`key collate "C"`)
    .execute();
  const mandates = grouped(
    await tables
      .selectFrom("record_mandate")
      .select(["document", "paragraph", "mandate"])
      .orderBy("position")
      .execute(),
  );
  const citations = grouped(
    await tables
      .selectFrom("record_citation")
      .select(["document", "cited", "place", "text", "part", "named_by"])
      .orderBy("position")
      .execute(),
  );
  const telling = sql<boolean>`(exists (select from record_citation c where c.document = p.document and c.place = p.id)
    or exists (select from record_mandate m where m.document = p.document and m.paragraph = p.id))`;
  const places = grouped(
    await tables
      .selectFrom("record_paragraph as p")
      .select(["p.document", "p.id", "p.number", "p.kind", "p.text"])
      .where("p.kind", "in", ["preambular", "operative"])
      .where(telling)
      .orderBy("p.position")
      .execute(),
  );
  return heads.map((row) => {
    const head = HeadRow.parse(row);
    const own = (mandates.get(head.number) ?? []).map(({ paragraph, mandate }) => ({
      paragraph,
      mandate: MandateJson.parse(mandate),
    }));
    const cited = (citations.get(head.number) ?? []).map(({ cited: symbol, place, text, part, named_by }) =>
      CitationShape.parse({ symbol, text, in: place, by: named_by, ...(part === null ? {} : { part }) }),
    );
    return held(head, places.get(head.number) ?? [], own, cited);
  });
}

function grouped<T extends { readonly document: number }>(
  rows: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const map = new Map<number, T[]>();
  for (const row of rows) {
    const list = map.get(row.document);
    if (list) list.push(row);
    else map.set(row.document, [row]);
  }
  return map;
}

function held(
  head: z.infer<typeof HeadRow>,
  places: readonly (Place & { readonly kind: string })[],
  mandates: readonly { readonly paragraph: string; readonly mandate: Mandate }[],
  citations: readonly Citation[],
): UnderstoodDocument {
  const paragraph = ({ id, number, text }: Place): UnderstoodParagraph => ({
    id,
    number,
    label: "",
    text,
    notes: [],
    line: 0,
    verbs: [],
    mandates: mandates.filter((one) => one.paragraph === id).map(({ mandate }) => mandate),
    children: [],
  });
  const known = new Set(places.map(({ id }) => id));
  // Facts have no paragraphs: each request stands for its own.
  const told = mandates.filter(
    ({ paragraph: id }, i) => !known.has(id) && mandates.findIndex((m) => m.paragraph === id) === i,
  );
  const { symbol, organ, session, title, date, agenda, draft } = head;
  return {
    symbol,
    organ,
    organName: head.organ_name,
    session,
    title,
    date,
    agenda,
    front: draft ? [{ kind: "sponsors", text: "", notes: [], line: 0 }] : [],
    preambular: places.filter(({ kind }) => kind === "preambular").map(paragraph),
    operative: [
      ...places.filter(({ kind }) => kind === "operative"),
      ...told.map(({ paragraph: id, mandate }) => ({
        id,
        number: /^op_(\d+)$/.exec(id)?.[1] ?? null,
        text: mandate.text,
      })),
    ].map(paragraph),
    headings: [],
    annexes: [],
    footnotes: [],
    citations,
    unread: [],
    problems: sessionWarnings(mandates.map(({ mandate }) => mandate)),
  };
}
