import { createHash } from "node:crypto";
import { direction } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import type { Annex, Footnote, FrontKind, Heading, NoteMark, Paragraph } from "../model.ts";
import { allMandates, type UnderstoodDocument } from "../understanding/understand.ts";
import type { VerbUse } from "../understanding/verbs.ts";
import { dueSaid, verbSpan } from "./said.ts";

export interface HtmlOptions {
  /** The page or file of a document that is cited, by its symbol, where there is one. */
  readonly link?: (symbol: string) => string | undefined;
}

/** The look of the sheet: it must stand alone, so it is in the file, and its hash in the policy. */
const style = `
:root{color-scheme:light dark}
body{font:1.05rem/1.55 Georgia,'Source Serif 4',serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
header p{margin:.2rem 0}h1{line-height:1.25}h2{margin-block-start:2.2rem;font-size:1.15rem}
ol.paragraphs{list-style:none;padding-inline-start:0}ol.paragraphs ol.paragraphs{padding-inline-start:2.2rem}
ol.paragraphs>li{margin-block:.7rem;display:grid;grid-template-columns:2.4rem 1fr}ol.paragraphs>li.plain{grid-template-columns:1fr}
cite{font-style:normal}li>.words{grid-column:-2/-1}li>ol.paragraphs{grid-column:1/-1}
section.preamble p{margin-block:.7rem}sup{line-height:0}
table{border-collapse:collapse;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0;border-block-end:1px solid}
pre{white-space:pre-wrap}:target{outline:2px solid}
@media print{body{max-width:none;margin:0}a{color:inherit;text-decoration:none}}
`;

/**
 * A document as one HTML file that stands alone: headings, lists and notes that machines and readers aloud understand, everything escaped,
 * no script and nothing fetched. Its own words are in the reader's language, those of the document in English.
 */
export function writeHtml(document: UnderstoodDocument, words: Words, options: HtmlOptions = {}): string {
  const sheet = new Sheet(document, words, options);
  const title =
    [document.symbol, document.title].filter(Boolean).join(" – ") || words.t("relations:document.untitled");
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "<!doctype html>",
    `<html lang="${words.language}" dir="${direction[words.language]}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...sheet.write(),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Text for HTML, in content and in attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("\u0000", "\ufffd");
}

class Sheet {
  readonly #document: UnderstoodDocument;
  readonly #words: Words;
  readonly #options: HtmlOptions;
  readonly #headings: ReadonlyMap<string, readonly Heading[]>;
  readonly #notes = new Map<string, { readonly note: Footnote; readonly at: number }>();
  readonly #used = new Map<number, number>();

  constructor(document: UnderstoodDocument, words: Words, options: HtmlOptions) {
    this.#document = document;
    this.#words = words;
    this.#options = options;
    const headings = new Map<string, Heading[]>();
    for (const heading of [...document.headings, ...document.annexes.flatMap((annex) => annex.headings)]) {
      headings.set(heading.before ?? "", [...(headings.get(heading.before ?? "") ?? []), heading]);
    }
    this.#headings = headings;
    for (const [at, note] of document.footnotes.entries())
      if (!this.#notes.has(note.marker)) this.#notes.set(note.marker, { note, at });
  }

  write(): readonly string[] {
    const { preambular, operative, annexes, headings } = this.#document;
    const t = (key: string) => escapeHtml(this.#words.t(`relations:${key}`));
    const body = [
      this.#header(),
      `<section class="preamble" aria-label="${t("document.preamble")}">`,
      ...this.#lines(["enacting"]),
      ...preambular.map((paragraph) => this.#preambular(paragraph)),
      "</section>",
      `<section class="operative" aria-label="${t("document.operative")}">`,
      this.#list(operative, 2),
      ...headings.filter(({ before }) => before === null).map((heading) => this.#heading(heading, 2)),
      "</section>",
      ...this.#lines(["closing"]),
      ...annexes.map((annex) => this.#annex(annex)),
    ];
    return [
      '<main lang="en" dir="ltr">',
      "<article>",
      ...body,
      "</article>",
      "</main>",
      this.#endnotes(),
      this.#mandates(),
      this.#unread(),
    ].filter((part) => part !== "");
  }

  #header(): string {
    const isFront = (kind: FrontKind) => kind !== "enacting" && kind !== "closing" && kind !== "title";
    const lines = this.#document.front
      .filter(({ kind }) => isFront(kind))
      .map(({ kind, text, notes }) => `<p class="${kind}">${this.#inline(text, notes, kind)}</p>`);
    const titles = this.#document.front
      .filter(({ kind }) => kind === "title")
      .map(({ text, notes }) => this.#inline(text, notes, "title"));
    const title = titles.length > 0 ? titles.join("<br>") : escapeHtml(this.#document.title ?? "");
    return ["<header>", ...lines, title === "" ? "" : `<h1>${title}</h1>`, "</header>"]
      .filter(Boolean)
      .join("\n");
  }

  #lines(kinds: readonly FrontKind[]): readonly string[] {
    return this.#document.front
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, text, notes }) => `<p class="${kind}">${this.#inline(text, notes, kind)}</p>`);
  }

  #before(id: string, level: number): readonly string[] {
    return (this.#headings.get(id) ?? []).map((heading) => this.#heading(heading, level));
  }

  #heading({ id, text, notes, label }: Heading, level: number): string {
    const words = text === "" ? escapeHtml(label ?? "") : this.#inline(text, notes, id);
    return `<h${level} id="${escapeHtml(id)}">${words}</h${level}>`;
  }

  #preambular(paragraph: Document["preambular"][number]): string {
    const { id, text, notes, verbs, children, label } = paragraph;
    const words = this.#inline(text, notes, id, verbs);
    const own = `<p id="${escapeHtml(id)}">${label === "" ? "" : `${escapeHtml(label)} `}${words}</p>`;
    return [...this.#before(id, 2), own, children.length === 0 ? "" : this.#list(children, 3)]
      .filter(Boolean)
      .join("\n");
  }

  /** Paragraphs with their printed labels; a heading between them closes one list and opens the next. */
  #list(paragraphs: readonly ListedParagraph[], level: number): string {
    const out: string[] = [];
    let open = false;
    for (const paragraph of paragraphs) {
      const headings = this.#before(paragraph.id, level);
      if (headings.length > 0 && open) out.push("</ol>");
      if (headings.length > 0) open = false;
      out.push(...headings);
      if (!open) out.push('<ol class="paragraphs" role="list">');
      open = true;
      out.push(this.#item(paragraph, level));
    }
    if (open) out.push("</ol>");
    return out.join("\n");
  }

  #item({ id, label, text, notes, verbs, children }: ListedParagraph, level: number): string {
    const words = `<div class="words">${this.#inline(text, notes, id, verbs)}</div>`;
    const own = label === "" ? words : `<span class="label">${escapeHtml(label)}</span> ${words}`;
    const below = children.length === 0 ? "" : `\n${this.#list(children, Math.min(6, level + 1))}\n`;
    return `<li id="${escapeHtml(id)}"${label === "" ? ' class="plain"' : ""}>${own}${below}</li>`;
  }

  #annex({ id, label, headings, paragraphs }: Annex): string {
    const rest = headings.filter(({ before }) => before === null).map((heading) => this.#heading(heading, 3));
    const title = label === "" ? escapeHtml(this.#words.t("relations:document.annex")) : escapeHtml(label);
    return [
      `<section class="annex" id="${escapeHtml(id)}">`,
      `<h2>${title}</h2>`,
      this.#list(paragraphs, 3),
      ...rest,
      "</section>",
    ].join("\n");
  }

  /** Words with their verbs in italics, their citations linked and the marks of their notes. */
  #inline(text: string, notes: readonly NoteMark[], place: string, verbs: readonly VerbUse[] = []): string {
    const pieces: { readonly at: number; readonly rank: number; readonly markup: string }[] = notes.map(
      ({ marker, at }) => ({ at, rank: 1, markup: this.#mark(marker) }),
    );
    const spans: { readonly at: number; readonly end: number }[] = [];
    const wrap = (at: number, end: number, open: string, close: string) => {
      if (at < 0 || end > text.length || spans.some((span) => at < span.end && span.at < end)) return;
      if (notes.some((mark) => mark.at > at && mark.at < end)) return;
      spans.push({ at, end });
      pieces.push({ at, rank: 2, markup: open }, { at: end, rank: 0, markup: close });
    };
    const printed = verbSpan(text, verbs);
    if (printed) wrap(printed.at, printed.end, "<em>", "</em>");
    let from = 0;
    for (const { symbol, text: named, in: where, by } of this.#document.citations) {
      if (where !== place || by === "self" || named === "") continue;
      const at = text.indexOf(named, from);
      if (at < 0) continue;
      from = at + named.length;
      const href = this.#options.link?.(symbol);
      const open =
        href === undefined ? `<cite title="${escapeHtml(symbol)}">` : `<a href="${escapeHtml(href)}">`;
      wrap(at, from, open, href === undefined ? "</cite>" : "</a>");
    }
    pieces.sort((a, b) => a.at - b.at || a.rank - b.rank);
    let out = "";
    let done = 0;
    for (const { at, markup } of pieces) {
      out += escapeHtml(text.slice(done, at)) + markup;
      done = Math.max(done, at);
    }
    return out + escapeHtml(text.slice(done));
  }

  #mark(marker: string): string {
    const known = this.#notes.get(marker);
    if (!known) return `<sup>${escapeHtml(marker)}</sup>`;
    const n = (this.#used.get(known.at) ?? 0) + 1;
    this.#used.set(known.at, n);
    const id = `ref_${known.at + 1}${n === 1 ? "" : `_${n}`}`;
    return `<sup><a id="${id}" href="#note_${known.at + 1}" role="doc-noteref">${escapeHtml(marker)}</a></sup>`;
  }

  #endnotes(): string {
    const t = (key: string) => escapeHtml(this.#words.t(`relations:document.${key}`));
    const { footnotes } = this.#document;
    if (footnotes.length === 0) return "";
    const items = footnotes.map(({ marker, text }, at) => {
      const back = this.#used.has(at)
        ? ` <a href="#ref_${at + 1}" role="doc-backlink" aria-label="${t("back")}">↩</a>`
        : "";
      const words =
        text === ""
          ? `<em>${t("note-lost")}</em>`
          : `<span lang="en" dir="ltr">${this.#inline(text, [], `note_${marker}`)}</span>`;
      return `<li id="note_${at + 1}"><span class="label">${escapeHtml(marker)}</span> <div class="words">${words}${back}</div></li>`;
    });
    return [
      `<section role="doc-endnotes" aria-labelledby="notes">`,
      `<h2 id="notes">${t("notes")}</h2>`,
      '<ol class="paragraphs" role="list">',
      ...items,
      "</ol>",
      "</section>",
    ].join("\n");
  }

  #mandates(): string {
    const mandates = allMandates(this.#document);
    if (mandates.length === 0) return "";
    const words = this.#words;
    const t = (key: string) => escapeHtml(words.t(`relations:${key}`));
    const rows = mandates.map(({ id, addressee, form, due }) => {
      const place = id.slice(id.indexOf("#") + 1);
      const { organ, session, date = due.opens } = due;
      const when = {
        ...(organ === undefined ? {} : { organ }),
        ...(session === undefined ? {} : { session }),
        ...(date === undefined ? {} : { date }),
        byOpening: due.date === undefined && due.opens !== undefined,
      };
      return [
        `<td><a href="#${escapeHtml(place.replace(/~\d+$/, ""))}"><bdi>${escapeHtml(place)}</bdi></a></td>`,
        `<td lang="en" dir="ltr">${escapeHtml(addressee.join("; "))}</td>`,
        `<td>${escapeHtml(words.t(`record:form.${form}`))}</td>`,
        `<td>${escapeHtml(dueSaid(when, due, words))}</td>`,
      ].join("");
    });
    const head = ["address", "addressee", "form", "due"].map(
      (key) => `<th scope="col">${t(`column.${key}`)}</th>`,
    );
    return [
      '<section aria-labelledby="mandates">',
      `<h2 id="mandates">${t("mandates.title")}</h2>`,
      "<table>",
      `<thead><tr>${head.join("")}</tr></thead>`,
      "<tbody>",
      ...rows.map((row) => `<tr>${row}</tr>`),
      "</tbody>",
      "</table>",
      "</section>",
    ].join("\n");
  }

  #unread(): string {
    const unread = this.#document.unread.filter(({ reason }) => reason !== "furniture");
    if (unread.length === 0) return "";
    const t = (key: string) => escapeHtml(this.#words.t(`relations:document.${key}`));
    return [
      '<section aria-labelledby="unread">',
      `<h2 id="unread">${t("unread")}</h2>`,
      `<p>${t("unread-about")}</p>`,
      ...unread.map(({ text }) => `<pre lang="en" dir="ltr">${escapeHtml(text)}</pre>`),
      "</section>",
    ].join("\n");
  }
}

type Document = UnderstoodDocument;
interface ListedParagraph extends Omit<Paragraph, "children"> {
  readonly verbs?: readonly VerbUse[];
  readonly children: readonly ListedParagraph[];
}
