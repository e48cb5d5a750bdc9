/**
 * Scores the reading of resolutions against the labelled corpus beside the project, and prints each difference:
 * `npx tsx bench/record-corpus.ts [--all]`. The corpus's labels were made by a program too; what they get wrong stands in
 * `src/record/grammar/GRAMMAR.md` §10.
 */
import { readDocuments } from "../src/record/reading/read.ts";
import { pairs } from "../src/record/support/agreement.ts";
import { corpus } from "../src/record/support/corpus.ts";
import { lostLetters } from "../src/record/support/letters.ts";

const all = process.argv.includes("--all");
const documents = corpus();
if (!documents) {
  console.log("The corpus is not there.");
  process.exit(0);
}
let numbered = 0;
let agreed = 0;
let inPart = 0;
const kinds = new Map<string, number>();
for (const document of documents) {
  const read = readDocuments(document.text);
  const lost = lostLetters(document.text, read);
  if (lost.length > 0) console.log(`${document.name}: letters lost or made: ${lost.join(", ")}`);
  const unread = read.flatMap(({ unread }) => unread).filter(({ reason }) => reason !== "furniture");
  if (all && unread.length > 0)
    console.log(
      `${document.name}: unread ${unread.map(({ text, reason }) => `[${reason}] ${text.slice(0, 50)}`).join(" | ")}`,
    );
  let shown = 0;
  for (const pair of pairs(document, read)) {
    if (pair.type === "operative" && /^\d+\.$/.test(pair.prefix ?? "")) {
      numbered++;
      if (pair.ours && `${pair.ours.paragraph.number}.` === pair.prefix) {
        agreed++;
        if (pair.ours.part === "operative") inPart++;
        continue;
      }
      if (shown++ < (all ? 1000 : 5)) {
        console.log(
          `${document.name}: ${pair.prefix} ${pair.text.slice(0, 60)} <> ${pair.ours?.part} ${pair.ours?.paragraph.id} ${pair.ours?.paragraph.number}`,
        );
      }
    }
    if (pair.type === "operative" || pair.type === "preambular") {
      const key = `${pair.type} -> ${pair.ours?.part ?? "none"}`;
      kinds.set(key, (kinds.get(key) ?? 0) + 1);
    }
  }
}
console.log(
  `numbering: ${agreed} of ${numbered} (${((100 * agreed) / numbered).toFixed(2)} %), ${inPart} of them in the operative part, the rest in annexes`,
);
for (const [key, count] of [...kinds].sort()) console.log(`  ${key}: ${count}`);
