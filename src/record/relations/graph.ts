import { organOfSymbol } from "../grammar/symbols.ts";
import type { Organ } from "../model.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { type Held, heldDocuments, sessionOfSymbol } from "./held.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { everyParagraph, recallsOf } from "./recalls.ts";
import { seriesAmong } from "./series.ts";
import { type Succession, successionsAmong } from "./successors.ts";

/** A document of the graph. One that is cited and not held has what its symbol and those that cite it say. */
export interface DocumentNode {
  readonly key: string;
  readonly held: boolean;
  readonly draft: boolean;
  readonly title: string | null;
  readonly organ: Organ | null;
  readonly session: number | null;
  /** The day as it stands in the document, or as others cite it. */
  readonly date: string | null;
  /** By how many documents it is cited. */
  readonly citedBy: number;
}

/** A document, or a paragraph of one. */
export interface GraphPlace {
  readonly key: string;
  /** `op_9`, `note_3`; left out where the whole document is meant. */
  readonly paragraph?: string;
  /** The part as it is named, `paragraph 49`, `annex`, where no paragraph is known for it. */
  readonly part?: string;
}

export type EdgeKind = "cites" | "repeats" | "replaces" | "follows";

/** From the later or citing place to the earlier or cited one. */
export interface GraphEdge {
  readonly kind: EdgeKind;
  readonly from: GraphPlace;
  readonly to: GraphPlace;
  /** The words that name what is cited; left out where no words do. */
  readonly words?: string;
}

export interface RecordGraph {
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly GraphEdge[];
}

/**
 * Everything that the documents cite, ask again, replace and follow. Sorted, so that the same documents give the same graph. Who has
 * the successions already gives them along.
 */
export function documentGraph(
  documents: readonly UnderstoodDocument[],
  successions: readonly Succession[] = successionsAmong(documents),
): RecordGraph {
  const held = heldDocuments(documents);
  const byKey = new Map(held.map((one) => [one.key, one]));
  const edges: GraphEdge[] = [
    ...held.flatMap((one) => citing(one, byKey)),
    ...seriesAmong(held).flatMap(({ entries }) => {
      const adopted = entries.filter(({ draft, when }) => !draft && when !== null);
      return adopted.slice(1).map(
        ({ key }, i): GraphEdge => ({
          kind: "follows",
          from: { key },
          to: { key: adopted[i]?.key ?? key },
        }),
      );
    }),
    ...successions.map(
      ({ kind, later, earlier }): GraphEdge => ({ kind, from: placeOf(later), to: placeOf(earlier) }),
    ),
  ];
  edges.sort(
    byEach<GraphEdge>(
      (a, b) => byAddress(text(a.from), text(b.from)),
      (a, b) => byCodeUnit(a.kind, b.kind),
      (a, b) => byAddress(text(a.to), text(b.to)),
      (a, b) => byCodeUnit(a.words ?? "", b.words ?? ""),
    ),
  );
  return { nodes: nodesOf(held, edges), edges };
}

/** What is within `steps` edges of a document, it included. */
export function around(graph: RecordGraph, key: string, steps = 1): RecordGraph {
  let near = new Set([key]);
  for (let n = 0; n < steps; n++) {
    const wider = new Set(near);
    for (const { from, to } of graph.edges) {
      if (near.has(from.key)) wider.add(to.key);
      if (near.has(to.key)) wider.add(from.key);
    }
    near = wider;
  }
  return {
    nodes: graph.nodes.filter((node) => near.has(node.key)),
    edges: graph.edges.filter(({ from, to }) => near.has(from.key) && near.has(to.key)),
  };
}

function text({ key, paragraph, part }: GraphPlace): string {
  return `${key}#${paragraph ?? ""}#${part ?? ""}`;
}

function placeOf(address: string): GraphPlace {
  const at = address.indexOf("#");
  return { key: address.slice(0, at), paragraph: address.slice(at + 1).replace(/~\d+$/, "") };
}

const replacing =
  /\b(?:supersed(?:es?|ing)|replac(?:es?|ing)|rescinds?|revokes?|repeals?|annuls?|in place of|in lieu of|instead of)\b[^;]{0,200}$/;

function citing({ key, document }: Held, byKey: ReadonlyMap<string, Held>): readonly GraphEdge[] {
  const texts = new Map(
    everyParagraph([...document.preambular, ...document.operative]).map((paragraph) => [
      paragraph.id,
      paragraph.text,
    ]),
  );
  return document.citations.flatMap(({ symbol, in: where, text: words, part, by }) => {
    if (by === "self" || symbol === key || symbol === document.symbol) return [];
    const from: GraphPlace = { key, paragraph: where };
    const to: GraphPlace = { key: symbol, ...partOf(part, byKey.get(symbol)?.document) };
    const own = texts.get(where) ?? "";
    const replaced =
      /^(?:\d+\.)?op_|\.op_/.test(where) && replacing.test(own.slice(0, Math.max(0, own.indexOf(words))));
    const edges: GraphEdge[] = [{ kind: "cites", from, to, words }];
    if (replaced) edges.push({ kind: "replaces", from, to, words });
    return edges;
  });
}

/** `paragraph 49` as the paragraph itself, where the document is held and has it. */
function partOf(part: string | undefined, document: UnderstoodDocument | undefined): Omit<GraphPlace, "key"> {
  if (part === undefined) return {};
  const number = /^(?:paragraph|para\.) (\d+)(?: \(([a-z]+)\))?$/.exec(part);
  const id = number ? `op_${number[1]}${number[2] ? `.${number[2]}` : ""}` : undefined;
  const found =
    id !== undefined &&
    document &&
    everyParagraph(document.operative).some((paragraph) => paragraph.id === id);
  return found ? { paragraph: id } : { part };
}

function nodesOf(held: readonly Held[], edges: readonly GraphEdge[]): readonly DocumentNode[] {
  const citing = new Map<string, Set<string>>();
  const keys = new Set(held.map(({ key }) => key));
  for (const { kind, from, to } of edges) {
    keys.add(from.key).add(to.key);
    if (kind !== "cites") continue;
    const set = citing.get(to.key) ?? new Set();
    citing.set(to.key, set.add(from.key));
  }
  const byKey = new Map(held.map((one) => [one.key, one]));
  const dates = new Map<string, string>();
  for (const { document } of held) {
    for (const { symbol, date } of recallsOf(document)) {
      const known = dates.get(symbol);
      if (date !== null && (known === undefined || date < known)) dates.set(symbol, date);
    }
  }
  return [...keys].sort(byAddress).map((key): DocumentNode => {
    const one = byKey.get(key);
    return {
      key,
      held: one !== undefined,
      draft: one?.draft ?? false,
      title: one?.document.title ?? null,
      organ: one ? one.document.organ : (organOfSymbol(key) ?? null),
      session: one ? one.document.session : (sessionOfSymbol(key).session ?? null),
      date: one?.document.date ?? dates.get(key) ?? null,
      citedBy: citing.get(key)?.size ?? 0,
    };
  });
}
