import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { type Criterion, openBooks } from "../mirror/books.ts";
import { corridorIn } from "../mirror/mirror.ts";
import type { Basis, Statistics } from "./basis.ts";

/** One year of a corridor in both books, the estimate between them and the factors that made it. */
export interface MirrorPoint {
  readonly period: Period;
  /** Persons who arrived, as the destination reports; who left, as the origin does. */
  readonly received: number | null;
  readonly sent: number | null;
  readonly estimate: number | null;
  readonly receivedFactor: number | null;
  readonly sentFactor: number | null;
  /** ln(received / sent): how far apart they are. */
  readonly logRatio: number | null;
  /** By what the people are sorted, where it is not where they lived. */
  readonly criterion: Criterion | null;
}

export interface MirrorOfCorridor {
  readonly basis: readonly Basis[];
  /** The earliest first; each has at least one side. */
  readonly points: readonly MirrorPoint[];
}

/** What both ends of a corridor report of who moved on it. Null where neither does. */
export async function mirrorOf(
  statistics: Statistics,
  asked: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): Promise<MirrorOfCorridor | null> {
  const books = await openBooks(statistics);
  const corridors = books ? corridorIn(books, asked) : [];
  const used = new Set(
    corridors.flatMap(({ receivedEntry, sentEntry }) =>
      [receivedEntry, sentEntry].flatMap((entry) => entry?.dataset ?? []),
    ),
  );
  if (!books || corridors.length === 0) return null;
  return {
    basis: books.basis.filter(({ dataset }) => used.has(dataset)),
    points: corridors.map((one) => ({
      period: one.period,
      received: one.received,
      sent: one.sent,
      estimate: one.estimate,
      receivedFactor: one.receivedFactor,
      sentFactor: one.sentFactor,
      logRatio: one.logRatio,
      criterion: (one.receivedEntry ?? one.sentEntry)?.criterion ?? null,
    })),
  };
}
