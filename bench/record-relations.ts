/**
 * (Seconds of processor time, so that what else the machine does counts little.)
 * How comparing two documents, and finding what repeats what among many, grow with their size: made-up resolutions. A ratio near 2 for
 * twice the size is linear. `npx tsx bench/record-relations.ts`.
 */
import { readDocuments } from "../src/record/reading/read.ts";
import { compareDocuments } from "../src/record/relations/compare.ts";
import { documentGraph } from "../src/record/relations/graph.ts";
import { successionsAmong } from "../src/record/relations/successors.ts";
import { seededRandom } from "../src/record/support/mutations.ts";
import { type UnderstoodDocument, understand } from "../src/record/understanding/understand.ts";

const nouns =
  "remittances women data return dialogue skills health labour rights borders families children".split(" ");

function resolution(number: string, day: string, paragraphs: number, seed: number): UnderstoodDocument {
  const random = seededRandom(seed);
  const noun = () => nouns[Math.floor(random() * nouns.length)] ?? "";
  const body = Array.from(
    { length: paragraphs },
    (_, i) =>
      `${i + 1}. Requests the Secretary-General to report on ${noun()} and ${noun()} of area ${Math.floor(random() * 1e4)}, and on ${noun()};`,
  );
  const head = [
    "General Assembly",
    `Resolution adopted by the General Assembly on ${day}`,
    `${number}. Matters of ${noun()} ${seed % 40}`,
  ];
  const [document] = readDocuments([...head, "The General Assembly,", ...body].join("\n\n"));
  if (!document) throw new Error("not read");
  return understand(document);
}

function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function table(name: string, sizes: readonly number[], work: (size: number) => () => unknown): void {
  let before: number | undefined;
  for (const size of sizes) {
    const own = seconds(work(size));
    const ratio = before === undefined ? "" : `  x${(own / before).toFixed(1)}`;
    console.log(`${name.padEnd(34)} ${String(size).padStart(6)} ${own.toFixed(2).padStart(7)} s${ratio}`);
    before = own;
  }
}

table("comparing, paragraphs", [100, 200, 400, 800], (size) => {
  const [a, b] = [
    resolution("80/1", "1 December 2025", size, 1),
    resolution("82/1", "1 December 2027", size, 2),
  ];
  return () => compareDocuments(a, b);
});
const many = (size: number) =>
  Array.from({ length: size }, (_, i) =>
    resolution(
      `${60 + (i % 20)}/${1 + Math.floor(i / 20)}`,
      `${1 + (i % 28)} December ${2005 + (i % 20)}`,
      12,
      i,
    ),
  );
table("successions, documents", [250, 500, 1000], (size) => {
  const documents = many(size);
  return () => successionsAmong(documents);
});
table("graph without them, documents", [250, 500, 1000], (size) => {
  const documents = many(size);
  return () => documentGraph(documents, []);
});
