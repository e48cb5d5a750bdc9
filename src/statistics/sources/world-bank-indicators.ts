import type { Measure, Unit } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import type { FilePreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { labelledColumns, yearLabel } from "./blocks.ts";
import { figureIn, firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { headersOf } from "./tables.ts";
import { dayOf, worldBankSigns, worldBankSource } from "./world-bank.ts";

/**
 * World Bank, World Development Indicators, one indicator as its page gives it: CSV or a workbook, the day of the last update
 * in the lines above the header, a row for each country, area or aggregate, a column for each year. Every file is a part of
 * the dataset, whatever its day: a further indicator, or a newer edition of one, joins those that are there.
 */
export const worldBankIndicators: SourceFormat = {
  id: "world-bank-indicators",
  recognise(preview) {
    const [found] = headersOf(preview, labels);
    if (!found) return undefined;
    const { sheet, header } = found;
    const { columns, headerEnd } = labelledColumns(sheet.rows, header, yearLabel);
    if (columns.length === 0) return undefined;
    const { code = 0, indicator = 0 } = header.columns;
    const first = sheet.rows.find(({ number }) => number > headerEnd);
    const asked = cellText(first?.cells[indicator]);
    const known = indicators[asked];
    const version = updatedOn(preview) ?? "";
    return {
      format: "world-bank-indicators",
      releases: [
        {
          dataset: "world-bank-indicators",
          version,
          source: worldBankSource(
            "World Development Indicators",
            version,
            "https://data.worldbank.org/indicator",
          ),
          part: true,
          series: seriesOf,
          sumRegions: false,
          notes: async () => ({}),
          checks: () => together(),
          async *read(reading) {
            const place = preview.kind === "xlsx" ? { sheet: sheet.name } : { line: headerEnd };
            if (version === "") reading.log.tell(problem("importing.date-missing", {}, place));
            if (!known) {
              const codes = Object.keys(indicators).join(", ");
              reading.log.tell(problem("importing.indicator-unknown", { text: asked, known: codes }, place));
              return;
            }
            const own = readingOf(reading, "world-bank");
            yield* readRows(own, sheet.name, headerEnd, (one) =>
              cellText(one.row.cells[indicator]) === asked
                ? readRow(own, one, code, columns, known)
                : "importing.other-indicator",
            );
          },
        },
      ],
    };
  },
};

const labels = {
  name: { test: /^country name$/, says: "Country Name" },
  code: { test: /^country code$/, says: "Country Code" },
  indicator: { test: /^indicator code$/, says: "Indicator Code" },
} as const;

interface Indicator {
  readonly measure: Measure;
  readonly unit: Unit;
  /** Which end of the corridor a row is about; the other one is the whole world. Left out where there is no other end. */
  readonly end?: "destination" | "origin";
}

/** The Bank's indicators that bear on migration, by their codes. */
const indicators: Readonly<Record<string, Indicator>> = {
  "BX.TRF.PWKR.CD.DT": { measure: "remittances-received", unit: "usd" },
  "BM.TRF.PWKR.CD.DT": { measure: "remittances-paid", unit: "usd" },
  "BX.TRF.PWKR.DT.GD.ZS": { measure: "remittances-received-share", unit: "percent" },
  "SI.RMT.COST.IB.ZS": { measure: "remittance-cost", unit: "percent", end: "destination" },
  "SI.RMT.COST.OB.ZS": { measure: "remittance-cost", unit: "percent", end: "origin" },
};

/** A file holds one end of the corridors of costs, so the two ends are series of their own. */
function seriesOf({ measure, origin }: Observation): string {
  return origin === null || origin === world ? measure : `${measure} by origin`;
}

function updatedOn(preview: FilePreview): string | undefined {
  for (const { rows } of preview.sheets) {
    const row = rows.find(({ cells }) => /^last updated date$/i.test(cellText(cells[0])));
    const day = row && dayOf(row.cells[1]);
    if (day !== undefined) return day;
  }
  return undefined;
}

function ends(id: TerritoryId, end: Indicator["end"]): Pick<Observation, "destination" | "origin"> {
  if (end === undefined) return { destination: id, origin: null };
  return end === "destination" ? { destination: id, origin: world } : { destination: world, origin: id };
}

function readRow(
  reading: Reading,
  one: RowAt,
  code: number,
  columns: readonly { readonly index: number; readonly label: Period }[],
  { measure, unit, end }: Indicator,
): readonly Observation[] | string {
  const id = territoryIn(reading, one, code);
  if (id === undefined) return [];
  const signs = { signs: worldBankSigns, blank: "missing", text: true } as const;
  const figures = columns.map(({ index }) => figureIn(reading, one, index, signs, unit === "percent"));
  if (!firstOf(reading, one, id, figures, code)) return "importing.same-row-twice";
  // The world has both ends at once, so one of the two files of costs states it.
  if (id === world && end === "origin") return "importing.both-ends";
  return columns.flatMap(({ label }, i) => {
    const figure = figures[i];
    return figure ? [observation({ measure, unit, period: label, ...ends(id, end), ...figure })] : [];
  });
}
