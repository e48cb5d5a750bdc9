import type { Correction } from "../corrections.ts";
import type { FormText } from "../forms.ts";
import { frontKind } from "../frame.ts";
import { labelOf } from "../labels.ts";
import { raised, type WordParagraph } from "./paragraphs.ts";

/** Puts paragraphs into lines, one a line, and remembers what the form says of them. */
export class DocumentText {
  readonly #lines: string[] = [];
  readonly #hints: Correction[] = [];

  add(paragraphs: readonly WordParagraph[]): void {
    for (const paragraph of paragraphs) this.#lines.push(...linesOf(paragraph), "");
  }

  /** Notes with the markers that their references got; one that is nowhere referred to keeps no marker. */
  addNotes(paragraphs: readonly WordParagraph[], markers: ReadonlyMap<string, string>): void {
    let before: string | undefined;
    for (const paragraph of paragraphs) {
      const { note } = paragraph;
      if (note === undefined) continue;
      const marker = markers.get(note) ?? "";
      for (const line of linesOf(paragraph)) {
        const begins = note !== before;
        before = note;
        this.#lines.push(begins ? `${raised(marker)} ${line}`.trim() : line);
        this.#hints.push({ line: this.#lines.length, as: begins ? "note" : "continuation" });
      }
    }
  }

  addFurniture(paragraphs: readonly WordParagraph[]): void {
    for (const line of paragraphs.flatMap(linesOf)) {
      this.#lines.push(line);
      this.#hints.push({ line: this.#lines.length, as: "furniture" });
    }
  }

  /** A first page's header that holds the masthead, as the templates of the United Nations have it. */
  isMasthead(paragraphs: readonly WordParagraph[]): boolean {
    const kinds = paragraphs.flatMap(linesOf).map(frontKind);
    return kinds.includes("distribution") || (kinds.includes("organ") && kinds.includes("symbol"));
  }

  finished(): FormText {
    return { text: `${this.#lines.join("\n")}\n`, hints: this.#hints, lines: "whole" };
  }
}

/** The lines of a paragraph: a break within it parts lines of a masthead, and is a space within a sentence. */
function linesOf({ label, pieces }: WordParagraph): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const text = piece.replace(/\s+/g, " ").trim();
    if (text === "") continue;
    const before = lines.at(-1);
    const apart =
      before === undefined ||
      /[;:.,]$/.test(before) ||
      frontKind(text) !== undefined ||
      frontKind(before) !== undefined ||
      labelOf(text) !== undefined;
    if (apart) lines.push(text);
    else lines[lines.length - 1] = `${before} ${text}`;
  }
  if (label === undefined || label === "") return lines;
  return [`${label} ${lines[0] ?? ""}`, ...lines.slice(1)];
}
