import type { Language } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import type { Masthead, PrintAnnex, PrintBlock, PrintDocument } from "../../print/model.ts";
import { headingNumber } from "../../print/numerals.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { figureTaken } from "../binding/drawn.ts";
import type { Binding } from "../binding/model.ts";
import { dayInText } from "../house-style/days.ts";
import type { Block, Report } from "../writing/model.ts";
import { numberedBlocks } from "../writing/numbering.ts";
import { printedFigure, printedTable } from "./drawn.ts";
import { InlineSetter } from "./inline.ts";
import { sourceLines } from "./notes.ts";
import { wordsShown } from "./shown.ts";

export interface SettingParts {
  /** From which tables and drawings are made, of the releases that were taken. */
  readonly statistics: Statistics;
  /** What is to be said of a bound value, in words, by its name; nothing where it is left out. */
  readonly mark?: (binding: string) => string | null;
}

/**
 * A report in a language, ready to be printed: numbered throughout, the sources of bound figures as footnotes, tables and drawings made of the
 * releases that were taken. What is not translated stands in its original language and says so; what cannot be drawn, or says nothing,
 * is marked. The same report and releases give the same document.
 */
export async function setReport(
  report: Report,
  language: Language,
  parts: SettingParts,
): Promise<PrintDocument> {
  return new ReportSetter(report, language, parts).document();
}

class ReportSetter {
  readonly #report: Report;
  readonly #language: Language;
  readonly #words: Words;
  readonly #parts: SettingParts;
  readonly #inline: InlineSetter;
  readonly #numbers: ReadonlyMap<string, string>;

  constructor(report: Report, language: Language, parts: SettingParts) {
    this.#report = report;
    this.#language = language;
    this.#words = wordsOf(language);
    this.#parts = parts;
    this.#numbers = numberedBlocks(report.blocks, language);
    const { catalogue } = parts.statistics;
    this.#inline = new InlineSetter(
      this.#words,
      (evidence) => sourceLines(evidence, { catalogue, words: this.#words }),
      parts.mark ?? (() => null),
    );
  }

  async document(): Promise<PrintDocument> {
    const { title, original, state, blocks } = this.#report;
    const of = (...names: readonly Block["part"][]) => blocks.filter(({ part }) => names.includes(part));
    const summary = await this.#blocks(of("summary"));
    const body = await this.#blocks(of("body", "recommendations"));
    return {
      language: this.#language,
      title: textIn(title, this.#language, original).text,
      masthead: this.#masthead(),
      summary,
      contents: body.filter(({ kind }) => kind === "heading").length > 2,
      blocks: body,
      annexes: await this.#annexes(of("annex")),
      format: "report",
      stamp: state === "issued" ? null : this.#words.t(`print:report.${state}`),
    };
  }

  #masthead(): Masthead {
    const { symbol, lines, original, date, state, corrects } = this.#report;
    const { t } = this.#words;
    const said = textIn(lines, this.#language, original)
      .text.split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return {
      organization: t("print:report.organization"),
      lines: corrects === null ? said : [...said, t("print:report.corrigendum")],
      symbol,
      distribution: t(state === "issued" ? "print:report.general" : "print:report.limited"),
      date: date === null ? t("print:report.undated") : dayInText(date, this.#words),
      original: t("print:report.original", { language: t(`print:report.language.${original}`) }),
    };
  }

  /** Annexes: each begins with a heading; what stands before the first has the bare word for a title. */
  async #annexes(blocks: readonly Block[]): Promise<PrintAnnex[]> {
    const groups: { title: Block | null; blocks: Block[] }[] = [];
    for (const block of blocks) {
      if (block.kind === "heading" || groups.length === 0) {
        groups.push({
          title: block.kind === "heading" ? block : null,
          blocks: block.kind === "heading" ? [] : [block],
        });
      } else groups.at(-1)?.blocks.push(block);
    }
    const annexes: PrintAnnex[] = [];
    for (const [index, group] of groups.entries()) {
      const word = this.#words.t("print:report.annex");
      const number = groups.length === 1 ? word : `${word} ${headingNumber(index + 1, this.#language)}`;
      const shown = group.title === null ? undefined : this.#shown(group.title);
      const title =
        group.title === null || shown === undefined
          ? ""
          : this.#inline.plain(shown.content, group.title, shown.language);
      annexes.push({
        title: title === "" ? number : this.#words.t("print:report.annexed", { annex: number, title }),
        blocks: await this.#blocks(group.blocks),
      });
    }
    return annexes;
  }

  async #blocks(blocks: readonly Block[]): Promise<PrintBlock[]> {
    const set: PrintBlock[] = [];
    for (const block of blocks) set.push(await this.#block(block));
    return set;
  }

  async #block(block: Block): Promise<PrintBlock> {
    const { id, kind } = block;
    const number = this.#numbers.get(id) ?? null;
    if (kind === "table" || kind === "figure") return this.#drawn(block, number);
    const shown = this.#shown(block);
    if (shown === undefined) return { kind: "missing", id, words: this.#words.t("print:report.empty") };
    const content = await this.#inline.set(shown.content, block, shown.language);
    const other = shown.language === this.#language ? {} : { language: shown.language };
    if (kind === "heading" || kind === "subheading") {
      const parts = content.map((part) => (part.kind === "text" ? { ...part, ...other } : part));
      return { kind: "heading", id, level: kind === "heading" ? 1 : 2, number, content: parts };
    }
    const role = kind === "paragraph" ? {} : { role: kind };
    return { kind: "paragraph", id, number, content, ...role, ...other };
  }

  async #drawn(block: Block, number: string | null): Promise<PrintBlock> {
    const { id, kind, bindings } = block;
    const bound = bindings.find(isFigure);
    if (bound === undefined) return { kind: "missing", id, words: this.#words.t("print:no-numbers") };
    const { source, taken } = bound;
    const figure = await figureTaken(this.#parts.statistics, source, taken.evidence, this.#language);
    if (!figure.ok) {
      const said = figure.problems.map((one) => this.#words.problem(one)).join(" ");
      return { kind: "missing", id, words: said };
    }
    const shown = this.#shown(block);
    const said = shown === undefined ? "" : this.#inline.plain(shown.content, block, shown.language);
    const mark = this.#parts.mark?.(bound.id) ?? null;
    const note = [said, mark === null ? "" : `[${mark}]`].filter((one) => one !== "").join(" ");
    const place = { id, number, note: note === "" ? null : note };
    return kind === "table" || source.as === "table"
      ? printedTable(figure.value, place, this.#words)
      : printedFigure(figure.value, place, this.#words);
  }

  #shown(block: Block) {
    return wordsShown(block, this.#language, this.#report.original);
  }
}

type Drawn = Extract<Binding["source"], { kind: "figure" }>;

function isFigure(binding: Binding): binding is Binding & { readonly source: Drawn } {
  return binding.source.kind === "figure";
}
