import type { EdgeKind, RecordGraph } from "../../../record/relations/graph.ts";
import { whenOfSymbol } from "../../../record/relations/held.ts";

/** A document in the drawing: where its label stands, in units of the drawing. `x` and `y` are its middle. */
export interface DrawnNode {
  readonly key: string;
  readonly label: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly held: boolean;
  /** It is the document that the drawing is about. */
  readonly centre: boolean;
  readonly to: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface DrawnEdge {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  /** From which paragraphs, and in which words. */
  readonly places: readonly { readonly paragraph: string | null; readonly words: string | null }[];
  /** The line as a path. */
  readonly path: string;
}

export interface DrawnGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** The columns, the earliest first; null where nothing tells the year. */
  readonly years: readonly { readonly year: number | null; readonly x: number }[];
}

const lane = 34;
const gap = 10;
const margin = 8;
const letter = 7.7;
const padding = 14;
const highestArc = 110;
export const half = 11;

type Node = RecordGraph["nodes"][number];

/**
 * The documents in columns, a year each, the earliest on the left; years in which nothing happened take no room. The series of the document runs along
 * the first row, with arcs above it for what its members cite of each other; everything else stands below.
 */
export function drawn(
  { nodes: known, edges }: RecordGraph,
  of: string,
  address: (key: string, held: boolean) => string,
): DrawnGraph {
  // Of what is only cited the symbol tells the session, and so the time.
  const nodes = known.map((node) => ({ ...node, date: node.date ?? whenOfSymbol(node.key) }));
  const series = membersOf(edges, of);
  const columns = columnsOf(nodes, series);
  const first = margin + arcRoom(columns, series) + half;
  const placed = columns.flatMap(({ x, rows }) =>
    rows.flatMap((node, row) =>
      node === null
        ? []
        : [
            {
              key: node.key,
              label: labelOf(node.key),
              title: node.title,
              date: node.date,
              held: node.held,
              centre: node.key === of,
              to: address(node.key, node.held),
              x,
              y: first + row * lane,
              width: widthOf(node),
            },
          ],
    ),
  );
  const deepest = Math.max(1, ...columns.map(({ rows }) => rows.length));
  const last = columns.at(-1);
  return {
    width: Math.round((last ? last.x + last.width / 2 : 0) + margin),
    height: Math.round(first + deepest * lane + 14),
    nodes: placed,
    edges: joined(edges, placed, series),
    years: columns.map(({ year, x }) => ({ year, x })),
  };
}

/** The documents that follow each other in the series of one, which is among them even alone. */
function membersOf(edges: RecordGraph["edges"], of: string): ReadonlySet<string> {
  const members = new Set([of]);
  for (const { kind, from, to } of edges) if (kind === "follows") members.add(from.key).add(to.key);
  return members;
}

interface Column {
  readonly year: number | null;
  readonly x: number;
  readonly width: number;
  /** From above; the first is the series', and empty where none of its documents is of that year. */
  readonly rows: readonly (Node | null)[];
}

function columnsOf(nodes: readonly Node[], series: ReadonlySet<string>): readonly Column[] {
  const years = new Map<number | null, Node[]>();
  for (const node of nodes) {
    const year = node.date === null ? null : Number(node.date.slice(0, 4));
    years.set(year, [...(years.get(year) ?? []), node]);
  }
  let right = margin;
  return [...years]
    .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([year, own]) => {
      const sorted = own.toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
      const inSeries = sorted.find(({ key }) => series.has(key)) ?? null;
      const width = Math.max(...own.map(widthOf));
      const x = right + width / 2;
      right += width + gap;
      return { year, x, width, rows: [inSeries, ...sorted.filter((node) => node !== inSeries)] };
    });
}

/** How high the widest arc of the first row goes. */
function arcRoom(columns: readonly Column[], series: ReadonlySet<string>): number {
  const xs = columns.flatMap(({ x, rows }) => (rows[0] && series.has(rows[0].key) ? [x] : []));
  return xs.length < 2 ? 0 : arcOver((xs.at(-1) ?? 0) - (xs[0] ?? 0)) / 2 + 6;
}

function arcOver(distance: number): number {
  return Math.min(2 * highestArc, Math.abs(distance) * 0.5);
}

/** Resolutions of the Assembly by their number alone; everything else by its symbol. */
function labelOf(key: string): string {
  return key.replace(/^A\/RES\//, "").replace(/^~/, "");
}

function widthOf({ key }: Node): number {
  return labelOf(key).length * letter + padding;
}

/** One line for all references of a kind between two documents. */
function joined(
  edges: RecordGraph["edges"],
  nodes: readonly DrawnNode[],
  series: ReadonlySet<string>,
): readonly DrawnEdge[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const lines = new Map<string, { edge: Omit<DrawnEdge, "places">; places: DrawnEdge["places"][number][] }>();
  for (const { kind, from, to, words } of edges) {
    const [a, b] = [byKey.get(from.key), byKey.get(to.key)];
    if (!a || !b || a === b) continue;
    const id = `${kind} ${from.key} ${to.key}`;
    const place = { paragraph: from.paragraph ?? null, words: words ?? null };
    const known = lines.get(id);
    if (known) known.places.push(place);
    else {
      const along = series.has(a.key) && series.has(b.key) && a.y === b.y;
      const path = along && kind !== "follows" ? arc(a, b) : line(a, b);
      lines.set(id, { edge: { kind, from: from.key, to: to.key, path }, places: [place] });
    }
  }
  return [...lines.values()].map(({ edge, places }) => ({ ...edge, places }));
}

/** Above the row, from the middle of one label to the middle of the other. */
function arc(a: DrawnNode, b: DrawnNode): string {
  const top = a.y - half;
  return `M${round(a.x)} ${round(top)}Q${round((a.x + b.x) / 2)} ${round(top - arcOver(a.x - b.x))} ${round(b.x)} ${round(top)}`;
}

/** From the side of one label to the facing side of the other; within a column from edge to edge. */
function line(a: DrawnNode, b: DrawnNode): string {
  if (a.x === b.x) {
    const down = b.y > a.y ? half : -half;
    return `M${round(a.x)} ${round(a.y + down)}L${round(b.x)} ${round(b.y - down)}`;
  }
  const side = a.x > b.x ? -1 : 1;
  const [x1, x2] = [a.x + (side * a.width) / 2, b.x - (side * b.width) / 2];
  const reach = side * Math.max(6, Math.abs(x1 - x2) * 0.45);
  return `M${round(x1)} ${round(a.y)}C${round(x1 + reach)} ${round(a.y)} ${round(x2 - reach)} ${round(b.y)} ${round(x2)} ${round(b.y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
