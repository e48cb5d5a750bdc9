import type { Words } from "../../kernel/words.ts";

/** A paragraph that asks somebody for something. */
export interface AskedParagraph {
  /** Within its document: `op_9`. */
  readonly id: string;
  /** Addresses of its mandates. */
  readonly about: readonly string[];
  /** Its words, or ours where only facts are known. */
  readonly text: string;
  readonly basis: "text" | "facts";
}

/** How a paragraph is spoken of: `op_10.a` is "Paragraph 10 (a)"; one whose number is not established is a request. */
export function paragraphWords(id: string, { t }: Pick<Words, "t">): string {
  const [first = "", ...rest] = id.replace(/^annex_\d+\./, "").split(".");
  const number = /^(?:op|pp|p)_(.+)$/.exec(first)?.[1];
  if (number === undefined) return t("questionnaires:implementation.request");
  const full = [number, ...rest.map((one) => `(${one})`)].join(" ");
  return t("questionnaires:implementation.paragraph", { number: full });
}

/** Longest quotation, in characters. */
const longest = 1500;

/** The words of a paragraph as they are quoted: on one line, cut at a word where they are very long. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, line.lastIndexOf(" ", longest))} …`;
}
