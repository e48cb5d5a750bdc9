import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { type AgeGroup, allAges, parseAge } from "../kernel/age.ts";
import type { Measure, Sex } from "../kernel/dimension.ts";
import type { Language } from "../kernel/language.ts";
import { parsePeriod, year } from "../kernel/period.ts";
import { unwrap } from "../kernel/problem.ts";
import { TerritoryId } from "../kernel/territory/model.ts";
import { words } from "../kernel/words.ts";
import type { Observation } from "../statistics/observation.ts";
import { type Catalogue, openCatalogue } from "../statistics/releases/catalogue.ts";
import { openEngine } from "../statistics/releases/engine.ts";
import type { DatasetId } from "../statistics/releases/model.ts";
import type { FigureLinks } from "./model.ts";
import type { FigureTools } from "./subjects/make.ts";

/** For the tests of figures: a small world in a real catalogue, and a strict reader of drawings. */

export interface SmallWorld {
  tools(language: Language, links?: FigureLinks): FigureTools;
  close(): Promise<void>;
}

/** The publisher's name has markup in it, as a hostile file could. */
export const hostile = `<script>alert("1")</script> & 'Söhne' \u0001`;

const id = (text: string) => TerritoryId.parse(text);
const destinations = ["USA", "DEU", "IND", "TUV"].map(id);
const origins = ["MEX", "IND", "DEU", "USA", "TUV"].map(id);
const years = [1990, 2005, 2024].map(year);

export async function smallWorld(): Promise<SmallWorld> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-figures-"));
  const [releases, tmp] = [join(folder, "releases"), join(folder, "tmp")];
  const engine = await openEngine({ directories: [releases, tmp], tempDirectory: tmp });
  const catalogue = openCatalogue(releases, tmp, engine);
  await publish(catalogue, "un-desa-stock", stock());
  await publish(catalogue, "un-desa-stock-age", ages());
  await publish(catalogue, "un-wpp", population());
  await publish(catalogue, "corridor-flows", flows());
  await publish(catalogue, "eurostat-flows", reported());
  await publish(catalogue, "world-bank-bilateral", money());
  await publish(catalogue, "remittance-prices", prices());
  return {
    tools: (language, links) => ({ engine, catalogue, words: words(language), ...(links ? { links } : {}) }),
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(catalogue: Catalogue, dataset: DatasetId, observations: readonly Observation[]) {
  const source = { publisher: hostile, title: "=1+1", version: "2024", licence: "CC BY 3.0 IGO" };
  const draft = { dataset, version: "2024", source, inputs: [], notes: {}, findings: [] };
  const batches = (async function* () {
    yield observations;
  })();
  unwrap(await catalogue.publish(unwrap(await catalogue.stage(draft, batches))));
}

const common = { education: "T", status: "A", dataType: null, notes: null } as const;

function stock(): Observation[] {
  return destinations.flatMap((destination, d) =>
    origins
      .filter((origin) => origin !== destination)
      .flatMap((origin, o) =>
        years.flatMap((period, y) => {
          const women = (d + 1) * (o + 2) * (y + 1) * 9_000 + d * 250_000;
          const men = (d + 2) * (o + 1) * (y + 2) * 8_000;
          const amounts = { T: women + men, F: women, M: men } as const;
          return (["T", "F", "M"] as const).map((sex): Observation => {
            const unknown = destination === "TUV" && y === 0;
            const value = unknown ? null : amounts[sex];
            const status = unknown ? "O" : "A";
            const what = { measure: "migrant-stock", unit: "persons", age: allAges } as const;
            return { ...common, ...what, destination, origin, sex, period, value, status };
          });
        }),
      ),
  );
}

function ages(): Observation[] {
  const groups: AgeGroup[] = ["0-4", "5-9", "20-24", "25-29", "60-64", "65-69", "75+"].map((text) =>
    unwrap(parseAge(text)),
  );
  return groups.flatMap((age, index) =>
    (["F", "M"] as const).map((sex): Observation => {
      const what = {
        measure: "migrant-stock",
        unit: "persons",
        destination: id("USA"),
        origin: null,
      } as const;
      const value = (index + 1) * (sex === "F" ? 110_000 : 95_000);
      return { ...common, ...what, age, sex, period: year(2024), value };
    }),
  );
}

function population(): Observation[] {
  return destinations.flatMap((destination, d) =>
    [1989, 1990, 2004, 2005, 2023, 2024].flatMap((at) => {
      const what = { unit: "thousand-persons", destination, origin: null, age: allAges, sex: "T" } as const;
      const values = {
        population: 20_000 * (d + 1),
        births: 300 + at - 1989,
        deaths: 250,
        "net-migration": -12.5,
      };
      return (["population", "births", "deaths", "net-migration"] as const).map(
        (measure): Observation => ({ ...common, ...what, measure, period: year(at), value: values[measure] }),
      );
    }),
  );
}

/** Moves of two periods by every method, of which women and men have the headline's alone, as estimated ones have. */
function flows(): Observation[] {
  const measuresOf = (sex: Sex, base: number): readonly (readonly [Measure, number])[] => {
    const headline = [
      ["flow-da-pb-closed", base],
      ["flow-low", base * 0.4],
      ["flow-high", base * 2.1],
    ] as const;
    if (sex !== "T") return headline;
    return [
      ...headline,
      ["flow-sd-drop-neg", base * 0.4],
      ["flow-sd-rev-neg", base * 0.6],
      ["flow-mig-rate", base * 1.2],
      ["flow-da-min-open", base * 0.7],
      ["flow-da-min-closed", base * 0.8],
      ["flow-outward", base * 0.5],
      ["flow-return", base * 0.3],
    ];
  };
  const spans = ["1990-2005", "2005-2024"].map((text) => unwrap(parsePeriod(text)));
  return destinations.flatMap((destination, d) =>
    origins
      .filter((origin) => origin !== destination)
      .flatMap((origin, o) =>
        spans.flatMap((period, p) =>
          (
            [
              ["T", 1],
              ["F", 0.45],
              ["M", 0.55],
            ] as const
          ).flatMap(([sex, share]) =>
            measuresOf(sex, (d + 1) * (o + 2) * (p + 1) * 12_345.6 * share).map(
              ([measure, value]): Observation => {
                const what = { measure, destination, origin, sex, period, value } as const;
                return { ...common, ...what, unit: "persons", age: allAges, status: "E" };
              },
            ),
          ),
        ),
      ),
  );
}

/** Both ends report, and not the same. */
function reported(): Observation[] {
  return [year(2018), year(2019)].flatMap((period, y) =>
    (["immigration", "emigration"] as const).flatMap((measure, m) =>
      [
        ["MEX", "USA"],
        ["USA", "MEX"],
        ["DEU", "USA"],
      ].map(([origin = "", destination = ""], c): Observation => {
        const what = { measure, origin: id(origin), destination: id(destination), sex: "T" } as const;
        const value = (y + 2) * (c + 1) * (m === 0 ? 1000 : 700);
        return { ...common, ...what, unit: "persons", age: allAges, period, value };
      }),
    ),
  );
}

/** Money goes from where people live to where they come from. */
function money(): Observation[] {
  return [
    ["USA", "MEX", 30_019.2],
    ["MEX", "USA", 1.5],
  ].map(([origin, destination, value]): Observation => {
    const ends = { origin: id(String(origin)), destination: id(String(destination)) };
    const what = { measure: "remittances", unit: "million-usd", sex: "T", age: allAges } as const;
    return { ...common, ...what, ...ends, period: year(2017), value: Number(value), status: "E" };
  });
}

function prices(): Observation[] {
  return ["2018-Q4", "2019-Q1", "2019-Q2"].flatMap((text, index) =>
    (["remittance-cost", "remittance-cost-smart"] as const).map((measure): Observation => {
      const ends = { origin: id("USA"), destination: id("MEX") };
      const what = { measure, unit: "percent", sex: "T", age: allAges } as const;
      const value = (measure === "remittance-cost" ? 6 : 3) - index;
      return { ...common, ...what, ...ends, period: unwrap(parsePeriod(text)), value };
    }),
  );
}

export interface Drawn {
  readonly elements: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  /** Text of all elements, titles among them. */
  readonly texts: readonly string[];
}

/**
 * Reads a drawing as XML and throws where it is not well formed, or holds what a page must not take in: a style, a script,
 * a handler of events, an address that leaves the site, an id that is not the figure's own or is there twice.
 */
export function readDrawing(svg: string, figureId: string): Drawn {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const texts: string[] = [];
  const ids = new Set<string>();
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => texts.push(text));
  parser.on("opentag", ({ name, attributes }) => {
    const kept: Record<string, string> = {};
    if (name === "style" || name === "script" || name === "foreignObject") throw new Error(`<${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      const text = String(value);
      if (key === "style" || key.startsWith("on")) throw new Error(`${key}="${text}"`);
      if (key.endsWith("href") && !text.startsWith("/")) throw new Error(`${key}="${text}"`);
      if (key === "id") {
        if (!text.startsWith(figureId) || ids.has(text)) throw new Error(`id="${text}"`);
        ids.add(text);
      }
      if (/NaN|undefined|Infinity/.test(text)) throw new Error(`${key}="${text}"`);
      kept[key] = text;
    }
    elements.push({ name, attributes: kept });
  });
  parser.write(svg).close();
  return { elements, texts };
}
