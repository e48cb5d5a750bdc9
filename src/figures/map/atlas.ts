import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type GeoContext, geoBounds, geoEqualEarth, geoPath } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import type {
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from "topojson-specification";

/**
 * The world in Equal Earth from Natural Earth's shapes (public domain, in the package `world-atlas`), with areas told
 * apart as the United Nations' statistics do. Coordinates are whole numbers in a frame {@link mapWidth} wide, which keeps
 * a map small; the shapes are simplified to about that grain anyway.
 */

export const mapWidth = 1200;

/** Room for circles at the edges. */
const margin = 8;

export interface Area {
  /** The path of its land, empty where it is too small to be drawn at this scale. */
  readonly path: string;
  /** Where a mark that stands for it goes: the middle of its largest part. */
  readonly x: number;
  readonly y: number;
  /** The same place on the Earth, in degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** In square units of the frame. */
  readonly size: number;
}

export interface Atlas {
  readonly height: number;
  /** All land in one path. */
  readonly land: string;
  /** Frontiers between areas of the register. */
  readonly frontiers: string;
  /** By M49 number with three digits, or by the identifier of a territory that has none. */
  readonly areas: ReadonlyMap<string, Area>;
}

type Named = { name?: string };
type Shape = TopoPolygon<Named> | TopoMultiPolygon<Named>;
type World = Topology<{ countries: { type: "GeometryCollection"; geometries: Shape[] } }>;

const antarctica = "010";

/** Shapes without a number, by the name that Natural Earth gives them, and the M49 area in whose figures they are counted. */
const counted: Readonly<Record<string, string>> = { "N. Cyprus": "196", Somaliland: "706", Kosovo: "688" };

/**
 * Parts that Natural Earth draws with another area than the United Nations' statistics count them in, by a box around
 * them: the overseas departments of France have figures of their own; Crimea is counted in Ukraine (A/RES/68/262).
 */
const moved: readonly { from: string; box: readonly [number, number, number, number]; to: string }[] = [
  { from: "250", box: [-55, 1, -51, 7], to: "254" },
  { from: "250", box: [-62, 15.7, -60.9, 16.6], to: "312" },
  { from: "250", box: [-61.4, 14.2, -60.6, 15], to: "474" },
  { from: "250", box: [55, -22, 56, -20.5], to: "638" },
  { from: "250", box: [44.8, -13.2, 45.5, -12.4], to: "175" },
  { from: "528", box: [-68.6, 11.9, -68, 12.5], to: "535" },
  { from: "643", box: [32, 44, 36.9, 46.4], to: "804" },
];

/** Areas that the shapes leave out, by longitude and latitude of their middle. */
const points: Readonly<Record<string, readonly [number, number]>> = {
  "158": [121, 23.7],
  "175": [45.15, -12.83],
  "292": [-5.35, 36.14],
  "312": [-61.5, 16.2],
  "474": [-61, 14.65],
  "535": [-68.27, 12.18],
  "638": [55.53, -21.13],
  "652": [-62.83, 17.9],
  "663": [-63.06, 18.08],
  "680": [-2.36, 49.43],
  "744": [15.7, 78.5],
  "772": [-171.83, -9.17],
  "798": [179.2, -8.52],
  "830": [-2.35, 49.4],
  "831": [-2.58, 49.45],
  "832": [-2.13, 49.21],
  XKX: [20.9, 42.6],
};

let made: Atlas | undefined;

/** The atlas, made on first use (about a tenth of a second) and kept. */
export function atlas(): Atlas {
  made ??= makeAtlas();
  return made;
}

function makeAtlas(): Atlas {
  const coarse = load("countries-110m.json");
  const fine = load("countries-50m.json");
  const shapes = byArea(coarse);
  const everything = [...shapes.values()].flat();
  const projection = geoEqualEarth().rotate([-11, 0]);
  projection.fitWidth(mapWidth - 2 * margin, { type: "Sphere" });
  const [[, high], [, low]] = geoPath(projection).bounds(merge(coarse, polygons(everything)));
  const [dx, dy] = projection.translate();
  projection.translate([dx + margin, dy - high + margin]);
  const middle = geoPath(projection);
  const draw = (geometry: Parameters<typeof middle>[0]) => encode(projection, geometry);
  const areas = new Map<string, Area>();
  const mark = (x: number, y: number) => {
    const [longitude, latitude] = projection.invert?.([x, y]) ?? [0, 0];
    const degrees = (angle: number) => Math.round(angle * 100) / 100;
    return {
      x: Math.round(x),
      y: Math.round(y),
      longitude: degrees(longitude),
      latitude: degrees(latitude),
    };
  };
  const add = (m49: string, geometry: MultiPolygon, drawn: boolean) => {
    const [x, y] = middle.centroid(largestPart(geometry, (part) => middle.area(part)));
    areas.set(m49, {
      path: drawn ? draw(geometry) : "",
      ...mark(x, y),
      size: middle.area(geometry),
    });
  };
  for (const [m49, parts] of shapes) add(m49, merge(coarse, polygons(parts)), true);
  for (const [m49, parts] of byArea(fine))
    if (m49 !== "" && !areas.has(m49)) add(m49, merge(fine, polygons(parts)), false);
  for (const [m49, place] of Object.entries(points)) {
    const at = projection([...place]);
    if (at && !areas.has(m49)) areas.set(m49, { path: "", ...mark(at[0], at[1]), size: 0 });
  }
  const owner = new Map<unknown, string>(
    [...shapes].flatMap(([m49, parts]) => parts.map((part) => [part, m49] as const)),
  );
  const frontiers = mesh(
    coarse,
    coarse.objects.countries,
    (a, b) => a !== b && owner.get(a) !== owner.get(b),
  );
  return {
    height: Math.ceil(low - high + 2 * margin),
    land: draw(merge(coarse, polygons(everything))),
    frontiers: draw(frontiers),
    areas,
  };
}

function load(file: string): World {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${file}`);
  const world: World = JSON.parse(readFileSync(path, "utf8"));
  const shapes = world.objects.countries.geometries.flatMap((shape) => split(world, shape));
  return { ...world, objects: { countries: { type: "GeometryCollection", geometries: shapes } } };
}

/** A shape without the parts that are counted elsewhere, and those parts under the number that they are counted in. */
function split(world: World, shape: Shape): Shape[] {
  const moves = moved.filter(({ from }) => from === shape.id);
  if (moves.length === 0 || shape.type !== "MultiPolygon") return [shape];
  const rest: number[][][] = [];
  const parts: Shape[] = [];
  for (const arcs of shape.arcs) {
    const one: TopoPolygon = { type: "Polygon", arcs };
    const [[west, south], [east, north]] = geoBounds(feature(world, one));
    const move = moves.find(
      ({ box }) => west >= box[0] && south >= box[1] && east <= box[2] && north <= box[3],
    );
    if (move) parts.push({ ...one, id: move.to });
    else rest.push(arcs);
  }
  return [{ ...shape, arcs: rest }, ...parts];
}

/** The shapes of each area; those that stand in no register are land alone, under the empty number. */
function byArea(world: World): Map<string, Shape[]> {
  const found = new Map<string, Shape[]>();
  for (const shape of world.objects.countries.geometries) {
    if (shape.id === antarctica) continue;
    const m49 = shape.id === undefined ? (counted[shape.properties?.name ?? ""] ?? "") : String(shape.id);
    found.set(m49, [...(found.get(m49) ?? []), shape]);
  }
  return found;
}

/** topojson's merge takes polygons one by one. */
function polygons(shapes: readonly Shape[]): TopoPolygon[] {
  return shapes.flatMap((shape) =>
    shape.type === "Polygon" ? [shape] : shape.arcs.map((arcs): TopoPolygon => ({ type: "Polygon", arcs })),
  );
}

function largestPart(geometry: MultiPolygon, size: (part: Polygon) => number): Polygon {
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.reduce(
    (best, part) => (size(part) > size(best) ? part : best),
    parts[0] ?? { type: "Polygon", coordinates: [] },
  );
}

/** A path of whole numbers, each point from the one before; rings and lines that shrink to nothing are left out. */
function encode(
  projection: ReturnType<typeof geoEqualEarth>,
  geometry: Parameters<ReturnType<typeof geoPath>>[0],
): string {
  let out = "";
  let line: (readonly [number, number])[] = [];
  const end = (closed: boolean) => {
    if (line.length > (closed ? 2 : 1)) out += writeLine(line) + (closed ? "z" : "");
    line = [];
  };
  const add = (x: number, y: number) => {
    const point = [Math.round(x), Math.round(y)] as const;
    const last = line[line.length - 1];
    if (last?.[0] !== point[0] || last[1] !== point[1]) line.push(point);
  };
  const context: GeoContext = {
    beginPath: () => {},
    moveTo: (x, y) => {
      end(false);
      add(x, y);
    },
    lineTo: add,
    arc: () => {},
    closePath: () => end(true),
  };
  geoPath(projection, context)(geometry);
  end(false);
  return out;
}

function writeLine(line: readonly (readonly [number, number])[]): string {
  let [x, y] = line[0] ?? [0, 0];
  let out = `M${x},${y}l`;
  for (const [index, point] of line.slice(1).entries()) {
    const [dx, dy] = [point[0] - x, point[1] - y];
    out += `${index > 0 && dx >= 0 ? " " : ""}${dx}${dy >= 0 ? " " : ""}${dy}`;
    [x, y] = point;
  }
  return out;
}
