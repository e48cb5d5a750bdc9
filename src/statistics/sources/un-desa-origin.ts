import type { Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { note, type Problem, problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import { checkOrigins } from "../importing/checks/parts.ts";
import { checkPersons } from "../importing/checks/persons.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { unDesaSigns } from "../importing/figure.ts";
import type { FilePreview, SourceFormat } from "../importing/format.ts";
import { anyCell } from "../importing/text.ts";
import type { ValueColumn, WideTable } from "../importing/wide-table.ts";
import { type Labelled, labelledColumns, sexesOf, yearLabel } from "./blocks.ts";
import { type FoundHeader, headerProblem, headersOf, planTables } from "./tables.ts";
import { destinationLabels, originLabels, revisionOf, unDesaNotes, unDesaSource } from "./un-desa.ts";

/**
 * UN DESA, International Migrant Stock 2020 and 2024, by sex, destination and origin: one sheet `Table 1`, header on row 11
 * with a row for each corridor, aggregates on both sides included, and the years three times over: both sexes, males,
 * females.
 */
export const unDesaOrigin: SourceFormat = {
  id: "un-desa-origin",
  recognise(preview) {
    const found = headersOf(preview, labels);
    if (found.length === 0 && !titled(preview)) return undefined;
    const parsed = found.map((one) => readColumns(one, preview.kind));
    const years = parsed.flatMap(({ table }) => table?.columns.map(({ period }) => period) ?? []);
    const revision = revisionOf(preview) ?? years.toSorted().at(-1) ?? "";
    const problems = parsed.flatMap((one) => one.problems);
    return {
      format: "un-desa-origin",
      releases: [
        planTables({
          dataset: "un-desa-stock",
          source: unDesaSource(revision),
          problems: found.length === 0 ? [headerProblem(preview, labels)] : problems,
          tables: parsed.flatMap(({ table }) => (table ? [table] : [])),
          checks: () =>
            together(checkSexes(0), checkOrigins(0), checkRegions(0), checkWhole(1e-4), checkPersons()),
          notes: (file, log) => unDesaNotes(file, log, preview),
        }),
      ],
    };
  },
};

const labels = { ...destinationLabels, ...originLabels };

/** A title says what the workbook is even where its header was changed. */
function titled(preview: FilePreview): boolean {
  return preview.sheets.some(({ rows }) =>
    anyCell(rows, /^Table 1\b.*migrant stock.*\bdestination and (by )?(region.* )?(area of )?origin/i),
  );
}

function readColumns(
  { sheet, header }: FoundHeader<keyof typeof labels>,
  kind: FilePreview["kind"],
): { readonly table?: WideTable; readonly problems: readonly Problem[] } {
  const { columns: found, headerEnd, stranger } = labelledColumns(sheet.rows, header, yearLabel);
  const { headed, sexes } = sexesOf(found);
  const columns = found.flatMap((one, i) => valueColumn(one, sexes[i]));
  const place = kind === "xlsx" ? { sheet: sheet.name, cell: `A${header.row}` } : { line: header.row };
  if (stranger !== undefined || columns.length === 0 || columns.length < found.length) {
    const unclear = found.find((_, i) => sexes[i] === undefined);
    return {
      problems: [
        problem("importing.columns-unclear", { heading: stranger ?? unclear?.heading ?? "" }, place),
      ],
    };
  }
  const { destination = 0, origin = 0, ...others } = header.columns;
  return {
    table: {
      sheet: sheet.name,
      headerEnd,
      subject: { destination, origin, ...others },
      columns,
      signs: { signs: unDesaSigns, blank: "missing", text: kind !== "xlsx" },
    },
    problems: headed ? [] : [note("importing.sexes-by-order", {}, place)],
  };
}

function valueColumn({ index, label }: Labelled<Period>, sex: Sex | undefined): ValueColumn[] {
  if (sex === undefined) return [];
  return [{ index, measure: "migrant-stock", unit: "persons", sex, period: label, origin: "row" }];
}
