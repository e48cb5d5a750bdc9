import { problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import type { SheetPreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { periodIn, sexOfCode, statedFigure } from "./sdmx-csv.ts";
import { headersOf } from "./tables.ts";

/**
 * Eurostat, immigration by previous residence (migr_imm5prv) and emigration by next residence (migr_emi3nxt), as SDMX-CSV, and
 * in the short form `partner, geo, year, value` in which immigration is passed on. Two files, two sides of the mirror: each is a
 * part of the dataset. Codes are Eurostat's (EL, UK); aggregates of partners are left out.
 */
export const eurostatFlows: SourceFormat = {
  id: "eurostat-flows",
  recognise(preview) {
    const [found] = headersOf(preview, labels);
    if (!found || preview.kind === "xlsx") return undefined;
    const { sheet, header } = found;
    const flow = flowOf(sheet, header.row, header.columns);
    if (flow === "other") return undefined;
    const version = editionOf(sheet, header.row, header.columns.updated);
    return {
      format: "eurostat-flows",
      releases: [
        {
          dataset: "eurostat-flows",
          version,
          source: {
            publisher: "Eurostat",
            title: "International migration: immigration and emigration",
            version,
            licence: "CC BY 4.0",
            url: "https://ec.europa.eu/eurostat/web/migration-asylum",
          },
          part: true,
          series: ({ measure }) => measure,
          sumRegions: false,
          notes: async () => ({ residence: "By country of previous or next usual residence." }),
          checks: () => together(),
          async *read(reading) {
            const own = readingOf(reading, "eurostat");
            yield* readRows(own, sheet.name, header.row, (one) => readRow(own, one, header.columns, flow));
          },
        },
      ],
    };
  },
};

const labels = {
  geo: { test: /^geo$/, says: "geo" },
  partner: { test: /^partner$/, says: "partner" },
  period: { test: /^(time_period|year)$/, says: "TIME_PERIOD" },
  value: { test: /^(obs_value|value)$/, says: "OBS_VALUE" },
  dataflow: { test: /^(dataflow|structure_id)$/, says: "DATAFLOW", optional: true },
  updated: { test: /^last update$/, says: "LAST UPDATE", optional: true },
  sex: { test: /^sex$/, says: "sex", optional: true },
  age: { test: /^age$/, says: "age", optional: true },
  definition: { test: /^agedef$/, says: "agedef", optional: true },
  flag: { test: /^(obs_flag|obs_status)$/, says: "OBS_FLAG", optional: true },
} as const;

type Columns = Readonly<Partial<Record<keyof typeof labels, number>>>;
type Flow = "immigration" | "emigration";

function flowOf(sheet: SheetPreview, header: number, { dataflow }: Columns): Flow | "other" {
  if (dataflow === undefined) return "immigration";
  const first = sheet.rows.find(({ number }) => number > header);
  const name = cellText(first?.cells[dataflow]);
  if (/migr_imm\d*prv/i.test(name)) return "immigration";
  return /migr_emi\d*nxt/i.test(name) ? "emigration" : "other";
}

/** Before every date: a file that does not say when it was made is older than one that does. */
const undated = "(n.d.)";

/** `04/03/22 23:00:00` is the fourth of March 2022. */
function editionOf(sheet: SheetPreview, header: number, updated: number | undefined): string {
  if (updated === undefined) return undated;
  const text = cellText(sheet.rows.find(({ number }) => number > header)?.cells[updated]);
  const european = /^(\d{2})\/(\d{2})\/(\d{2,4})\b/.exec(text);
  if (!european) return /^(\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? undated;
  const [, day, month, year = ""] = european;
  return `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
}

function readRow(
  reading: Reading,
  one: RowAt,
  columns: Columns,
  flow: Flow,
): readonly Observation[] | string {
  const { geo = 0, partner = 0, value = 0 } = columns;
  const code = (column: number | undefined) => (column === undefined ? "" : cellText(one.row.cells[column]));
  const sex = sexOfCode(code(columns.sex));
  if (!sex || !/^(TOTAL|)$/i.test(code(columns.age))) return "importing.other-indicator";
  if (!/^(COMPLET|)$/i.test(code(columns.definition))) return "importing.other-definition";
  const beyond = [geo, partner].find((column) => isAggregate(reading, code(column)));
  if (beyond !== undefined) return "importing.aggregate";
  const reporter = territoryIn(reading, one, geo);
  const other = territoryIn(reading, one, partner);
  const period = periodIn(reading, one, columns.period ?? 0);
  const figure = statedFigure(reading, one, value, columns.flag);
  if (!reporter || !other || !period || !figure) return [];
  if (figure.value !== null && figure.value < 0) {
    reading.log.tell(problem("importing.negative", { value: figure.value }, one.at(value)));
    return [];
  }
  if (!firstOf(reading, one, `${reporter} ${other} ${sex} ${period}`, [figure], value))
    return "importing.same-row-twice";
  const ends =
    flow === "immigration"
      ? { destination: reporter, origin: other }
      : { destination: other, origin: reporter };
  return [
    observation({ measure: flow, ...ends, sex, period, unit: "persons", notes: "residence", ...figure }),
  ];
}

/** Eurostat's codes of countries have two letters; longer ones that mean no territory are its sets of countries. */
function isAggregate({ resolve }: Reading, code: string): boolean {
  return code.length > 2 && !resolve(code).ok;
}
