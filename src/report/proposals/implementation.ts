import type { KeptDocument } from "../../record/keeping/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { type Asked, coverage, type Known, type Outline, type OutlineParagraph } from "../outline/model.ts";
import type { Block } from "../writing/model.ts";
import { answersTo } from "./answers.ts";
import { formats } from "./bindables.ts";
import { headingBlock, sentencesBlock } from "./blocks.ts";
import { costCountries } from "./development.ts";
import { addresseesNamed, paragraphNumber, placeNamed } from "./documents.ts";
import type { Periods } from "./periods.ts";
import { askedWords } from "./quoting.ts";
import { requestCounts } from "./requests.ts";
import type { Bindable, Sentence } from "./sentences.ts";
import { womenShare } from "./trends.ts";

const part = "body";

/** Paragraph by paragraph: what was asked, of whom, by when, and what is known of it; with the figure that speaks to it, where it is told of when. */
export async function implementation(
  document: KeptDocument,
  { paragraphs }: Outline,
  parts: BindingParts,
  periods: Pick<Periods, "stock" | "money"> = { stock: null, money: null },
): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const paragraph of paragraphs)
    blocks.push(...(await paragraphBlocks(document, paragraph, periods, parts)));
  return [
    headingBlock({ id: "implementation", part }, "implementation"),
    ...(await sentencesBlock({ id: "implementation-counts", part }, requestCounts(document), parts)),
    ...blocks,
  ];
}

async function paragraphBlocks(
  document: KeptDocument,
  paragraph: OutlineParagraph,
  periods: Pick<Periods, "stock" | "money">,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const { id, asked, known } = paragraph;
  const base = `p-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 24);
  const about = [`${document.symbol}#${id}`, ...asked.map(({ mandate }) => mandate)].slice(0, 50);
  const requested: Block[] = [];
  for (const [index, same] of alike(asked).entries()) {
    const place = { id: `${base}-asked-${index + 1}`, part, about: same.map(({ mandate }) => mandate) };
    requested.push(...(await sentencesBlock({ ...place, part }, askedSentences(same, known), parts)));
  }
  return [
    headingBlock({ id: base, part, kind: "subheading", about }, "paragraph", () => ({
      paragraph: paragraphNumber(id),
    })),
    ...(await askedWords(`${base}-words`, document, id, parts)),
    ...requested,
    ...(await answersTo(`${base}-reply`, known, about, parts)),
    ...(await sentencesBlock(
      { id: `${base}-known`, part, about },
      [...standing(paragraph), ...figuresOn(paragraph, periods)],
      parts,
    )),
  ];
}

/** Requests of a paragraph that are made of the same addressees, by the same day, and are equally far, are told together. */
function alike(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) {
    const key = [...one.addressees, one.due ?? "", one.state].join("|");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function askedSentences(same: readonly Asked[], known: readonly Known[]): readonly Sentence[] {
  const [first] = same;
  if (!first) return [];
  const bound = (what: "state" | "due"): Bindable => ({
    source: { kind: "mandate", address: first.mandate, what },
    format: formats.words,
  });
  return [
    { key: "asked.of", facts: (words) => ({ addressees: addresseesNamed(first.addressees, words) }) },
    { key: "asked.due", bound: { due: bound("due") } },
    { key: "asked.state", bound: { state: bound("state") } },
    ...same.flatMap(({ mandate }) => known.flatMap((one) => knownSentences(one, mandate))),
  ];
}

/** The figure that speaks most plainly to the topic of a paragraph; what is counted in general stands in the sections before. */
function figuresOn(
  { known }: OutlineParagraph,
  { stock, money }: Pick<Periods, "stock" | "money">,
): readonly Sentence[] {
  const studies = new Set(known.flatMap((one) => (one.kind === "figures" ? [one.study] : [])));
  return [
    ...(studies.has("women") && stock ? [womenShare(stock)] : []),
    ...(studies.has("remittances") && money?.cost ? [costCountries(money.cost)] : []),
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
