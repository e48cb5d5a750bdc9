import { catalogueKey, type Words } from "../kernel/words.ts";
import type { ImportReport, SheetReport } from "../statistics/importing/model.ts";

/** What an import found, as lines for a person: what the file is, what was read and left out, what would change. */
export function reportLines(report: ImportReport, words: Words): string[] {
  const { t, number } = words;
  return [
    t("cli:import.recognised", { file: report.file, format: t(`importing:format.${report.format}`) }),
    ...report.sheets.flatMap((sheet) => sheetLines(sheet, words)),
    ...report.datasets.flatMap((dataset) => {
      const { comparison } = dataset;
      const changes = comparison
        ? t("cli:import.compared", {
            release: comparison.against.release.slice(0, 12),
            version: comparison.against.version,
            added: number(comparison.added),
            removed: number(comparison.removed),
            revised: number(comparison.revised),
          })
        : t("cli:import.first");
      const same = comparison && comparison.added + comparison.removed + comparison.revised === 0;
      return [
        t("cli:import.dataset", {
          dataset: dataset.dataset,
          version: dataset.version,
          observations: number(dataset.observations),
          missing: number(dataset.missing),
          release: dataset.release.slice(0, 12),
        }),
        ...dataset.findings.map((finding) =>
          t("cli:import.finding", {
            said: t(catalogueKey("finding", finding.code), { ...finding.facts, count: finding.count }),
          }),
        ),
        same ? t("cli:import.same") : changes,
      ];
    }),
  ];
}

function sheetLines(sheet: SheetReport, words: Words): string[] {
  const { t, number } = words;
  return [
    t(sheet.role === "figures" ? "cli:import.sheet" : "cli:import.sheetAside", {
      // A text file has one sheet without a name.
      sheet: sheet.sheet || t("cli:import.table"),
      role: t(`cli:import.role.${sheet.role}`),
      rows: number(sheet.rows),
      observations: number(sheet.observations),
    }),
    ...sheet.skipped.map((skipped) =>
      t("cli:import.skipped", {
        count: skipped.count,
        why: t(catalogueKey("problem", skipped.code)),
        first: skipped.first
          .map(({ cell, line }) => cell ?? line)
          .filter((place) => place !== undefined)
          .join(", "),
      }),
    ),
  ];
}
