import { convertDuration, type Duration } from "./duration.ts";
import type { MirrorCell } from "./model.ts";
import type { CorrectionFactors } from "./poulain.ts";

/** One corridor reconciled, with all that made it: whoever doubts the estimate can make it again by hand. */
export interface Reconciled {
  readonly origin: string;
  readonly destination: string;
  readonly received: number | null;
  readonly sent: number | null;
  /** a_j and b_i; null where the book has none. */
  readonly receivedFactor: number | null;
  readonly sentFactor: number | null;
  /** Each side times its factor. */
  readonly correctedReceived: number | null;
  readonly correctedSent: number | null;
  /** Persons over the period: the mean of both corrected figures, else the one that there is, else null. */
  readonly estimate: number | null;
  readonly basis: "both" | "received" | "sent" | "none";
}

/** The estimate of each corridor from its two books and their correction factors. A book without a factor does not count. */
export function reconcile(cells: readonly MirrorCell[], factors: CorrectionFactors): readonly Reconciled[] {
  return cells.map(({ origin, destination, received, sent }) => {
    const receivedFactor = factors.received.get(destination) ?? null;
    const sentFactor = factors.sent.get(origin) ?? null;
    const correctedReceived = times(received, receivedFactor);
    const correctedSent = times(sent, sentFactor);
    const sides = { origin, destination, received, sent, receivedFactor, sentFactor };
    return { ...sides, correctedReceived, correctedSent, ...together(correctedReceived, correctedSent) };
  });
}

function times(value: number | null, factor: number | null): number | null {
  return value === null || factor === null ? null : value * factor;
}

function together(received: number | null, sent: number | null): Pick<Reconciled, "estimate" | "basis"> {
  if (received !== null && sent !== null) return { estimate: (received + sent) / 2, basis: "both" };
  if (received !== null) return { estimate: received, basis: "received" };
  return sent === null ? { estimate: null, basis: "none" } : { estimate: sent, basis: "sent" };
}

/** How long people must stay to be counted, by territory, in each of its books. What is not named counts twelve months. */
export interface Durations {
  readonly received: ReadonlyMap<string, Duration>;
  readonly sent: ReadonlyMap<string, Duration>;
}

/** The cells with every figure brought to twelve months. */
export function toCommonDuration(cells: readonly MirrorCell[], durations: Durations): readonly MirrorCell[] {
  return cells.map((cell) => ({
    ...cell,
    received: convert(cell.received, durations.received.get(cell.destination)),
    sent: convert(cell.sent, durations.sent.get(cell.origin)),
  }));
}

function convert(value: number | null, duration: Duration | undefined): number | null {
  return value === null || duration === undefined ? value : convertDuration(value, duration);
}
