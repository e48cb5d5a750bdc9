/**
 * Mirror statistics: one movement, counted twice. A flow from i to j is emigration in the books of i and immigration in
 * the books of j. Figures are persons over the same period.
 */
export interface MirrorCell {
  readonly origin: string;
  readonly destination: string;
  /** I_ij: as the receiver reports it; null where it does not. */
  readonly received: number | null;
  /** E_ij: as the sender reports it; null where it does not. */
  readonly sent: number | null;
}

/** Which of the two books. */
export type Side = "received" | "sent";
