import type * as PlotModule from "@observablehq/plot";
import type { Words } from "../../kernel/words.ts";
import { element, escapeXml, frame } from "../svg.ts";

/**
 * Observable Plot on the server. Plot draws into a document of jsdom; what comes out is written anew as a small SVG: only
 * known elements and attributes, numbers with one decimal, no styles, no classes, no ids.
 */

export type Plot = typeof PlotModule;

/** Loading Plot and jsdom takes half a second and 60 MB, so it waits for the first chart. */
let loading: Promise<{ readonly plot: Plot; readonly document: Document }> | undefined;

async function load() {
  const [plot, { JSDOM }] = await Promise.all([import("@observablehq/plot"), import("jsdom")]);
  return { plot, document: new JSDOM("").window.document };
}

/** Loads what charts are drawn with, so that the first reader does not wait for it. */
export async function warmCharts(): Promise<void> {
  loading ??= load();
  await loading;
}

/** The width of charts in their own units; they are shown from 330 to 720 pixels wide. */
export const chartWidth = 560;

/** Letters in units of the chart; the style sheet makes them larger where the chart is shown small: leave room for 19. */
export const chartFontSize = 14;
export const largestLetters = 19;

export interface ChartFrame {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly words: Words;
}

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws what `options` says, given Plot. Warm, this takes 5 to 10 ms on the machine that it was measured on. */
export async function renderPlot(
  chart: ChartFrame,
  height: number,
  options: (plot: Plot) => PlotModule.PlotOptions,
): Promise<Drawing> {
  loading ??= load();
  const { plot, document } = await loading;
  const svg = plot.plot({ ...options(plot), document, width: chartWidth, height, figure: false });
  const content = element("g", { "text-anchor": "middle" }, [...svg.children].map(write).join(""));
  const drawing = frame(
    {
      ...chart,
      kind: "chart",
      width: chartWidth,
      height,
      fontSize: chartFontSize,
      linked: content.includes("<a "),
    },
    content,
  );
  return { svg: drawing, width: chartWidth, height };
}

const elements = new Set(["g", "path", "line", "rect", "circle", "text", "tspan", "a", "title"]);
const attributes = new Set(
  "d x y x1 x2 y1 y2 cx cy r dx dy width height transform fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin text-anchor font-size font-weight paint-order href".split(
    " ",
  ),
);

function write(node: Element): string {
  const name = node.localName;
  if (!elements.has(name)) return "";
  const content = [...node.childNodes].map(writeChild).join("");
  if (content === "" && (name === "g" || name === "text" || name === "a")) return "";
  const written = [...node.attributes]
    .filter(
      (attribute) =>
        attributes.has(attribute.localName) && !defaults.has(`${name} ${attribute.name}=${attribute.value}`),
    )
    .map(({ localName, value }) => ` ${localName}="${escapeXml(kept(localName) ? value : shorten(value))}"`)
    .join("");
  if (name === "g" && written === "") return content;
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** What Plot writes although it says nothing. */
const defaults = new Set([
  "g transform=translate(0.5,0)",
  "g transform=translate(0,0.5)",
  "g transform=translate(0.5,0.5)",
  "g fill=currentColor",
]);

function writeChild(node: ChildNode): string {
  if (node.nodeType === 1) return write(node as Element);
  return node.nodeType === 3 ? escapeXml(node.nodeValue ?? "") : "";
}

/** Addresses and opacities are no coordinates. */
function kept(attribute: string): boolean {
  return attribute === "href" || attribute.endsWith("opacity");
}

function shorten(value: string): string {
  return value.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10 || 0));
}
