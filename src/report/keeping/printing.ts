import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { PrintFormat } from "../../print/model.ts";
import { type PrintedFile, setDocument } from "../../print/set.ts";
import type { Difference } from "../binding/verify.ts";
import { setReport } from "../setting/report.ts";
import type { Report } from "../writing/model.ts";
import type { Sources } from "./drafting/model.ts";

/** A language of a report, in a format. */
export interface Edition {
  readonly language: Language;
  readonly format: PrintFormat;
}

/**
 * What `ReportService.print` does: `a-res-61-208-en.pdf`. What is not as its source has it is marked where it stands, so that no
 * draft is read without knowing. Problems: those of {@link setDocument}.
 */
export async function printReport(
  report: Report,
  { language, format }: Edition,
  { statistics }: Pick<Sources, "statistics">,
  differences: readonly Difference[],
): Promise<Result<PrintedFile>> {
  const { t } = words(language);
  const marks = new Map(differences.map(({ binding, kind }) => [binding, kind]));
  const mark = (binding: string) => {
    const kind = marks.get(binding);
    return kind === "differs" || kind === "withdrawn" || kind === "unresolved"
      ? t(`print:report.mark.${kind}`)
      : null;
  };
  const document = await setReport(report, language, { statistics, mark });
  return setDocument(document, format, { name: `${report.id}-${language}` });
}
