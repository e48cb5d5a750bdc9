import type { EdgeKind, RecordGraph } from "../../../record/relations/graph.ts";
import { whenOfSymbol } from "../../../record/relations/held.ts";

/** A document in the drawing: where its label stands, in units of the drawing. */
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
  readonly years: readonly { readonly year: number; readonly x: number }[];
}

const width = 980;
const margin = 16;
const lane = 34;
const top = 34;
const letter = 8.2;
const padding = 14;

/**
 * The documents along time, left to right, each in the first row where its label has room; the document itself stands alone in the middle row.
 * Lines go from the one that cites to the one that is cited. Documents without a date stand before the first.
 */
export function drawn(
  { nodes: known, edges }: RecordGraph,
  of: string,
  address: (key: string, held: boolean) => string,
): DrawnGraph {
  // Of what is only cited the symbol tells the session, and so the time.
  const nodes = known.map((node) => ({ ...node, date: node.date ?? whenOfSymbol(node.key) }));
  const dated = nodes.flatMap(({ date }) => (date === null ? [] : [timeOf(date)]));
  const [first, last] = [Math.floor(Math.min(...dated, 9999)), Math.ceil(Math.max(...dated, 0))];
  const span = Math.max(1, last - first);
  const widest = Math.max(...nodes.map(({ key }) => widthOf(labelOf(key))), 0);
  const room = width - 2 * margin - widest;
  const at = (date: string | null) => margin + (date === null ? 0 : ((timeOf(date) - first) / span) * room);
  const sorted = [...nodes].sort((a, b) => at(a.date) - at(b.date) || (a.key < b.key ? -1 : 1));
  const ends: number[] = [];
  const rows = new Map<string, number>();
  for (const node of sorted) {
    const from = at(node.date);
    let row = ends.findIndex((end) => end + 10 < from);
    if (row < 0) row = ends.push(0) - 1;
    ends[row] = from + widthOf(labelOf(node.key));
    rows.set(node.key, row);
  }
  const placed = sorted.map((node): DrawnNode => {
    const label = labelOf(node.key);
    return {
      key: node.key,
      label,
      title: node.title,
      date: node.date,
      held: node.held,
      centre: node.key === of,
      to: address(node.key, node.held),
      x: at(node.date),
      y: top + (rows.get(node.key) ?? 0) * lane,
      width: widthOf(label),
    };
  });
  return {
    width,
    height: top + ends.length * lane + 30,
    nodes: placed,
    edges: joined(edges, placed),
    years: yearsBetween(first, last, span, room),
  };
}

/** A day, a month or a year as years with a fraction. */
function timeOf(date: string): number {
  const [year = "0", month = "7", day = "1"] = date.split("-");
  return Number(year) + (Number(month) - 1) / 12 + Number(day) / 400;
}

/** Resolutions of the Assembly by their number alone; everything else by its symbol. */
function labelOf(key: string): string {
  return key.replace(/^A\/RES\//, "").replace(/^~/, "");
}

function widthOf(label: string): number {
  return label.length * letter + padding;
}

function yearsBetween(first: number, last: number, span: number, room: number) {
  const step = [1, 2, 5, 10, 20, 50].find((one) => span / one <= 8) ?? 100;
  const years: { year: number; x: number }[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    years.push({ year, x: margin + ((year - first) / span) * room });
  return years;
}

/** One line for all references of a kind between two documents. */
function joined(edges: RecordGraph["edges"], nodes: readonly DrawnNode[]): readonly DrawnEdge[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const lines = new Map<string, { edge: Omit<DrawnEdge, "places">; places: DrawnEdge["places"][number][] }>();
  for (const { kind, from, to, words } of edges) {
    const [a, b] = [byKey.get(from.key), byKey.get(to.key)];
    if (!a || !b || a === b) continue;
    const id = `${kind} ${from.key} ${to.key}`;
    const place = { paragraph: from.paragraph ?? null, words: words ?? null };
    const known = lines.get(id);
    if (known) known.places.push(place);
    else
      lines.set(id, { edge: { kind, from: from.key, to: to.key, path: pathBetween(a, b) }, places: [place] });
  }
  return [...lines.values()].map(({ edge, places }) => ({ ...edge, places }));
}

/** From the beginning of the later label to the end of the earlier one, bent so that lines of a row do not cover its labels. */
function pathBetween(a: DrawnNode, b: DrawnNode): string {
  const later = a.x >= b.x;
  const [x1, x2] = later ? [a.x, b.x + b.width] : [a.x + a.width, b.x];
  const bend = a.y === b.y ? lane * 0.45 : 0;
  const reach = Math.max(8, Math.abs(x1 - x2) * 0.4) * (later ? -1 : 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  return `M${round(x1)} ${round(a.y)}C${round(x1 + reach)} ${round(a.y - bend)} ${round(x2 - reach)} ${round(b.y - bend)} ${round(x2)} ${round(b.y)}`;
}
