import { wordsOf } from "./units.ts";

/** A text as the set of its shingles: single words and pairs of neighbours. */
export type Shingles = ReadonlySet<string>;

export function shinglesOf(text: string): Shingles {
  const words = wordsOf(text);
  const shingles = new Set<string>();
  let before: string | undefined;
  for (const word of words) {
    shingles.add(word);
    if (before !== undefined) shingles.add(`${before} ${word}`);
    before = word;
  }
  return shingles;
}

/** How much a shingle tells: one that stands in few of the texts tells more than one that stands in all. */
export type Weights = (shingle: string) => number;

/** Weights by inverse document frequency over all the texts that are compared; always above zero. */
export function weightsOf(texts: readonly Shingles[]): Weights {
  const counts = new Map<string, number>();
  for (const shingles of texts)
    for (const shingle of shingles) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  const all = texts.length + 1;
  return (shingle) => Math.log(1 + all / (counts.get(shingle) ?? 1));
}

export function massOf(shingles: Shingles, weight: Weights): number {
  let mass = 0;
  for (const shingle of shingles) mass += weight(shingle);
  return mass;
}

/** The mass of what two texts share. */
export function sharedMass(a: Shingles, b: Shingles, weight: Weights): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let mass = 0;
  for (const shingle of small) if (large.has(shingle)) mass += weight(shingle);
  return mass;
}

/**
 * Weighted Jaccard similarity, from 0 to 1. One minus it is a metric, so that pairing equal texts first cannot cost the best total
 * (Lipkus, A proof of the triangle inequality for the Tanimoto distance, J. Math. Chem. 26, 1999).
 */
export function similarity(shared: number, massA: number, massB: number): number {
  const all = massA + massB - shared;
  return all <= 0 ? 1 : shared / all;
}
