import { languages } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import { latestEntries } from "../../store/audit.ts";
import type { Store } from "../../store/open.ts";
import type { ReportId } from "../writing/model.ts";
import type { ReportService } from "./service.ts";

const system = { kind: "system" } as const;

/**
 * Compiles the first report of a data folder: on every document of the record that asks something, from the figures that are
 * there. It is issued at once, so that everybody can read it and follow its figures to their cells. Where a report was ever begun
 * nothing is done, also when it was discarded since. Gives its name; null where none was made. Problems: those of the service.
 */
export async function firstReport(
  {
    reports,
    record,
    store,
  }: {
    readonly reports: ReportService;
    readonly record: Pick<RecordService, "documents">;
    readonly store: Store;
  },
  signal: AbortSignal,
): Promise<Result<ReportId | null>> {
  if ((await latestEntries(store.database(), ["report.create"], 1)).length > 0) return ok(null);
  const mandates = (await record.documents())
    .filter(({ mandates: asked }) => asked > 0)
    .map(({ symbol }) => symbol);
  if (mandates.length === 0 || signal.aborted) return ok(null);
  const made = await reports.create(system, {
    mandates,
    name: "resolutions-of-the-record",
    title: inAll("report-writing:first.title"),
    lines: inAll("report-writing:first.lines"),
  });
  if (!made.ok) return made;
  const { id } = made.value.report;
  let seen = made.value.change;
  for (const to of ["review", "cleared"] as const) {
    const advanced = await reports.advance(system, id, to, seen);
    if (!advanced.ok) return advanced;
    seen = advanced.value.change;
  }
  if (signal.aborted) return ok(id);
  const issued = await reports.issue(system, id, {}, seen);
  return issued.ok ? ok(id) : issued;
}

function inAll(key: string): Text {
  return Object.fromEntries(languages.map((language) => [language, words(language).t(key)]));
}
