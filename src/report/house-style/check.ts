import { type Language, languages } from "../../kernel/language.ts";
import { printBinding } from "../binding/print.ts";
import { countWords } from "../writing/counting.ts";
import type { Block, Inline, Report } from "../writing/model.ts";
import { checkDates } from "./dates.ts";
import type { Finding, Found, TextPlace } from "./model.ts";
import { checkNames } from "./names.ts";
import { checkNumbers, checkPercent } from "./numbers.ts";
import { quotations, within } from "./spans.ts";
import { asking, checkSymbols, type Symbols } from "./symbols.ts";

/**
 * Checks the words of a block in one language against the house style, in the order of reading. What others wrote is left alone: quotations,
 * what stands between quotation marks, and what bound values say.
 */
export async function checkBlock(
  { id: block, kind, content }: Pick<Block, "id" | "kind" | "content">,
  language: Language,
  record: Symbols,
): Promise<readonly Finding[]> {
  if (kind === "quotation") return [];
  const findings: Finding[] = [];
  for (const { place, text } of textsOf(content[language] ?? [])) {
    const skipped = quotations(text);
    const found: readonly Found[] = [
      ...checkNumbers(text, language),
      ...checkPercent(text, language),
      ...checkDates(text, language),
      ...checkNames(text, language),
      ...(await checkSymbols(text, record)),
    ];
    const own = found
      .filter((one) => !within(one, skipped))
      .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.code < b.code ? -1 : 1));
    for (const { facts = {}, ...one } of own)
      findings.push({
        ...one,
        facts: { text: text.slice(one.from, one.to), ...facts },
        language,
        block,
        place,
      });
  }
  return findings;
}

/**
 * Checks a report in every language in which it is written: each block, and its length with footnotes against the limit. Annexes do not
 * count for the length.
 */
export async function checkReport(
  { blocks, limit }: Pick<Report, "blocks" | "limit">,
  record: Symbols,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const symbols = asking(record);
  for (const language of languages) {
    const written = blocks.filter(({ content }) => content[language] !== undefined);
    if (written.length === 0) continue;
    for (const block of written) findings.push(...(await checkBlock(block, language, symbols)));
    const count = lengthOf(written, language);
    if (count > limit)
      findings.push({
        code: "too-long",
        language,
        block: null,
        place: null,
        from: 0,
        to: 0,
        facts: { words: count, limit },
        mend: null,
      });
  }
  return findings;
}

/** The words of a report in a language, bound values and footnotes included, annexes left out. */
export function lengthOf(
  blocks: readonly Pick<Block, "part" | "bindings" | "content">[],
  language: Language,
): number {
  return blocks
    .filter(({ part }) => part !== "annex")
    .reduce((total, block) => total + countWords(plainText(block, language)), 0);
}

/** The same for each language in which a report has any words. */
export function lengthsOf({ blocks }: Pick<Report, "blocks">): Readonly<Partial<Record<Language, number>>> {
  const written = languages.filter((one) => blocks.some(({ content }) => (content[one] ?? []).length > 0));
  return Object.fromEntries(written.map((one) => [one, lengthOf(blocks, one)]));
}

function plainText({ bindings, content }: Pick<Block, "bindings" | "content">, language: Language): string {
  const byId = new Map(bindings.map((one) => [one.id, one]));
  const of = (inline: Inline): string => {
    if (inline.kind === "text") return inline.text;
    if (inline.kind === "note") return ` ${inline.content.map(of).join("")} `;
    const binding = byId.get(inline.binding);
    return binding ? printBinding(binding, language).text : "";
  };
  return (content[language] ?? []).map(of).join("");
}

interface Wording {
  readonly place: TextPlace;
  readonly text: string;
}

function textsOf(content: readonly Inline[]): readonly Wording[] {
  return content.flatMap((one, inline): readonly Wording[] => {
    if (one.kind === "text") return [{ place: { inline, note: null }, text: one.text }];
    if (one.kind !== "note") return [];
    return one.content.flatMap((part, note) =>
      part.kind === "text" ? [{ place: { inline, note }, text: part.text }] : [],
    );
  });
}
