import type { Figure } from "../../figures/model.ts";
import { makeFigure } from "../../figures/registry.ts";
import type { Language } from "../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import type { PrintBlock, PrintCell, PrintDocument, PrintInline } from "../../print/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { BoundFigure, Paragraph, StudyTable } from "../../statistics/studies/model.ts";
import { printedFigure } from "../setting/drawn.ts";

/** What is made of a subject before it is laid on its pages. */
export interface BriefContent {
  readonly title: string;
  readonly summary: readonly PrintBlock[];
  readonly blocks: readonly PrintBlock[];
  /** Lines of what it rests on. */
  readonly sources: readonly string[];
  readonly format: PrintDocument["format"];
}

/** The pages of a brief: under the name of who gives it out, with its sources at the end. */
export function briefPages(
  { title, summary, blocks, sources, format }: BriefContent,
  language: Language,
): PrintDocument {
  const words = wordsOf(language);
  const lines = [...new Set(sources)].map(
    (line, index): PrintBlock => ({
      kind: "paragraph",
      id: `source-${index + 1}`,
      number: null,
      role: "note",
      content: [{ kind: "text", text: line }],
    }),
  );
  return {
    language,
    title,
    masthead: null,
    summary,
    contents: false,
    blocks: lines.length === 0 ? blocks : [...blocks, headed("sources", words.t("briefs:sources")), ...lines],
    annexes: [],
    format,
    stamp: null,
  };
}

export function headed(id: string, text: string, level: 1 | 2 = 1): PrintBlock {
  return { kind: "heading", id, level, number: null, content: [{ kind: "text", text }] };
}

/** Figures by their names; those for which there are no numbers are left out. */
export async function figuresOf(
  asked: readonly (readonly [string, Readonly<Record<string, string>>])[],
  statistics: Statistics,
  words: Words,
): Promise<readonly Figure[]> {
  const made = await Promise.all(
    asked.map(([name, params]) => makeFigure(name, params, { ...statistics, words })),
  );
  return made.flatMap((one) => (one.ok ? [one.value] : []));
}

/** Letters of charts that stand two and two on a page, in units of the chart. */
const letters = 17;

/** Figures, numbered. Their sources stand together at the end, so not beneath each. */
export function drawings(figures: readonly Figure[], words: Words): readonly PrintBlock[] {
  return figures.map((figure, index) => {
    const block = printedFigure(figure, { id: figure.id, number: String(index + 1), letters }, words);
    return block.kind === "figure" ? { ...block, source: null } : block;
  });
}

/** A paragraph of a study, its figures bound. */
export function paragraphOf(id: string, paragraph: Paragraph): PrintBlock {
  const content = paragraph.map(
    (part): PrintInline =>
      part.kind === "words"
        ? { kind: "text", text: part.text }
        : { kind: "bound", text: part.text, evidence: part.evidence, mark: null },
  );
  return { kind: "paragraph", id, number: null, content };
}

/** A table of a study. */
export function tableOf(id: string, { caption, columns, rows }: StudyTable, words: Words): PrintBlock {
  const cell = (figure: BoundFigure | null): PrintCell =>
    figure === null
      ? { text: words.t("web:table.none"), value: null, evidence: [] }
      : { text: figure.text, value: figure.value, evidence: figure.evidence };
  return {
    kind: "table",
    id,
    number: null,
    caption,
    columns: columns.map((label, index) => ({ label, align: index === 0 ? "start" : "end" })),
    rows: rows.map(({ name, cells }) => [{ text: name, value: null, evidence: [] }, ...cells.map(cell)]),
    leftOut: 0,
    source: null,
    note: null,
  };
}
