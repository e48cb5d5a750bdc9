import type { Row } from "../../files/tables/model.ts";
import type { Sex } from "../../kernel/dimension.ts";
import { type Period, year } from "../../kernel/period.ts";
import { cellName, type Problem, problem } from "../../kernel/problem.ts";
import { world } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import { checkOrigins } from "../importing/checks/parts.ts";
import { checkPeriods } from "../importing/checks/periods.ts";
import { checkPersons } from "../importing/checks/persons.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { readFigure, unDesaSigns } from "../importing/figure.ts";
import type { FilePreview, ImportHints, SheetPreview, SourceFormat } from "../importing/format.ts";
import { openResolver } from "../importing/territories.ts";
import { anyCell, cellText, findText } from "../importing/text.ts";
import type { ValueColumn, WideTable } from "../importing/wide-table.ts";
import { type FoundHeader, headerProblem, headersOf, planTables } from "./tables.ts";
import { destinationLabels, revisionOf, unDesaNotes, unDesaSource } from "./un-desa.ts";

/**
 * UN DESA, Trends in International Migrant Stock: Migrants by Destination and Origin, revisions 2015 to 2019: a wide matrix, a
 * row for each destination (2017 and 2019: and year), a column for each origin by name. The header takes two rows. The
 * title of a sheet says the sex, and in 2015 the year. The workbook of 2019 was not at hand; public programs that read it show
 * the layout of 2017 (`Table 1`, names of origins on row 16, figures in `A17:IG1997`).
 */
export const unDesaMatrix: SourceFormat = {
  id: "un-desa-matrix",
  recognise(preview, hints) {
    const sheets = headersOf(preview, labels).flatMap((found) => readSheet(found, preview.kind, hints));
    if (sheets.length === 0 && !titled(preview)) return undefined;
    const revision = revisionOf(preview) ?? sheets.find(({ control }) => control)?.control?.revision;
    const problems = sheets.flatMap((one) => one.problems);
    if (sheets.length === 0) problems.push(headerProblem(preview, labels));
    else if (revision === undefined) problems.push(problem("importing.revision-unknown"));
    const sexes = new Set(sheets.map(({ sex }) => sex));
    return {
      format: "un-desa-matrix",
      releases: [
        planTables({
          dataset: "un-desa-stock",
          source: unDesaSource(revision ?? ""),
          part: preview.kind !== "xlsx" && sexes.size < 3,
          problems,
          tables: sheets.map(({ table }) => table),
          checks: () =>
            together(
              checkSexes(1),
              checkOrigins(1),
              checkRegions(0),
              checkWhole(2e-6),
              checkPeriods(revision),
              checkPersons(),
            ),
          notes: (file, log) => unDesaNotes(file, log, preview),
        }),
      ],
    };
  },
};

const labels = { ...destinationLabels, period: { test: /^year$/, says: "Year", optional: true } } as const;

/** Origins that a row of names must have to be the header of a matrix. */
const fewestOrigins = 50;

function titled(preview: FilePreview): boolean {
  return preview.sheets.some(({ rows }) =>
    anyCell(rows, /^Table \d+\W+\s*(total|male|female) migrant stock at mid-year by origin\b/i),
  );
}

/**
 * Control totals: the stock of the world in 1990 in a revision, by sex. A sheet whose title lines were taken away is told by
 * them (the 2017 tables are the same in all else). UN DESA, Tables 1 to 3 of each workbook.
 */
const controls: readonly { readonly revision: string; readonly sex: Sex; readonly world1990: number }[] = [
  { revision: "2017", sex: "T", world1990: 152_542_373 },
  { revision: "2017", sex: "M", world1990: 77_456_347 },
  { revision: "2017", sex: "F", world1990: 75_086_026 },
  { revision: "2019", sex: "T", world1990: 153_011_473 },
  { revision: "2019", sex: "M", world1990: 77_661_689 },
  { revision: "2019", sex: "F", world1990: 75_349_784 },
];

type Control = (typeof controls)[number];

interface ReadMatrix {
  readonly table: WideTable;
  readonly sex: Sex | undefined;
  readonly control: Control | undefined;
  readonly problems: Problem[];
}

function readSheet(
  { sheet, header }: FoundHeader<keyof typeof labels>,
  kind: FilePreview["kind"],
  hints: ImportHints,
): ReadMatrix[] {
  const names = sheet.rows
    .slice(header.index, header.index + 2)
    .find(({ cells }) => totalColumn(cells) !== undefined);
  if (!names) return [];
  const { destination = 0, period, ...others } = header.columns;
  const control = controlOf(sheet, names.number, destination, totalColumn(names.cells) ?? 0);
  const { sex, at } = titleOf(sheet);
  const told = sex ?? control?.sex ?? hints.sex;
  const when: Period | "row" | undefined = period === undefined ? at : "row";
  const place = kind === "xlsx" ? { sheet: sheet.name, cell: `A${header.row}` } : { line: header.row };
  const problems: Problem[] = [];
  if (told === undefined) problems.push(problem("importing.sex-needed", {}, place));
  if (when === undefined) problems.push(problem("importing.year-missing", {}, place));
  const columns = originColumns(names, told ?? "T", when ?? "row", (index, one) => {
    const cell = cellName(names.number, index);
    problems.push({
      ...one,
      place: kind === "xlsx" ? { sheet: sheet.name, cell } : { line: names.number, cell },
    });
  });
  const table: WideTable = {
    sheet: sheet.name,
    headerEnd: names.number,
    subject: { destination, ...others, ...(period === undefined ? {} : { period }) },
    columns,
    signs: { signs: unDesaSigns, blank: "none", text: kind !== "xlsx" },
  };
  return [{ table, sex: told, control, problems }];
}

/** Where the names of origins begin: the cell `Total`, with many names to its right. */
function totalColumn(cells: Row["cells"]): number | undefined {
  const index = cells.findIndex((cell) => /^total$/i.test(cellText(cell)));
  const names = cells.slice(index + 1).filter((cell) => cellText(cell) !== "").length;
  return index >= 0 && names >= fewestOrigins ? index : undefined;
}

function originColumns(
  { cells }: Row,
  sex: Sex,
  period: Period | "row",
  tell: (index: number, problem: Problem) => void,
): ValueColumn[] {
  const resolve = openResolver();
  const first = totalColumn(cells) ?? 0;
  return cells.flatMap((cell, index): ValueColumn[] => {
    const name = cellText(cell);
    if (index < first || name === "") return [];
    const found = index === first ? undefined : resolve(name);
    if (found && !found.ok) {
      for (const one of found.problems) tell(index, one);
      return [];
    }
    const origin = found?.value.id ?? world;
    return [{ index, measure: "migrant-stock", unit: "persons", sex, period, origin }];
  });
}

/** The sex that the sheet's title names, and the year with which it ends where it names one only. */
function titleOf(sheet: SheetPreview): { readonly sex?: Sex; readonly at?: Period } {
  const title = findText(sheet, /^Table \d+\W+\s*(total|male|female) migrant stock\b.*?(?:, ?(\d{4}))?$/i);
  if (!title) return {};
  const sexes: Readonly<Record<string, Sex>> = { total: "T", male: "M", female: "F" };
  const sex = sexes[title[1]?.toLowerCase() ?? ""];
  return {
    ...(sex === undefined ? {} : { sex }),
    ...(title[2] === undefined ? {} : { at: year(Number(title[2])) }),
  };
}

/** The control total that the world's row of 1990 meets, if any. */
function controlOf(
  { rows }: SheetPreview,
  headerEnd: number,
  destination: number,
  total: number,
): Control | undefined {
  for (const { number, cells } of rows) {
    if (number <= headerEnd || cellText(cells[destination]) !== "900") continue;
    const figure = readFigure(cells[total], { signs: unDesaSigns, blank: "none", text: true });
    if (typeof figure === "string") return undefined;
    return controls.find(({ world1990 }) => world1990 === figure.value);
  }
  return undefined;
}
