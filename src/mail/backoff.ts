import { createHash } from "node:crypto";

const minute = 60_000;

/**
 * How long until the next try, after so many: minutes at first, a day at last, over four days together, as RFC 5321 (section
 * 4.5.4.1) asks of whoever sends.
 */
const waits = [1, 3, 10, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440].map((minutes) => minutes * minute);

/**
 * Milliseconds until the try after try number `tries` (from 1); null where there was the last. Up to a quarter more or less,
 * so that letters that failed together do not come back together; the same letter always waits the same.
 */
export function waitAfter(tries: number, once: string): number | null {
  const wait = waits[tries - 1];
  if (wait === undefined) return null;
  const draw = createHash("sha256").update(`${tries}\n${once}`).digest().readUInt32BE(0) / 2 ** 32;
  return Math.round(wait * (0.75 + draw / 2));
}
