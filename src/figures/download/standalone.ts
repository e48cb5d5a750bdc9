import { direction } from "../../kernel/language.ts";
import { fontFamilies } from "../../print/drawing/fonts.ts";
import { wrap } from "../chart/layout.ts";
import type { Figure } from "../model.ts";
import { inlinePalette, light, type Palette } from "../palette.ts";
import { drawnText, element, escapeXml } from "../svg.ts";

/** Letters of a sheet: larger on a map, since a map is shown larger. */
const sizes = {
  map: { edge: 36, title: 30, text: 17 },
  chart: { edge: 28, title: 21, text: 13 },
} as const;

/** What a drawing that stands alone says of itself. Figures of releases have it all; others name their own source. */
export interface Standing
  extends Pick<Figure, "id" | "language" | "title" | "subtitle" | "note" | "svg" | "size" | "evidence"> {
  readonly source: Pick<Figure["source"], "line">;
}

/**
 * A figure as an SVG that stands alone: on paper, with title, subtitle, note and source, colours written in, fonts named
 * but not enclosed. It holds no styles, no scripts and no links.
 */
export function standaloneSvg(figure: Standing, palette: Palette = light): string {
  const size = sizes[figure.size.width > 800 ? "map" : "chart"];
  const width = figure.size.width + 2 * size.edge;
  const sheet = new Sheet(figure, width, size.edge);
  sheet.write(figure.title, size.title, palette.ink);
  sheet.gap(size.text * 0.3);
  sheet.write(figure.subtitle, size.text, palette.quiet);
  sheet.gap(size.text);
  sheet.draw(figure);
  sheet.gap(size.text);
  if (figure.note !== undefined) sheet.write(figure.note, size.text * 0.9, palette.quiet);
  sheet.write(figure.source.line, size.text * 0.9, palette.quiet);
  const height = Math.ceil(sheet.y + size.edge * 0.7);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width: String(width),
      height: String(height),
      role: "img",
      "aria-labelledby": `${figure.id}-t ${figure.id}-d`,
      "xml:lang": figure.language,
      "font-family": fontFamilies
        .map((family) => `'${family}'`)
        .join(", ")
        .concat(", sans-serif"),
      color: palette.ink,
      fill: palette.ink,
    },
    element("metadata", {}, escapeXml(figure.evidence)) +
      element("rect", { width, height, fill: palette.paper }) +
      inlinePalette(sheet.content, palette),
  );
}

/** Writes blocks one below the other. */
class Sheet {
  content = "";
  y: number;
  private readonly figure: Standing;
  private readonly width: number;
  private readonly edge: number;

  constructor(figure: Standing, width: number, edge: number) {
    this.figure = figure;
    this.width = width;
    this.edge = edge;
    this.y = edge * 0.6;
  }

  gap(height: number): void {
    this.y += height;
  }

  write(text: string, size: number, fill: string): void {
    const { language } = this.figure;
    const rtl = direction[language] === "rtl";
    const lines = wrap(text, this.width - 2 * this.edge, size);
    for (const line of lines) {
      this.y += size * 1.36;
      const at = { x: rtl ? this.width - this.edge : this.edge, y: this.y };
      const style = { "font-size": size, fill, direction: "ltr", "text-anchor": rtl ? "end" : "start" };
      this.content += element("text", { ...at, ...style }, escapeXml(drawnText(line, language)));
    }
  }

  draw({ svg, size }: Standing): void {
    const place = `<svg x="${this.edge}" y="${Math.round(this.y)}" width="${size.width}" height="${size.height}" `;
    const alone = svg
      .replace(/ (?:xmlns|class|role|aria-labelledby|aria-describedby)="[^"]*"/g, "")
      .replace(/<a [^>]*>/g, "<g>")
      .replaceAll("</a>", "</g>");
    this.content += alone.replace("<svg ", place);
    this.y += size.height;
  }
}

/**
 * The drawing of a figure alone, colours written in and fonts named, for documents that set its title, note and source themselves. Where it is
 * shown small, `letters` makes them larger: charts leave room for `largestLetters`.
 */
export function drawingSvg(figure: Figure, letters?: number): string {
  const palette = light;
  const alone = figure.svg
    .replace(/ (?:class|role|aria-labelledby|aria-describedby)="[^"]*"/g, "")
    .replace(/<a [^>]*>/g, "<g>")
    .replaceAll("</a>", "</g>");
  const faces = fontFamilies.map((family) => `'${family}'`).join(", ");
  const { width, height } = figure.size;
  const root = `<svg width="${width}" height="${height}" font-family="${faces}, sans-serif" color="${palette.ink}" `;
  const drawn = inlinePalette(alone.replace("<svg ", root), palette).replace(
    ' fill="currentColor"',
    ` fill="${palette.ink}"`,
  );
  return letters === undefined ? drawn : drawn.replace(/ font-size="\d+"/, ` font-size="${letters}"`);
}
