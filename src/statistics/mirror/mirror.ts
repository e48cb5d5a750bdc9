import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { type Asymmetry, asymmetry } from "../../methods/mirror/asymmetry.ts";
import type { MirrorCell, Side } from "../../methods/mirror/model.ts";
import { type CorrectionFactors, type FixedFactor, poulainFactors } from "../../methods/mirror/poulain.ts";
import {
  type Durations,
  type Reconciled,
  reconcile,
  toCommonDuration,
} from "../../methods/mirror/reconcile.ts";
import { relativeUndercount, type Undercount } from "../../methods/mirror/undercount.ts";
import type { Basis, Statistics } from "../questions/basis.ts";
import { type Books, type Entry, openBooks } from "./books.ts";

export interface MirrorQuestion {
  readonly origin?: TerritoryId;
  readonly destination?: TerritoryId;
  /** The last in which both sides of some corridor report, where left out. */
  readonly period?: Period;
  /** The book that stays as it is; the immigration of a good reporter where left out. */
  readonly fixed?: FixedFactor;
  /** How long people stay to be counted, book by book, where that is known: figures are brought to twelve months first. */
  readonly durations?: Durations;
}

/** A corridor in both books, each figure as it is published, and what comes of them. */
export interface MirrorCorridor extends Reconciled, Asymmetry {
  readonly receivedEntry: Entry | null;
  readonly sentEntry: Entry | null;
}

export interface MirrorFlows {
  readonly basis: readonly Basis[];
  readonly periods: readonly Period[];
  readonly period: Period;
  /** The corridors asked for that at least one side reports; the largest first. */
  readonly corridors: readonly MirrorCorridor[];
  /** How many corridors of the world both sides report in the period: what the factors rest on. */
  readonly both: number;
  readonly fixed: FixedFactor | null;
  readonly factors: CorrectionFactors | null;
  /** What reporters see of those whom the reference set sees. */
  readonly undercount: readonly (Undercount & { readonly territory: string; readonly side: Side })[];
  readonly reference: readonly string[];
}

/**
 * Territories whose population registers are kept by law on both sides of a move, against which others are judged (Raymer and
 * others 2013; Willekens 2016).
 */
export const goodReporters: readonly string[] = ["SWE", "NOR", "DNK", "FIN", "NLD", "CHE"];

/**
 * Mirror statistics from the current releases: what sender and receiver report of the same corridors, how far apart they are, and
 * an estimate that brings them together by Poulain's correction factors. Null where no release has flows by country.
 */
export async function mirrorFlows(
  statistics: Statistics,
  asked: MirrorQuestion,
): Promise<MirrorFlows | null> {
  const books = await openBooks(statistics);
  const period = books && (asked.period ?? lastMirrored(books, asked));
  return books && period !== undefined ? mirrorIn(books, period, asked) : null;
}

function mirrorIn(books: Books, period: Period, asked: MirrorQuestion): MirrorFlows {
  const entries = books.at(period);
  const published = cellsOf(entries);
  const cells = asked.durations ? toCommonDuration(published, asked.durations) : published;
  const fixed = asked.fixed ?? bestBook(cells);
  const factors = (fixed && poulainFactors(cells, fixed)) ?? null;
  const places = new Map(entries.map((one) => [`${one.side} ${one.origin} ${one.destination}`, one]));
  const wanted = cells.filter(
    ({ origin, destination }) =>
      (asked.origin === undefined || asked.origin === origin) &&
      (asked.destination === undefined || asked.destination === destination),
  );
  const corridors = reconcile(wanted, factors ?? noFactors).map((one): MirrorCorridor => {
    const entry = (side: Side) => places.get(`${side} ${one.origin} ${one.destination}`) ?? null;
    return { ...one, ...asymmetry(one), receivedEntry: entry("received"), sentEntry: entry("sent") };
  });
  return {
    basis: books.basis,
    periods: books.periods,
    period,
    corridors: corridors.toSorted(largestFirst),
    both: cells.filter(({ received, sent }) => received !== null && sent !== null).length,
    fixed: factors ? (fixed ?? null) : null,
    factors,
    undercount: undercounts(cells),
    reference: goodReporters,
  };
}

/** A corridor year by year, as its page shows it: each point as {@link mirrorFlows} gives it. Empty where nobody reports. */
export async function mirrorCorridor(
  statistics: Statistics,
  asked: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): Promise<readonly (MirrorCorridor & { readonly period: Period })[]> {
  const books = await openBooks(statistics);
  return books ? corridorIn(books, asked) : [];
}

/** What {@link mirrorCorridor} gives, from books that are open; a period in which neither side reports costs nothing. */
export function corridorIn(
  books: Books,
  asked: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): readonly (MirrorCorridor & { readonly period: Period })[] {
  const { origin, destination } = asked;
  return books.periods
    .filter((period) =>
      books.at(period).some((one) => one.origin === origin && one.destination === destination),
    )
    .flatMap((period) => mirrorIn(books, period, asked).corridors.map((one) => ({ ...one, period })));
}

const noFactors: CorrectionFactors = {
  received: new Map(),
  sent: new Map(),
  unjoined: [],
  residual: 0,
  corridors: 0,
};

function cellsOf(entries: readonly Entry[]): readonly MirrorCell[] {
  const cells = new Map<string, { -readonly [K in keyof MirrorCell]: MirrorCell[K] }>();
  for (const { origin, destination, side, value } of entries) {
    const key = `${origin} ${destination}`;
    const cell = cells.get(key) ?? { origin, destination, received: null, sent: null };
    cell[side] = value;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** The last period in which some corridor that is asked for stands in both books; else in which it stands in one. */
function lastMirrored(books: Books, { origin, destination }: MirrorQuestion): Period | undefined {
  const fits = (one: MirrorCell) =>
    (origin === undefined || one.origin === origin) &&
    (destination === undefined || one.destination === destination);
  const newestFirst = books.periods.toReversed();
  const cells = (period: Period) => cellsOf(books.at(period)).filter(fits);
  return (
    newestFirst.find((period) =>
      cells(period).some(({ received, sent }) => received !== null && sent !== null),
    ) ??
    newestFirst.find((period) => cells(period).length > 0) ??
    newestFirst[0]
  );
}

/** The immigration of the first good reporter that shares a corridor, else of whoever shares the most people. */
function bestBook(cells: readonly MirrorCell[]): FixedFactor | undefined {
  const people = new Map<string, number>();
  for (const { destination, received, sent } of cells) {
    if (received === null || sent === null || received * sent === 0) continue;
    people.set(destination, (people.get(destination) ?? 0) + received);
  }
  const good = goodReporters.find((one) => people.has(one));
  const largest = [...people].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
  const territory = good ?? largest;
  return territory === undefined ? undefined : { territory, side: "received" };
}

function undercounts(cells: readonly MirrorCell[]): MirrorFlows["undercount"] {
  const reference = new Set(goodReporters);
  const books: readonly (readonly [Side, (cell: MirrorCell) => string])[] = [
    ["received", ({ destination }) => destination],
    ["sent", ({ origin }) => origin],
  ];
  return books.flatMap(([side, reporterOf]) =>
    [...new Set(cells.filter((cell) => cell[side] !== null).map(reporterOf))]
      .sort()
      .map((territory) => ({ territory, side, ...relativeUndercount(cells, territory, side, reference) }))
      .filter(({ corridors }) => corridors > 0),
  );
}

function largestFirst(a: MirrorCorridor, b: MirrorCorridor): number {
  const size = ({ estimate, received, sent }: MirrorCorridor) =>
    estimate ?? Math.max(received ?? 0, sent ?? 0);
  const [x, y] = [`${a.origin} ${a.destination}`, `${b.origin} ${b.destination}`];
  return size(b) - size(a) || (x < y ? -1 : x > y ? 1 : 0);
}
