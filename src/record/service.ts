import type { Actor } from "../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../kernel/problem.ts";
import type { Store } from "../store/open.ts";
import type { HomePaths } from "../store/paths.ts";
import { type Change, changesIn } from "./keeping/changes.ts";
import { correctDocument, removeDocument } from "./keeping/correct.ts";
import { keptIn, shownEdition } from "./keeping/editions.ts";
import { takeFacts } from "./keeping/facts.ts";
import { find } from "./keeping/find.ts";
import { type GivenFile, type ImportOptions, importDocuments } from "./keeping/import.ts";
import type {
  Agenda,
  DocumentFilter,
  DocumentSummary,
  DueItem,
  Facts,
  Found,
  ImportOutcome,
  KeptCitation,
  KeptDocument,
  KeptMandate,
  KeptSeries,
  MandateFilter,
  SeriesSummary,
  StateChange,
} from "./keeping/model.ts";
import { database, type RecordParts, requireText, resolveDocument } from "./keeping/parts.ts";
import { type Refreshed, refresh } from "./keeping/refresh.ts";
import { type DueQuestion, relatedOver } from "./keeping/related.ts";
import { type NewState, requireMandate, setMandateState } from "./keeping/standing.ts";
import { symbolKey, symbolKeys } from "./keeping/symbols.ts";
import type { Organ } from "./model.ts";
import type { Correction } from "./reading/corrections.ts";
import { type Comparison, compareDocuments } from "./relations/compare.ts";
import type { DueEntry } from "./relations/due.ts";
import type { RecordGraph } from "./relations/graph.ts";
import { selectCitedBy, selectCites } from "./repository/citations.ts";
import { selectByKeys, selectDocuments, selectState } from "./repository/documents.ts";
import { selectEdition, selectEditions } from "./repository/editions.ts";
import { selectMandates, selectStates } from "./repository/mandates.ts";
import { type SourceRow, selectSource } from "./repository/sources.ts";

/** The record as people and programs use it. Reading is open to everybody; deeds are the operator's (`directory.not-allowed`). */
export interface RecordService {
  /**
   * Takes the documents of a file into the record: all of them, or none. What differs from a text that is there is only told,
   * unless `replace` is said; the same file again changes nothing. Problems: those of reading, `records.not-resolution`,
   * `records.symbol-needed`.
   */
  importDocuments(actor: Actor, file: GivenFile, options?: ImportOptions): Promise<Result<ImportOutcome>>;
  /** Reads a document again with these corrections in the place of those before. Problems: as {@link document}, `records.no-text`. */
  correctDocument(
    actor: Actor,
    symbol: string,
    corrections: readonly Correction[],
  ): Promise<Result<KeptDocument>>;
  /** Takes a document out, but for the facts that come with the software; gives its symbol. What was said of its mandates comes back with it. */
  removeDocument(actor: Actor, symbol: string): Promise<Result<string>>;
  /** Says how far a mandate is. Problems: `records.unknown-mandate`, `records.evidence-unclear`, `records.note-too-long`. */
  setMandateState(actor: Actor, mandate: string, change: NewState): Promise<Result<KeptMandate>>;
  /** Takes facts about documents whose texts may come later; gives how many were new or had changed. */
  takeFacts(actor: Actor, facts: readonly Facts[]): Promise<Result<number>>;
  /** By the day of adoption, those without one last. */
  documents(filter?: DocumentFilter): Promise<readonly DocumentSummary[]>;
  /**
   * By any spelling of its symbol: as it stands, or the edition that a reference names (`keeping/editions.ts`). Problems: `records.unknown-document`,
   * `records.unknown-near`, `records.ambiguous-symbol`, `records.unknown-edition`.
   */
  document(symbol: string, edition?: string): Promise<Result<KeptDocument>>;
  /** In the order of documents and paragraphs. */
  mandates(filter?: MandateFilter): Promise<readonly KeptMandate[]>;
  /** One mandate with everything that was said of it, the latest first. Problem: `records.unknown-mandate`. */
  mandate(address: string): Promise<Result<MandateStanding>>;
  /** What falls due, in the order of its dates; by default also what drafts ask for. */
  due(filter?: DueQuestion): Promise<readonly DueItem[]>;
  /** The same for whoever writes calendars and tables (`formats/`). */
  dueEntries(filter?: DueQuestion): Promise<readonly DueEntry[]>;
  /** What was done to the record, the latest first: at most `limit` (50) deeds. */
  changes(limit?: number): Promise<readonly Change[]>;
  /** The provisional agenda of a session, as far as the decisions in the record make it. */
  agenda(organ: Organ, session: number): Promise<Agenda>;
  /** Every series of more than one document. */
  allSeries(): Promise<readonly SeriesSummary[]>;
  /** The series to which a document belongs. Problems: as {@link document}, `records.no-series`. */
  series(symbol: string): Promise<Result<KeptSeries>>;
  /** The documents within so many steps (1) of one, and what joins them. It need not be in the record. */
  graph(symbol: string, steps?: number): Promise<RecordGraph>;
  /** What a document cites, in the order of its text. */
  cites(symbol: string): Promise<Result<readonly KeptCitation[]>>;
  /** Where documents cite one; it need not be in the record. */
  citedBy(symbol: string): Promise<readonly KeptCitation[]>;
  /** Two documents paragraph by paragraph. Problems: as {@link document}, `records.no-text`. */
  compare(before: string, after: string): Promise<Result<Comparison>>;
  /** Paragraphs, titles and symbols that hold the words of a query, the most telling first. */
  search(query: string, page?: { readonly limit?: number; readonly offset?: number }): Promise<Found>;
  /** The text from which the current edition was read, with the hash of its original. Problems: as {@link document}, `records.no-text`. */
  source(symbol: string): Promise<Result<SourceRow>>;
  /** A text that changes whenever the record does, for whoever keeps what was made from it. */
  state(): string;
}

export interface MandateStanding {
  readonly mandate: KeptMandate;
  readonly states: readonly StateChange[];
}

export interface RecordOptions {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly now?: (() => Date) | undefined;
}

/** Opens the record of a data folder that this process holds. What an older parser has understood is understood again first. */
export async function openRecord(
  options: RecordOptions,
): Promise<{ readonly record: RecordService; readonly refreshed: Refreshed }> {
  const { store, paths, now = () => new Date() } = options;
  const refreshed = await refresh(store);
  return { record: recordOver({ store, paths, now }, await selectState(store.database())), refreshed };
}

function recordOver({ store, ...given }: RecordParts, opened: string): RecordService {
  let deeds = 0;
  let texts = 0;
  const counting: Store["deed"] = async (actor, entry, work) => {
    const done = await store.deed(actor, entry, work);
    deeds += 1;
    if (typeof entry === "function" || entry.deed !== "record.state") texts += 1;
    return done;
  };
  const parts = { ...given, store: { ...store, deed: counting } };
  const db = database(parts);
  const related = relatedOver(db, () => texts);
  let last: Promise<unknown> = Promise.resolve();
  /** One deed after the other: what a deed finds must still be so when it writes. */
  const inTurn = <T>(work: () => Promise<T>): Promise<Result<T>> => {
    const turn = last.then(() => attempt(work));
    last = turn.catch(() => {});
    return turn;
  };

  async function document(symbol: string, asked?: string): Promise<KeptDocument> {
    const row = await resolveDocument(db, symbol);
    const { number, organ_name, facts } = row;
    const editions = await selectEditions(db, number);
    const kept = await selectMandates(db, { documents: [number] });
    const shown = shownEdition(row, editions, asked);
    const read = shown === null ? undefined : await selectEdition(db, number, shown.number);
    const understood = read?.understood ?? null;
    const current = (shown?.number ?? null) === row.edition;
    const told = current ? kept : keptIn(understood, facts, kept);
    return {
      symbol: row.symbol,
      organ: row.organ,
      organName: organ_name,
      session: row.session,
      title: row.title,
      date: row.date,
      agenda: row.agenda,
      series: row.series,
      basis: shown === null ? "facts" : "text",
      operative: understood?.operative.length ?? 0,
      mandates: told.length,
      facts,
      edition: shown,
      editions: [...editions],
      current,
      understood,
      kept: [...told],
    };
  }

  const text = async (symbol: string) => requireText(db, await resolveDocument(db, symbol));

  return {
    importDocuments: (actor, file, options = {}) =>
      inTurn(() => importDocuments(parts, actor, file, options)),
    correctDocument: (actor, symbol, corrections) =>
      inTurn(async () => document(await correctDocument(parts, actor, symbol, corrections))),
    removeDocument: (actor, symbol) => inTurn(() => removeDocument(parts, actor, symbol)),
    setMandateState: (actor, address, change) =>
      inTurn(async () => requireMandate(db, await setMandateState(parts, actor, address, change))),
    takeFacts: (actor, facts) => inTurn(() => takeFacts(parts, actor, facts)),
    documents: (filter = {}) => selectDocuments(db, filter),
    document: (symbol, edition) => attempt(() => document(symbol, edition)),
    mandates: (filter = {}) => selectMandates(db, filter),
    mandate: (address) =>
      attempt(async () => {
        const mandate = await requireMandate(db, address);
        return { mandate, states: await selectStates(db, mandate.id) };
      }),
    due: (filter = {}) => related.due(filter),
    dueEntries: (filter = {}) => related.dueEntries(filter),
    changes: (limit = 50) => changesIn(parts, limit),
    agenda: (organ, session) => related.agenda(organ, session),
    allSeries: () => related.allSeries(),
    series: (symbol) =>
      attempt(async () => {
        const row = await resolveDocument(db, symbol);
        const found = await related.series(row.symbol);
        if (!found) throw new ProblemError(problem("records.no-series", { symbol: row.symbol }));
        return found;
      }),
    graph: async (symbol, steps = 1) => {
      const [known] = await selectByKeys(db, symbolKeys(symbol));
      return related.graph(known?.symbol ?? symbol, steps);
    },
    cites: (symbol) => attempt(async () => selectCites(db, (await resolveDocument(db, symbol)).number)),
    citedBy: async (symbol) => {
      const [known] = await selectByKeys(db, symbolKeys(symbol));
      return selectCitedBy(db, known?.key ?? symbolKey(symbol));
    },
    compare: (before, after) =>
      attempt(async () => {
        const [a, b] = [await text(before), await text(after)];
        return compareDocuments(a.understood, b.understood);
      }),
    search: (query, page) => find(db, query, page),
    source: (symbol) =>
      attempt(async () => {
        const { source } = await text(symbol);
        const found = await selectSource(db, source);
        if (!found) throw new ProblemError(problem("records.no-text", { symbol }));
        return found;
      }),
    state: () => `${opened}-${deeds}`,
  };
}
