import type { Organ } from "../model.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import {
  type Held,
  type HeldMandate,
  heldDocuments,
  heldMandates,
  sessionOfSymbol,
  whenOfSymbol,
} from "./held.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { normalTitle, type Recall, recallsOf } from "./recalls.ts";

/** A document of a series. One that is not held has what the documents that recall it say. */
export interface SeriesEntry {
  readonly key: string;
  readonly held: boolean;
  readonly draft: boolean;
  readonly title: string | null;
  readonly session: number | null;
  /** As exactly as is known: the day as it stands or is cited, else when its session opened. */
  readonly when: string | null;
  /** The paragraphs of other documents that recall it as one of the series. */
  readonly recalledBy: readonly string[];
  /** What it asked for; empty where it is not held. */
  readonly mandates: readonly HeldMandate[];
}

/** Documents of one organ on one subject, session after session. */
export interface Series {
  /** `GA: international migration and development`. */
  readonly id: string;
  readonly organ: Organ | null;
  readonly title: string;
  /** From the earliest to the latest, drafts beside the documents of their time; undated ones last. */
  readonly entries: readonly SeriesEntry[];
}

/** All series of more than one document, by their names. */
export function allSeries(documents: readonly UnderstoodDocument[]): readonly Series[] {
  return seriesAmong(heldDocuments(documents)).filter(({ entries }) => entries.length > 1);
}

/** The series to which a document belongs, by its key; undefined where it is held nowhere and recalled nowhere. */
export function seriesOf(documents: readonly UnderstoodDocument[], key: string): Series | undefined {
  return seriesAmong(heldDocuments(documents)).find(({ entries }) =>
    entries.some((entry) => entry.key === key),
  );
}

interface Draft {
  readonly organ: Organ | null;
  readonly held: Held[];
  readonly recalled: Map<string, { date: string | null; by: string[] }>;
}

/** Series from titles and from recalls that name the title as their subject. */
export function seriesAmong(held: readonly Held[]): readonly Series[] {
  const drafts = new Map<string, Draft>();
  const keys = new Set(held.map(({ key }) => key));
  for (const one of held) {
    const { title, organ } = one.document;
    if (title === null || normalTitle(title) === "") continue;
    const id = `${organ ?? "?"}: ${normalTitle(title)}`;
    const draft: Draft = drafts.get(id) ?? { organ, held: [], recalled: new Map() };
    drafts.set(id, draft);
    draft.held.push(one);
    for (const recall of recallsOf(one.document)) {
      if (!isOwn(recall, one)) continue;
      const known = draft.recalled.get(recall.symbol) ?? { date: null, by: [] };
      draft.recalled.set(recall.symbol, {
        date: known.date ?? recall.date,
        by: [...known.by, `${one.key}#${recall.in}`],
      });
    }
  }
  return [...drafts]
    .map(([id, draft]) => seriesFrom(id, draft, keys, held))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** The recalled document is of the same organ, and its subject is the title of the one that recalls it. */
function isOwn({ symbol, subject }: Recall, { key, document }: Held): boolean {
  if (subject === null || symbol === key || /\/DEC\//.test(symbol)) return false;
  const { organ } = sessionOfSymbol(symbol);
  const title = normalTitle(document.title ?? "");
  const said = normalTitle(subject);
  return (organ ?? null) === document.organ && (said === title || said.startsWith(`${title} `));
}

function seriesFrom(
  id: string,
  { organ, held, recalled }: Draft,
  keys: ReadonlySet<string>,
  all: readonly Held[],
): Series {
  const renamed = [...recalled.keys()].filter((key) => keys.has(key) && !held.some((one) => one.key === key));
  const members = [...held, ...all.filter(({ key }) => renamed.includes(key))];
  const mandates = heldMandates(members);
  const entries = members.map(
    (one): SeriesEntry => ({
      key: one.key,
      held: true,
      draft: one.draft,
      title: one.document.title,
      session: one.document.session,
      when: one.when,
      recalledBy: recalled.get(one.key)?.by ?? [],
      mandates: mandates.filter((mandate) => mandate.held === one),
    }),
  );
  for (const [symbol, { date, by }] of recalled) {
    if (keys.has(symbol)) continue;
    entries.push({
      key: symbol,
      held: false,
      draft: false,
      title: null,
      session: sessionOfSymbol(symbol).session ?? null,
      when: date ?? whenOfSymbol(symbol),
      recalledBy: by,
      mandates: [],
    });
  }
  const sorted = entries.sort(
    byEach<SeriesEntry>(
      (a, b) => byCodeUnit(a.when ?? "9999", b.when ?? "9999"),
      (a, b) => byAddress(a.key, b.key),
    ),
  );
  return { id, organ, title: held[0]?.document.title ?? id, entries: sorted };
}
