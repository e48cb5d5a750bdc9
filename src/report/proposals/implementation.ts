import type { KeptDocument } from "../../record/keeping/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { type Asked, coverage, type Known, type Outline, type OutlineParagraph } from "../outline/model.ts";
import type { Block } from "../writing/model.ts";
import { answersTo } from "./answers.ts";
import { formats } from "./bindables.ts";
import { headingBlock, sentencesBlock } from "./blocks.ts";
import { addresseesNamed, foreign, paragraphNumber, placeNamed } from "./documents.ts";
import { askedWords } from "./quoting.ts";
import { requestCounts } from "./requests.ts";
import type { Bindable, Sentence } from "./sentences.ts";

const part = "body";

/** Paragraph by paragraph: what was asked, of whom, by when, and what is known of it. */
export async function implementation(
  document: KeptDocument,
  { paragraphs }: Outline,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const paragraph of paragraphs) blocks.push(...(await paragraphBlocks(document, paragraph, parts)));
  return [
    headingBlock({ id: "implementation", part }, "implementation"),
    ...(await sentencesBlock({ id: "implementation-counts", part }, requestCounts(document), parts)),
    ...blocks,
  ];
}

async function paragraphBlocks(
  document: KeptDocument,
  paragraph: OutlineParagraph,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const { id, asked, known } = paragraph;
  const base = `p-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 24);
  const about = [`${document.symbol}#${id}`, ...asked.map(({ mandate }) => mandate)].slice(0, 50);
  const requested: Block[] = [];
  for (const [index, one] of asked.entries()) {
    const place = { id: `${base}-asked-${index + 1}`, part, about: [one.mandate] } as const;
    requested.push(...(await sentencesBlock(place, askedSentences(one, known, asked.length), parts)));
  }
  return [
    headingBlock({ id: base, part, kind: "subheading", about }, "paragraph", () => ({
      paragraph: paragraphNumber(id),
    })),
    ...(await askedWords(`${base}-words`, document, id, parts)),
    ...requested,
    ...(await answersTo(`${base}-reply`, known, about, parts)),
    ...(await sentencesBlock({ id: `${base}-known`, part, about }, standing(paragraph), parts)),
  ];
}

function askedSentences(
  { mandate, text, addressees }: Asked,
  known: readonly Known[],
  requestsMade: number,
): readonly Sentence[] {
  const bound = (what: "state" | "due"): Bindable => ({
    source: { kind: "mandate", address: mandate, what },
    format: formats.words,
  });
  return [
    ...(requestsMade > 1
      ? [
          {
            key: "asked.action",
            facts: ({ language }: { language: Parameters<typeof foreign>[1] }) => ({
              text: foreign(text, language),
            }),
          },
        ]
      : []),
    { key: "asked.of", facts: (words) => ({ addressees: addresseesNamed(addressees, words) }) },
    { key: "asked.due", bound: { due: bound("due") } },
    { key: "asked.state", bound: { state: bound("state") } },
    ...known.flatMap((one) => knownSentences(one, mandate)),
  ];
}

/** What is known of one request: by what it was followed, and on what it is said to be done. */
function knownSentences(known: Known, mandate: string): readonly Sentence[] {
  if (known.kind === "successor" && known.mandate === mandate)
    return [{ key: `known.${known.how}`, facts: (words) => placeNamed(known.by, words) }];
  if (known.kind === "state" && known.mandate === mandate && known.evidence !== null) {
    const reference = known.evidence.replace(/^corridor:paragraph\//, "");
    return [{ key: "known.evidence", facts: () => ({ reference }) }];
  }
  return [];
}

/** That a paragraph asks nothing, or that nothing is known about what it asks. */
function standing(paragraph: OutlineParagraph): readonly Sentence[] {
  if (paragraph.asked.length === 0) return [{ key: "known.silent" }];
  return coverage(paragraph) === "gap" ? [{ key: "known.nothing" }] : [];
}
