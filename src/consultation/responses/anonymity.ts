import { createHmac } from "node:crypto";
import type { Answer } from "../replying/answer.ts";

/**
 * What outsiders see of a consultation that promised anonymity. A party is a group and a letter. The letters are drawn: their order is that of a
 * keyed hash, whose key never leaves the store, so nobody who knows who was asked can count them out. Choices, points of
 * a scale and reasons for no answer are shown, for they are the questionnaire's own words. Everything in the party's own words or numbers is
 * withheld, until the secretariat has read that answer and lets it out: a text says who wrote it, and so does a number
 * (the country with eleven million emigrants), a date, a file's name, a figure of the party's own territory.
 */

/** Fewer parties than these are no group: whoever knows one of them would know the other. */
export const leastGroup = 3;

/** Where small groups are put together. */
export const mergedGroup = "others";

/** The letters of those who were asked: A to Z, AA … in a drawn order. The same for the same secret and parties. */
export function letters(secret: string, parties: readonly string[]): ReadonlyMap<string, string> {
  const drawn = parties
    .map((party) => ({ party, rank: keyed(secret, `party ${party}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return new Map(drawn.map(({ party }, index) => [party, letter(index)]));
}

/** Names a submission in references of an anonymous consultation: nobody can match it with a receipt. */
export function quietVersion(secret: string, hash: string): string {
  return keyed(secret, `submission ${hash}`);
}

function keyed(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

function letter(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/**
 * Where each group is counted so that no group is smaller than {@link leastGroup}: small ones together, and where these are still too few, with
 * the smallest of the others. Null where all together are too few: then nothing may be shown.
 */
export function mergeSmall(sizes: ReadonlyMap<string, number>): ReadonlyMap<string, string> | null {
  const groups = [...sizes]
    .filter(([, size]) => size > 0)
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const together = new Set(groups.filter(([, size]) => size < leastGroup).map(([group]) => group));
  const sum = () => groups.reduce((total, [group, size]) => total + (together.has(group) ? size : 0), 0);
  while (together.size > 0 && sum() < leastGroup) {
    const next = groups.find(([group]) => !together.has(group));
    if (!next) return null;
    together.add(next[0]);
  }
  return new Map(groups.map(([group]) => [group, together.has(group) ? mergedGroup : group]));
}

/** An answer as outsiders see it while it has not been let out; null where all of it is withheld. */
export function withheld(answer: Answer): Answer | null {
  switch (answer.kind) {
    case "choice":
      return { ...answer, other: null };
    case "scale":
      return answer;
    case "none":
      return { ...answer, comment: "" };
    default:
      return null;
  }
}

/** True where {@link withheld} leaves something out. */
export function losesWords(answer: Answer): boolean {
  if (answer.kind === "choice") return (answer.other ?? "") !== "";
  if (answer.kind === "none") return answer.comment !== "";
  return answer.kind !== "scale";
}
