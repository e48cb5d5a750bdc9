import type { Language } from "../../kernel/language.ts";
import type { PrintBlock, PrintDocument, PrintInline } from "../../print/model.ts";
import { printBinding } from "../binding/print.ts";
import { countWords } from "../writing/counting.ts";
import type { Block, Inline, Report } from "../writing/model.ts";
import { wordsShown } from "./shown.ts";

/** Words as they are counted against the limit of a report. */
export interface ReportWords {
  readonly text: number;
  /** In footnotes, which count too. */
  readonly notes: number;
  readonly total: number;
}

/**
 * The words of a report in a language: what people wrote, with footnotes and bound values as they are printed. Annexes, tables and drawings do not
 * count. What is not translated counts in the language in which it stands.
 */
export function reportWords({ blocks, original }: Report, language: Language): ReportWords {
  let [text, notes] = [0, 0];
  for (const block of blocks) {
    if (block.part === "annex" || block.kind === "table" || block.kind === "figure") continue;
    const content = wordsShown(block, language, original)?.content ?? [];
    text += countWords(said(content, block, language));
    for (const part of content) {
      if (part.kind === "note") notes += countWords(said(part.content, block, language));
    }
  }
  return { text, notes, total: text + notes };
}

function said(content: readonly Inline[], { bindings }: Block, language: Language): string {
  return content
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "note") return " ";
      const binding = bindings.find(({ id }) => id === part.binding);
      return binding ? printBinding(binding, language).text : "";
    })
    .join("");
}

/** The words of a document as it is printed, with every footnote that it has; annexes, tables and drawings do not count. */
export function documentWords({ summary, blocks }: PrintDocument): ReportWords {
  const all = [...summary, ...blocks].flatMap(contentOf);
  const text = countWords(all.map(printedText).join(" "));
  const notes = countWords(
    all
      .flat()
      .map((part) => (part.kind === "note" ? printedText(part.content) : ""))
      .join(" "),
  );
  return { text, notes, total: text + notes };
}

function contentOf(block: PrintBlock): readonly (readonly PrintInline[])[] {
  if (block.kind === "list") return block.items;
  return block.kind === "heading" || block.kind === "paragraph" ? [block.content] : [];
}

function printedText(content: readonly PrintInline[]): string {
  return content.map((part) => (part.kind === "note" ? " " : part.text)).join("");
}
