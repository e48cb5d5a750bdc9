import type { Language } from "../kernel/language.ts";
import { words as wordsOf } from "../kernel/words.ts";
import type { PrintBlock, PrintCell, PrintColumn, PrintDocument, PrintInline, PrintNote } from "./model.ts";
import { withSign } from "./numerals.ts";
import { holdable } from "./plain.ts";

/**
 * A document as Markdown (CommonMark 0.31 with the tables and footnotes of GitHub). Drawings are given as the sentence that describes them
 * and their numbers. Text stays text: what would be markup in it is escaped.
 */
export function writeMarkdown(document: PrintDocument): string {
  const { language, title, masthead, summary, blocks, annexes, stamp } = document;
  const words = wordsOf(language);
  const notes: PrintNote[] = [];
  const block = (one: PrintBlock) => blockLines(one, notes, language, words.t);
  const head =
    masthead === null
      ? []
      : [
          [masthead.organization, masthead.symbol],
          masthead.lines,
          [masthead.distribution, masthead.date, masthead.original],
        ].map((line) =>
          line
            .filter((one) => one !== null && one !== "")
            .map((one) => escaped(one ?? ""))
            .join("  \n"),
        );
  const parts = [
    ...head,
    stamp === null ? "" : `**${escaped(stamp)}**`,
    `# ${escaped(title)}`,
    ...(summary.length === 0 || document.format !== "report"
      ? []
      : [`## ${escaped(words.t("print:summary"))}`]),
    ...summary.flatMap(block),
    ...blocks.flatMap(block),
    ...annexes.flatMap((annex) => [`## ${escaped(annex.title)}`, ...annex.blocks.flatMap(block)]),
  ];
  const said = notes.map(({ number, content }) => `[^${number}]: ${inline(content, [])}`);
  return `${[...parts, ...said].filter((part) => part !== "").join("\n\n")}\n`;
}

type Say = (key: string, facts?: Readonly<Record<string, unknown>>) => string;

function blockLines(block: PrintBlock, notes: PrintNote[], language: Language, t: Say): readonly string[] {
  switch (block.kind) {
    case "heading": {
      const number = block.number === null ? "" : `${escaped(withSign(block.number, language))} `;
      return [`${"#".repeat(block.level + 1)} ${number}${inline(block.content, notes)}`];
    }
    case "paragraph": {
      // A number at the beginning of a line would make a list of the paragraph.
      const number =
        block.number === null ? "" : `${escaped(withSign(block.number, language)).replace(".", "\\.")} `;
      const said = inline(block.content, notes);
      if (block.role === "recommendation") return [`${number}**${said.trim()}**`];
      if (block.role === "quotation") return [`> ${number}${said.replaceAll("\n", "\n> ")}`];
      return [number === "" ? unlisted(said) : `${number}${said}`];
    }
    case "list":
      return [
        block.items
          .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${inline(item, notes)}`)
          .join("\n"),
      ];
    case "table":
      return [
        captioned(block.number && t("print:table", { number: block.number }), block.caption, t),
        grid(block),
        ...beneath([
          block.note,
          block.leftOut > 0 ? t("print:left-out", { count: block.leftOut }) : null,
          block.source,
        ]),
      ];
    case "figure":
      return [
        captioned(block.number && t("print:figure", { number: block.number }), block.title, t),
        ...beneath([block.subtitle, block.alternative]),
        ...(block.table === null ? [] : [grid(block.table)]),
        ...beneath([block.note, block.source]),
      ];
    case "missing":
      return [`**[${escaped(block.words)}]**`];
  }
}

function captioned(number: string | null, title: string, t: Say): string {
  const whole = number === null ? title : t("print:captioned", { number, title });
  return `**${escaped(whole).replaceAll("\n", " ")}**`;
}

function beneath(lines: readonly (string | null)[]): readonly string[] {
  return lines.flatMap((line) => (line === null || line === "" ? [] : [unlisted(escaped(line))]));
}

function grid({
  columns,
  rows,
}: {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly PrintCell[])[];
}): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ label }) => cellText(label))),
    line(columns.map(({ align }) => (align === "end" ? "---:" : ":---"))),
    ...rows.map((row) => line(columns.map((_, index) => cellText(row[index]?.text ?? "")))),
  ].join("\n");
}

function cellText(text: string): string {
  return escaped(text).replace(/\s*\n\s*/g, " ");
}

function inline(content: readonly PrintInline[], notes: PrintNote[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case "text": {
          const said = escaped(part.text).replaceAll("\n", "  \n");
          return around(around(said, part.strong ? "**" : ""), part.emphasis ? "*" : "");
        }
        case "link":
          return `[${escaped(part.text)}](<${part.href.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))}>)`;
        case "bound":
          return `${escaped(part.text)}${part.mark === null ? "" : ` **\\[${escaped(part.mark)}\\]**`}`;
        case "note":
          notes.push(part);
          return `[^${part.number}]`;
        default:
          return "";
      }
    })
    .join("");
}

/** Marks stand close to the words that they set apart, spaces outside. */
function around(text: string, mark: string): string {
  if (mark === "" || text.trim() === "") return text;
  const [, before = "", said = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${mark}${said}${mark}${after}`;
}

function escaped(text: string): string {
  return holdable(text).replace(/[\\`*_{}[\]<>#|~$&^]/g, "\\$&");
}

/** A text whose beginning would make a list, a heading or a rule of it does not. */
function unlisted(text: string): string {
  return text.replace(/^(\s*)(\d{1,9})([.)])(?=\s)/, "$1$2\\$3").replace(/^(\s*)([-+=])/, "$1\\$2");
}
