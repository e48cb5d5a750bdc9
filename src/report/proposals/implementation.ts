import type { Words } from "../../kernel/words.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import { topicsOf } from "../../record/understanding/topics.ts";
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
  const told = new Set<string>();
  for (const paragraph of paragraphs.filter((one) => coverage(one) !== "silent"))
    blocks.push(...(await paragraphBlocks(document, paragraph, figuresOn(paragraph, periods, told), parts)));
  const silent = paragraphs.filter((one) => coverage(one) === "silent");
  return [
    headingBlock({ id: "implementation", part }, "implementation"),
    ...(await sentencesBlock(
      { id: "implementation-counts", part },
      [...requestCounts(document), ...silence(silent)],
      parts,
    )),
    ...blocks,
  ];
}

/** The paragraphs that ask nothing and of which nothing is known, in a sentence for all of them. */
function silence(paragraphs: readonly OutlineParagraph[]): readonly Sentence[] {
  if (paragraphs.length === 0) return [];
  const numbers = paragraphs.map(({ id }) => paragraphNumber(id));
  return [
    {
      key: numbers.length === 1 ? "known.silent-one" : "known.silent-some",
      facts: (words) => ({ paragraphs: words.list(numbers) }),
    },
  ];
}

async function paragraphBlocks(
  document: KeptDocument,
  paragraph: OutlineParagraph,
  figures: readonly Sentence[],
  parts: BindingParts,
): Promise<readonly Block[]> {
  const { id, asked, known } = paragraph;
  const base = `p-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 24);
  const about = [`${document.symbol}#${id}`, ...asked.map(({ mandate }) => mandate)].slice(0, 50);
  const groups = alike(asked);
  const requested: Block[] = [];
  for (const [index, same] of groups.entries()) {
    // What is said of the paragraph as a whole goes on from what is said of its last requests.
    const whole = index === groups.length - 1 ? standing(paragraph) : [];
    const place = {
      id: `${base}-asked-${index + 1}`,
      part,
      about: same.map(({ mandate }) => mandate),
    } as const;
    const sentences = [...askedSentences(same, known), ...whole];
    requested.push(...(await sentencesBlock(place, sentences, parts)));
  }
  const subject = subjectOf(document, paragraph);
  return [
    headingBlock(
      { id: base, part, kind: "subheading", about },
      subject === null ? "paragraph" : "paragraph-on",
      (words) => ({
        paragraph: paragraphNumber(id),
        ...(subject === null ? {} : { subject: subject(words) }),
      }),
    ),
    ...(await askedWords(`${base}-words`, document, id, parts)),
    ...requested,
    ...(await answersTo(`${base}-reply`, known, about, parts)),
    ...(await sentencesBlock(
      { id: `${base}-known`, part, about },
      [...(groups.length === 0 ? standing(paragraph) : []), ...figures],
      parts,
    )),
  ];
}

/** What a request gives form to says more than its topics; what anybody may do, or look into, does not. */
const formless: ReadonlySet<string> = new Set(["action", "consider", "transmit"]);
/** Topics of nearly every paragraph in the field. */
const general: ReadonlySet<string> = new Set(["development", "international-cooperation", "institutions"]);
const mostTopics = 2;
/** Words within which a paragraph says what it is about, before it says how and with whom. */
const opening = 30;

/** What a paragraph is about, in a word or two: what it asks for, else its topics. */
function subjectOf(
  { kept }: KeptDocument,
  { text, asked, topics }: OutlineParagraph,
): ((words: Words) => string) | null {
  const requests = kept.filter(({ id }) => asked.some(({ mandate }) => mandate === id));
  const form = requests.find(({ form }) => !formless.has(form))?.form;
  if (form !== undefined) return ({ t }) => t(`record:form.${form}`);
  const first = topicsOf((text ?? "").split(/\s+/).slice(0, opening).join(" "));
  const found = [first, topics].map((of) => of.filter((one) => !general.has(one)));
  const shown = ([...found, topics].find(({ length }) => length > 0) ?? []).slice(0, mostTopics);
  if (shown.length === 0) return null;
  return ({ t, language }) =>
    shown
      .map((one) => t(`record:topic.${one}`))
      .map((one) => one.charAt(0).toLocaleLowerCase(language) + one.slice(1))
      .join(t("report-proposals:subjects"));
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

/** The figure that speaks most plainly to the topic of a paragraph, at the first paragraph on it; what is counted in general stands in the sections before. */
function figuresOn(
  { known }: OutlineParagraph,
  { stock, money }: Pick<Periods, "stock" | "money">,
  told: Set<string>,
): readonly Sentence[] {
  const studies = new Set(known.flatMap((one) => (one.kind === "figures" ? [one.study] : [])));
  const fresh = (study: "women" | "remittances") => {
    const first = studies.has(study) && !told.has(study);
    if (first) told.add(study);
    return first;
  };
  const sentences = [
    ...(fresh("women") && stock ? [womenShare(stock)] : []),
    ...(fresh("remittances") && money?.cost ? [costCountries(money.cost)] : []),
  ];
  return sentences.length === 0 ? [] : [{ key: "known.figures" }, ...sentences];
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
