import { SaxesParser } from "saxes";

/** Shapes, text and what describes them. Nothing that runs, loads, links or brings another language into the drawing. */
const elements = new Set(
  (
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc metadata clipPath mask " +
    "pattern marker linearGradient radialGradient stop"
  ).split(" "),
);
const namespace = "http://www.w3.org/2000/svg";

export interface Drawing {
  /** In its own units. */
  readonly width: number;
  readonly height: number;
  /** What is written in it. */
  readonly text: string;
}

/**
 * What a drawing is, where it is well-formed and holds only shapes and text: no script, style sheet, event, foreign object, image or
 * address outside itself. Undefined where it is anything else, or has no size.
 */
export function readDrawing(svg: string): Drawing | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let size: { readonly width: number; readonly height: number } | undefined;
  let depth = 0;
  let text = "";
  let refused = false;
  parser.on("error", () => {
    refused = true;
  });
  parser.on("doctype", () => {
    refused = true;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (uri !== namespace || !elements.has(local)) refused = true;
    const own: Record<string, string> = {};
    for (const { name, local: short, value } of Object.values(attributes)) {
      own[name] = value;
      if (refuses(name, short, value)) refused = true;
    }
    if (depth === 0) size = local === "svg" ? sizeOf(own) : undefined;
    depth += 1;
  });
  parser.on("text", (said) => {
    text += said;
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  try {
    parser.write(svg).close();
  } catch {
    return undefined;
  }
  return refused || size === undefined ? undefined : { ...size, text };
}

function refuses(name: string, short: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith("on") || lower === "style") return true;
  if (short === "href") return !value.startsWith("#");
  return /url\(\s*['"]?(?!#)/i.test(value) || /javascript:/i.test(value);
}

function sizeOf(attributes: Readonly<Record<string, string>>) {
  const [, , width = 0, height = 0] = (attributes.viewBox ?? "").split(/[\s,]+/).map(Number);
  const found = {
    width: width || Number.parseFloat(attributes.width ?? "0"),
    height: height || Number.parseFloat(attributes.height ?? "0"),
  };
  return found.width > 0 && found.height > 0 && found.width < 1e5 && found.height < 1e5 ? found : undefined;
}
