import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type { PrintFormat } from "../../print/model.ts";
import { type PrintedFile, setDocument } from "../../print/set.ts";
import { setReport } from "../setting/report.ts";
import type { Report } from "../writing/model.ts";
import type { Sources } from "./drafting/model.ts";

/** A language of a report, in a format. */
export interface Edition {
  readonly language: Language;
  readonly format: PrintFormat;
}

/** What `ReportService.print` does: `a-res-61-208-en.pdf`. Problems: those of {@link setDocument}. */
export async function printReport(
  report: Report,
  { language, format }: Edition,
  { statistics }: Pick<Sources, "statistics">,
): Promise<Result<PrintedFile>> {
  const document = await setReport(report, language, { statistics });
  return setDocument(document, format, { name: `${report.id}-${language}` });
}
