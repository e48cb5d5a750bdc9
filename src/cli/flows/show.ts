import type { FlowEstimate } from "../../methods/flows/from-stocks.ts";
import { type Matrix, toRows } from "../../methods/matrix.ts";
import type { Output } from "../output.ts";
import type { Column } from "../table.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import type { Breakdown } from "./run.ts";

/** An estimate with what its rows and columns are. */
export interface ShownEstimate {
  readonly names: readonly string[];
  /** How territories are called in tables for people; default: as in `names`. */
  readonly labels?: readonly string[];
  readonly estimate: FlowEstimate;
  /** What tells this estimate from others beside the method, such as period and sex: columns of the CSV. */
  readonly of?: Readonly<Record<string, string>>;
  /** More that programs get, at the side of the table. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** The lowest and the highest value of each cell over methods and errors of the input. */
  readonly range?: { readonly low: Matrix; readonly high: Matrix };
}

/** More territories than these make no matrix that a person reads; then the largest flows are listed. */
const widest = 12;
const listedFlows = 25;

/** The parts of an estimate by their names: the whole as one part, types of move, or birthplaces. */
function parts({ estimate, names }: ShownEstimate, by: Breakdown): readonly (readonly [string, Matrix])[] {
  const { array, flow } = estimate;
  if (by === "total" || !array) return [["", flow]];
  if (by === "birthplace") return names.map((name, k) => [name, array.ofBirthplace(k)]);
  const types = array.byType();
  return [
    ["outward", types.outward],
    ["return", types.return],
    ["transit", types.transit],
  ];
}

/** What programs get: the table row by row, stayers left out, and all that the method says of itself. */
export function jsonOf(shown: ShownEstimate, by: Breakdown): unknown {
  const { estimate, names, of, more, range } = shown;
  const { method, flow, total, converged, iterations, gap, unbalanced, imbalance, repairs } = estimate;
  const broken = Object.fromEntries(parts(shown, by).map(([name, part]) => [name, toRows(part)]));
  return {
    method,
    ...of,
    names,
    flow: toRows(flow),
    total,
    converged,
    iterations,
    gap,
    unbalanced,
    imbalance,
    repairs: repairs.map(({ repair, index, size }) => ({ repair, name: names[index], size })),
    ...(by === "type" ? { types: broken } : {}),
    ...(by === "birthplace" ? { birthplaces: broken } : {}),
    ...(range ? { low: toRows(range.low), high: toRows(range.high) } : {}),
    ...more,
  };
}

const partColumn = { total: [], birthplace: ["birthplace"], type: ["type"] } as const;

/** One line a flow between two territories: method, what the estimate is of, the part, origin, destination, persons. */
export async function writeCsv(shown: readonly ShownEstimate[], by: Breakdown, out: Output): Promise<void> {
  const extra = Object.keys(shown[0]?.of ?? {});
  const ranged = by === "total" && shown.every(({ range }) => range);
  const header = [
    ...extra,
    "method",
    ...partColumn[by],
    "origin",
    "destination",
    "flow",
    ...(ranged ? ["low", "high"] : []),
  ];
  await out.write(`${header.join(",")}\r\n`);
  for (const one of shown) {
    const { names, estimate, of = {}, range } = one;
    const quoted = names.map(quote);
    for (const [part, { values }] of parts(one, by)) {
      const before = [
        ...extra.map((key) => quote(of[key] ?? "")),
        estimate.method,
        ...(by === "total" ? [] : [quote(part)]),
      ].join(",");
      let lines = "";
      for (let i = 0; i < names.length; i++)
        for (let j = 0; j < names.length; j++) {
          if (i === j) continue;
          const at = i * names.length + j;
          lines += `${before},${quoted[i]},${quoted[j]},${values[at] ?? 0}`;
          if (ranged) lines += `,${range?.low.values[at] ?? 0},${range?.high.values[at] ?? 0}`;
          lines += "\r\n";
        }
      await out.write(lines);
    }
  }
}

/** RFC 4180; a name that a spreadsheet would take for a formula is made text. */
function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** For people: the matrix where it is small, else the largest flows, with a line on what it is and how well it fits. */
export function tableLines(shown: ShownEstimate, by: Breakdown, { words }: Terminal): string[] {
  const { estimate, of = {} } = shown;
  const { t, number } = words;
  const whole = (value: number) => number(value, { maximumFractionDigits: estimate.total < 10_000 ? 4 : 0 });
  const lines = [
    [t(`flows:method.${estimate.method}`), `(${estimate.method})`, ...Object.values(of)].join(" "),
    t("flows:cli.total", { total: whole(estimate.total) }),
  ];
  if (estimate.iterations > 0)
    lines.push(
      t("flows:cli.fitted", {
        count: estimate.iterations,
        iterations: number(estimate.iterations),
        gap: number(estimate.gap, { maximumSignificantDigits: 2 }),
      }),
    );
  for (const [part, matrix] of parts(shown, by)) {
    lines.push("");
    if (by === "type") lines.push(t(`flows:type.${part}`));
    if (by === "birthplace") lines.push(t("flows:cli.bornIn", { name: part }));
    lines.push(
      ...(shown.names.length <= widest
        ? matrixLines(shown, matrix, whole)
        : largest(shown, matrix, whole, words.t)),
    );
  }
  return [...lines, ""];
}

function matrixLines(
  { names, labels = names }: ShownEstimate,
  matrix: Matrix,
  whole: (value: number) => string,
): string[] {
  const columns: Column[] = [{ heading: "" }, ...labels.map((heading) => ({ heading, number: true }))];
  return textTable(
    columns,
    toRows(matrix).map((row, i) => [
      labels[i] ?? "",
      ...row.map((value, j) => (i === j ? "" : whole(value))),
    ]),
  );
}

function largest(
  { names, labels = names, range }: ShownEstimate,
  matrix: Matrix,
  whole: (value: number) => string,
  t: Terminal["words"]["t"],
): string[] {
  const n = names.length;
  const cells = Array.from(matrix.values, (value, at) => ({ value, at }))
    .filter(({ value, at }) => value !== 0 && Math.floor(at / n) !== at % n)
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, listedFlows);
  const rangeOf = (at: number) =>
    range ? [`${whole(range.low.values[at] ?? 0)} – ${whole(range.high.values[at] ?? 0)}`] : [];
  return textTable(
    [
      { heading: t("cli:column.origin") },
      { heading: t("cli:column.destination") },
      { heading: t("flows:cli.flow"), number: true },
      ...(range ? [{ heading: t("flows:cli.range"), number: true }] : []),
    ],
    cells.map(({ value, at }) => [
      labels[Math.floor(at / n)] ?? "",
      labels[at % n] ?? "",
      whole(value),
      ...rangeOf(at),
    ]),
  );
}
