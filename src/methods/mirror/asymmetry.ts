import type { MirrorCell } from "./model.ts";

/** How far the two books are apart. Either measure is null where it does not exist. */
export interface Asymmetry {
  /** ln(I / E): 0 where they agree, +0.69 where the receiver counts twice as many. Null where either is 0 or missing. */
  readonly logRatio: number | null;
  /** 2 (I - E) / (I + E): from -2 (only the sender counts any) to 2 (only the receiver does). Null where both are 0. */
  readonly relative: number | null;
}

/**
 * The asymmetry of a corridor that both sides report. Unit: none. Source: UNECE (2010), Statistics on International Migration:
 * A Practical Guide; OECD on asymmetries of mirror statistics.
 */
export function asymmetry({ received, sent }: Pick<MirrorCell, "received" | "sent">): Asymmetry {
  if (received === null || sent === null) return { logRatio: null, relative: null };
  const both = received + sent;
  return {
    logRatio: received > 0 && sent > 0 ? Math.log(received / sent) : null,
    relative: both === 0 ? null : (2 * (received - sent)) / both,
  };
}
