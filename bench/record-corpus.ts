/**
 * Scores the reading of resolutions against the labelled corpus beside the project, and prints each difference:
 * `npx tsx bench/record-corpus.ts [--all]`. The corpus's labels were made by a program too; what they get wrong stands in
 * `src/record/grammar/GRAMMAR.md` §10.
 */
import { verbsByPlain, verbsByThird } from "../src/record/grammar/verbs.ts";
import { readDocuments } from "../src/record/reading/read.ts";
import { pairs } from "../src/record/support/agreement.ts";
import { corpus } from "../src/record/support/corpus.ts";
import { misled, sameDocument, unlinked } from "../src/record/support/label-faults.ts";
import { lostLetters } from "../src/record/support/letters.ts";
import { type UnderstoodParagraph, understand } from "../src/record/understanding/understand.ts";

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

const flat = (list: readonly UnderstoodParagraph[]): readonly UnderstoodParagraph[] =>
  list.flatMap((paragraph) => [paragraph, ...flat(paragraph.children)]);
let leading = 0;
let same = 0;
let links = 0;
let found = 0;
let extra = 0;
let adjudged = 0;
let verbs = 0;
let sameVerbs = 0;
const labelErrors = new Map<string, number>();
for (const document of documents) {
  const read = readDocuments(document.text);
  const understood = read.map(understand);
  const byId = new Map(
    understood.flatMap(({ preambular, operative }) =>
      flat([...preambular, ...operative]).map((p) => [p.text, p] as const),
    ),
  );
  for (const { type, verb, ours, text, links: expected } of pairs(document, read)) {
    const paragraph = ours && byId.get(ours.paragraph.text);
    if (type === "operative" && verb && ours?.part === "operative" && paragraph) {
      leading++;
      const own = paragraph.verbs[0]?.leading ? paragraph.verbs[0].form : undefined;
      const agrees = own?.toLowerCase() === verb.replace(/\W+$/, "").toLowerCase();
      if (isVerb(verb)) {
        verbs++;
        if (agrees) sameVerbs++;
      }
      if (agrees) same++;
      else {
        const key = `${verb} / ${own ?? "-"}`;
        labelErrors.set(key, (labelErrors.get(key) ?? 0) + 1);
        if (all)
          console.log(`${document.name} ${ours.paragraph.id}: ${verb} / ${own} | ${text.slice(0, 90)}`);
      }
    }
    if (expected.length > 0 && ours) {
      const wanted = new Set(expected.flatMap((link) => linkSymbol(link, text) ?? []));
      const cited = understood
        .flatMap(({ citations }) => citations)
        .filter(({ in: where, by }) => where === ours.paragraph.id && by !== "name" && by !== "self");
      const own = new Set(cited.map(({ symbol }) => plain(symbol)));
      const named = understood
        .flatMap(({ citations }) => citations)
        .filter(({ in: where, by }) => where === ours.paragraph.id && by === "name");
      for (const { symbol } of named) if (wanted.has(symbol)) own.add(symbol);
      for (const symbol of wanted) if (misled.has(`${document.name} ${symbol}`)) wanted.delete(symbol);
      links += wanted.size;
      for (const symbol of wanted) {
        if ([...own].some((one) => sameDocument(symbol, one))) found++;
        else
          console.log(`${document.name} ${ours.paragraph.id}: not found ${symbol} in ${text.slice(0, 200)}`);
      }
      for (const symbol of own) {
        if ([...wanted].some((link) => sameDocument(link, symbol))) continue;
        if (unlinked.has(`${document.name} ${symbol}`)) {
          adjudged++;
          continue;
        }
        extra++;
        console.log(
          `${document.name} ${ours.paragraph.id}: more found ${symbol}; linked ${[...wanted].join(" ")}`,
        );
      }
    }
  }
}
console.log(
  `leading verb: ${sameVerbs} of ${verbs} labels that are verbs of a resolution (${((100 * sameVerbs) / verbs).toFixed(2)} %); ${same} of all ${leading}, the rest being the first words of parts of a list (gerunds) and of sentences in reports`,
);
for (const [key, count] of [...labelErrors].sort((a, b) => b[1] - a[1]).slice(0, all ? 400 : 25))
  console.log(`  ${count} ${key}`);
console.log(
  `citations: recall ${found} of ${links} (${((100 * found) / links).toFixed(2)} %), precision ${found + adjudged} of ${found + adjudged + extra} (${((100 * (found + adjudged)) / (found + adjudged + extra)).toFixed(2)} %), ${adjudged} of them cited in the text and not or wrongly linked (label-faults.ts)`,
);

/** The label is a verb that a resolution's paragraph can open with; the labelling program took any first word. */
function isVerb(label: string): boolean {
  const word = label.toLowerCase().replace(/\W+$/, "");
  return verbsByThird.has(word) || verbsByPlain.has(word) || /^will [a-z]/.test(word);
}

/** The symbol in a link's address; the corpus links a letter's resolution without its letter. */
function linkSymbol([label = "", address = ""]: readonly string[], text: string): string | undefined {
  const symbol = /undocs\.org\/+(?:en\/)?(.+)$/.exec(address)?.[1];
  return symbol && text.includes(label) ? plain(decodeURIComponent(symbol)) : undefined;
}

function plain(symbol: string): string {
  return symbol.replace(/\s/g, "").replace(/(\d|\))[A-Z]$/, "$1");
}
