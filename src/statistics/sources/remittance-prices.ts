import type { Measure } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { meanCost, type Service, smartCost } from "../../methods/indicators/prices.ts";
import { together } from "../importing/checks/checks.ts";
import type { SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { pricesSource } from "./remittance-prices-corridors.ts";
import { observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { headersOf } from "./tables.ts";

/**
 * World Bank, Remittance Prices Worldwide, the whole workbook or its main sheet: a row for each service of a provider on a
 * corridor in a quarter, priced for USD 200 (`cc1`) and USD 500 (`cc2`). What is kept are averages over services, computed by
 * the definitions of SDG indicator 10.c.1: by corridor, by sending and by receiving country, and of the world.
 *
 * The published total holds the exchange-rate margin, so nothing is added to it. Services that are not transparent stay out,
 * since their margin is stored as 0. Costs below zero are promotions and are kept. Numbers come as text in some quarters.
 */
export const remittancePrices: SourceFormat = {
  id: "remittance-prices",
  recognise(preview) {
    const found = headersOf(preview, labels);
    if (found.length === 0) return undefined;
    const last = found
      .flatMap(({ sheet, header }) =>
        sheet.rows.map(({ cells }) => quarterOf(cells[header.columns.period ?? 0])),
      )
      .filter((period) => period !== undefined)
      .sort()
      .at(-1);
    const version = last?.slice(0, 4) ?? "";
    return {
      format: "remittance-prices",
      releases: [
        {
          dataset: "remittance-prices",
          version,
          source: pricesSource(version),
          part: false,
          sumRegions: false,
          notes: async () => ({ [averageNote]: averageText }),
          checks: () => together(),
          async *read(reading) {
            const own = readingOf(reading, "world-bank");
            const services = new Map<string, Tier>();
            for (const { sheet, header } of found) {
              for await (const _ of readRows(own, sheet.name, header.row, (one) =>
                addService(own, one, header.columns, services),
              )) {
                // Averages come at the end, when all services have been read.
              }
            }
            const averages = [...services].flatMap(([key, tier]) => averagesOf(key, tier));
            reading.checks.row(averages);
            yield averages;
          },
        },
      ],
    };
  },
};

const averageNote = "average";
const averageText =
  "The simple mean over services whose exchange rate is disclosed, computed by Corridor when the file was imported; SmaRT: over the three cheapest that arrive within five days and can be reached.";

const labels = {
  period: { test: /^period$/, says: "period" },
  source: { test: /^source_code$/, says: "source_code" },
  destination: { test: /^destination_code$/, says: "destination_code" },
  cost200: { test: /^cc1 total cost %$/, says: "cc1 total cost %" },
  cost500: { test: /^cc2 total cost %$/, says: "cc2 total cost %" },
  transparent: { test: /^transparent$/, says: "transparent" },
  speed: { test: /^speed actual$/, says: "speed actual", optional: true },
  coverage: {
    test: /^(receiving network )?coverage$/,
    says: "receiving network coverage",
    optional: true,
  },
} as const;

type Columns = Readonly<Partial<Record<keyof typeof labels, number>>>;

/** The services of one place in one quarter, by amount. */
interface Tier {
  readonly cost200: Service[];
  readonly cost500: Service[];
}

/** `2016_2Q` and its variants. */
function quarterOf(cell: unknown): Period | undefined {
  const match = /^(\d{4})[_ ]?(?:Q([1-4])|([1-4])Q)$/i.exec(typeof cell === "string" ? cell.trim() : "");
  const period = match ? parsePeriod(`${match[1]}Q${match[2] ?? match[3]}`) : undefined;
  return period?.ok ? period.value : undefined;
}

function addService(
  reading: Reading,
  one: RowAt,
  columns: Columns,
  services: Map<string, Tier>,
): readonly Observation[] | string {
  const { period: periodAt = 0, source = 0, destination = 0, transparent = 0 } = columns;
  const cells = one.row.cells;
  const period = quarterOf(cells[periodAt]);
  if (period === undefined) {
    reading.log.tell(problem("kernel.period-unknown", { text: cellText(cells[periodAt]) }, one.at(periodAt)));
    return [];
  }
  const [from, to] = [territoryIn(reading, one, source), territoryIn(reading, one, destination)];
  if (from === undefined || to === undefined) return [];
  if (!/^yes$/i.test(cellText(cells[transparent]))) return "importing.not-transparent";
  const about = {
    transparent: true,
    days: columns.speed === undefined ? null : daysOf(cellText(cells[columns.speed])),
    accessible: columns.coverage === undefined || !/^low$/i.test(cellText(cells[columns.coverage])),
  };
  let priced = false;
  for (const tier of ["cost200", "cost500"] as const) {
    const cost = costIn(reading, one, columns[tier] ?? 0);
    if (cost === undefined) continue;
    priced = true;
    for (const [origin, receiver] of [
      [from, to],
      [world, to],
      [from, world],
      [world, world],
    ]) {
      const key = `${origin} ${receiver} ${period}`;
      const known = services.get(key) ?? { cost200: [], cost500: [] };
      services.set(key, known);
      known[tier].push({ ...about, totalPercent: cost });
    }
  }
  return priced ? [] : "importing.no-figures";
}

/** The cost in per cent, as a number or as its text; undefined where the cell says nothing, told where it says something else. */
function costIn({ log }: Reading, { row, at }: RowAt, column: number): number | undefined {
  const cell = row.cells[column];
  if (typeof cell === "number") return cell;
  const text = cellText(cell);
  if (/^(|n\/?a|\.\.)$/i.test(text)) return undefined;
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
  log.tell(problem("importing.text-in-number-cell", { text: text.slice(0, 60) }, at(column)));
  return undefined;
}

/** Days until the money is there: `Less than one hour`, `Same day`, `Next day`, `2 days`, `3-5 days`, `6 days or more`. */
function daysOf(speed: string): number | null {
  const text = speed.toLowerCase();
  if (/hour|minute|same day|real.?time|instant/.test(text)) return 0;
  if (/next day/.test(text)) return 1;
  const days = /(?:\d+\s*-\s*)?(\d+)\s*(?:or more )?days?/.exec(text)?.[1];
  return days === undefined ? null : Number(days);
}

function averagesOf(key: string, tier: Tier): readonly Observation[] {
  const [origin = "", destination = "", period = ""] = key.split(" ");
  const told: readonly (readonly [Measure, number | null])[] = [
    ["remittance-cost", meanCost(tier.cost200).value],
    ["remittance-cost-500", meanCost(tier.cost500).value],
    // SmaRT is an average of a corridor: across corridors nobody can choose the cheapest.
    [
      "remittance-cost-smart",
      origin === world || destination === world ? null : smartCost(tier.cost200).value,
    ],
  ];
  return told.flatMap(([measure, value]) =>
    value === null
      ? []
      : [
          observation({
            measure,
            unit: "percent",
            origin: origin as TerritoryId,
            destination: destination as TerritoryId,
            period: period as Period,
            value,
            status: "E",
            notes: averageNote,
          }),
        ],
  );
}
