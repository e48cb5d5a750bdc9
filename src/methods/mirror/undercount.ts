import type { MirrorCell, Side } from "./model.ts";

export interface Undercount {
  /** Below 1 where the reporter counts fewer than its partners do; null where the partners count nobody. */
  readonly ratio: number | null;
  readonly own: number;
  readonly partners: number;
  /** Corridors in both sums. */
  readonly corridors: number;
}

/**
 * How much of what good reporters see a territory sees itself: the sum over its corridors with them as it reports, by the sum
 * as they report. Only corridors that both report count.
 *
 * Unit: none. Denominator: what the reference set reports. Source: Willekens (2016), Migration flows: measurement, analysis and
 * modeling; IMEM's "relative undercount".
 *
 * @param side which of the territory's books is judged: `sent`, its emigration, against the immigration of the others
 * @param reference territories whose books are trusted
 */
export function relativeUndercount(
  cells: readonly MirrorCell[],
  reporter: string,
  side: Side,
  reference: ReadonlySet<string>,
): Undercount {
  let [own, partners, corridors] = [0, 0, 0];
  for (const { origin, destination, received, sent } of cells) {
    const [self, other] = side === "sent" ? [origin, destination] : [destination, origin];
    if (self !== reporter || other === reporter || !reference.has(other)) continue;
    if (received === null || sent === null) continue;
    own += side === "sent" ? sent : received;
    partners += side === "sent" ? received : sent;
    corridors += 1;
  }
  return { ratio: partners === 0 ? null : own / partners, own, partners, corridors };
}
