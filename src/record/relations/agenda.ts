import { note, type Problem, warning } from "../../kernel/problem.ts";
import type { Organ } from "../model.ts";
import { documentForms } from "../understanding/forms.ts";
import { sessionOpens } from "../understanding/sessions.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { type DueEntry, dueMandates } from "./due.ts";
import { type HeldMandate, heldDocuments, heldMandates } from "./held.ts";
import { type ItemTitle, itemTitle, itemUnderWhich } from "./items.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { normalTitle } from "./recalls.ts";
import { seriesAmong } from "./series.ts";
import { type Succession, successionsAmong } from "./successors.ts";

/** An item, or a sub-item, with the decisions that put it there and the documents that were asked for under it. */
export interface AgendaItem {
  readonly title: string;
  /** The number that it last had, and in which session: a guide, since sessions number anew. */
  readonly lastNumber: { readonly number: string; readonly session: number } | null;
  readonly decisions: readonly DueEntry[];
  readonly documentation: readonly DueEntry[];
  readonly subItems: readonly AgendaItem[];
}

export interface DraftAgenda {
  readonly organ: Organ;
  readonly session: number;
  /** The month in which the session opens, where it is known. */
  readonly opens: string | null;
  readonly items: readonly AgendaItem[];
  /** What was asked for at that session and belongs to no item that a decision includes. */
  readonly unplaced: readonly DueEntry[];
  readonly warnings: readonly Problem[];
}

const documents: ReadonlySet<string> = new Set(documentForms);

/**
 * The provisional agenda of a session as far as the held decisions make it: items in the order of their titles, sub-items under theirs,
 * each with the reports that were asked for that session. A request that names the item under which it is to be met puts that item there
 * too. Warns where a request and the decision of one document name different
 * sessions, where a report has no item and where an item has no report. Drafts decide nothing and are left out.
 */
export function draftAgenda(
  documentsHeld: readonly UnderstoodDocument[],
  organ: Organ,
  session: number,
  successions: readonly Succession[] = successionsAmong(documentsHeld),
): DraftAgenda {
  const held = heldDocuments(documentsHeld).filter(({ draft }) => !draft);
  const mandates = heldMandates(held);
  const due = dueMandates(mandates, { organ, session }, successions);
  const decisions = due.filter(({ mandate }) => mandate.form === "agenda-item");
  const requests = due.filter(({ mandate }) => documents.has(mandate.form));
  const seriesByKey = new Map(
    seriesAmong(held).flatMap(({ id, entries }) => entries.map(({ key }) => [key, id] as const)),
  );
  const numbers = numbersOf(mandates.filter((one) => (one.held.document.session ?? session) < session));

  const drafts = new Map<string, DraftItem>();
  const places = new Map<string, DraftItem>();
  for (const decision of decisions) {
    const { item, subItem } = itemTitle(decision);
    const top = itemIn(drafts, item);
    const place = subItem === undefined ? top : itemIn(top.subItems, subItem);
    place.decisions.push(decision);
    const { key } = decision.held;
    places.set(key, places.get(key) ?? place);
    const series = seriesByKey.get(key);
    if (series !== undefined) places.set(series, places.get(series) ?? place);
    places.set(normalTitle(subItem ?? item), place);
  }
  for (const request of requests) {
    const named = itemUnderWhich(request);
    if (places.has(request.held.key) || named === undefined) continue;
    const top = itemIn(drafts, named.item);
    const place = named.subItem === undefined ? top : itemIn(top.subItems, named.subItem);
    places.set(request.address, place);
  }
  const unplaced = requests.filter((request) => {
    const { key, document } = request.held;
    const place =
      places.get(request.address) ??
      places.get(key) ??
      places.get(seriesByKey.get(key) ?? "") ??
      places.get(normalTitle(document.title ?? ""));
    place?.documentation.push(request);
    return place === undefined;
  });
  const items = finished(drafts, numbers);
  return {
    organ,
    session,
    opens: sessionOpens(organ, session),
    items,
    unplaced,
    warnings: [
      ...differing(documentsHeld, mandates, organ, session),
      ...withoutItem(unplaced),
      ...withoutReport(items),
    ],
  };
}

interface DraftItem {
  readonly title: string;
  readonly decisions: DueEntry[];
  readonly documentation: DueEntry[];
  readonly subItems: Map<string, DraftItem>;
}

function itemIn(items: Map<string, DraftItem>, title: string): DraftItem {
  const key = normalTitle(title);
  const known = items.get(key);
  if (known) return known;
  const made: DraftItem = { title, decisions: [], documentation: [], subItems: new Map() };
  items.set(key, made);
  return made;
}

type Numbers = ReadonlyMap<string, { readonly number: string; readonly session: number }>;

function finished(items: ReadonlyMap<string, DraftItem>, numbers: Numbers): readonly AgendaItem[] {
  return [...items]
    .map(
      ([key, { title, decisions, documentation, subItems }]): AgendaItem => ({
        title,
        lastNumber: numbers.get(key) ?? null,
        decisions,
        documentation,
        subItems: finished(subItems, numbers),
      }),
    )
    .sort(
      byEach<AgendaItem>(
        (a, b) => byCodeUnit(normalTitle(a.title), normalTitle(b.title)),
        (a, b) => byCodeUnit(a.title, b.title),
      ),
    );
}

/** Under which number a document of the latest session stood that includes the item again, or bears its title. */
function numbersOf(mandates: readonly HeldMandate[]): Numbers {
  const numbers = new Map<string, { number: string; session: number }>();
  const learn = (title: string, { held: { document } }: HeldMandate) => {
    const number = /\d+(?: ?\([a-z]\))?/.exec(document.agenda[0] ?? "")?.[0];
    const { session } = document;
    const key = normalTitle(title);
    if (number === undefined || session === null || (numbers.get(key)?.session ?? 0) > session) return;
    numbers.set(key, { number, session });
  };
  for (const one of mandates) {
    if (one.mandate.form !== "agenda-item") continue;
    const { item, subItem }: ItemTitle = itemTitle(one);
    learn(subItem ?? item, one);
    const top = /^\d+/.exec(one.held.document.agenda[0]?.match(/\d+ ?\(/)?.[0] ?? "")?.[0];
    const { session } = one.held.document;
    const key = normalTitle(item);
    if (
      subItem !== undefined &&
      top !== undefined &&
      session !== null &&
      (numbers.get(key)?.session ?? 0) <= session
    )
      numbers.set(key, { number: top, session });
  }
  return numbers;
}

/** Documents whose request and decision name different sessions, of which this is one. */
function differing(
  all: readonly UnderstoodDocument[],
  mandates: readonly HeldMandate[],
  organ: Organ,
  session: number,
): readonly Problem[] {
  const organs = new Map(mandates.map(({ mandate }) => [mandate.id, mandate.due.organ]));
  return all
    .flatMap(({ problems }) => problems)
    .filter(
      ({ code, facts }) =>
        code === "record.sessions-differ" &&
        organs.get(String(facts.decision)) === organ &&
        (facts.requested === session || facts.decided === session),
    );
}

function withoutItem(unplaced: readonly DueEntry[]): readonly Problem[] {
  return [...unplaced]
    .sort((a, b) => byAddress(a.address, b.address))
    .map(({ address }) => warning("relations.report-without-item", { request: address }));
}

function withoutReport(items: readonly AgendaItem[]): readonly Problem[] {
  return items.flatMap((item) => {
    const below = withoutReport(item.subItems);
    if (item.decisions.length === 0 || item.documentation.length > 0) return below;
    return [
      note("relations.item-without-report", { item: item.title, decision: item.decisions[0]?.address ?? "" }),
      ...below,
    ];
  });
}
