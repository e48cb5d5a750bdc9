import type { Language } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { PrintBlock, PrintDocument } from "../../print/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { study } from "../../statistics/studies/study.ts";
import type { BriefSubject } from "./model.ts";
import { briefPages, headed, paragraphOf, tableOf } from "./parts.ts";

/** A study as a document: its text and tables, every figure bound. Problem: `briefs.nothing`. */
export async function studyBrief(
  { study: name, territory }: Extract<BriefSubject, { kind: "study" }>,
  statistics: Statistics,
  language: Language,
): Promise<Result<PrintDocument>> {
  const words = wordsOf(language);
  const answer = await study(name, territory, statistics, language);
  if (answer.sources.length === 0) return failed(problem("briefs.nothing", { place: answer.subject }));
  const about: PrintBlock = {
    kind: "paragraph",
    id: "about",
    number: null,
    content: [{ kind: "text", text: answer.about, emphasis: true }],
  };
  const blocks = answer.sections.flatMap((section) => [
    headed(section.id, section.heading, 1),
    ...section.paragraphs.map((one, index) => paragraphOf(`${section.id}-${index + 1}`, one)),
    ...section.tables.map((one, index) => tableOf(`${section.id}-table-${index + 1}`, one, words)),
  ]);
  const title = words.t("briefs:study", { title: answer.title, place: answer.subject });
  return ok(
    briefPages(
      {
        title,
        summary: [],
        blocks: [about, ...blocks],
        sources: answer.sources.map(({ line }) => line),
        format: "report",
      },
      language,
    ),
  );
}
