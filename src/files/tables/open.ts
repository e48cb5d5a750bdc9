import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { defaultLimits, type ReadingLimits, type TableFile } from "./model.ts";
import { recognise } from "./sniff.ts";
import { openSource } from "./source-file.ts";
import { openText } from "./text/table.ts";
import { openWorkbook } from "./xlsx/table.ts";

export interface OpenOptions {
  readonly limits?: Partial<ReadingLimits>;
  readonly onProgress?: OnProgress;
  /** What problems call the file, where the path is not what a person knows it by. */
  readonly name?: string;
}

/**
 * Opens a table as a publisher ships it: an Excel workbook (.xlsx, .xlsm) or delimited text (comma, semicolon or tab; UTF-8
 * or UTF-16). What it is, is recognised from its content, never from its name. Whoever opens it closes it.
 *
 * Fails with problems `reading.*` that say what the file is instead and what to do; what can only be found out while
 * reading is thrown from `rows` as a ProblemError, at the latest with the last batch: until then nothing is certain,
 * since the checksum of a part stands at its end.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Result<TableFile>> {
  const limits: ReadingLimits = { ...defaultLimits, ...options.limits };
  const onProgress = options.onProgress ?? silent;
  return attempt(async () => {
    const source = await openSource(path, options.name ?? path, onProgress);
    try {
      const place = { file: source.file };
      if (source.bytes === 0) throw new ProblemError(problem("reading.empty", {}, place));
      const found = await recognise(source);
      if (found.as === "problem") throw new ProblemError(problem(found.code, {}, place));
      return found.as === "zip"
        ? await openWorkbook(source, limits, onProgress)
        : await openText(source, limits, onProgress);
    } catch (error) {
      await source.close();
      throw error;
    }
  });
}
