import type { Row } from "../../files/tables/model.ts";
import type { Measure } from "../../kernel/dimension.ts";
import { problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import { checkDestinations } from "../importing/checks/destinations.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import type { SourceFormat } from "../importing/format.ts";
import { cellText } from "../importing/text.ts";
import { labelledColumns, yearLabel } from "./blocks.ts";
import { headersOf, planTables } from "./tables.ts";
import { wppSigns, wppSource } from "./un-wpp.ts";

/**
 * World Population Prospects 2024 as the Population Division's package wpp2024 ships it: tab-separated tables with a column
 * for each year, in thousands. The tables are the same in everything but the figures, so what a table is, is told by its
 * control total: the world in its first year. Population is that of 31 December; years after 2023 are projected. Rates and
 * changes are known, but not imported: they follow from what is.
 */
export const wppText: SourceFormat = {
  id: "un-wpp-text",
  recognise(preview) {
    if (preview.kind === "xlsx") return undefined;
    const [found] = headersOf(preview, labels);
    if (!found) return undefined;
    const { sheet, header } = found;
    const { columns, headerEnd } = labelledColumns(sheet.rows, header, yearLabel);
    const first = columns[0];
    if (!first || columns.length < 10 || header.columns.age !== undefined) return undefined;
    const { destination = 0, name = 0 } = header.columns;
    const world = worldFigure(sheet.rows.slice(header.index + 1), destination, first.index);
    const control = controls.find(
      (one) =>
        String(one.year) === first.label &&
        one.world === world &&
        (one.lastObserved ?? false) === (header.columns.lastObserved !== undefined),
    );
    const measure = control?.measure;
    return {
      format: "un-wpp-text",
      releases: [
        planTables({
          dataset: "un-wpp",
          source: wppSource("2024"),
          part: true,
          problems: problemsOf(control, header.row),
          tables:
            measure === undefined
              ? []
              : [
                  {
                    sheet: sheet.name,
                    headerEnd,
                    subject: { destination, destinationName: name },
                    columns: columns.map(({ index, label }) => ({
                      index,
                      measure,
                      unit: "thousand-persons",
                      sex: "T",
                      period: label,
                      origin: null,
                    })),
                    signs: { signs: { ...wppSigns, NA: "O" }, blank: "missing", text: true },
                    statusOf: (period) => (Number(period) > lastEstimate ? "F" : "A"),
                    ...(measure === "population" ? { notes: "31-december" } : {}),
                  },
                ],
          checks: () => together(checkRegions(0.001), checkDestinations(published)),
          notes: async () =>
            measure === "population" ? { "31-december": "Population on 31 December of the year." } : {},
        }),
      ],
    };
  },
};

const labels = {
  destination: { test: /^country_code$/, says: "country_code" },
  name: { test: /^(country|name)$/, says: "country" },
  age: { test: /^age$/, says: "age", optional: true },
  lastObserved: { test: /^last\.observed$/, says: "last.observed", optional: true },
} as const;

const lastEstimate = 2023;

/** Every table of wpp2024 has the same 297 rows, of which two groups stand there twice. */
const published = 295;

interface Control {
  readonly year: number;
  /** The figure of the world in that year, as printed. */
  readonly world: number;
  readonly lastObserved?: boolean;
  /** Left out: known, but derived from others. */
  readonly measure?: Measure;
}

/** The world in the first year of each table of wpp2024. Migration adds up to nothing, so its tables differ by their columns. */
const controls: readonly Control[] = [
  { year: 1950, world: 91823.936, measure: "births" },
  { year: 1950, world: 48486.892, measure: "deaths" },
  { year: 1950, world: 0, lastObserved: true, measure: "net-migration" },
  { year: 2024, world: 8196980.849, measure: "population" },
  { year: 2024, world: 132405.927, measure: "births" },
  { year: 2024, world: 62389.498, measure: "deaths" },
  { year: 2024, world: 0, measure: "net-migration" },
  { year: 1950, world: 43337.6910000001 },
  { year: 1950, world: 36.831 },
  { year: 1950, world: 19.448 },
  { year: 1950, world: 0 },
  { year: 1950, world: 1.738 },
  { year: 1950, world: 17.383 },
];

function worldFigure(rows: readonly Row[], destination: number, column: number): number | undefined {
  const world = rows.find(({ cells }) => cellText(cells[destination]) === "900");
  const text = cellText(world?.cells[column]);
  return text === "" ? undefined : Number(text);
}

function problemsOf(control: Control | undefined, line: number) {
  if (control?.measure !== undefined) return [];
  return [problem(control ? "importing.derived-only" : "importing.measure-unclear", {}, { line })];
}
