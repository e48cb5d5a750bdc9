import { direction, type Language } from "../../kernel/language.ts";
import type { PrintInline, PrintNote } from "../model.ts";
import { noteSign } from "../numerals.ts";
import { escapeXml } from "../plain.ts";

/** Where a footnote stands: anchors of its place in the text, and of itself. */
export const noteId = (number: number) => `note-${number}`;
export const noteMarkId = (number: number) => `note-mark-${number}`;

/** Attributes of a text in another language than what is around it. */
export function languageOf(language: Language | undefined, own: Language): string {
  return language === undefined || language === own ? "" : ` lang="${language}" dir="${direction[language]}"`;
}

/** Inline content as HTML. Footnotes are links to where they stand, and come to `notes`. */
export function inlineHtml(content: readonly PrintInline[], own: Language, notes: PrintNote[]): string {
  return content.map((part) => partHtml(part, own, notes)).join("");
}

function partHtml(part: PrintInline, own: Language, notes: PrintNote[]): string {
  switch (part.kind) {
    case "text": {
      const lines = lined(part.text);
      const strong = part.strong ? `<strong>${lines}</strong>` : lines;
      const whole = part.emphasis ? `<em>${strong}</em>` : strong;
      const language = languageOf(part.language, own);
      return language === "" ? whole : `<span${language}>${whole}</span>`;
    }
    case "link":
      return safeAddress(part.href)
        ? `<a href="${escapeXml(part.href)}">${escapeXml(part.text)}</a>`
        : escapeXml(part.text);
    case "bound": {
      const evidence =
        part.evidence.length === 0 ? "" : ` data-evidence="${escapeXml(part.evidence.join(" "))}"`;
      const mark = part.mark === null ? "" : ` <mark>[${escapeXml(part.mark)}]</mark>`;
      return `<span class="bound"${evidence}${languageOf(part.language, own)}>${lined(part.text)}</span>${mark}`;
    }
    case "note": {
      notes.push(part);
      const { number } = part;
      return `<sup><a id="${noteMarkId(number)}" href="#${noteId(number)}" role="doc-noteref">${noteSign(number, own)}</a></sup>`;
    }
  }
}

function lined(text: string): string {
  return escapeXml(text).replaceAll("\n", "<br>");
}

/** Addresses that lead to a page, a letter or a place within the document, and run nothing. */
function safeAddress(href: string): boolean {
  return /^(https?:|mailto:|#|\/(?![/\\]))/i.test(href);
}
