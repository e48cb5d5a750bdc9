import type { DataType } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import { unDesaSigns } from "../importing/figure.ts";
import type { SheetPreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { openResolver } from "../importing/territories.ts";
import { cellText, findText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { type Labelled, labelledColumns, yearLabel } from "./blocks.ts";
import { figureIn, firstOf, observation, type RowAt, readRows, territoryIn } from "./rows.ts";
import { type FoundHeader, headersOf } from "./tables.ts";

/**
 * UN DESA, International Migration Flows to and from Selected Countries, revision 2015: a workbook for each of some forty
 * countries, a sheet for each criterion (residence, citizenship, place of birth), a row for each other country by name and
 * direction. Each country is a part of the dataset.
 */
export const unDesaFlows: SourceFormat = {
  id: "un-desa-flows",
  recognise(preview) {
    const found = headersOf(preview, labels).filter(({ sheet }) => findText(sheet, title) !== undefined);
    const sheets = found.flatMap((one) => readSheet(one));
    const best = sheets.toSorted((a, b) => criteria.indexOf(a.criterion) - criteria.indexOf(b.criterion))[0];
    if (!best) return undefined;
    const version = findText(best.found.sheet, /POP\/DB\/MIG\/Flow\/Rev\.?\s?(20\d\d)/i)?.[1] ?? "2015";
    return {
      format: "un-desa-flows",
      releases: [
        {
          dataset: "un-desa-flows",
          version,
          source: {
            publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
            title: `International Migration Flows to and from Selected Countries: The ${version} Revision`,
            version,
            licence: `Copyright © ${version} by United Nations. All rights reserved`,
            url: "https://www.un.org/development/desa/pd/data/international-migration-flows",
          },
          part: true,
          series: (one) => `${one.measure} ${one.measure === "immigration" ? one.destination : one.origin}`,
          sumRegions: false,
          notes: async () => notes,
          checks: () => together(),
          async *read(reading) {
            if (best.reporter === undefined) {
              const place = { sheet: best.found.sheet.name };
              reading.log.tell(problem("territory.unknown", { text: best.reporterText, near: "" }, place));
              return;
            }
            yield* readFlows(reading, best, best.reporter);
          },
        },
      ],
    };
  },
};

const title = /International Migration Flows to and from Selected Countries/i;

const labels = {
  type: { test: /^type$/, says: "Type" },
  coverage: { test: /^coverage$/, says: "Coverage" },
  other: { test: /^odname$/, says: "OdName" },
} as const;

/** What a person is sorted by, the best for a mirror first: where they came from, then whose citizens they are. */
const criteria = ["residence", "citizenship", "birth"] as const;
type Criterion = (typeof criteria)[number];

const dataTypes: Readonly<Record<Criterion, DataType | null>> = {
  residence: null,
  citizenship: "C",
  birth: "B",
};

const notes = {
  residence: "By country of previous or next residence.",
  citizenship: "By country of citizenship.",
  birth: "By country of birth.",
  foreigners: "Foreigners only.",
  citizens: "Citizens only.",
};

interface ReadSheet {
  readonly found: FoundHeader<keyof typeof labels>;
  readonly criterion: Criterion;
  readonly reporterText: string;
  readonly reporter: TerritoryId | undefined;
  readonly columns: readonly Labelled<Period>[];
  readonly headerEnd: number;
}

function readSheet(found: FoundHeader<keyof typeof labels>): readonly ReadSheet[] {
  const { sheet, header } = found;
  const { columns, headerEnd } = labelledColumns(sheet.rows, header, yearLabel);
  const criterion = criterionOf(sheet);
  if (!criterion || columns.length === 0) return [];
  const reporterText = findText(sheet, /^Reporting country:\s*(.+)$/i)?.[1] ?? "";
  const resolved = openResolver()(reporterText);
  const reporter = resolved.ok ? resolved.value.id : undefined;
  return [{ found, criterion, reporterText, reporter, columns, headerEnd }];
}

function criterionOf(sheet: SheetPreview): Criterion | undefined {
  const text = findText(sheet, /^Criterion:\s*(.+)$/i)?.[1]?.toLowerCase() ?? "";
  if (/residence/.test(text)) return "residence";
  if (/citizenship/.test(text)) return "citizenship";
  return /birth/.test(text) ? "birth" : undefined;
}

/** Who is in a row, the widest first: a country states both together, or foreigners and citizens apart. */
const coverages = ["both", "foreigners", "citizens"] as const;
type Coverage = (typeof coverages)[number];

/** For each direction only the widest coverage counts: the others are parts of it, or of nobody's sum. */
async function* readFlows(reading: Reading, sheet: ReadSheet, reporter: TerritoryId) {
  const rows: { readonly coverage: Coverage; readonly observations: readonly Observation[] }[] = [];
  const { found, headerEnd } = sheet;
  const widest = new Map<string, Coverage>();
  for await (const _ of readRows(reading, found.sheet.name, headerEnd, (one) => {
    const coverage = coverageOf(cellText(one.row.cells[found.header.columns.coverage ?? 0]));
    const observations = readRow(reading, one, sheet, reporter, coverage);
    const [first] = typeof observations === "string" ? [] : observations;
    if (typeof observations === "string" || !first) return observations;
    const known = widest.get(first.measure);
    if (!known || coverages.indexOf(coverage) < coverages.indexOf(known)) widest.set(first.measure, coverage);
    rows.push({ coverage, observations });
    return observations;
  })) {
    // The widest coverage is known at the end.
  }
  for (const { coverage, observations } of rows) {
    const [first] = observations;
    if (first && widest.get(first.measure) === coverage) yield observations;
  }
}

function coverageOf(text: string): Coverage {
  if (/^foreign/i.test(text)) return "foreigners";
  return /^citizens?$/i.test(text) ? "citizens" : "both";
}

function readRow(
  reading: Reading,
  one: RowAt,
  { found, criterion, columns }: ReadSheet,
  reporter: TerritoryId,
  coverage: Coverage,
): readonly Observation[] | string {
  const { type = 0, other: otherAt = 0 } = found.header.columns;
  const direction = cellText(one.row.cells[type]);
  const measure = /^immigrants?$/i.test(direction) ? "immigration" : "emigration";
  if (!/^(im|e)migrants?$/i.test(direction)) return "importing.no-figures";
  const other = territoryIn(reading, one, otherAt);
  if (other === undefined) return [];
  const signs = { signs: unDesaSigns, blank: "missing", text: true } as const;
  const figures = columns.map(({ index }) => figureIn(reading, one, index, signs));
  if (!firstOf(reading, one, `${measure} ${coverage} ${other}`, figures, otherAt))
    return "importing.same-row-twice";
  const ends =
    measure === "immigration"
      ? { destination: reporter, origin: other }
      : { destination: other, origin: reporter };
  return columns.flatMap(({ label }, i) => {
    const figure = figures[i];
    if (!figure) return [];
    const keys = coverage === "both" ? criterion : `${criterion},${coverage}`;
    const about = { dataType: dataTypes[criterion], notes: keys, unit: "persons" as const };
    return [observation({ measure, ...ends, period: label, ...about, ...figure })];
  });
}
