/**
 * Mutations of real and made-up texts against the reading of resolutions: `npx tsx bench/fuzz-record.ts [COUNT] [FIRST SEED]`, 10,000
 * unless told otherwise. No crash, no hang (a second), no letter lost, no id twice; each fault with the seed that makes it again.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedPath } from "../src/kernel/shared.ts";
import { readDocuments } from "../src/record/reading/read.ts";
import { corpus } from "../src/record/support/corpus.ts";
import { lostLetters } from "../src/record/support/letters.ts";
import { mutated, seededRandom } from "../src/record/support/mutations.ts";
import { clean, wrappedAt } from "../src/record/support/texts.ts";
import { understand } from "../src/record/understanding/understand.ts";

const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
const folder = sharedPath("record");
const files = folder ? readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) : [];
const texts = [
  clean,
  wrappedAt(clean, 70),
  ...files,
  ...(corpus() ?? []).map(({ text }) => text).filter(({ length }) => length < 20_000),
];
let faults = 0;
let slowest = 0;
for (let seed = first; seed < first + count; seed++) {
  const random = seededRandom(seed);
  const source = mutated(texts[Math.floor(random() * texts.length)] ?? clean, random);
  try {
    const began = performance.now();
    const documents = readDocuments(source);
    for (const document of documents) understand(document);
    const time = performance.now() - began;
    slowest = Math.max(slowest, time);
    const lost = lostLetters(source, documents);
    if (lost.length > 0 || time > 1000) {
      faults++;
      console.log(`seed ${seed}: ${time.toFixed(0)} ms, letters ${lost.join(", ")}`);
    }
  } catch (error) {
    faults++;
    console.log(`seed ${seed}: ${error instanceof Error ? error.stack : error}`);
  }
}
console.log(
  `${count} mutations of ${texts.length} texts: ${faults} faults, the slowest ${slowest.toFixed(0)} ms`,
);
process.exit(faults === 0 ? 0 : 1);
