import { type Problem, problem } from "../../kernel/problem.ts";
import type { Source } from "../../kernel/source.ts";
import type { Checks } from "../importing/checks/checks.ts";
import type { FilePreview, ReleasePlan, SheetPreview } from "../importing/format.ts";
import { findHeader, type Header, type Labels } from "../importing/header.ts";
import { readWide } from "../importing/wide.ts";
import type { WideTable } from "../importing/wide-table.ts";
import type { DatasetId } from "../releases/model.ts";

/** A header found on a sheet. */
export interface FoundHeader<K extends string> {
  readonly sheet: SheetPreview;
  readonly header: Header<K>;
}

/** Every sheet that has a header with these labels, whole or in part; whole ones only if `whole`. */
export function headersOf<K extends string>(
  preview: FilePreview,
  labels: Labels<K>,
  whole = true,
): readonly FoundHeader<K>[] {
  return preview.sheets.flatMap((sheet) => {
    const header = findHeader(sheet.rows, labels);
    return header && (!whole || header.missing.length === 0) ? [{ sheet, header }] : [];
  });
}

/** What to say where a file's titles say what it is, but its header is not what that publisher writes. */
export function headerProblem<K extends string>(preview: FilePreview, labels: Labels<K>): Problem {
  const found = headersOf(preview, labels, false).toSorted(
    (a, b) => a.header.missing.length - b.header.missing.length,
  )[0];
  const required = (Object.keys(labels) as K[]).filter((key) => !labels[key].optional);
  const missing = found?.header.missing ?? required;
  return problem(
    "importing.header-missing",
    { labels: missing.map((key) => `“${labels[key].says}”`).join(", ") },
    found && preview.kind === "xlsx"
      ? { sheet: found.sheet.name, cell: `A${found.header.row}` }
      : found
        ? { line: found.header.row }
        : undefined,
  );
}

export interface TablesPlan {
  readonly dataset: DatasetId;
  readonly source: Source;
  readonly part?: boolean;
  readonly sumRegions?: boolean;
  readonly problems: readonly Problem[];
  readonly tables: readonly WideTable[];
  readonly checks: () => Checks;
  readonly notes: ReleasePlan["notes"];
}

/** A release whose observations are those of some tables, one after the other. */
export function planTables(plan: TablesPlan): ReleasePlan {
  return {
    dataset: plan.dataset,
    version: plan.source.version,
    source: plan.source,
    part: plan.part ?? false,
    sumRegions: plan.sumRegions ?? false,
    notes: plan.notes,
    checks: plan.checks,
    async *read(reading) {
      for (const one of plan.problems) reading.log.tell(one);
      for (const table of plan.tables) yield* readWide(reading, table);
    },
  };
}
