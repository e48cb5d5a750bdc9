import { world } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import type { SheetPreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { periodIn, sexOfCode, statedFigure } from "./sdmx-csv.ts";
import { headersOf } from "./tables.ts";

/**
 * OECD, International Migration Database, as its explorer exports it (SDMX-CSV 2.0): inflows and outflows of foreign citizens by
 * citizenship, as the country of residence reports them.
 */
export const oecdFlows: SourceFormat = {
  id: "oecd-flows",
  recognise(preview) {
    const [found] = headersOf(preview, labels);
    if (!found || preview.kind === "xlsx") return undefined;
    const { sheet, header } = found;
    const version = editionOf(sheet);
    return {
      format: "oecd-flows",
      releases: [
        {
          dataset: "oecd-flows",
          version,
          source: {
            publisher: "OECD",
            title: "International Migration Database",
            version,
            licence: "CC BY 4.0",
            url: "https://data-explorer.oecd.org",
          },
          part: false,
          sumRegions: false,
          notes: async () => ({
            citizenship: "By citizenship: those who are foreign in the country that reports.",
          }),
          checks: () => together(),
          async *read(reading) {
            const own = readingOf(reading, "oecd");
            yield* readRows(own, sheet.name, header.row, (one) => readRow(own, one, header.columns));
          },
        },
      ],
    };
  },
};

const labels = {
  area: { test: /^ref_area$/, says: "REF_AREA" },
  citizenship: { test: /^citizenship$/, says: "CITIZENSHIP" },
  measure: { test: /^measure$/, says: "MEASURE" },
  period: { test: /^time_period$/, says: "TIME_PERIOD" },
  value: { test: /^obs_value$/, says: "OBS_VALUE" },
  sex: { test: /^sex$/, says: "SEX", optional: true },
  status: { test: /^obs_status$/, says: "OBS_STATUS", optional: true },
} as const;

/** The edition of the dataflow: `OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)`. */
function editionOf(sheet: SheetPreview): string {
  for (const { cells } of sheet.rows) {
    for (const cell of cells) {
      const version = /DF_MIG\w*\((\d+(?:\.\d+)*)\)/.exec(cellText(cell))?.[1];
      if (version !== undefined) return version;
    }
  }
  return "1.0";
}

/** The measures of the database that are flows. */
const flows: Readonly<Record<string, "immigration" | "emigration">> = {
  B11: "immigration",
  B12: "emigration",
};

function readRow(
  reading: Reading,
  one: RowAt,
  columns: Readonly<Partial<Record<keyof typeof labels, number>>>,
): readonly Observation[] | string {
  const { area = 0, citizenship = 0, value = 0 } = columns;
  const code = (column: number | undefined) => (column === undefined ? "" : cellText(one.row.cells[column]));
  const measure = flows[code(columns.measure)];
  if (!measure) return "importing.other-indicator";
  const sex = sexOfCode(code(columns.sex));
  if (!sex) return "importing.other-indicator";
  const reporter = territoryIn(reading, one, area);
  const other = territoryIn(reading, one, citizenship);
  const period = periodIn(reading, one, columns.period ?? 0);
  const figure = statedFigure(reading, one, value, columns.status);
  if (!reporter || !other || !period || !figure) return [];
  // Where those who leave go to is not said, only what passport they have.
  if (measure === "emigration" && other !== world) return "importing.no-destination";
  const key = `${measure} ${reporter} ${other} ${sex} ${period}`;
  if (!firstOf(reading, one, key, [figure], value)) return "importing.same-row-twice";
  const ends =
    measure === "immigration"
      ? { destination: reporter, origin: other }
      : { destination: other, origin: reporter };
  return [
    observation({
      measure,
      ...ends,
      sex,
      period,
      unit: "persons",
      dataType: "C",
      notes: "citizenship",
      ...figure,
    }),
  ];
}
