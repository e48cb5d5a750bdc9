import type { Language } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import { readDrawing } from "../drawing/safe.ts";
import type { PrintBlock, PrintCell, PrintColumn, PrintNote } from "../model.ts";
import { withSign } from "../numerals.ts";
import { escapeXml, quotedIn } from "../plain.ts";
import { inlineHtml, languageOf } from "./inline.ts";

export interface Setting {
  readonly language: Language;
  readonly words: Words;
  readonly notes: PrintNote[];
  /** The level of a heading of the first level. */
  readonly top: number;
}

/** A block as HTML. */
export function blockHtml(block: PrintBlock, setting: Setting): string {
  const { language, words, notes, top } = setting;
  switch (block.kind) {
    case "heading": {
      const tag = `h${Math.min(6, top + block.level - 1)}`;
      const number =
        block.number === null
          ? ""
          : `<span class="number">${escapeXml(withSign(block.number, language))}</span> `;
      return `<${tag} id="${escapeXml(block.id)}">${number}${inlineHtml(block.content, language, notes)}</${tag}>`;
    }
    case "paragraph": {
      const number =
        block.number === null
          ? ""
          : `<span class="number">${escapeXml(withSign(block.number, language))}</span> `;
      const own = block.language ?? language;
      const said = `${number}${inlineHtml(block.content, own, notes)}`;
      const attributes = ` id="${escapeXml(block.id)}"${languageOf(block.language ?? quotedIn(block), language)}`;
      if (block.role === "quotation") return `<blockquote${attributes}><p>${said}</p></blockquote>`;
      if (block.role === "recommendation")
        return `<p class="recommendation"${attributes}><strong>${said}</strong></p>`;
      return `<p${block.role === "note" ? ' class="remark"' : ""}${attributes}>${said}</p>`;
    }
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const items = block.items.map((item) => `<li>${inlineHtml(item, language, notes)}</li>`);
      return `<${tag}>${items.join("")}</${tag}>`;
    }
    case "table": {
      const number =
        block.number === null
          ? ""
          : `<span class="number">${escapeXml(words.t("print:table", { number: block.number }))}</span> `;
      const caption = `<caption>${number}${escapeXml(block.caption)}</caption>`;
      const label = escapeXml(block.caption);
      const beneath = beneathHtml([
        block.note,
        block.leftOut > 0 ? words.t("print:left-out", { count: block.leftOut }) : null,
        block.source,
      ]);
      return `<div class="table" id="${escapeXml(block.id)}"><div class="scroll" role="region" tabindex="0" aria-label="${label}">${gridHtml(block, caption)}</div>${beneath}</div>`;
    }
    case "figure":
      return figureHtml(block, setting);
    case "missing":
      return `<p class="missing" id="${escapeXml(block.id)}">${escapeXml(block.words)}</p>`;
  }
}

function figureHtml(block: Extract<PrintBlock, { kind: "figure" }>, { words }: Setting): string {
  const number =
    block.number === null
      ? ""
      : `<span class="number">${escapeXml(words.t("print:figure", { number: block.number }))}</span> `;
  const caption = `<figcaption>${number}<b>${escapeXml(block.title)}</b> <span>${escapeXml(block.subtitle)}</span></figcaption>`;
  const drawing = readDrawing(block.svg);
  const drawn =
    drawing === undefined
      ? `<p class="missing">${escapeXml(words.t("print:drawing-refused"))}</p><p>${escapeXml(block.alternative)}</p>`
      : `<div class="drawing" role="img" aria-label="${escapeXml(block.alternative)}">${hidden(block.svg)}</div>`;
  const numbers =
    block.table === null
      ? ""
      : `<details><summary>${escapeXml(words.t("print:numbers"))}</summary><div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(block.title)}">${gridHtml(block.table, `<caption>${escapeXml(block.title)}</caption>`)}</div></details>`;
  return `<figure id="${escapeXml(block.id)}">${caption}${drawn}${beneathHtml([block.note, block.source])}${numbers}</figure>`;
}

/** The drawing within its described frame: whoever does not see it is told once. Addresses of namespaces are not needed in HTML. */
function hidden(svg: string): string {
  return svg.replace(/^\s*<\?xml[^>]*\?>\s*/, "").replace(/^<svg\b([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(/ (?:role|aria-[a-z]+|xml:lang|class)="[^"]*"/g, "");
    return `<svg${kept} aria-hidden="true" focusable="false">`;
  });
}

function gridHtml(
  {
    columns,
    rows,
  }: { readonly columns: readonly PrintColumn[]; readonly rows: readonly (readonly PrintCell[])[] },
  caption: string,
): string {
  const head = columns.map(({ label, align }) => `<th scope="col"${endOf(align)}>${escapeXml(label)}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(({ align }, index) => cellHtml(row[index], align, index === 0));
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>${caption}<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function cellHtml(cell: PrintCell | undefined, align: PrintColumn["align"], first: boolean): string {
  const text = escapeXml(cell?.text ?? "");
  const value = cell?.value ?? null;
  const said = value === null ? text : `<data value="${value}">${text}</data>`;
  const evidence =
    cell === undefined || cell.evidence.length === 0
      ? ""
      : ` data-evidence="${escapeXml(cell.evidence.join(" "))}"`;
  if (first && align === "start") return `<th scope="row"${evidence}>${said}</th>`;
  return `<td${endOf(align)}${evidence}>${said}</td>`;
}

function endOf(align: PrintColumn["align"]): string {
  return align === "end" ? ' class="end"' : "";
}

function beneathHtml(lines: readonly (string | null)[]): string {
  return lines
    .filter((line): line is string => line !== null && line !== "")
    .map((line) => `<p class="beneath">${escapeXml(line)}</p>`)
    .join("");
}
