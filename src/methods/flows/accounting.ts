import { fit2 } from "../ipf/fit2.ts";
import type { Warm } from "../ipf/model.ts";
import { spreadWhole } from "../largest-remainder.ts";
import { columnSums, copy, type Matrix, rowSums, sum } from "../matrix.ts";
import type { FlowFault, Repair, StockPair } from "./model.ts";

/**
 * Demographic accounting: two stock tables are brought to where they differ by migration alone (Abel 2013, Demographic
 * Research 28:18; Abel and Cohen 2019, Scientific Data 6:82). Rows are birthplaces, columns residences; the diagonal
 * holds those who live where they were born.
 */

/** How birthplace totals are matched: by rescaling, or by letting people enter and leave the system of territories. */
export type Closure = "closed" | "open" | "open-dr";

export interface Accounts {
  /** The stock at the beginning less deaths, and at the end less births: row totals agree when closed. */
  readonly start: Matrix;
  readonly end: Matrix;
  readonly repairs: readonly Repair[];
  /** Births less deaths, less the change of the world's population: what a closed account balances in step 2. */
  readonly imbalance: number;
  /** Net migration of each territory as the accounts have it: its population at the end less that at the beginning. */
  readonly net: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
  /** The largest difference, in persons, between a birthplace total or a population asked for and the one met. */
  readonly gap: number;
  /** What both fits of a closed account leave for those of tables that hardly differ. */
  readonly warm?: WarmStart;
}

/** What the fits of a closed account begin with. */
export interface WarmStart {
  readonly start: Warm;
  readonly end: Warm;
}

export type AccountsResult =
  | { readonly ok: true; readonly accounts: Accounts }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

/**
 * Steps 1 to 5 of the accounts, for a pair that `checkPair` finds nothing wrong with. The tables given are not changed.
 * Faults: `imbalance-above-natives`, `birthplace-in-one-table`, `margins`.
 */
export function account(pair: StockPair, closure: Closure, warm?: WarmStart): AccountsResult {
  const repairs: Repair[] = [];
  const start = copy(pair.start);
  const end = copy(pair.end);
  const births = Float64Array.from(Array.from(pair.births));
  const deaths = Float64Array.from(Array.from(pair.deaths));

  dropNegativeNatives(start, repairs);
  dropNegativeNatives(end, repairs);
  const imbalance = sum(births) - sum(deaths) - (sum(end.values) - sum(start.values));
  // An open system needs no balance: whoever is missing or too many has left it or come in.
  if (closure === "closed") {
    for (const [stock, shift] of [
      [start, -imbalance / 2],
      [end, imbalance / 2],
    ] as const) {
      const natives = diagonalSum(stock);
      if (natives + shift < 0)
        return { ok: false, faults: [{ fault: "imbalance-above-natives", imbalance, natives }] };
      shiftNatives(stock, shift);
    }
  }
  takeBirths(end, births, repairs);
  takeDeaths(start, deaths);
  const [then, now] = [columnSums(start), columnSums(end)];
  const net = now.map((people, j) => people - (then[j] ?? 0));

  if (closure !== "closed") {
    open(start, end, closure, repairs);
    return {
      ok: true,
      accounts: { start, end, repairs, imbalance, net, iterations: 0, converged: true, gap: 0 },
    };
  }
  const closed = close(start, end, pair, warm);
  return closed.ok
    ? { ok: true, accounts: { ...closed.fit, repairs, imbalance, net } }
    : { ok: false, faults: closed.faults };
}

function diagonalSum(stock: Matrix): number {
  let total = 0;
  for (let j = 0; j < stock.rows; j++) total += stock.values[j * stock.columns + j] ?? 0;
  return total;
}

/** Step 1: natives are a population less its foreign-born, so errors of either can make them negative. */
function dropNegativeNatives(stock: Matrix, repairs: Repair[]): void {
  const n = stock.rows;
  for (let j = 0; j < n; j++) {
    const natives = stock.values[j * n + j] ?? 0;
    if (natives >= 0) continue;
    repairs.push({ repair: "negative-natives-set-to-zero", index: j, size: -natives });
    stock.values[j * n + j] = 0;
    let others = 0;
    for (let k = 0; k < n; k++) others += stock.values[k * n + j] ?? 0;
    const factor = others === 0 ? 0 : (others + natives) / others;
    for (let k = 0; k < n; k++) stock.values[k * n + j] = (stock.values[k * n + j] ?? 0) * factor;
  }
}

/** Step 2: moves natives, in whole numbers and in proportion to them, so that the world balances. */
function shiftNatives(stock: Matrix, total: number): void {
  const n = stock.rows;
  const natives = Float64Array.from({ length: n }, (_, j) => stock.values[j * n + j] ?? 0);
  const shift = spreadWhole(total, natives);
  for (let j = 0; j < n; j++) stock.values[j * n + j] = (natives[j] ?? 0) + (shift[j] ?? 0);
}

/** Step 3: births are natives; where there are fewer natives than births, they are spread over the column. */
function takeBirths(end: Matrix, births: Float64Array, repairs: Repair[]): void {
  const n = end.rows;
  const population = columnSums(end);
  for (let j = 0; j < n; j++) {
    const born = births[j] ?? 0;
    const natives = end.values[j * n + j] ?? 0;
    if (natives >= born) {
      end.values[j * n + j] = natives - born;
      continue;
    }
    repairs.push({ repair: "births-spread-over-column", index: j, size: born });
    scaleColumn(end, j, population[j] === 0 ? 0 : 1 - born / (population[j] ?? 1));
  }
}

/** Step 4: deaths fall on each birthplace in proportion to its share of the column. */
function takeDeaths(start: Matrix, deaths: Float64Array): void {
  const population = columnSums(start);
  for (let j = 0; j < start.rows; j++) {
    const [dead, people] = [deaths[j] ?? 0, population[j] ?? 0];
    scaleColumn(start, j, people === 0 ? 0 : Math.max(0, 1 - dead / people));
  }
}

function scaleColumn(stock: Matrix, column: number, factor: number): void {
  for (let k = 0; k < stock.rows; k++) {
    const i = k * stock.columns + column;
    stock.values[i] = (stock.values[i] ?? 0) * factor;
  }
}

type Closed =
  | {
      readonly ok: true;
      readonly fit: Pick<Accounts, "start" | "end" | "iterations" | "converged" | "gap" | "warm">;
    }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

/** Step 5, closed: both tables are fitted to birthplace totals half-way between theirs, keeping their populations. */
function close(start: Matrix, end: Matrix, given: StockPair, warm: WarmStart | undefined): Closed {
  const [before, after] = [rowSums(start), rowSums(end)];
  const faults = oneSided(before, after, given);
  if (faults.length > 0) return { ok: false, faults };
  const middle = before.map((value, k) => (value + (after[k] ?? 0)) / 2);
  const first = fitRows(start, middle, warm?.start);
  // Both tables are alike enough for what one fit has factorised to serve the other.
  const near = first.ok ? first.fit.near : undefined;
  const second = fitRows(end, middle, warm?.end ?? (near ? { near } : undefined));
  if (first.ok && second.ok) {
    const [one, other] = [first.fit, second.fit];
    return {
      ok: true,
      fit: {
        start: one.table,
        end: other.table,
        iterations: one.iterations + other.iterations,
        converged: one.converged && other.converged,
        gap: Math.max(one.gap, other.gap),
        warm: { start: one, end: other },
      },
    };
  }
  return {
    ok: false,
    faults: [
      ...(first.ok ? [] : [{ fault: "margins", table: "start", fit: first.fault } as const]),
      ...(second.ok ? [] : [{ fault: "margins", table: "end", fit: second.fault } as const]),
    ],
  };
}

/** Less than this share of a person is what rounding leaves of nobody. */
const nobody = 1e-6;

function oneSided(before: Float64Array, after: Float64Array, given: StockPair): FlowFault[] {
  const totals = { start: rowSums(given.start), end: rowSums(given.end) };
  return Array.from(before).flatMap((then, index): FlowFault[] => {
    const now = after[index] ?? 0;
    if (then > nobody === now > nobody) return [];
    const table = then > nobody ? "start" : "end";
    return [{ fault: "birthplace-in-one-table", index, table, total: totals[table][index] ?? 0 }];
  });
}

function fitRows(stock: Matrix, rows: Float64Array, warm: Warm | undefined) {
  // Births, deaths and rounding leave totals equal only to the last bits: the rows follow the columns.
  const columns = columnSums(stock);
  const factor = sum(rows) === 0 ? 0 : sum(columns) / sum(rows);
  return fit2(
    stock,
    rows.map((value) => value * factor),
    columns,
    warm ? { warm } : {},
  );
}

/**
 * Step 5, open: birthplaces that shrink lose people from the table at the beginning, spread as they live at the end;
 * those that grow lose entrants from the table at the end, spread as they lived at the beginning. The variant of 2013
 * spreads each over its own table.
 */
function open(start: Matrix, end: Matrix, closure: "open" | "open-dr", repairs: Repair[]): void {
  const [before, after] = [rowSums(start), rowSums(end)];
  const [startPattern, endPattern] = closure === "open" ? [copy(end), copy(start)] : [copy(start), copy(end)];
  for (let k = 0; k < start.rows; k++) {
    const delta = (before[k] ?? 0) - (after[k] ?? 0);
    if (delta > 0) removeFromRow(start, k, delta, startPattern, repairs);
    if (delta < 0) removeFromRow(end, k, -delta, endPattern, repairs);
  }
}

/** Takes `amount` from a row like the pattern's row; a cell gives no more than it holds, the rest then comes from the others. */
function removeFromRow(stock: Matrix, row: number, amount: number, pattern: Matrix, repairs: Repair[]): void {
  const n = stock.columns;
  const held = stock.values.subarray(row * n, (row + 1) * n);
  const weights = Float64Array.from(pattern.values.subarray(row * n, (row + 1) * n));
  let left = amount;
  let capped = 0;
  for (let pass = 0; pass <= n && left > 1e-9; pass++) {
    let weight = 0;
    for (let j = 0; j < n; j++) weight += (held[j] ?? 0) > 0 ? (weights[j] ?? 0) : 0;
    if (weight === 0) {
      // The pattern has nobody left where the row still has people: take from those in proportion to what they hold.
      weights.set(held);
      weight = sum(held);
      if (weight === 0) break;
    }
    const wanted = left;
    for (let j = 0; j < n; j++) {
      const has = held[j] ?? 0;
      if (has <= 0) continue;
      const share = (wanted * (weights[j] ?? 0)) / weight;
      const taken = Math.min(has, share);
      capped += share - taken;
      held[j] = has - taken;
      left -= taken;
    }
  }
  if (capped > 0) repairs.push({ repair: "outflow-capped", index: row, size: capped });
}
