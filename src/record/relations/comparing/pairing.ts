import { assign, type Candidate } from "./assignment.ts";
import {
  massOf,
  type Shingles,
  sharedMass,
  shinglesOf,
  similarity,
  type Weights,
  weightsOf,
} from "./similarity.ts";
import { type Unit, wordsOf } from "./units.ts";

/** Paragraphs of two documents that are one paragraph in two states, by their places. */
export interface Pairing {
  readonly a: number;
  readonly b: number;
  /** 1 where the words are the same. */
  readonly similarity: number;
}

/** Below this likeness two paragraphs are two: set by reading pairs of drafts and resolutions of this field. */
const threshold = 0.2;
/** A preambular paragraph that became an operative one has kept more of its words. */
const thresholdAcross = 0.4;
/** A shingle that stands in more paragraphs than this brings none together. */
const tooCommon = 60;
/** How many partners a paragraph is measured against. */
const partners = 40;

/** What the two documents are made of, measured once. */
export interface Measured {
  readonly a: readonly Shingles[];
  readonly b: readonly Shingles[];
  readonly massA: readonly number[];
  readonly massB: readonly number[];
  readonly weight: Weights;
}

export function measure(a: readonly Unit[], b: readonly Unit[]): Measured {
  const [left, right] = [a.map(({ text }) => shinglesOf(text)), b.map(({ text }) => shinglesOf(text))];
  const weight = weightsOf([...left, ...right]);
  const mass = (shingles: Shingles) => massOf(shingles, weight);
  return { a: left, b: right, massA: left.map(mass), massB: right.map(mass), weight };
}

/** The pairs with the greatest likeness in sum; each paragraph is in one at most. */
export function pairings(a: readonly Unit[], b: readonly Unit[], measured: Measured): readonly Pairing[] {
  const equal = equalPairs(a, b);
  const takenA = new Set(equal.map(({ a }) => a));
  const takenB = new Set(equal.map(({ b }) => b));
  const found = new Map<string, number>();
  const candidates: Candidate[] = [];
  for (const [i, partnersOfI] of neighbours(measured, takenA, takenB)) {
    for (const j of partnersOfI) {
      const [left, right] = [measured.a[i], measured.b[j]];
      if (!left || !right) continue;
      const shared = sharedMass(left, right, measured.weight);
      const like = similarity(shared, measured.massA[i] ?? 0, measured.massB[j] ?? 0);
      if (like < (a[i]?.part === b[j]?.part ? threshold : thresholdAcross)) continue;
      found.set(`${i} ${j}`, like);
      candidates.push({
        a: i,
        b: j,
        worth: Math.round(1e6 * (like + nearness(a[i], b[j], a.length, b.length))),
      });
    }
  }
  const assigned = assign(candidates).map(({ a: i, b: j }) => ({
    a: i,
    b: j,
    similarity: found.get(`${i} ${j}`) ?? 0,
  }));
  return [...equal, ...assigned].sort((x, y) => x.a - y.a);
}

/** Among equals, the paragraph of the same part, rank and place. */
function nearness(a: Unit | undefined, b: Unit | undefined, countA: number, countB: number): number {
  if (!a || !b) return 0;
  const apart = Math.abs(a.place / countA - b.place / countB);
  return (a.part === b.part ? 0.02 : 0) + (a.depth === b.depth ? 0.01 : 0) + 0.005 * (1 - apart);
}

/** Paragraphs with the same words: of the same part first, copies in their order. */
function equalPairs(a: readonly Unit[], b: readonly Unit[]): readonly Pairing[] {
  const pairs: Pairing[] = [];
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  for (const withPart of [true, false]) {
    const key = ({ text, part }: Unit) => `${withPart ? part : ""} ${wordsOf(text).join(" ") || text}`;
    const waiting = new Map<string, number[]>();
    for (const [j, unit] of b.entries()) {
      if (takenB.has(j)) continue;
      const list = waiting.get(key(unit));
      if (list) list.push(j);
      else waiting.set(key(unit), [j]);
    }
    for (const list of waiting.values()) list.reverse();
    for (const [i, unit] of a.entries()) {
      if (takenA.has(i)) continue;
      const j = waiting.get(key(unit))?.pop();
      if (j === undefined) continue;
      takenA.add(i);
      takenB.add(j);
      pairs.push({ a: i, b: j, similarity: 1 });
    }
  }
  return pairs;
}

/** For each paragraph that is still alone those of the other side with which it shares most that is rare. */
function* neighbours(
  { a, b, weight }: Measured,
  takenA: ReadonlySet<number>,
  takenB: ReadonlySet<number>,
): Generator<readonly [number, readonly number[]]> {
  const places = new Map<string, number[]>();
  for (const [j, shingles] of b.entries()) {
    if (takenB.has(j)) continue;
    for (const shingle of shingles) {
      const list = places.get(shingle);
      if (list) list.push(j);
      else places.set(shingle, [j]);
    }
  }
  for (const [i, shingles] of a.entries()) {
    if (takenA.has(i)) continue;
    const masses = new Map<number, number>();
    for (const shingle of shingles) {
      const list = places.get(shingle);
      if (!list || list.length > tooCommon) continue;
      for (const j of list) masses.set(j, (masses.get(j) ?? 0) + weight(shingle));
    }
    const best = [...masses].sort(([j, x], [k, y]) => y - x || j - k).slice(0, partners);
    yield [i, best.map(([j]) => j)];
  }
}
