import { failed, ok, problem, type Result, warning } from "../kernel/problem.ts";
import { languageOf } from "./reading/language.ts";
import { isBinary } from "./reading/plain.ts";
import { type ReadOptions, readDocuments } from "./reading/read.ts";
import { type UnderstoodDocument, understand } from "./understanding/understand.ts";

/**
 * Plain text to documents, read and understood: one as a rule, several where the text holds several resolutions. Problems:
 * `record.empty`, `record.binary`; what is doubtful stands in the documents' own `problems`.
 */
export function parseRecord(
  source: string,
  options: ReadOptions = {},
): Result<readonly UnderstoodDocument[]> {
  if (source.trim() === "") return failed(problem("record.empty"));
  if (isBinary(source)) return failed(problem("record.binary"));
  const language = languageOf(source);
  const documents = readDocuments(source, options).map((document) => {
    const understood = understand(document);
    const doubts = [
      ...(document.preambular.length + document.operative.length === 0
        ? [warning("record.no-resolution")]
        : []),
      ...(language === "en" ? [] : [warning("record.structure-only")]),
    ];
    return doubts.length === 0
      ? understood
      : { ...understood, problems: [...doubts, ...understood.problems] };
  });
  return ok(documents);
}
