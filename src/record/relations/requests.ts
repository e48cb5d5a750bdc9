import { shinglesOf } from "./comparing/similarity.ts";

/** A text as the numbers of its shingles, ascending, for comparing many texts with many. */
export interface NumberedText {
  readonly shingles: Int32Array;
  /** Those of them that are pairs of words. */
  readonly pairs: Int32Array;
  /** The weight of all its shingles. */
  readonly mass: number;
}

/** Texts numbered once, so that comparing two costs no more than their lengths. */
export interface NumberedTexts {
  readonly texts: readonly NumberedText[];
  /** The weight of what two of them share. */
  shared(a: NumberedText, b: NumberedText): number;
}

/** Numbers the shingles of texts and weighs them by inverse document frequency over the different ones among them. */
export function numberTexts(texts: readonly string[]): NumberedTexts {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const isPair: boolean[] = [];
  const known = new Map<string, Int32Array>();
  for (const text of texts) {
    if (known.has(text)) continue;
    const own: number[] = [];
    for (const shingle of shinglesOf(text)) {
      let number = numbers.get(shingle);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(shingle, number);
        counts.push(0);
        isPair.push(shingle.includes(" "));
      }
      counts[number] = (counts[number] ?? 0) + 1;
      own.push(number);
    }
    known.set(text, Int32Array.from(own).sort());
  }
  const all = known.size + 1;
  const weights = Float64Array.from(counts, (count) => Math.log(1 + all / count));
  const made = new Map<string, NumberedText>();
  for (const [text, shingles] of known) {
    const mass = shingles.reduce((sum, number) => sum + (weights[number] ?? 0), 0);
    made.set(text, { shingles, pairs: shingles.filter((number) => isPair[number]), mass });
  }
  const none: NumberedText = { shingles: new Int32Array(), pairs: new Int32Array(), mass: 0 };
  return {
    texts: texts.map((text) => made.get(text) ?? none),
    shared: (a, b) => {
      let [i, j, mass] = [0, 0, 0];
      while (i < a.shingles.length && j < b.shingles.length) {
        const [x, y] = [a.shingles[i] ?? 0, b.shingles[j] ?? 0];
        if (x === y) {
          mass += weights[x] ?? 0;
          i++;
          j++;
        } else if (x < y) i++;
        else j++;
      }
      return mass;
    },
  };
}

/** For each word pair of a group the last texts that had it: by these a text finds those it may repeat. */
export class RecentPairs {
  readonly #places = new Map<number, number[]>();
  readonly #groups = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The texts of the group that share most pairs with this one, the most alike first; at least `share` of its pairs. */
  alike(group: string, pairs: Int32Array, share: number, most: number): readonly number[] {
    const id = this.#groups.get(group);
    if (id === undefined) return [];
    const counts = new Map<number, number>();
    for (const pair of pairs) {
      for (const place of this.#places.get(id * 2 ** 26 + pair) ?? [])
        counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const enough = share * pairs.length;
    return [...counts]
      .filter(([, count]) => count >= enough)
      .sort(([i, x], [j, y]) => y - x || j - i)
      .slice(0, most)
      .map(([place]) => place);
  }

  add(group: string, pairs: Int32Array, place: number): void {
    const id = this.#groups.get(group) ?? this.#groups.size;
    this.#groups.set(group, id);
    for (const pair of pairs) {
      const key = id * 2 ** 26 + pair;
      const list = this.#places.get(key);
      if (!list) this.#places.set(key, [place]);
      else if (list.push(place) > this.#most) list.shift();
    }
  }
}
