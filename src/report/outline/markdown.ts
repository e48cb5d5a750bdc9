import { type Words, words as wordsOf } from "../../kernel/words.ts";
import { notesOf, type OutlineNotes } from "./footnotes.ts";
import { type Asked, coverage, type Known, type Outline, type OutlineParagraph } from "./model.ts";

/**
 * An outline as Markdown (CommonMark, with footnotes as GitHub and Pandoc read them): what a drafter begins with. Every finding
 * bears the numbers of what it rests on. The same outline gives the same bytes.
 */
export function outlineMarkdown(outline: Outline): string {
  const words = wordsOf(outline.language);
  const { t } = words;
  const notes = notesOf(outline);
  const lines = [
    `# ${plain(t("report:outline.title", { symbol: outline.symbol }))}`,
    ...(outline.title === null ? [] : [plain(outline.title)]),
    ...outline.paragraphs.flatMap((paragraph) => section(paragraph, notes, words)),
    ...(outline.citedBy.length === 0
      ? []
      : [`## ${t("report:outline.cited-by")}`, outline.citedBy.map((one) => `- ${plain(one)}`).join("\n")]),
    ...(outline.sources.length === 0
      ? []
      : [`## ${t("report:outline.sources")}`, outline.sources.map((one) => `- ${plain(one)}`).join("\n")]),
    ...notes.references.map((reference, index) => `[^${index + 1}]: \`${reference.replaceAll("`", "%60")}\``),
  ];
  return `${lines.join("\n\n")}\n`;
}

function section(paragraph: OutlineParagraph, notes: OutlineNotes, words: Words): readonly string[] {
  const { t } = words;
  const { number, id, text, asked, known } = paragraph;
  return [
    `## ${t("report:outline.paragraph", { number: number ?? id })}`,
    ...(text === null ? [] : [quote(text)]),
    ...(asked.length === 0
      ? []
      : [`**${t("report:outline.asked")}**`, asked.map((one) => `- ${request(one, words)}`).join("\n")]),
    ...(known.length === 0
      ? []
      : [
          `**${t("report:outline.known")}**`,
          known.map((one) => `- ${finding(one, words)}${marks(notes.numbersOf(one))}`).join("\n"),
        ]),
    ...(coverage(paragraph) === "gap" ? [`**${t("report:outline.gap")}**`] : []),
  ];
}

function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${plain(line)}`)
    .join("\n>\n");
}

/** A request in one line: of whom, what, by when, how far. */
function request({ text, addressees, due, state }: Asked, words: Words): string {
  const { t } = words;
  const facts = [
    addressees.length === 0 ? "" : t("report:outline.of", { addressees: words.list(addressees) }),
    due === null ? "" : t("report:outline.due", { date: words.date(due) }),
    t(`record-pages:state.${state}`),
  ];
  return `${plain(text)} (${plain(facts.filter((one) => one !== "").join("; "))})`;
}

function finding(known: Known, words: Words): string {
  const { t } = words;
  switch (known.kind) {
    case "state":
      return plain(
        [t("report:outline.said", { state: t(`record-pages:state.${known.state}`) }), known.note ?? ""]
          .filter((one) => one !== "")
          .join(" "),
      );
    case "successor":
      return plain(t(`report:outline.${known.how}`, { by: known.by }));
    case "answer":
      return `${plain(known.party ?? t("report:outline.some-party"))}: ${plain(t("report:outline.quoted", { text: known.excerpt.replaceAll("\n", " ") }))}`;
    case "figures":
      return plain(known.sentence.map(({ text }) => text).join(""));
  }
}

function marks(numbers: readonly number[]): string {
  return numbers.map((number) => `[^${number}]`).join("");
}

/** Words as words: what Markdown would take for a mark is escaped. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
