import { Deck, MapView } from "@deck.gl/core";
import { GeoJsonLayer } from "@deck.gl/layers";
import { FlowmapLayer, type FlowmapLayerPickingInfo } from "@flowmap.gl/layers";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import land from "world-atlas/land-110m.json";
import { FlowMapData, type Move, type Place } from "./data.ts";

/** What the page wrote for the map: its colours, and its sentences with gaps to fill. */
export interface FlowMapWords {
  /** `{{count}} from {{origin}} to {{destination}}`. */
  readonly move: string;
  /** `{{name}}: {{arrived}} in, {{left}} out`. */
  readonly place: string;
  /** `{{name}} and {{count}} more`, for places that are gathered. */
  readonly others: string;
  /** The address of a corridor's page, with gaps for origin and destination. */
  readonly corridor: string;
  readonly locale: string;
}

/**
 * Draws the moves on a map that can be drawn nearer: neighbours that lie too close are gathered and part as one comes
 * nearer. Everything it says was sent with the page; it stands beside the drawing of the server, which says the same.
 */
export function showFlowMap(
  container: HTMLDivElement,
  answer: unknown,
  words: FlowMapWords,
  say: (sentence: string) => void,
): void {
  const data = FlowMapData.parse(answer);
  const style = getComputedStyle(container);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const dark = lightness(colour("paper")) < 0.5;
  const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 });
  // Gathered places are named after the one through which most people move, and how many stand with it.
  const names = new Map(data.places.map(({ id, name }) => [id, name]));
  const moved = movedThrough(data.moves);
  const gathered = (ids: readonly (string | number)[]) => {
    const [first = "", ...rest] = ids.map(String).sort((a, b) => (moved.get(b) ?? 0) - (moved.get(a) ?? 0));
    const name = names.get(first) ?? "";
    return rest.length === 0 ? name : fill(words.others, { name, count: number.format(rest.length) });
  };
  const sentence = (info: FlowmapLayerPickingInfo<Place, Move> | undefined): string => {
    const object = info?.object;
    if (!object) return "";
    if ("flow" in object)
      return fill(words.move, {
        count: number.format(object.count),
        origin: nameOf(object.origin),
        destination: nameOf(object.dest),
      });
    return fill(words.place, {
      name: object.name,
      arrived: number.format(object.totals.incomingCount),
      left: number.format(object.totals.outgoingCount),
    });
  };
  new Deck({
    parent: container,
    views: new MapView({ repeat: false }),
    initialViewState: { longitude: 15, latitude: 22, zoom: Math.log2(container.clientWidth / 512) },
    controller: { scrollZoom: { smooth: true }, dragRotate: false, touchRotate: false },
    getCursor: ({ isDragging, isHovering }) => (isDragging ? "grabbing" : isHovering ? "pointer" : "grab"),
    layers: [
      new GeoJsonLayer({
        id: "land",
        data: shapes(),
        getFillColor: rgb(colour("land")),
        getLineColor: rgb(colour("rule")),
        lineWidthMinPixels: 0.7,
        // Land that lies across the edge of the map is drawn on both sides of it, not in a streak between.
        wrapLongitude: true,
      }),
      new FlowmapLayer<Place, Move>({
        id: "flows",
        data: { locations: data.places, flows: data.moves },
        getLocationId: ({ id }) => id,
        getLocationName: ({ name }) => name,
        getLocationClusterName: gathered,
        getLocationLat: ({ latitude }) => latitude,
        getLocationLon: ({ longitude }) => longitude,
        getFlowOriginId: ({ origin }) => origin,
        getFlowDestId: ({ destination }) => destination,
        getFlowMagnitude: ({ value }) => value,
        darkMode: dark,
        colorScheme: "Blues",
        flowLinesRenderingMode: "curved",
        maxTopFlowsDisplayNum: 600,
        clusteringEnabled: true,
        clusteringAuto: true,
        pickable: true,
        onHover: (info) => say(sentence(info)),
        onClick: (info) => {
          const object = info.object;
          if (object && "flow" in object && "destination" in object.flow)
            location.assign(fill(words.corridor, object.flow));
        },
      }) as never,
    ],
  });
}

/** How many move through each place, in or out. */
function movedThrough(moves: readonly Move[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { origin, destination, value } of moves)
    for (const id of [origin, destination]) sums.set(id, (sums.get(id) ?? 0) + value);
  return sums;
}

/** Of a place, or of places that are gathered: these have the name that was made for them. */
function nameOf(place: object): string {
  return "name" in place ? String(place.name) : "";
}

function fill(text: string, facts: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(facts[key] ?? ""));
}

/** The land as one shape, from Natural Earth (public domain). */
function shapes() {
  const topology = land as unknown as Topology;
  const object = topology.objects.land;
  if (!object) throw new Error("world-atlas has no land");
  return feature(topology, object);
}

/** A token of six hexadecimal digits as red, green and blue, from 0 to 255. */
function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.replace("#", ""), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function lightness(hex: string): number {
  const [r, g, b] = rgb(hex);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
