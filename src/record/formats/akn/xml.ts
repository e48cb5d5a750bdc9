import { SaxesParser } from "saxes";
import { failed, ok, problem, type Result } from "../../../kernel/problem.ts";

/** What comes in may be so long, in UTF-16 units, so deep, and have so many elements. */
export const limits = { length: 64_000_000, depth: 200, elements: 2_000_000 } as const;

export interface XmlElement {
  /** The local name. */
  readonly name: string;
  readonly namespace: string;
  /** By local name; attributes of a namespace as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
}

interface Draft extends XmlElement {
  readonly children: (Draft | string)[];
}

/**
 * A text of XML as a tree. Nothing outside the text is ever fetched, entities beyond the five of XML are errors, comments and
 * processing instructions are passed over. Problems: `relations.xml-malformed` with its line, `relations.too-long`,
 * `relations.too-deep`.
 */
export function parseXml(text: string): Result<XmlElement> {
  if (text.length > limits.length)
    return failed(problem("relations.too-long", { limit: limits.length / 1e6 }));
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Draft[] = [];
  let root: Draft | undefined;
  let elements = 0;
  parser.on("error", (error) => {
    throw new XmlError(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""), parser.line);
  });
  parser.on("opentag", (tag) => {
    if (open.length >= limits.depth) throw new DeepError();
    if (++elements > limits.elements)
      throw new XmlError(`more than ${limits.elements} elements`, parser.line);
    const attributes = new Map<string, string>();
    for (const { local, uri, value, prefix } of Object.values(tag.attributes)) {
      if (prefix === "xmlns" || local === "xmlns") continue;
      attributes.set(uri === "" ? local : `{${uri}}${local}`, value);
    }
    const draft: Draft = { name: tag.local, namespace: tag.uri, attributes, children: [], line: parser.line };
    const parent = open.at(-1);
    if (parent) parent.children.push(draft);
    else root = draft;
    open.push(draft);
  });
  const words = (said: string) => {
    const parent = open.at(-1);
    if (!parent || said === "") return;
    const last = parent.children.at(-1);
    if (typeof last === "string") parent.children[parent.children.length - 1] = last + said;
    else parent.children.push(said);
  };
  parser.on("text", words);
  parser.on("cdata", words);
  parser.on("closetag", () => void open.pop());
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof DeepError) return failed(problem("relations.too-deep", { limit: limits.depth }));
    if (error instanceof XmlError)
      return failed(problem("relations.xml-malformed", { reason: error.message }, { line: error.line }));
    throw error;
  }
  return root ? ok(root) : failed(problem("relations.xml-malformed", { reason: "no element" }, { line: 1 }));
}

class XmlError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

class DeepError extends Error {}

/** The elements among an element's children, of a name where one is given. */
export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** Every element below, in the order of the text. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    yield child;
    yield* descendants(child);
  }
}

/** All words below an element, joined. */
export function wordsBelow(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : wordsBelow(child))).join("");
}

/** What XML 1.0 forbids in any form: controls but tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without what XML cannot hold: that becomes U+FFFD. */
export function holdable(text: string): string {
  return text.replace(forbidden, "\ufffd");
}

/** Text for XML; what XML cannot hold becomes U+FFFD. */
export function escapeText(text: string): string {
  return holdable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\u0085", "&#x85;")
    .replaceAll("\u2028", "&#x2028;");
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element as text: attributes in the order given, those without a value left out. `content` is markup. */
export function xml(name: string, attributes: Attributes = {}, content = ""): string {
  const said = Object.entries(attributes)
    .map(([key, value]) =>
      value === null || value === undefined ? "" : ` ${key}="${escapeAttribute(String(value))}"`,
    )
    .join("");
  return content === "" ? `<${name}${said}/>` : `<${name}${said}>${content}</${name}>`;
}

/** An element whose content stands on lines of its own, for elements that hold no words themselves. */
export function xmlBlock(name: string, attributes: Attributes, parts: readonly string[]): string {
  const inner = parts.filter((part) => part !== "");
  return xml(name, attributes, inner.length === 0 ? "" : `\n${inner.join("\n")}\n`);
}
