import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import { figureTaken } from "../../../report/binding/drawn.ts";
import type { Binding } from "../../../report/binding/model.ts";
import { printBinding } from "../../../report/binding/print.ts";
import type { Block, Inline, Report } from "../../../report/writing/model.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import type { Statistics } from "../../../statistics/questions/basis.ts";
import type { ReadingInline, ReadingRow } from "../../parts/report/reading.ts";

/**
 * A report in one of its languages, block by block as it is read on a page: values printed with what they rest on, notes and
 * values numbered throughout, charts and tables as they were when they were taken over. What is not translated stands in the language
 * in which it was written; what cannot be drawn says so.
 */
export async function readingRows(
  report: Pick<Report, "blocks" | "original">,
  language: Language,
  statistics: Statistics,
  words: Words,
): Promise<readonly (ReadingRow & { readonly part: Block["part"] })[]> {
  const numbers = numberedBlocks(report.blocks, language);
  const count = { values: 0, notes: 0 };
  const rows: (ReadingRow & { readonly part: Block["part"] })[] = [];
  for (const block of report.blocks) {
    const written = (block.content[language] ?? []).length > 0 ? language : report.original;
    const values = new Map(block.bindings.map((one) => [one.id, one]));
    const read = (inlines: readonly Inline[]): readonly ReadingInline[] =>
      inlines.map((one) => readInline(one, values, written, count, read));
    rows.push({
      id: block.id,
      part: block.part,
      kind: block.kind,
      number: numbers.get(block.id) ?? null,
      content: read(block.content[written] ?? []),
      language: written === language ? null : written,
      drawn:
        block.kind === "table" || block.kind === "figure"
          ? await drawnOf(block, language, statistics, words)
          : null,
    });
  }
  return rows;
}

function readInline(
  one: Inline,
  values: ReadonlyMap<string, Binding>,
  language: Language,
  count: { values: number; notes: number },
  read: (inlines: readonly Inline[]) => readonly ReadingInline[],
): ReadingInline {
  if (one.kind === "text") return one;
  if (one.kind === "note") {
    count.notes += 1;
    return { kind: "note", number: count.notes, content: read(one.content) };
  }
  count.values += 1;
  const { values: number } = count;
  const binding = values.get(one.binding);
  if (!binding)
    return { kind: "bound", number, text: `[[${one.binding}]]`, language: null, missing: true, evidence: [] };
  const printed = printBinding(binding, language);
  return {
    kind: "bound",
    number,
    text: printed.text,
    language: printed.language === language ? null : printed.language,
    missing: printed.missing,
    evidence: binding.taken.evidence,
  };
}

/** The charts and tables among blocks, by block, as they were when they were taken over. */
export async function drawingsOf(
  blocks: readonly Block[],
  language: Language,
  statistics: Statistics,
  words: Words,
): Promise<Readonly<Record<string, ReadingRow["drawn"]>>> {
  const drawn = blocks.filter(({ kind }) => kind === "table" || kind === "figure");
  return Object.fromEntries(
    await Promise.all(
      drawn.map(async (one) => [one.id, await drawnOf(one, language, statistics, words)] as const),
    ),
  );
}

async function drawnOf(
  { bindings: [binding] }: Block,
  language: Language,
  statistics: Statistics,
  words: Words,
): Promise<ReadingRow["drawn"]> {
  if (binding?.source.kind !== "figure") return { why: words.t("report-pages:reading.not-drawn") };
  const made = await figureTaken(statistics, binding.source, binding.taken.evidence, language);
  return made.ok ? { figure: made.value } : { why: made.problems.map((one) => words.problem(one)).join(" ") };
}
