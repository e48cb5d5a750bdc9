import { type Language, languages } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { PrintBlock, PrintDocument } from "../../print/model.ts";
import { headingNumber } from "../../print/numerals.ts";
import type { Meeting } from "../model.ts";
import type { Summary, SummaryContent } from "./model.ts";

/** Which paragraphs of a text are not in a language. */
export function untranslated({ paragraphs, title }: SummaryContent, language: Language): readonly string[] {
  const missing = paragraphs.filter(({ text }) => text[language] === undefined).map(({ id }) => id);
  return title[language] === undefined ? ["title", ...missing] : missing;
}

/** The languages in which all of it stands, in the order of the six. */
export function completeIn(content: SummaryContent): readonly Language[] {
  return languages.filter((language) => untranslated(content, language).length === 0);
}

/**
 * The summary as a document that is ready to be set, in a language: paragraphs numbered throughout, headings in the numerals of
 * the language. What is not translated stands in its original, and the document says so at its beginning.
 */
export function summaryDocument(
  meeting: Meeting,
  { content, state, symbol, issued }: Pick<Summary, "content" | "state" | "symbol" | "issued">,
  words: Words,
): PrintDocument {
  const { language, t } = words;
  const { original } = content;
  const missing = untranslated(content, language);
  const title = textIn(content.title, language, original).text;
  const name = textIn(meeting.title, language, meeting.original).text;
  const days = t("outcome:print.days", {
    from: words.date(`${meeting.opens}T00:00:00Z`),
    to: words.date(`${meeting.closes}T00:00:00Z`),
  });
  const place = meeting.place && textIn(meeting.place, language, meeting.original).text;
  return {
    language,
    title,
    masthead: {
      organization: name,
      lines: [place === null ? days : t("outcome:print.place", { days, place })],
      symbol,
      distribution: t(state === "issued" ? "outcome:print.general" : "outcome:print.limited"),
      date: issued === null ? "" : words.date(issued),
      original: t("outcome:print.original", { language: t(`kernel:language.${original}`) }),
    },
    summary: [],
    contents: false,
    blocks: [
      ...(missing.length === 0
        ? []
        : [
            {
              kind: "paragraph",
              id: "untranslated",
              number: null,
              role: "note",
              content: [{ kind: "text", text: t("outcome:print.untranslated", { count: missing.length }) }],
            } as const,
          ]),
      ...blocksOf(content, language),
    ],
    annexes: [],
    format: "report",
    stamp: state === "issued" ? null : t("outcome:print.draft"),
  };
}

function blocksOf({ paragraphs, original }: SummaryContent, language: Language): readonly PrintBlock[] {
  let [number, heading] = [0, 0];
  return paragraphs.map(({ id, kind, text, rests }): PrintBlock => {
    const shown = textIn(text, language, original);
    const foreign = shown.language === language ? {} : { language: shown.language };
    if (kind === "heading") {
      heading += 1;
      const content = [{ kind: "text", text: shown.text, ...foreign }] as const;
      return { kind: "heading", id, level: 2, number: headingNumber(heading, language), content };
    }
    number += 1;
    return {
      ...{ kind: "paragraph", id, number: String(number) },
      content: [
        rests.length === 0
          ? { kind: "text", text: shown.text, ...foreign }
          : { kind: "bound", text: shown.text, evidence: rests, mark: null },
      ],
      ...foreign,
    };
  });
}

/** The same as plain text, for the record: symbol and title, headings, paragraphs with their numbers. */
export function plainDocument(symbol: string, content: SummaryContent): string {
  const { original } = content;
  let number = 0;
  const lines = content.paragraphs.map(({ kind, text }) => {
    const shown = textIn(text, original, original).text;
    if (kind === "heading") return shown;
    number += 1;
    return `${number}. ${shown}`;
  });
  return `${[symbol, textIn(content.title, original, original).text, ...lines].join("\n\n")}\n`;
}
