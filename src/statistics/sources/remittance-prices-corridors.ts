import { type Period, parsePeriod } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import type { FilePreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { anyCell, cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { figureIn, firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { headersOf } from "./tables.ts";
import { worldBankSigns, worldBankSource } from "./world-bank.ts";

/**
 * World Bank, Remittance Prices Worldwide (Corridors), as the Bank's databank exports it: a row for each sending and receiving
 * country, a column for each quarter in which prices were collected, and in the cells the average total cost of sending USD 200 in
 * per cent. Total costs hold the exchange-rate margin. Most pairs have no prices at all and are left out.
 */
export const remittancePricesCorridors: SourceFormat = {
  id: "remittance-prices-corridors",
  recognise(preview) {
    const [found] = headersOf(preview, labels);
    if (!found) return undefined;
    const { sheet, header } = found;
    const row = sheet.rows[header.index];
    const columns = (row?.cells ?? []).flatMap((cell, index) => {
      const period = quarterOf(cellText(cell));
      return period === undefined ? [] : [{ index, period }];
    });
    const last = columns.at(-1)?.period ?? "";
    const { sending = 0, receiving = 0, series = 0 } = header.columns;
    return {
      format: "remittance-prices-corridors",
      releases: [
        {
          dataset: "remittance-prices",
          version: last,
          source: pricesSource(last),
          part: false,
          sumRegions: false,
          notes: async () => ({}),
          checks: () => together(),
          async *read(reading) {
            if (columns.length === 0) {
              const place = placeOf(preview, sheet.name, header.row);
              reading.log.tell(problem("importing.header-missing", { labels: "“2020Q3”" }, place));
              return;
            }
            const own = readingOf(reading, "world-bank");
            yield* readRows(own, sheet.name, header.row, (one) =>
              readRow(own, one, { sending, receiving, series }, columns),
            );
          },
        },
      ],
    };
  },
};

export function pricesSource(version: string) {
  return worldBankSource("Remittance Prices Worldwide", version, "https://remittanceprices.worldbank.org");
}

const labels = {
  sending: { test: /^sending countr(y|ies) code$/, says: "Sending Countries Code" },
  receiving: { test: /^receiving countr(y|ies) code$/, says: "Receiving Countries Code" },
  series: { test: /^series code$/, says: "Series Code" },
} as const;

/** The average total cost to remit in a corridor; the only series that is a price. */
const averageCost = "ATCR.CORR";

function quarterOf(text: string): Period | undefined {
  const label = /^(\d{4}Q[1-4])(\s*\[YR\d{4}Q[1-4]\])?$/.exec(text)?.[1];
  const period = label === undefined ? undefined : parsePeriod(label);
  return period?.ok ? period.value : undefined;
}

function placeOf(preview: FilePreview, sheet: string, row: number) {
  return preview.kind === "xlsx" ? { sheet, cell: `A${row}` } : { line: row };
}

function readRow(
  reading: Reading,
  one: RowAt,
  { sending, receiving, series }: Readonly<Record<keyof typeof labels, number>>,
  columns: readonly { readonly index: number; readonly period: Period }[],
): readonly Observation[] | string {
  if (anyCell([one.row], /^(Data from database|Last Updated):/i)) return "importing.no-figures";
  if (cellText(one.row.cells[series]) !== averageCost) return "importing.other-indicator";
  const signs = { signs: worldBankSigns, blank: "missing", text: true } as const;
  const figures = columns.map(({ index }) => figureIn(reading, one, index, signs, true));
  const origin = territoryIn(reading, one, sending);
  const destination = territoryIn(reading, one, receiving);
  if (origin === undefined || destination === undefined) return [];
  if (figures.every((figure) => figure?.value == null)) return "importing.no-prices";
  if (!firstOf(reading, one, `${origin} ${destination}`, figures, receiving))
    return "importing.same-row-twice";
  return columns.flatMap(({ period }, i) => {
    const figure = figures[i];
    if (!figure) return [];
    return [
      observation({ measure: "remittance-cost", unit: "percent", origin, destination, period, ...figure }),
    ];
  });
}
