import { createHash } from "node:crypto";
import { type Language, languages } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Binding } from "../../../report/binding/model.ts";
import { printBinding } from "../../../report/binding/print.ts";
import type { Comment, ReportView } from "../../../report/keeping/model.ts";
import { bindingsIn, printMarkup } from "../../../report/writing/markup.ts";
import type { Block, Inline, Report } from "../../../report/writing/model.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import { momentInWords, whoIs } from "./reporting.ts";

/** A block as the editor shows it, in the language that is written. */
export interface EditorBlock {
  readonly id: string;
  readonly part: Block["part"];
  readonly kind: Block["kind"];
  readonly number: string | null;
  /** Its words as the text field holds them, and what tells them from others. */
  readonly markup: string;
  readonly print: string;
  readonly revision: number;
  /** In the language in which the report was written first, where another is written now. */
  readonly original: string | null;
  readonly bindings: readonly EditorBinding[];
  readonly comments: readonly EditorComment[];
  /** Paragraphs of documents on which it reports. */
  readonly about: readonly string[];
}

export interface EditorBinding {
  readonly id: string;
  /** As it is printed in the language that is written. */
  readonly shows: string;
  readonly missing: boolean;
  readonly evidence: readonly string[];
  readonly taken: string;
  /** False where no words of the block name it. */
  readonly used: boolean;
}

export interface EditorComment {
  readonly number: number;
  readonly who: string;
  readonly when: string;
  readonly text: string;
  readonly resolved: string | null;
  readonly answers: readonly EditorComment[];
}

/** What tells whether a text field was changed: a text with the same print as it was sent is as it was. */
export function printOf(markup: string): string {
  return createHash("sha256").update(markup.replace(/\r\n?/g, "\n")).digest("base64url").slice(0, 16);
}

/** The blocks of a report for the editor, in their order. */
export function editorBlocks(view: ReportView, language: Language, words: Words): readonly EditorBlock[] {
  const { report, revisions, comments, names } = view;
  const numbers = numberedBlocks(report.blocks, language);
  const said = (one: Comment): EditorComment => ({
    number: one.number,
    who: whoIs(words, one.actor, names),
    when: momentInWords(words, one.at),
    text: one.text,
    resolved:
      one.resolved === null
        ? null
        : words.t("report-pages:comment.resolved", {
            who: whoIs(words, one.resolved.actor, names),
            when: momentInWords(words, one.resolved.at),
          }),
    answers: comments.filter(({ answers }) => answers === one.number).map(said),
  });
  return report.blocks.map((block) => {
    const content = block.content[language] ?? [];
    const markup = printMarkup(content);
    return {
      id: block.id,
      part: block.part,
      kind: block.kind,
      number: numbers.get(block.id) ?? null,
      markup,
      print: printOf(markup),
      revision: revisions.get(block.id)?.words[language] ?? 0,
      original:
        language === report.original
          ? null
          : plainText(block.content[report.original] ?? [], block, language),
      bindings: editorBindings(block, language, words),
      comments: comments.filter((one) => one.block === block.id && one.answers === null).map(said),
      about: block.about,
    };
  });
}

export function editorBindings(block: Block, language: Language, words: Words): readonly EditorBinding[] {
  const drawn = block.kind === "table" || block.kind === "figure";
  const used = new Set(Object.values(block.content).flatMap((content) => bindingsIn(content ?? [])));
  return block.bindings.map((binding) => {
    const printed = printBinding(binding, language);
    return {
      id: binding.id,
      // A drawing has no value of its own to be shown.
      shows: binding.source.kind === "figure" ? words.t(`report-pages:kind.${block.kind}`) : printed.text,
      missing: printed.missing,
      evidence: binding.taken.evidence,
      taken: momentInWords(words, binding.taken.at),
      used: drawn || used.has(binding.id),
    };
  });
}

/** Words as they are read, values printed, footnotes in brackets. */
export function plainText(
  content: readonly Inline[],
  { bindings }: { readonly bindings: readonly Binding[] },
  language: Language,
): string {
  const values = new Map(bindings.map((one) => [one.id, one]));
  const of = (one: Inline): string => {
    if (one.kind === "text") return one.text;
    if (one.kind === "note") return ` [${one.content.map(of).join("")}] `;
    const bound = values.get(one.binding);
    return bound ? printBinding(bound, language).text : `[[${one.binding}]]`;
  };
  return content.map(of).join("");
}

/** The languages in which a report has any words, in the order of the six, its first language among them always. */
export function editionsOf({ blocks, original }: Pick<Report, "blocks" | "original">): readonly Language[] {
  return languages.filter(
    (one) => one === original || blocks.some(({ content }) => (content[one] ?? []).length > 0),
  );
}

/** The language that a query names; else that of the page where the report has it; else that in which it was written. */
export function editionAsked(query: URLSearchParams, report: Report, page: Language): Language {
  const asked = languages.find((one) => one === query.get("in"));
  if (asked) return asked;
  return editionsOf(report).includes(page) ? page : report.original;
}
