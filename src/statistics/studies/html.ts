import { direction } from "../../kernel/language.ts";
import { softwareVersion } from "../../kernel/root.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { evidenceOf, type StudyEvidence } from "./evidence.ts";
import type { BoundFigure, Paragraph, Section, Study, StudyTable } from "./model.ts";

/**
 * A study as one HTML file that needs nothing else: no script, nothing fetched. Every figure leads to the references that it rests
 * on, at the end. The same study gives the same bytes.
 */
export function studyHtml(study: Study): string {
  const words = wordsOf(study.language);
  const notes = evidenceOf(study);
  const body = study.sections.map((section) => sectionHtml(section, notes)).join("\n");
  const title = `${study.title} – ${study.subject}`;
  return `<!doctype html>
<html lang="${study.language}" dir="${direction[study.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escaped(words.t("studies:made", { version: softwareVersion() }))}">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><p>${escaped(study.title)}</p><h1>${escaped(study.subject)}</h1><p class="about">${escaped(study.about)}</p></header>
${body}
<section><h2>${escaped(words.t("studies:heading.sources"))}</h2>
<ul>${study.sources.map(({ line }) => `<li>${escaped(line)}</li>`).join("")}</ul></section>
<section class="evidence"><h2>${escaped(words.t("studies:heading.evidence"))}</h2>
<ol>${notes.sets.map(noteHtml).join("")}</ol></section>
</main>
</body>
</html>
`;
}

function noteHtml(evidence: readonly string[], index: number): string {
  const references = evidence.map((text) => `<code dir="ltr">${escaped(text)}</code>`).join("<br>");
  return `<li id="e${index + 1}">${references}</li>`;
}

function sectionHtml({ id, heading, paragraphs, tables }: Section, notes: StudyEvidence): string {
  return [
    `<section id="${id}"><h2>${escaped(heading)}</h2>`,
    ...paragraphs.map((one) => `<p>${paragraphHtml(one, notes)}</p>`),
    ...tables.map((one) => tableHtml(one, notes)),
    "</section>",
  ].join("\n");
}

function paragraphHtml(paragraph: Paragraph, notes: StudyEvidence): string {
  return paragraph
    .map((part) => (part.kind === "words" ? escaped(part.text) : figureHtml(part, notes)))
    .join("");
}

function figureHtml(figure: BoundFigure, notes: StudyEvidence): string {
  return `<a href="#e${notes.numberOf(figure)}"><data value="${figure.value}">${escaped(figure.text)}</data></a>`;
}

function tableHtml({ caption, columns, rows }: StudyTable, notes: StudyEvidence): string {
  const head = columns.map((one) => `<th scope="col">${escaped(one)}</th>`).join("");
  const body = rows.map(({ name, cells }) => {
    const figures = cells.map((cell) => `<td>${cell ? figureHtml(cell, notes) : "–"}</td>`).join("");
    return `<tr><th scope="row">${escaped(name)}</th>${figures}</tr>`;
  });
  return `<div class="table" tabindex="0"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead>
<tbody>${body.join("\n")}</tbody></table></div>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text stays text, whatever a publisher wrote. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** The reader's own colours, light or dark; figures in tables stand under each other. */
const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.55 Georgia, "Noto Serif", serif; }
body { margin: 0; } main { max-inline-size: 44rem; margin-inline: auto; padding: 2rem 1rem 4rem; }
h1, h2, table { font-family: system-ui, sans-serif; } h1 { font-size: 2rem; line-height: 1.2; margin-block: 0 1rem; }
h2 { font-size: 1.125rem; margin-block: 2.5rem .75rem; } header > p:first-child { margin-block-end: .25rem; }
.about { font-style: italic; } :is(:lang(ar), :lang(zh)) .about { font-style: normal; } a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.table { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; inline-size: 100%; margin-block: 1rem; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; } th, td { padding-block: .35rem; padding-inline: 0 .75rem; vertical-align: top; }
th { text-align: start; font-weight: 500; } td, thead th:not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; }
tr { border-block-end: 1px solid; } .evidence { font-size: .8125rem; } code { overflow-wrap: anywhere; }
@media print { :root { font-size: 10pt; } main { max-inline-size: none; padding: 0; } tr, p { break-inside: avoid; } }
`;
