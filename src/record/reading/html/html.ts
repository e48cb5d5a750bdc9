import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { ok, type Result, warning } from "../../../kernel/problem.ts";
import type { Correction } from "../corrections.ts";
import type { FormText } from "../forms.ts";
import { decodedText } from "../plain.ts";
import { listLabel, noList, type OpenList } from "./lists.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Programs, and what looks like text and is none. */
const active = new Set(["script", "iframe", "object", "embed", "applet"]);
const dropped = new Set([
  ...active,
  "style",
  "noscript",
  "template",
  "title",
  "svg",
  "math",
  "canvas",
  "select",
  "datalist",
]);
const blocks = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/**
 * The text of a page (HTML living standard, by parse5): blocks become lines, ordered lists get their numbers, raised digits become
 * markers of notes, navigation is furniture. Scripts, styles and embedded programs are left out; nothing is run or fetched. A warning
 * `record.html-active` says that there were programs.
 */
export async function htmlText(bytes: Uint8Array): Promise<Result<FormText>> {
  const page = new PageText();
  walk(parse(decoded(bytes)).childNodes, page);
  return ok(page.finished());
}

/** As its mark, its own declaration or the bytes say. */
function decoded(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString("latin1");
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z][\w-]*)/i.exec(head)?.[1];
  if (named === undefined || /^utf-?(?:8|16)/i.test(named)) return decodedText(bytes);
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return decodedText(bytes);
  }
}

/** Without recursion, since a page may be nested as deep as its writer likes. */
function walk(roots: readonly Node[], page: PageText): void {
  const stack: (Node | (() => void))[] = [...roots].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "function") next();
    else if (next.nodeName === "#text" && "value" in next) page.words(next.value);
    else if ("tagName" in next && page.open(next)) {
      const element = next;
      stack.push(() => page.close(element));
      for (let i = element.childNodes.length - 1; i >= 0; i--) {
        const child = element.childNodes[i];
        if (child) stack.push(child);
      }
    }
  }
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The lines of a page as they come. */
class PageText {
  readonly #lines: string[] = [];
  readonly #hints: Correction[] = [];
  readonly #lists: OpenList[] = [];
  #line = "";
  #label = "";
  #navigation = 0;
  #raised = 0;
  #preformatted = 0;
  #preformattedLetters = 0;
  #letters = 0;
  #active = false;

  words(text: string): void {
    this.#letters += text.length;
    if (this.#preformatted > 0) {
      this.#preformattedLetters += text.length;
      for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
        if (i > 0) this.#end();
        this.#line += line;
      }
      return;
    }
    const raised = this.#raised > 0 && /^\s*\[?\d{1,3}\]?\s*$/.test(text);
    this.#line += raised
      ? text.replace(/\D/g, "").replace(/\d/g, (digit) => superscripts.charAt(Number(digit)))
      : text;
  }

  /** False where nothing in the element is text. */
  open(element: Element): boolean {
    const name = element.tagName;
    if (active.has(name) || element.attrs.some(isActive)) this.#active = true;
    if (dropped.has(name)) return false;
    if (name === "br") {
      this.#end();
      return false;
    }
    if (blocks.has(name)) this.#end();
    if (name === "sup") this.#raised++;
    else if (name === "pre") this.#preformatted++;
    else if (name === "nav") this.#navigation++;
    else if (name === "ol") this.#lists.push(orderedList(element));
    else if (name === "ul" || name === "menu") this.#lists.push(noList);
    else if (name === "li") this.#label = this.#itemLabel(element);
    return true;
  }

  close({ tagName: name }: Element): void {
    if (blocks.has(name)) {
      this.#end();
      if (name === "p") this.#lines.push("");
    }
    if (name === "sup") this.#raised--;
    else if (name === "pre") this.#preformatted--;
    else if (name === "nav") this.#navigation--;
    else if (name === "ol" || name === "ul" || name === "menu") this.#lists.pop();
    else if (name === "li") this.#label = "";
  }

  finished(): FormText {
    this.#end();
    const asTyped = this.#preformattedLetters * 2 > this.#letters;
    return {
      text: `${this.#lines.join("\n")}\n`,
      hints: this.#hints,
      ...(asTyped ? {} : { lines: "whole" as const }),
      problems: this.#active ? [warning("record.html-active")] : [],
    };
  }

  #itemLabel(element: Element): string {
    const list = this.#lists.at(-1);
    if (!list) return "";
    const value = Number(element.attrs.find(({ name }) => name === "value")?.value ?? Number.NaN);
    if (Number.isInteger(value)) list.next = value;
    return listLabel(list);
  }

  /** A line is whatever stands between two breaks; the first one of an item bears its label. */
  #end(): void {
    const typed = this.#preformatted > 0;
    const text = typed ? this.#line.trimEnd() : this.#line.replace(/\s+/g, " ").trim();
    this.#line = "";
    if (text === "") {
      if (typed) this.#lines.push("");
      return;
    }
    this.#lines.push(this.#label === "" ? text : `${this.#label} ${text}`);
    this.#label = "";
    if (this.#navigation > 0) this.#hints.push({ line: this.#lines.length, as: "furniture" });
  }
}

function isActive({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return /^on[a-z]/.test(name) || /^\s*javascript:/i.test(value);
}

function orderedList(element: Element): OpenList {
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value;
  const start = Number.parseInt(attribute("start") ?? "1", 10);
  return { type: attribute("type") ?? "1", next: Number.isSafeInteger(start) ? start : 1 };
}
