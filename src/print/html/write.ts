import { readFileSync } from "node:fs";
import { join } from "node:path";
import { direction } from "../../kernel/language.ts";
import { projectRoot, softwareVersion } from "../../kernel/root.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { annexId, contentsOf } from "../contents.ts";
import type { Masthead, PrintBlock, PrintDocument, PrintNote } from "../model.ts";
import { escapeXml } from "../plain.ts";
import { blockHtml, type Setting } from "./blocks.ts";
import { inlineHtml, noteId, noteMarkId } from "./inline.ts";

/**
 * A document as one HTML file that needs nothing else: no script, nothing fetched; its style sheet is also the one for print. The
 * accessible master of the other formats.
 */
export function writeHtml(document: PrintDocument): string {
  const { language, title, stamp, format } = document;
  const style = readFileSync(join(projectRoot(), "data", "print", "document.css"), "utf8");
  return `<!doctype html>
<html lang="${language}" dir="${direction[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Corridor ${softwareVersion()}">
<title>${escapeXml([document.masthead?.symbol, title].filter(Boolean).join(" – "))}</title>
<style>
${style.trim()}
</style>
</head>
<body class="${format}"${stamp === null ? "" : ` data-stamp="${escapeXml(stamp)}"`}>
<main>
${documentHtml(document)}
</main>
</body>
</html>
`;
}

/**
 * The document as a fragment for a page: what stands between `<main>` and `</main>`. Every id in it is the document's own.
 *
 * @param top the level of the document's title; 1 where the page has no other
 */
export function documentHtml(document: PrintDocument, top = 1): string {
  const { language, masthead, title, summary, contents, blocks, annexes, stamp, format } = document;
  const words = wordsOf(language);
  const notes: PrintNote[] = [];
  const setting: Setting = { language, words, notes, top: top + 1 };
  const set = (list: readonly PrintBlock[]) => list.map((block) => blockHtml(block, setting)).join("\n");
  const parts = [
    "<header>",
    stamp === null ? "" : `<p class="stamp">${escapeXml(stamp)}</p>`,
    masthead === null ? "" : mastheadHtml(masthead),
    `<h${top}>${escapeXml(title)}</h${top}>`,
    "</header>",
    summary.length === 0
      ? ""
      : `<section class="summary">${format === "report" ? `<h${top + 1}>${escapeXml(words.t("print:summary"))}</h${top + 1}>` : ""}${set(summary)}</section>`,
    contents ? contentsHtml(document, words.t("print:contents"), top + 1) : "",
    set(blocks),
    ...annexes.map(
      (annex, index) =>
        `<section class="annex"><h${top + 1} id="${annexId(index)}">${escapeXml(annex.title)}</h${top + 1}>${set(annex.blocks)}</section>`,
    ),
  ];
  const body = parts.filter((part) => part !== "").join("\n");
  return notes.length === 0 ? body : `${body}\n${notesHtml(notes, setting, words.t("print:notes"))}`;
}

function mastheadHtml({ organization, lines, symbol, distribution, date, original }: Masthead): string {
  const facts = [distribution, date, original]
    .filter((fact): fact is string => fact !== null && fact !== "")
    .map((fact) => `<span>${escapeXml(fact)}</span>`);
  const [body, ...rest] = lines;
  return [
    '<div class="masthead">',
    `<p class="organization"><span>${escapeXml(organization)}</span>${symbol === null ? "" : ` <b>${escapeXml(symbol)}</b>`}</p>`,
    '<div class="sitting"><p>',
    body === undefined ? "" : `<b>${escapeXml(body)}</b>`,
    ...rest.map((line) => `<span>${escapeXml(line)}</span>`),
    `</p><p>${facts.join("")}</p></div>`,
    "</div>",
  ].join("");
}

function contentsHtml(document: PrintDocument, title: string, level: number): string {
  const lines = contentsOf(document).map(({ id, level: depth, number, text }) => {
    const sign = number === null ? "" : `<span class="number">${escapeXml(number)}</span> `;
    return `<li class="level-${depth}"><a href="#${escapeXml(id)}">${sign}${escapeXml(text)}</a></li>`;
  });
  return `<nav class="contents" aria-labelledby="contents"><h${level} id="contents">${escapeXml(title)}</h${level}><ol>${lines.join("")}</ol></nav>`;
}

function notesHtml(notes: readonly PrintNote[], setting: Setting, title: string): string {
  const items = notes.map(
    ({ number, content }) =>
      `<li id="${noteId(number)}" value="${number}">${inlineHtml(content, setting.language, [])} <a href="#${noteMarkId(number)}" role="doc-backlink" aria-label="${number}">↩</a></li>`,
  );
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h${setting.top} id="notes">${escapeXml(title)}</h${setting.top}><ol>${items.join("\n")}</ol></section>`;
}
