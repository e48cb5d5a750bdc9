import type { Language } from "../kernel/language.ts";
import { direction } from "../kernel/language.ts";

/** Small writers of SVG text. Everything that comes from data goes through {@link escapeXml}. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g;
const loneLow = /(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for XML: markup characters as references, characters that XML forbids left out. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, "")
    .replace(loneLow, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A coordinate with at most one decimal, without a trailing zero. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}

/** An element; attributes that are undefined are left out, numbers are rounded as coordinates. `content` is markup. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === "number" ? coordinate(value) : escapeXml(String(value))}"`,
    )
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/**
 * Text as the drawings write it. A drawing always runs from left to right, so that an anchor means the same in every
 * page and program; text of a right-to-left language is set apart as such, so that its numbers and names keep their order; bare numbers need nothing.
 */
export function drawnText(text: string, language: Language): string {
  return direction[language] === "rtl" && /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)
    ? `\u2067${text}\u2069`
    : text;
}

/** A link, or its content alone where there is no address. Only addresses within the site are written. */
export function link(href: string | undefined, content: string): string {
  return href === undefined || !/^[/?#](?![/\\])/.test(href) ? content : element("a", { href }, content);
}

export interface Frame {
  readonly id: string;
  readonly kind: "map" | "chart";
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly title: string;
  readonly sentence: string;
  /** True where parts of the drawing are links: then it is a group of parts, not one image. */
  readonly linked: boolean;
}

/** The root of every figure, with its accessible name and description. */
export function frame(f: Frame, content: string): string {
  const named =
    element("title", { id: `${f.id}-t` }, escapeXml(f.title)) +
    element("desc", { id: `${f.id}-d` }, escapeXml(f.sentence));
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: `figure-svg figure-${f.kind}`,
      viewBox: `0 0 ${f.width} ${f.height}`,
      role: f.linked ? "group" : "img",
      "aria-labelledby": `${f.id}-t`,
      "aria-describedby": `${f.id}-d`,
      direction: "ltr",
      fill: "currentColor",
      "font-size": f.fontSize,
    },
    named + content,
  );
}
