import type { KeptDocument, KeptMandate } from "../../record/keeping/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { dayInText } from "../house-style/days.ts";
import type { Block } from "../writing/model.ts";
import { headingBlock, sentencesBlock } from "./blocks.ts";
import { remittancesLevel } from "./development.ts";
import { addresseesNamed, documentNamed, paragraphNumber, resolutionOf, titleNamed } from "./documents.ts";
import type { Periods } from "./periods.ts";
import { askedWords } from "./quoting.ts";
import { requestCounts } from "./requests.ts";
import type { Sentence } from "./sentences.ts";
import { stockLevel, womenShare } from "./trends.ts";

/** Forms of requests that a report answers, the most fitting first. */
const reporting = ["report", "interim-report", "in-report", "oral-report", "note", "summary"] as const;

/** The request for the report itself, where the document makes one; the last, as resolutions end with it. */
export function reportAsked({ kept }: Pick<KeptDocument, "kept">): KeptMandate | null {
  for (const form of reporting) {
    const found = kept.findLast((one) => one.form === form);
    if (found) return found;
  }
  return null;
}

/** The summary: it names the mandate, says what the report holds, and the figures that matter most. */
export async function summary(
  document: KeptDocument,
  periods: Periods,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const part = "summary";
  const asked = reportAsked(document);
  const about = asked ? [asked.id] : [];
  const { stock, money } = periods;
  return [
    ...(await sentencesBlock(
      { id: "summary-mandate", part, about },
      [pursuantTo(document, asked), { key: "summary.contents" }],
      parts,
    )),
    ...(await sentencesBlock(
      { id: "summary-figures", part },
      [...(stock ? [stockLevel(stock), womenShare(stock)] : []), ...(money ? [remittancesLevel(money)] : [])],
      parts,
    )),
    ...(await sentencesBlock({ id: "summary-requests", part }, requestCounts(document), parts)),
  ];
}

function pursuantTo(document: KeptDocument, asked: KeptMandate | null): Sentence {
  return {
    key: asked ? "summary.mandate" : "summary.document",
    facts: (words) => ({
      resolution: documentNamed(document.symbol, words),
      ...(asked ? { paragraph: paragraphNumber(asked.paragraph) } : {}),
    }),
  };
}

/** Why the report is made, and how. */
export async function introduction(
  document: KeptDocument,
  periods: Periods,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const part = "body";
  const asked = reportAsked(document);
  return [
    headingBlock({ id: "introduction", part }, "introduction"),
    ...(await sentencesBlock(
      { id: "introduction-mandate", part, about: asked ? [asked.id] : [] },
      asked ? [mandateSentence(document, asked)] : documentSentence(document),
      parts,
    )),
    ...(asked ? await askedWords("introduction-words", document, asked.paragraph, parts) : []),
    ...(await sentencesBlock(
      { id: "introduction-method", part },
      [
        { key: "introduction.sources" },
        { key: "introduction.quoted" },
        ...(periods.stock ? [{ key: "introduction.stock" }] : []),
        ...(periods.flows ? [{ key: "introduction.flows" }] : []),
      ],
      parts,
    )),
  ];
}

function mandateSentence({ symbol, understood }: KeptDocument, asked: KeptMandate): Sentence {
  const paragraph = paragraphNumber(asked.paragraph);
  const resolution = resolutionOf(symbol);
  // Its words follow.
  if (understood && resolution) {
    const { organ, number } = resolution;
    return { key: `introduction.asked-by.${organ}`, facts: () => ({ paragraph, number }) };
  }
  return {
    key: "introduction.mandate",
    facts: (words) => ({
      paragraph,
      resolution: documentNamed(symbol, words),
      addressees: addresseesNamed(asked.addressee, words),
    }),
  };
}

function documentSentence({ symbol, title, date }: KeptDocument): readonly Sentence[] {
  if (title === null || date === null) return [];
  return [
    {
      key: "introduction.document",
      facts: (words) => ({
        resolution: documentNamed(symbol, words),
        title: titleNamed(title, words),
        date: dayInText(date, words),
      }),
    },
  ];
}
