import type { Organ } from "../model.ts";
import { type AgendaItem as Drafted, draftAgenda } from "../relations/agenda.ts";
import { type DueEntry, type DueFilter, dueMandates } from "../relations/due.ts";
import { around, documentGraph, type RecordGraph } from "../relations/graph.ts";
import { heldDocuments, heldMandates } from "../relations/held.ts";
import { allSeries, type Series, seriesOf } from "../relations/series.ts";
import { type Succession, successionsAmong } from "../relations/successors.ts";
import { selectMandates } from "../repository/mandates.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { selectHoldings } from "./holdings.ts";
import type {
  Agenda,
  AgendaItem,
  DueItem,
  KeptMandate,
  KeptSeries,
  MandateState,
  SeriesSummary,
} from "./model.ts";
import type { Database } from "./tables.ts";

/** The questions that look at all documents together. What they need of the texts is read once and kept until a text changes. */
export interface Related {
  /** As `relations/` tells them, for those who write calendars and tables. */
  dueEntries(filter: DueQuestion): Promise<readonly DueEntry[]>;
  due(filter: DueQuestion): Promise<readonly DueItem[]>;
  agenda(organ: Organ, session: number): Promise<Agenda>;
  allSeries(): Promise<readonly SeriesSummary[]>;
  series(symbol: string): Promise<KeptSeries | undefined>;
  graph(symbol: string, steps: number): Promise<RecordGraph>;
  successions(): Promise<readonly Succession[]>;
}

/** `relations/due.ts`, and by state. */
export interface DueQuestion extends DueFilter {
  readonly state?: MandateState | undefined;
}

interface Known {
  readonly texts: number;
  readonly documents: readonly UnderstoodDocument[];
  readonly successions: readonly Succession[];
}

/** `texts` counts the deeds that changed a text. */
export function relatedOver(database: Database, texts: () => number): Related {
  let known: Promise<Known> | undefined;
  let of = -1;

  function holdings(): Promise<Known> {
    const now = texts();
    if (known && of === now) return known;
    of = now;
    const reading = selectHoldings(database).then((documents) => ({
      texts: now,
      documents,
      successions: successionsAmong(documents),
    }));
    known = reading;
    // A failure is told to whoever asked, and not kept.
    reading.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading;
  }

  /** The mandates as they stand, by address. */
  async function standing(addresses: readonly string[]): Promise<ReadonlyMap<string, KeptMandate>> {
    const mandates = await selectMandates(database, { ids: [...new Set(addresses)] });
    return new Map(mandates.map((one) => [one.id, one]));
  }

  async function items(entries: readonly DueEntry[]): Promise<readonly DueItem[]> {
    const kept = await standing(entries.map(({ address }) => address));
    return entries.flatMap(({ address, occurrence, successor, held }) => {
      const mandate = kept.get(address);
      if (!mandate) return [];
      return [{ ...mandate, draft: held.draft, occurrence, successor: successor ?? null }];
    });
  }

  async function due({ state, ...filter }: DueQuestion): Promise<readonly DueItem[]> {
    const found = await items(await entriesOf(filter));
    return state === undefined ? found : found.filter((one) => one.state === state);
  }

  async function entriesOf(filter: DueFilter): Promise<readonly DueEntry[]> {
    const { documents, successions } = await holdings();
    return dueMandates(heldMandates(heldDocuments(documents)), filter, successions);
  }

  async function dueEntries({ state, ...filter }: DueQuestion): Promise<readonly DueEntry[]> {
    const entries = await entriesOf(filter);
    if (state === undefined) return entries;
    const kept = await standing(entries.map(({ address }) => address));
    return entries.filter(({ address }) => kept.get(address)?.state === state);
  }

  async function agenda(organ: Organ, session: number): Promise<Agenda> {
    const { documents, successions } = await holdings();
    const drafted = draftAgenda(documents, organ, session, successions);
    const told = async ({
      title,
      lastNumber,
      decisions,
      documentation,
      subItems,
    }: Drafted): Promise<AgendaItem> => {
      const below: AgendaItem[] = [];
      for (const one of subItems) below.push(await told(one));
      return {
        title,
        lastNumber,
        decisions: [...(await items(decisions))],
        documentation: [...(await items(documentation))],
        subItems: below,
      };
    };
    const list: AgendaItem[] = [];
    for (const item of drafted.items) list.push(await told(item));
    return {
      organ,
      session,
      opens: drafted.opens,
      items: list,
      unplaced: [...(await items(drafted.unplaced))],
      warnings: drafted.warnings.map((one) => ({ ...one, facts: { ...one.facts } })),
    };
  }

  async function series(symbol: string): Promise<KeptSeries | undefined> {
    const found = seriesOf((await holdings()).documents, symbol);
    return found && keptSeries(found);
  }

  async function keptSeries({ id, organ, title, entries }: Series): Promise<KeptSeries> {
    const { successions } = await holdings();
    const kept = await standing(entries.flatMap(({ mandates }) => mandates.map(({ address }) => address)));
    return {
      id,
      organ,
      title,
      entries: entries.map(({ mandates, recalledBy, ...entry }) => ({
        ...entry,
        recalledBy: [...recalledBy],
        mandates: mandates.flatMap(({ address }) => kept.get(address) ?? []),
      })),
      successions: successions.filter(({ earlier }) => kept.has(earlier)).map((one) => ({ ...one })),
    };
  }

  return {
    due,
    dueEntries,
    agenda,
    series,
    allSeries: async () =>
      allSeries((await holdings()).documents).map(({ id, organ, title, entries }) => ({
        id,
        organ,
        title,
        symbols: entries.map(({ key }) => key),
      })),
    graph: async (symbol, steps) => {
      const { documents, successions } = await holdings();
      return around(documentGraph(documents, successions), symbol, steps);
    },
    successions: async () => (await holdings()).successions,
  };
}
