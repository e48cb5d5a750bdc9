import type { Measured, Pairing } from "./pairing.ts";
import { massOf, type Shingles, sharedMass, similarity } from "./similarity.ts";

/** A paragraph without a partner whose words went into a pair, or came out of one. */
export interface Joined {
  readonly pair: Pairing;
  readonly side: "a" | "b";
  readonly place: number;
}

/** So much of a paragraph's weight must stand in the pair that it joins. */
const contained = 0.6;
/** So much more alike must the pair become. */
const gain = 0.08;

/**
 * Paragraphs without a partner that make a pair more alike when they are put to it: of a's side, two paragraphs that were merged
 * into one; of b's side, one that was split into two.
 */
export function joinings(
  pairs: readonly Pairing[],
  countA: number,
  countB: number,
  measured: Measured,
): readonly Joined[] {
  const inexact = pairs.filter(({ similarity: like }) => like < 1);
  const pairedA = new Set(pairs.map(({ a }) => a));
  const pairedB = new Set(pairs.map(({ b }) => b));
  const alone = (count: number, paired: ReadonlySet<number>) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => !paired.has(i));
  const found: (Joined & { readonly gained: number })[] = [];
  for (const side of ["a", "b"] as const) {
    const shingles = side === "a" ? measured.a : measured.b;
    const masses = side === "a" ? measured.massA : measured.massB;
    for (const place of side === "a" ? alone(countA, pairedA) : alone(countB, pairedB)) {
      const own = shingles[place];
      if (!own || own.size < 7) continue;
      for (const pair of inexact) {
        const gained = gainOf(own, masses[place] ?? 0, pair, side, measured);
        if (gained >= gain) found.push({ pair, side, place, gained });
      }
    }
  }
  found.sort(
    (x, y) => y.gained - x.gained || x.pair.a - y.pair.a || (x.side < y.side ? -1 : 1) || x.place - y.place,
  );
  const usedPlaces = new Set<string>();
  const sides = new Map<Pairing, "a" | "b">();
  return found.filter(({ pair, side, place }) => {
    if (usedPlaces.has(`${side}${place}`) || (sides.get(pair) ?? side) !== side) return false;
    usedPlaces.add(`${side}${place}`);
    sides.set(pair, side);
    return true;
  });
}

/** How much more alike a pair is with the paragraph on one of its sides; nothing where its words are not the pair's. */
function gainOf(own: Shingles, mass: number, pair: Pairing, side: "a" | "b", measured: Measured): number {
  const [left, right] = [measured.a[pair.a], measured.b[pair.b]];
  if (!left || !right) return 0;
  const [near, far] = side === "a" ? [left, right] : [right, left];
  if (sharedMass(own, far, measured.weight) < contained * mass) return 0;
  const both: Shingles = new Set([...near, ...own]);
  const farMass = side === "a" ? (measured.massB[pair.b] ?? 0) : (measured.massA[pair.a] ?? 0);
  const like = similarity(sharedMass(both, far, measured.weight), massOf(both, measured.weight), farMass);
  return like - pair.similarity;
}
