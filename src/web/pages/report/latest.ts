import type { LoaderFunctionArgs } from "react-router";
import type { TextShown } from "../../../kernel/texts.ts";
import { ask } from "../../ask.ts";
import { reportAddress } from "./addresses.ts";
import { titleOf } from "./reporting.ts";

/** The report that was issued last, corrigenda aside, and where it is read; null before the first. */
export async function latestReport(
  args: LoaderFunctionArgs,
): Promise<{ readonly title: TextShown; readonly to: string } | null> {
  const { language, services } = ask(args);
  const shown = await services.reports.list({ kind: "visitor" });
  const [latest] = shown
    .filter(({ corrects }) => corrects === null)
    .flatMap((report) => (report.issued === null ? [] : [{ report, at: report.issued.at }]))
    .sort((a, b) => (a.at === b.at ? (a.report.id < b.report.id ? -1 : 1) : a.at < b.at ? 1 : -1));
  return latest
    ? { title: titleOf(latest.report, language), to: reportAddress(language, latest.report.id) }
    : null;
}
