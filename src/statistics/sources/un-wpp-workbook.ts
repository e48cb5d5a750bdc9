import type { Row } from "../../files/tables/model.ts";
import { type AgeGroup, parseAge } from "../../kernel/age.ts";
import type { Measure, Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { readFootnotes } from "../importing/footnotes.ts";
import type { FilePreview, ImportHints, SheetPreview, SourceFormat } from "../importing/format.ts";
import { cellText, findText } from "../importing/text.ts";
import type { ValueColumn, WideTable } from "../importing/wide-table.ts";
import { labelledColumns, sexOf, yearLabel } from "./blocks.ts";
import { type FoundHeader, headerProblem, headersOf, planTables } from "./tables.ts";
import { isNotes } from "./un-desa.ts";
import { wppSigns, wppSource } from "./un-wpp.ts";

/**
 * UN DESA, World Population Prospects 2019, one workbook for each indicator: sheets `ESTIMATES`, `MEDIUM VARIANT` and others
 * with a row for each area (by age: and year), header on row 17, thousands. Estimates and the medium variant are read; the
 * year in which they meet is taken from the estimates. Population is that of 1 July, flows are those of five-year
 * periods from mid-year to mid-year.
 */
export const wppWorkbook: SourceFormat = {
  id: "un-wpp-workbook",
  recognise(preview, hints) {
    const found = headersOf(preview, labels);
    if (found.length === 0 && !titled(preview)) return undefined;
    const sheets = found.flatMap((one) => readSheet(one, hints));
    const revision = revisionOf(preview) ?? sheets.find(({ control }) => control)?.control;
    const problems = sheets.flatMap((one) => one.problems);
    if (revision === undefined) problems.push(problem("importing.revision-unknown"));
    if (found.length === 0) problems.push(headerProblem(preview, labels));
    const notes = preview.sheets.findLast(isNotes);
    return {
      format: "un-wpp-workbook",
      releases: [
        planTables({
          dataset: "un-wpp",
          source: wppSource(revision ?? ""),
          part: true,
          problems,
          tables: withoutOverlap(sheets),
          checks: () => together(checkSexes(0.01), checkRegions(0.01), checkWhole(0.005)),
          notes: async (file, log) => (notes ? readFootnotes(file, notes.name, log) : {}),
        }),
      ],
    };
  },
};

const labels = {
  variant: { test: /^variant$/, says: "Variant" },
  name: {
    test: /^(region, subregion, country or area|country)$/,
    says: "Region, subregion, country or area *",
  },
  destination: { test: /^country code$/, says: "Country code" },
  type: { test: /^type$/, says: "Type" },
  notes: { test: /^notes$/, says: "Notes", optional: true },
  period: { test: /^(reference date.*|year)$/, says: "Reference date (as of 1 July)", optional: true },
} as const;

const revisionForm = /POP\/DB\/WPP\/Rev\.?\s?(20\d\d)|World Population Prospects (20\d\d)/i;

function titled(preview: FilePreview): boolean {
  return preview.sheets.some((sheet) => findText(sheet, /POP\/DB\/WPP\/Rev\.?\s?2019/i) !== undefined);
}

function revisionOf(preview: FilePreview): string | undefined {
  for (const sheet of preview.sheets) {
    const found = findText(sheet, revisionForm);
    if (found) return found[1] ?? found[2];
  }
  return undefined;
}

interface ReadSheet {
  readonly estimates: boolean;
  readonly table: WideTable;
  readonly control: string | undefined;
  readonly problems: Problem[];
}

function readSheet({ sheet, header }: FoundHeader<keyof typeof labels>, hints: ImportHints): ReadSheet[] {
  const first = sheet.rows[header.index + 1]?.cells ?? [];
  const { variant = 0, destination = 0, name = 0, type = 0, notes, period } = header.columns;
  const kind = cellText(first[variant]).toLowerCase();
  if (kind !== "estimates" && kind !== "medium variant") return [];
  const control = controlOf(sheet, header.index, destination);
  const meaning = meaningOf(sheet) ?? control?.meaning ?? (hints.sex && { measure, sex: hints.sex });
  const problems: Problem[] = [];
  const place = { sheet: sheet.name, cell: `A${header.row}` };
  if (!meaning) problems.push(problem("importing.sex-needed", {}, place));
  const columns = valueColumns(sheet, header, period !== undefined, meaning ?? { measure, sex: "T" });
  if (columns.length === 0) problems.push(problem("importing.columns-unclear", { heading: "" }, place));
  const table: WideTable = {
    sheet: sheet.name,
    headerEnd: header.row,
    subject: {
      destination,
      destinationName: name,
      ...(notes === undefined ? {} : { notes }),
      ...(period === undefined ? {} : { period }),
    },
    columns,
    signs: { signs: wppSigns, blank: "missing", text: false },
    leaveOut: (row) => leaveOut(row, type, variant, kind),
    ...(kind === "estimates" ? {} : { statusOf: () => "F" as const }),
  };
  return [{ estimates: kind === "estimates", table, control: control?.revision, problems }];
}

/** Where nothing else is said a table by age is one of the population. */
const measure: Measure = "population";

function leaveOut({ cells }: Row, type: number, variant: number, kind: string): string | undefined {
  if (/^label/i.test(cellText(cells[type]))) return "importing.label-row";
  return cellText(cells[variant]).toLowerCase() === kind ? undefined : "importing.other-variant";
}

interface Meaning {
  readonly measure: Measure;
  readonly sex: Sex;
}

/** What the title of the file and the heading over the columns say. */
function meaningOf(sheet: SheetPreview): Meaning | undefined {
  const title = findText(sheet, /^File (POP|MIGR|MORT|FERT)\/.*$/i)?.[0];
  if (title === undefined) return undefined;
  const text = title.replace(/^File \S+\s*/i, "").toLowerCase();
  const sex = sexOf(text) ?? "T";
  if (/net number of migrants/.test(text)) return { measure: "net-migration", sex };
  if (/\bdeaths\b/.test(text)) return { measure: "deaths", sex };
  if (/\bbirths\b/.test(text)) return { measure: "births", sex };
  return /population\b/.test(text) ? { measure: "population", sex } : undefined;
}

function valueColumns(
  { rows }: SheetPreview,
  header: FoundHeader<keyof typeof labels>["header"],
  byAge: boolean,
  { measure, sex }: Meaning,
): ValueColumn[] {
  const common = { measure, unit: "thousand-persons", sex, origin: null } as const;
  if (byAge) {
    return labelledColumns(rows, header, ageLabel).columns.map(({ index, label }) => ({
      ...common,
      index,
      age: label,
      period: "row",
    }));
  }
  return labelledColumns(rows, header, yearLabel).columns.map(({ index, label }) => ({
    ...common,
    index,
    period: label,
  }));
}

function ageLabel(text: string): AgeGroup | undefined {
  if (!/^\d{1,3}(\s*-\s*\d{1,3}|\s*\+)$/.test(text)) return undefined;
  const age = parseAge(text);
  return age.ok ? age.value : undefined;
}

/** The estimates end with the year with which the variant begins; that figure is not read twice. */
function withoutOverlap(sheets: readonly ReadSheet[]): readonly WideTable[] {
  const estimated = new Set<Period | "row">(
    sheets.flatMap(({ estimates, table }) => (estimates ? table.columns.map(({ period }) => period) : [])),
  );
  return sheets.map(({ estimates, table }) =>
    estimates || table.subject.period !== undefined
      ? table
      : { ...table, columns: table.columns.filter(({ period }) => !estimated.has(period)) },
  );
}

/**
 * Control totals: the world's children under five in 1950, by which a table of the population by age is told whose title
 * lines were taken away. WPP 2019, files POP/7-1 to 7-3.
 */
const controls = [
  { revision: "2019", sex: "T", under5: 338_496.583 },
  { revision: "2019", sex: "M", under5: 172_419.832 },
  { revision: "2019", sex: "F", under5: 166_076.751 },
] as const;

function controlOf(
  { rows }: SheetPreview,
  header: number,
  destination: number,
): { readonly revision: string; readonly meaning: Meaning } | undefined {
  const labelsRow = rows[header]?.cells ?? [];
  const youngest = labelsRow.findIndex((cell) => cellText(cell) === "0-4");
  const world = rows.slice(header + 1).find(({ cells }) => cellText(cells[destination]) === "900")?.cells;
  const found = controls.find(({ under5 }) => youngest >= 0 && world?.[youngest] === under5);
  return found && { revision: found.revision, meaning: { measure: "population", sex: found.sex } };
}
