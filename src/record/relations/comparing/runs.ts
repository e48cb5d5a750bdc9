/** A stretch of words: in both texts, only in the earlier one, only in the later one. */
export interface Run {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
}

/** Cells of the table of one longest common subsequence; more, and the text is cut at words that stand in both once. */
const largestTable = 4_000_000;

/**
 * What became of a text, word by word: `kept` and `removed` joined are the earlier text to the letter, `kept` and `added` the
 * later one; of a changed place the removed words come first. The same pair turned round gives the same runs turned round.
 */
export function runsBetween(before: string, after: string): readonly Run[] {
  if (before === after) return before === "" ? [] : [{ kind: "kept", text: before }];
  const turned = before > after;
  const [a, b] = turned ? [tokens(after), tokens(before)] : [tokens(before), tokens(after)];
  const pairs = readable(a, common(a, b, 0, a.length, 0, b.length));
  const runs: Run[] = [];
  const say = (kind: Run["kind"], text: string) => {
    if (text === "") return;
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    const [own, other] = [a.slice(i, x), b.slice(j, y)];
    const [removed, added] = (turned ? [other, own] : [own, other]).map((words) => words.join(""));
    const { head, tail } = sharedSpace(removed ?? "", added ?? "");
    say("kept", head);
    say("removed", (removed ?? "").slice(head.length, (removed ?? "").length - tail.length));
    say("added", (added ?? "").slice(head.length, (added ?? "").length - tail.length));
    say("kept", tail);
    if (x < a.length) say("kept", a[x] ?? "");
    [i, j] = [x + 1, y + 1];
  }
  return runs;
}

/** The space that both sides of a change begin or end with is no change. */
function sharedSpace(removed: string, added: string): { readonly head: string; readonly tail: string } {
  const head = removed[0] === " " && added[0] === " " ? " " : "";
  const long = Math.min(removed.length, added.length) > head.length;
  return { head, tail: long && removed.endsWith(" ") && added.endsWith(" ") ? " " : "" };
}

/** Words, numbers with their symbols, spaces, single marks; joined they are the text. */
function tokens(text: string): readonly string[] {
  return (
    text.match(/[\p{L}\p{M}\p{N}]+(?:[’'./⁄-][\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]|\p{M}/gu) ?? []
  );
}

const small = /^(?:the|a|an|of|and|or|to|in|on|for|by|with|at|as|its|their|from|that|is|are|be)$/i;
const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token);

/** Common words and marks hold a comparison together only where nothing better does. */
function weightOf(token: string): number {
  return isWord(token) ? (small.test(token) ? 3 : 8) : /\S/.test(token) ? 2 : 1;
}

type Pair = readonly [number, number];

/** The heaviest common subsequence of two stretches of tokens, as pairs of places. */
function common(
  a: readonly string[],
  b: readonly string[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): readonly Pair[] {
  const head: Pair[] = [];
  const tail: Pair[] = [];
  let [a0, a1, b0, b1] = [fromA, toA, fromB, toB];
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) head.push([a0++, b0++]);
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) tail.push([--a1, --b1]);
  tail.reverse();
  if (a0 === a1 || b0 === b1) return head.concat(tail);
  if ((a1 - a0) * (b1 - b0) <= largestTable) return head.concat(table(a, b, a0, a1, b0, b1), tail);
  const anchors = uniqueCommon(a, b, a0, a1, b0, b1);
  if (anchors.length === 0) return head.concat(tail);
  const middle: Pair[] = [];
  let [x0, y0] = [a0, b0];
  for (const [x, y] of anchors) {
    for (const pair of common(a, b, x0, x, y0, y)) middle.push(pair);
    middle.push([x, y]);
    [x0, y0] = [x + 1, y + 1];
  }
  for (const pair of common(a, b, x0, a1, y0, b1)) middle.push(pair);
  return head.concat(middle, tail);
}

function table(
  a: readonly string[],
  b: readonly string[],
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): readonly Pair[] {
  const [n, m] = [a1 - a0, b1 - b0];
  const best = new Uint32Array((n + 1) * (m + 1));
  const at = (i: number, j: number) => best[i * (m + 1) + j] ?? 0;
  for (let i = n - 1; i >= 0; i--) {
    const token = a[a0 + i] ?? "";
    const weight = weightOf(token);
    for (let j = m - 1; j >= 0; j--) {
      const skip = Math.max(at(i + 1, j), at(i, j + 1));
      const take = token === b[b0 + j] ? at(i + 1, j + 1) + weight : 0;
      best[i * (m + 1) + j] = Math.max(skip, take);
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < n && j < m; ) {
    const token = a[a0 + i] ?? "";
    if (token === b[b0 + j] && at(i, j) === at(i + 1, j + 1) + weightOf(token))
      pairs.push([a0 + i++, b0 + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Tokens that stand once on each side, as the longest row of pairs that do not cross (patience). */
function uniqueCommon(
  a: readonly string[],
  b: readonly string[],
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): readonly Pair[] {
  const once = (list: readonly string[], from: number, to: number) => {
    const places = new Map<string, number>();
    for (let i = from; i < to; i++) {
      const token = list[i] ?? "";
      places.set(token, places.has(token) ? -1 : i);
    }
    return places;
  };
  const inB = once(b, b0, b1);
  const pairs = [...once(a, a0, a1)].flatMap(([token, x]): Pair[] => {
    const y = inB.get(token) ?? -1;
    return x < 0 || y < 0 ? [] : [[x, y]];
  });
  const ends: { readonly pair: Pair; readonly before: number }[] = [];
  const piles: number[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((ends[piles[mid] ?? 0]?.pair[1] ?? 0) < pair[1]) low = mid + 1;
      else high = mid;
    }
    piles[low] = ends.push({ pair, before: low > 0 ? (piles[low - 1] ?? -1) : -1 }) - 1;
  }
  const row: Pair[] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; ) {
    const end = ends[at];
    if (!end) break;
    row.push(end.pair);
    at = end.before;
  }
  return row.reverse();
}

/** A lone `of` or comma between two changed places is let go: a person reads the place as one change. */
function readable(a: readonly string[], pairs: readonly Pair[]): readonly Pair[] {
  const kept: Pair[] = [];
  for (let from = 0; from < pairs.length; ) {
    let to = from + 1;
    while (to < pairs.length && isNext(pairs[to - 1], pairs[to])) to++;
    const words = pairs.slice(from, to).map(([x]) => a[x] ?? "");
    const isInside = from > 0 && to < pairs.length;
    const tells =
      words.some((token) => isWord(token) && !small.test(token)) || words.filter(isWord).length > 2;
    if (!isInside || tells) for (const pair of pairs.slice(from, to)) kept.push(pair);
    from = to;
  }
  return kept;
}

function isNext(before: Pair | undefined, after: Pair | undefined): boolean {
  return (
    before !== undefined && after !== undefined && after[0] === before[0] + 1 && after[1] === before[1] + 1
  );
}
