import { createHash } from "node:crypto";

/** The letters that are drawn from. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * The letter that a seed draws. Anybody can check it: the SHA-256 of the seed (UTF-8) followed by `:0`, its first four bytes as a
 * number; 0 is A, and the remainder by 26 counts on. A number among the last that do not fill 26 is thrown away and `:1`, `:2`… is
 * tried, so that each letter has the same chance.
 */
export function drawnLetter(seed: string): string {
  const fair = 2 ** 32 - (2 ** 32 % letters.length);
  for (let round = 0; ; round++) {
    const number = createHash("sha256").update(`${seed}:${round}`, "utf8").digest().readUInt32BE(0);
    if (number < fair) return letters.charAt(number % letters.length);
  }
}
