/**
 * How fast resolutions are read and understood, and how that grows with their length: made-up resolutions in two states, and
 * texts made to hurt patterns. In seconds of processor time, and beside a baseline of the same run: finding the words of the same text with
 * one small pattern. `npx tsx bench/record.ts`.
 */
import { readDocuments } from "../src/record/reading/read.ts";
import { corpus } from "../src/record/support/corpus.ts";
import { clean, wrappedAt } from "../src/record/support/texts.ts";
import { understand } from "../src/record/understanding/understand.ts";

const parts = clean.split("\n\n");
const closing = parts.findIndex((part) => part.startsWith("75th"));

/** A resolution of about `bytes` bytes. */
function resolution(bytes: number): string {
  const request =
    "Requests the Secretary-General, in consultation with Member States and within existing resources, to submit to the General Assembly at its eighty-eighth session a report on the implementation of its resolution 84/101 of 2 December 2029, and invites Governments to strengthen cooperation on migration;";
  const body: string[] = [];
  for (let n = 4, length = 0; length < bytes; n++, length += request.length + 8)
    body.push(`${n % 900}. ${request}`);
  return [...parts.slice(0, closing), ...body, ...parts.slice(closing)].join("\n\n");
}

const hostile: Readonly<Record<string, (bytes: number) => string>> = {
  "one line of words": (n) => "word ".repeat(n / 5),
  "one paragraph of requests": (n) =>
    `The General Assembly,\n1. ${"requests the States to act, and ".repeat(n / 32)}`,
  brackets: (n) => "(".repeat(n),
  labels: (n) => `The General Assembly,\n${"(a) (b) 1. \n".repeat(n / 12)}`,
  "numbers after words": (n) => `The General Assembly,\n1. Notes ${"word1,2 ".repeat(n / 8)}`,
  symbols: (n) => `The General Assembly,\n1. Recalls resolutions ${"A/1/2/3/4/5/6-".repeat(n / 14)}`,
  "numbers of resolutions": (n) =>
    `The General Assembly,\n1. Recalls its resolutions ${"60/1 A and ".repeat(n / 11)}`,
  spaces: (n) => `The General Assembly,\n1. Notes${" ".repeat(n)}it;`,
  asterisks: (n) => "* ".repeat(n / 2),
  notes: (n) => `The General Assembly,\n1. Notes;\n____\n${"1 See\n".repeat(n / 6)}`,
  to: (n) => `The General Assembly,\n1. Requests ${"to ".repeat(n / 3)}`,
  "quotation marks": (n) => `The General Assembly,\n1. Requests States to ${"“".repeat(n)}`,
};

function seconds(source: string, alsoUnderstand = true): number {
  const began = process.cpuUsage();
  const documents = readDocuments(source);
  if (alsoUnderstand) for (const document of documents) understand(document);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

/** The baseline: the words of a text, found and counted. */
function wordsPerSecond(source: string): number {
  const began = process.cpuUsage();
  let words = 0;
  for (const _ of source.matchAll(/[A-Za-z]+/g)) words++;
  const { user, system } = process.cpuUsage(began);
  return words === 0 ? 0 : source.length / (user + system);
}

function row(
  name: string,
  make: (bytes: number) => string,
  sizes: readonly number[],
  alsoUnderstand = true,
): void {
  const cells = sizes.map((size) => {
    const source = make(size);
    const best = Math.min(
      ...Array.from({ length: size <= 100_000 ? 5 : 1 }, () => seconds(source, alsoUnderstand)),
    );
    return `${(source.length / 1e6 / best).toFixed(1)} MB/s`.padStart(11);
  });
  console.log(`${name.padEnd(28)}${cells.join("")}`);
}

const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
console.log(
  `${"".padEnd(28)}${["10 kB", "100 kB", "1 MB", "10 MB"].map((size) => size.padStart(11)).join("")}`,
);
for (let i = 0; i < 20; i++) seconds(resolution(50_000));
row("read, paragraphs on lines", resolution, sizes, false);
row("read, wrapped at 80 columns", (bytes) => wrappedAt(resolution(bytes), 80), sizes, false);
row("… and understood", resolution, sizes);
const real = corpus()?.map(({ text }) => text) ?? [];
if (real.length > 0) {
  const length = real.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const time = (alsoUnderstand: boolean) =>
    Math.min(...[1, 2, 3].map(() => real.reduce((sum, text) => sum + seconds(text, alsoUnderstand), 0)));
  console.log(
    `the corpus, ${length.toFixed(1)} MB: read ${(length / time(false)).toFixed(1)} MB/s, read and understood ${(length / time(true)).toFixed(1)} MB/s`,
  );
}
const text = resolution(1_000_000);
const baseline = Math.max(...[1, 2, 3, 4, 5].map(() => wordsPerSecond(text)));
const whole = Math.max(...[1, 2, 3].map(() => text.length / 1e6 / seconds(text)));
console.log(
  `baseline, finding the words of 1 MB: ${baseline.toFixed(0)} MB/s; read and understood takes ${(baseline / whole).toFixed(0)} times as long`,
);
const small = Array.from({ length: 500 }, () => clean);
const each = small.reduce((sum, source) => sum + seconds(source), 0) / small.length;
console.log(`a resolution of ${clean.length} characters: ${(1000 * each).toFixed(2)} ms`);
for (const [name, make] of Object.entries(hostile)) row(name, make, [10_000, 100_000, 1_000_000]);
console.log(`memory of the process: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
