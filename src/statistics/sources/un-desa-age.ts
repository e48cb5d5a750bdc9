import { type AgeGroup, parseAge } from "../../kernel/age.ts";
import { type Period, year } from "../../kernel/period.ts";
import { note, type Problem, problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import { checkAges } from "../importing/checks/parts.ts";
import { checkPeriods } from "../importing/checks/periods.ts";
import { checkPersons } from "../importing/checks/persons.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { unDesaSigns } from "../importing/figure.ts";
import type { FilePreview, SheetPreview, SourceFormat } from "../importing/format.ts";
import { anyCell, findText } from "../importing/text.ts";
import type { WideTable } from "../importing/wide-table.ts";
import { labelledColumns, sexesOf } from "./blocks.ts";
import { type FoundHeader, headerProblem, headersOf, planTables } from "./tables.ts";
import { destinationLabels, revisionOf, unDesaNotes, unDesaSource } from "./un-desa.ts";

/**
 * UN DESA, International Migrant Stock by age, sex and destination, revisions 2015 to 2024: a row for each destination and
 * year, the ages `0-4` to `75+` and `Total` three times over: both sexes, males, females. Only the sheets of the stock itself
 * are read; those of the population and of percentages stand beside them in the same layout.
 *
 * 2020 and 2024 have one header row (row 11). 2017 and 2019 have two, the sexes in brackets on row 15 and the ages on row 16:
 * `Year`, `Sort order`, name, notes, code and type of data in A to F, then 17 columns a sex. 2015 has a sheet for each year
 * (`Table 6` is 2015), without a column for it: its title ends with the year. None of the originals was at hand: this is what
 * public programs show that read them (their ranges are `A16:E1997`, `X16:AM1997` and `AO16:BD1997` in 2019).
 */
export const unDesaAge: SourceFormat = {
  id: "un-desa-age",
  recognise(preview) {
    const found = headersOf(preview, labels).filter(({ sheet }) => !isOther(sheet));
    const parsed = found.map((one) => readSheet(one, preview.kind));
    const aged = parsed.some(({ ages }) => ages > 0);
    if (!aged && !titled(preview)) return undefined;
    const revision = revisionOf(preview);
    return {
      format: "un-desa-age",
      releases: [
        planTables({
          dataset: "un-desa-stock-age",
          source: unDesaSource(revision ?? ""),
          problems: [
            ...(aged ? parsed.flatMap(({ problems }) => problems) : [headerProblem(preview, labels)]),
            ...(revision === undefined ? [problem("importing.revision-unknown")] : []),
          ],
          tables: parsed.flatMap(({ table }) => table ?? []),
          checks: () =>
            together(
              checkSexes(1),
              checkAges(1),
              checkRegions(0),
              checkWhole(0.001),
              checkPeriods(revision),
              checkPersons(),
            ),
          notes: (file, log) => unDesaNotes(file, log, preview),
        }),
      ],
    };
  },
};

const labels = {
  ...destinationLabels,
  period: { test: /^year$/, says: "Year", optional: true },
} as const;

function titled(preview: FilePreview): boolean {
  return preview.sheets.some(({ rows }) => anyCell(rows, /^Table 1\b.*migrant stock.*\bby age\b/i));
}

/** The year of a sheet that holds one only, as its title says it. */
function yearOf(sheet: SheetPreview): Period | undefined {
  const found = findText(sheet, /^Table \d+\b.*migrant stock.*\bage\b.*, ?((?:19|20)\d\d)$/i)?.[1];
  return found === undefined ? undefined : year(Number(found));
}

/** Sheets of the same layout that hold something else, by their title. */
function isOther(sheet: FoundHeader<never>["sheet"]): boolean {
  const title = findText(sheet, /^Table \d+\b.*/i)?.[0].toLowerCase() ?? "";
  return title !== "" && (!/migrant stock/.test(title) || /percentage|per cent|proportion|rate/.test(title));
}

function ageLabel(text: string): AgeGroup | undefined {
  if (!/^(\d{1,3}\s*[-–]\s*\d{1,3}|\d{1,3}\s*\+|total)$/i.test(text)) return undefined;
  const age = parseAge(text);
  return age.ok ? age.value : undefined;
}

function readSheet(
  { sheet, header }: FoundHeader<keyof typeof labels>,
  kind: FilePreview["kind"],
): { readonly ages: number; readonly table?: WideTable; readonly problems: readonly Problem[] } {
  const { columns: found, headerEnd, stranger } = labelledColumns(sheet.rows, header, ageLabel);
  const period = header.columns.period === undefined ? yearOf(sheet) : "row";
  // Tables by age of other publishers say their year elsewhere.
  if (found.length === 0 || period === undefined) return { ages: 0, problems: [] };
  const { headed, sexes } = sexesOf(found);
  const place = kind === "xlsx" ? { sheet: sheet.name, cell: `A${header.row}` } : { line: header.row };
  const unclear = found.find((_, i) => sexes[i] === undefined);
  if (unclear || stranger !== undefined) {
    return {
      ages: found.length,
      problems: [
        problem("importing.columns-unclear", { heading: stranger ?? unclear?.heading ?? "" }, place),
      ],
    };
  }
  const { destination = 0, ...others } = header.columns;
  return {
    ages: found.length,
    table: {
      sheet: sheet.name,
      headerEnd,
      subject: { destination, ...others },
      columns: found.map((one, i) => ({
        index: one.index,
        measure: "migrant-stock",
        unit: "persons",
        sex: sexes[i] ?? "T",
        age: one.label,
        period,
        origin: null,
      })),
      signs: { signs: unDesaSigns, blank: "missing", text: kind !== "xlsx" },
    },
    problems: headed ? [] : [note("importing.sexes-by-order", {}, place)],
  };
}
