import type { Measure, Unit } from "../../kernel/dimension.ts";
import { type Problem, problem, warning } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import { checkPersons } from "../importing/checks/persons.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { unDesaSigns } from "../importing/figure.ts";
import type { FilePreview, Recognition, ReleasePlan, SourceFormat } from "../importing/format.ts";
import { anyCell } from "../importing/text.ts";
import { readWide } from "../importing/wide.ts";
import type { ValueColumn, WideTable } from "../importing/wide-table.ts";
import { type Labelled, labelledColumns, sexOf, yearLabel } from "./blocks.ts";
import { checkDerived, type DerivedColumn, type DerivedKind, readDerived } from "./derived.ts";
import { type FoundHeader, headerProblem, headersOf } from "./tables.ts";
import { destinationLabels, originLabels, revisionOf, unDesaNotes, unDesaSource } from "./un-desa.ts";

/**
 * UN DESA, International Migrant Stock by sex and destination, revisions 2015 to 2024: six tables with the same rows. The
 * stock (Table 1), the population (2) and the refugees (6) are figures; the others and the right part of Table 6 are
 * derived from them and compared. What a table is, is read from the headings over its columns. The workbooks of 2015 and 2017
 * were not at hand; public programs that read them show the layout of 2019 (figures from row 17, five columns before them).
 */
export const unDesaTotal: SourceFormat = {
  id: "un-desa-total",
  recognise(preview) {
    const sheets = headersOf(preview, labels)
      .filter(({ sheet }) => !sheet.rows.some(({ cells }) => cells.some(isForeign)))
      .map(readSheet)
      .filter(({ figures, derived }) => figures.length + derived.length > 0);
    const stock = sheets.some(({ figures }) => figures.some(({ measure }) => measure === "migrant-stock"));
    if (!stock && !titled(preview)) return undefined;
    return recognition(preview, sheets);
  },
};

const labels = destinationLabels;

/** Labels that this layout does not have: other layouts of UN DESA do. */
function isForeign(cell: unknown): boolean {
  if (typeof cell !== "string") return false;
  const text = cell.trim().toLowerCase();
  return (
    originLabels.origin.test.test(text) ||
    /^(variant|parent code|0-4|country( or area)? of origin)$/.test(text)
  );
}

function titled(preview: FilePreview): boolean {
  return preview.sheets.some(({ rows }) =>
    anyCell(rows, /^Table \d\W+(?!.*\b(origin|by age)\b).*migrant stock.*by sex and by (major area|region)/i),
  );
}

interface ReadSheet {
  readonly found: FoundHeader<keyof typeof labels>;
  readonly headerEnd: number;
  readonly figures: readonly ValueColumn[];
  readonly derived: readonly DerivedColumn[];
  readonly unclear: string | undefined;
}

function readSheet(found: FoundHeader<keyof typeof labels>): ReadSheet {
  const { columns, headerEnd, stranger } = labelledColumns(found.sheet.rows, found.header, yearLabel);
  const figures: ValueColumn[] = [];
  const derived: DerivedColumn[] = [];
  let unclear = stranger;
  for (const column of columns) {
    const meaning = meaningOf(column);
    if (meaning === undefined) unclear ??= column.heading;
    else if ("kind" in meaning) derived.push(meaning);
    else figures.push(meaning);
  }
  return { found, headerEnd, figures, derived, unclear };
}

function meaningOf({
  index,
  label,
  heading,
}: Labelled<ReturnType<typeof yearLabel> & string>): ValueColumn | DerivedColumn | undefined {
  const sex = sexOf(heading) ?? (/refugee/i.test(heading) ? "T" : undefined);
  if (sex === undefined) return undefined;
  const kind = derivedKind(heading.toLowerCase());
  if (kind) return { index, kind, sex, period: label };
  const [measure, unit] = figureKind(heading.toLowerCase());
  return measure && unit ? { index, measure, unit, sex, period: label, origin: null } : undefined;
}

function derivedKind(heading: string): DerivedKind | undefined {
  const refugees = /^(annual rate of change of the )?refugee/.test(heading);
  if (/rate of change/.test(heading)) return refugees ? "refugee-change" : "stock-change";
  if (!/percentage|per cent/.test(heading)) return undefined;
  if (refugees) return "refugee-share";
  return /^female/.test(heading) ? "female-share" : "stock-share";
}

function figureKind(heading: string): readonly [Measure, Unit] | readonly [] {
  if (/refugee/.test(heading)) return ["refugee-stock", "persons"];
  if (/migrant stock/.test(heading)) return ["migrant-stock", "persons"];
  return /population/.test(heading) ? ["population", "thousand-persons"] : [];
}

function recognition(preview: FilePreview, sheets: readonly ReadSheet[]): Recognition {
  const last = sheets
    .flatMap(({ figures }) => figures.map(({ period }) => period))
    .toSorted()
    .at(-1);
  const source = unDesaSource(revisionOf(preview) ?? last ?? "");
  const derived = checkDerived();
  const plan: ReleasePlan = {
    dataset: "un-desa-stock-total",
    version: source.version,
    source,
    part: false,
    sumRegions: false,
    notes: (file, log) => unDesaNotes(file, log, preview),
    checks: () => together(checkSexes(1), checkRegions(0), checkWhole(0.001), checkPersons(), derived),
    async *read(reading) {
      for (const one of problemsOf(preview, sheets)) reading.log.tell(one);
      for (const sheet of sheets) {
        if (sheet.figures.length > 0) yield* readWide(reading, tableOf(sheet, preview.kind));
      }
      for (const { found, headerEnd, figures, derived: columns } of sheets) {
        if (columns.length === 0) continue;
        const { name } = found.sheet;
        if (figures.length === 0) reading.log.role(name, "checked");
        const { destination = 0 } = found.header.columns;
        await readDerived(reading, derived, name, headerEnd, { destination }, columns);
      }
    },
  };
  return { format: "un-desa-total", releases: [plan] };
}

function tableOf({ found, headerEnd, figures }: ReadSheet, kind: FilePreview["kind"]): WideTable {
  const { destination = 0, ...others } = found.header.columns;
  return {
    sheet: found.sheet.name,
    headerEnd,
    subject: { destination, ...others },
    columns: figures,
    signs: { signs: unDesaSigns, blank: "missing", text: kind !== "xlsx" },
  };
}

/** The stock must be there; without population or refugees the workbook is still good for the rest. */
function problemsOf(preview: FilePreview, sheets: readonly ReadSheet[]): readonly Problem[] {
  if (sheets.length === 0) return [headerProblem(preview, labels)];
  const problems: Problem[] = [];
  for (const { found, unclear } of sheets) {
    if (unclear === undefined) continue;
    const place = { sheet: found.sheet.name, cell: `A${found.header.row}` };
    problems.push(problem("importing.columns-unclear", { heading: unclear }, place));
  }
  const there = new Set(sheets.flatMap(({ figures }) => figures.map(({ measure }) => measure)));
  const tables: readonly (readonly [Measure, string])[] = [
    ["migrant-stock", "Table 1"],
    ["population", "Table 2"],
    ["refugee-stock", "Table 6"],
  ];
  for (const [measure, table] of tables) {
    if (there.has(measure)) continue;
    const tell = measure === "migrant-stock" ? problem : warning;
    problems.push(tell("importing.table-missing", { table, measure }));
  }
  return problems;
}
