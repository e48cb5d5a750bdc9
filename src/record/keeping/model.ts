import { z } from "zod";
import { DocumentJson, MandateJson } from "../formats/json.ts";
import { Correction } from "../reading/corrections.ts";
import type { Comparison } from "../relations/compare.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";

/** What the record keeps and tells, in the form in which it goes to pages, programs and other processes. */

const UnderstoodShape: z.ZodType<UnderstoodDocument> = DocumentJson;
/** The bodies whose documents are told apart. */
export const OrganName = DocumentJson.shape.organ.unwrap();
export const MandateForm = MandateJson.shape.form;
const ProblemShape = DocumentJson.shape.problems.unwrap().element;

/** To do until somebody says otherwise; overtaken where a later decision made it void. */
export const mandateStates = ["to-do", "in-hand", "done", "overtaken"] as const;
export const MandateState = z.enum(mandateStates);
export type MandateState = z.infer<typeof MandateState>;

/** What somebody said of a mandate. */
export const StateChange = z.object({
  state: MandateState,
  /** The text of a reference (`kernel/evidence.ts`): `corridor:paragraph/A/RES/63/225#pp_4`. */
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  /** ISO 8601, UTC. */
  at: z.string(),
  actor: z.string(),
});
export type StateChange = z.infer<typeof StateChange>;

/** A mandate as it stands: what was asked, in which document, and what has been done about it. */
export const KeptMandate = MandateJson.extend({
  symbol: z.string(),
  /** The id of its paragraph: `op_9`. */
  paragraph: z.string(),
  /** Title, day and session of its document. */
  title: z.string().nullable(),
  adopted: z.string().nullable(),
  of: z.object({ organ: OrganName.nullable(), session: z.int().nullable() }),
  /** `facts`: in our own words, from the starter record; the text has not been imported. */
  basis: z.enum(["text", "facts"]),
  state: MandateState,
  /** The last word on its state; null where nobody has said anything. */
  standing: StateChange.nullable(),
});
export type KeptMandate = z.infer<typeof KeptMandate>;

const SuccessionShape = z.object({
  kind: z.enum(["repeats", "replaces"]),
  /** Addresses of mandates. */
  later: z.string(),
  earlier: z.string(),
  similarity: z.number(),
});

/** A mandate at one of the times when it falls due (`relations/due.ts`). */
export const DueItem = KeptMandate.extend({
  /** What a draft asks for is not in force. */
  draft: z.boolean(),
  occurrence: z.object({
    organ: OrganName.exactOptional(),
    session: z.int().exactOptional(),
    date: z.string().exactOptional(),
    precision: z.enum(["day", "month", "year", "unknown"]),
    /** True where the date is that of the session's opening. */
    byOpening: z.boolean(),
    /** Which time it is, from 1. */
    nth: z.int(),
  }),
  /** The later mandate that took its place or asks for the same again. */
  successor: SuccessionShape.nullable(),
});
export type DueItem = z.infer<typeof DueItem>;

/** An item of a provisional agenda (`relations/agenda.ts`). */
export interface AgendaItem {
  readonly title: string;
  readonly lastNumber: { readonly number: string; readonly session: number } | null;
  /** The decisions that put it there, and the documents that were asked for under it. */
  readonly decisions: readonly DueItem[];
  readonly documentation: readonly DueItem[];
  readonly subItems: readonly AgendaItem[];
}

const AgendaItem: z.ZodType<AgendaItem> = z.object({
  title: z.string(),
  lastNumber: z.object({ number: z.string(), session: z.int() }).nullable(),
  decisions: z.array(DueItem),
  documentation: z.array(DueItem),
  get subItems() {
    return z.array(AgendaItem);
  },
});

/** The provisional agenda of a session, as far as decisions that the record holds make it. */
export const Agenda = z.object({
  organ: OrganName,
  session: z.int(),
  opens: z.string().nullable(),
  items: z.array(AgendaItem),
  /** What was asked for at that session and belongs to no item. */
  unplaced: z.array(DueItem),
  warnings: z.array(ProblemShape),
});
export type Agenda = z.infer<typeof Agenda>;

export const SeriesSummary = z.object({
  id: z.string(),
  organ: OrganName.nullable(),
  title: z.string(),
  /** From the earliest to the latest. */
  symbols: z.array(z.string()),
});
export type SeriesSummary = z.infer<typeof SeriesSummary>;

/** Documents of one organ on one subject, session after session (`relations/series.ts`). */
export const KeptSeries = z.object({
  id: z.string(),
  organ: OrganName.nullable(),
  title: z.string(),
  entries: z.array(
    z.object({
      key: z.string(),
      held: z.boolean(),
      draft: z.boolean(),
      title: z.string().nullable(),
      session: z.int().nullable(),
      when: z.string().nullable(),
      recalledBy: z.array(z.string()),
      mandates: z.array(KeptMandate),
    }),
  ),
  successions: z.array(SuccessionShape),
});
export type KeptSeries = z.infer<typeof KeptSeries>;

/** One request as the starter record tells it. */
export const FactMandate = z.object({
  /** The paragraph, where it is established: `op_9`. */
  paragraph: z.string().nullable(),
  addressee: z.array(z.string()),
  action: z.string(),
  form: MandateForm,
  recipient: z.string().nullable(),
  due: MandateJson.shape.due,
  topics: z.array(z.string()),
  text: z.string(),
});
export type FactMandate = z.infer<typeof FactMandate>;

/** What is known of a document without its text, and on what that rests. */
export const Facts = z.object({
  symbol: z.string(),
  organ: OrganName.nullable(),
  organName: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  series: z.string().nullable(),
  /** In our own words: what it is in the series for. */
  about: z.string().nullable(),
  votes: z.object({ yes: z.int(), no: z.int(), abstentions: z.int() }).nullable(),
  mandates: z.array(FactMandate),
  cites: z.array(z.string()),
  /** Where each fact was found. */
  basis: z.array(z.object({ source: z.string(), for: z.array(z.string()) })),
});
export type Facts = z.infer<typeof Facts>;

/** A document in a list. */
export const DocumentSummary = z.object({
  symbol: z.string(),
  organ: OrganName.nullable(),
  organName: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  /** The name of the series that it belongs to: `migration-and-development`. */
  series: z.string().nullable(),
  basis: z.enum(["text", "facts"]),
  operative: z.int(),
  mandates: z.int(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

/** Where a text came from and how it was read. */
export const Edition = z.object({
  number: z.int(),
  /** SHA-256 of the original, which lies in `files/`. */
  sha256: z.string(),
  file: z.string(),
  format: z.string(),
  at: z.string(),
  actor: z.string(),
  corrections: z.array(Correction),
  parser: z.int(),
});
export type Edition = z.infer<typeof Edition>;

/** A document with all that the record knows of it. */
export const KeptDocument = DocumentSummary.extend({
  facts: Facts.nullable(),
  /** The edition that is shown, the current one unless another was asked for; null where it is facts alone. */
  edition: Edition.nullable(),
  /** All editions, the newest first. */
  editions: z.array(Edition),
  /** False for a text that was replaced: references to it still lead there. */
  current: z.boolean(),
  /** The edition, read and understood. */
  understood: UnderstoodShape.nullable(),
  kept: z.array(KeptMandate),
});
export type KeptDocument = z.infer<typeof KeptDocument>;

const Unit = z.object({
  id: z.string(),
  number: z.string().nullable(),
  label: z.string(),
  text: z.string(),
  part: z.enum(["preambular", "operative", "annex"]),
  depth: z.int(),
  place: z.int(),
});

const ComparedDocument = z.object({
  symbol: z.string().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
});

const changeKinds = ["same", "moved", "reworded", "split", "merged", "added", "dropped"] as const;

/** Two texts paragraph by paragraph (`relations/compare.ts`). */
export const ComparisonShape: z.ZodType<Comparison> = z.object({
  before: ComparedDocument,
  after: ComparedDocument,
  changes: z.array(
    z.object({
      kind: z.enum(changeKinds),
      moved: z.boolean(),
      before: z.array(Unit),
      after: z.array(Unit),
      similarity: z.number(),
      runs: z.array(z.object({ kind: z.enum(["kept", "removed", "added"]), text: z.string() })),
    }),
  ),
  counts: z.record(z.enum(changeKinds), z.int()),
});

/**
 * What an import found or did with one document: `new`; `filled`, where only facts were known; `same`, nothing was changed; `differs`,
 * another text is there and stays until it is told to go; `replaced`.
 */
export const ImportedDocument = z.object({
  symbol: z.string(),
  title: z.string().nullable(),
  state: z.enum(["new", "filled", "same", "differs", "replaced"]),
  counts: z.object({
    preambular: z.int(),
    operative: z.int(),
    mandates: z.int(),
    footnotes: z.int(),
    citations: z.int(),
    unread: z.int(),
  }),
  doubts: z.array(ProblemShape),
  /** Against the text that is there; null where there is none. */
  comparison: ComparisonShape.nullable(),
});
export type ImportedDocument = z.infer<typeof ImportedDocument>;

export const ImportOutcome = z.object({
  file: z.string(),
  format: z.string(),
  sha256: z.string(),
  problems: z.array(ProblemShape),
  documents: z.array(ImportedDocument),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** A reference from one document to another. */
export const KeptCitation = z.object({
  /** The document that cites, and where in it: a paragraph, `note_3`, `origin`. */
  from: z.string(),
  in: z.string(),
  /** The document that is cited, as the text resolves it. */
  symbol: z.string(),
  text: z.string(),
  part: z.string().nullable(),
  by: z.string(),
  /** The title of the document at the other end, where the record has it. */
  title: z.string().nullable(),
  date: z.string().nullable(),
});
export type KeptCitation = z.infer<typeof KeptCitation>;

/** A place where a search found its words. `marks` are the stretches of `text` that match: [from, to) in UTF-16 units. */
export const Hit = z.object({
  symbol: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  session: z.int().nullable(),
  /** Null where the document itself was found, by its symbol or title. */
  paragraph: z.string().nullable(),
  number: z.string().nullable(),
  kind: z.string(),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
});
export type Hit = z.infer<typeof Hit>;

export const Found = z.object({
  query: z.string(),
  /** How many places; where `more` is true there are more than could be weighed. */
  total: z.int(),
  more: z.boolean(),
  offset: z.int(),
  hits: z.array(Hit),
});
export type Found = z.infer<typeof Found>;

export const DocumentFilter = z.object({
  series: z.string().exactOptional(),
  organ: OrganName.exactOptional(),
  session: z.int().exactOptional(),
  basis: z.enum(["text", "facts"]).exactOptional(),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

export const MandateFilter = z.object({
  /** A part of the addressee's name. */
  addressee: z.string().exactOptional(),
  topic: z.string().exactOptional(),
  form: MandateForm.exactOptional(),
  state: MandateState.exactOptional(),
  /** Of this document alone. */
  symbol: z.string().exactOptional(),
  /** Due at this session … */
  session: z.int().exactOptional(),
  /** … of this organ. */
  organ: OrganName.exactOptional(),
  /** Due before this day, `2009-01-01`; what has a session is due when it opens. */
  before: z.string().exactOptional(),
  /** A part of the words of the mandate or its document's agenda item. */
  item: z.string().exactOptional(),
});
export type MandateFilter = z.infer<typeof MandateFilter>;
