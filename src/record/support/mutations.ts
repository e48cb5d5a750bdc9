/** Pseudo-random numbers from 0 to 1 that a seed makes again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const inserted = [
  "\n",
  "\n\n",
  "\f",
  "\t",
  " ",
  "(a)",
  "1.",
  "____\n",
  "¹",
  "1/",
  "*",
  ";",
  ":",
  "\u00a0",
  "ANNEX\n",
  "The General Assembly,\n",
  "\u202e",
  "é",
  "漢",
  "\ud83d\ude00",
  "12 ",
];

/** A text as a bad extraction or a hostile hand would leave it: pieces cut, doubled, moved, marks and breaks put in. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  const place = () => Math.floor(random() * (result.length + 1));
  for (let n = 1 + Math.floor(random() * 8); n > 0; n--) {
    const [a, b] = [place(), place()].sort((x, y) => x - y);
    const [from = 0, to = 0] = [a, Math.min(b ?? 0, (a ?? 0) + 400)];
    const piece = result.slice(from, to);
    const at = place();
    const kind = Math.floor(random() * 6);
    if (kind === 0) result = result.slice(0, from) + result.slice(to);
    else if (kind === 1) result = result.slice(0, at) + piece + result.slice(at);
    else if (kind === 2) result = result.slice(0, from) + piece.replaceAll("\n", " ") + result.slice(to);
    else if (kind === 3) result = result.slice(0, from) + piece.replaceAll(" ", "\n") + result.slice(to);
    else if (kind === 4) result = result.slice(0, at);
    else
      result =
        result.slice(0, at) + (inserted[Math.floor(random() * inserted.length)] ?? "") + result.slice(at);
  }
  return result;
}
