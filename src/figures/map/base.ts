import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import { token } from "../palette.ts";
import { element, escapeXml, frame, link } from "../svg.ts";
import { type Area, atlas, mapWidth } from "./atlas.ts";

/** What the two kinds of map share. */

/** A territory on a map: its number, the sentence that hover, focus and touch say, and where it leads. */
export interface MapItem {
  readonly id: TerritoryId;
  readonly value: number | null;
  readonly sentence: string;
  readonly href?: string | undefined;
}

export interface PlacedItem extends MapItem {
  readonly area: Area;
}

/** The size of letters in units of the map's frame; the style sheet makes them larger where the map is shown small. */
export const mapFontSize = 17;

/** Room for a line of letters at their largest. */
export const legendLine = 37;

/** The area of a territory, or undefined for residuals, regions and areas that are nowhere on the map. */
export function areaOf(id: TerritoryId): Area | undefined {
  return atlas().areas.get(territory(id)?.m49 ?? id);
}

/** The items that have a place. */
export function placed(items: readonly MapItem[]): PlacedItem[] {
  return items.flatMap((item) => {
    const area = areaOf(item.id);
    return area ? [{ ...item, area }] : [];
  });
}

/** A mark with its sentence: a link where it leads somewhere. */
export function mark(item: Pick<MapItem, "sentence" | "href">, shape: string): string {
  const titled = element("title", {}, escapeXml(item.sentence)) + shape;
  const linked = link(item.href, titled);
  return linked === titled ? element("g", {}, titled) : linked;
}

/** A whole map: `content` in the frame that all maps share. A map whose marks lead nowhere is one picture. `height` in units of the frame. */
export function mapDrawing(
  map: { readonly id: string; readonly title: string; readonly sentence: string },
  marks: readonly Pick<MapItem, "href">[],
  height: number,
  content: string,
): { svg: string; width: number; height: number } {
  const { id, title, sentence } = map;
  const linked = marks.some(({ href }) => href !== undefined);
  const size = { width: mapWidth, height };
  const outer = { id, kind: "map" as const, ...size, fontSize: mapFontSize, title, sentence, linked };
  return { svg: frame(outer, content), ...size };
}

/** Land and frontiers, quiet. */
export function quietLand(): string {
  const { land, frontiers } = atlas();
  return (
    element("path", { d: land, fill: token("land"), stroke: token("rule"), "stroke-width": 1 }) +
    element("path", { d: frontiers, fill: "none", stroke: token("paper"), "stroke-width": 1.5 })
  );
}
