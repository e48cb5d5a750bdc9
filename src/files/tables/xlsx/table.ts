import { ProblemError } from "../../../kernel/problem.ts";
import type { OnProgress } from "../../../kernel/progress.ts";
import { type Archive, openArchive } from "../../archive.ts";
import { entryBytes } from "../../entry.ts";
import { requirePart } from "../../part.ts";
import { utf8Xml } from "../../xml-encoding.ts";
import type { ReadingLimits, Row, TableFile } from "../model.ts";
import type { SourceFile } from "../source-file.ts";
import { readSharedStrings, SharedStrings } from "./shared-strings.ts";
import { SheetReader } from "./sheet.ts";
import { readStyles } from "./styles.ts";
import { readWorkbook, type WorkbookSheet } from "./workbook.ts";

/**
 * Opens a workbook of Office Open XML: finds its sheets, and holds its shared strings and styles; the sheets themselves are read
 * row by row when they are asked for.
 */
export async function openWorkbook(
  source: SourceFile,
  limits: ReadingLimits,
  onProgress: OnProgress,
): Promise<TableFile> {
  const archive = await openArchive(source, limits);
  const workbook = await readWorkbook(archive, limits);
  const styles =
    workbook.styles === undefined ? undefined : await readStyles(archive, workbook.styles, limits);
  const strings =
    workbook.sharedStrings === undefined
      ? new SharedStrings()
      : await readSharedStrings(archive, workbook.sharedStrings, limits);
  const merged = new Map<string, readonly string[]>();

  async function* rows(name: string): AsyncGenerator<readonly Row[], void, void> {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`no sheet "${name}" in ${source.file}`);
    await source.assertUnchanged();
    const place = { file: source.file, sheet: name };
    const reader = new SheetReader({
      place,
      part: sheet.part,
      limits,
      strings,
      styles,
      dates: workbook.dates,
    });
    try {
      yield* readRows(archive, sheet, reader, limits, onProgress);
    } catch (error) {
      throw error instanceof ProblemError ? withSheet(error, name) : error;
    }
    merged.set(name, reader.merged);
  }

  return {
    kind: "xlsx",
    file: source.file,
    bytes: source.bytes,
    sha256: source.sha256,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows,
    merged: (name) => merged.get(name) ?? [],
    close: () => source.close(),
  };
}

async function* readRows(
  archive: Archive,
  sheet: WorkbookSheet,
  reader: SheetReader,
  limits: ReadingLimits,
  onProgress: OnProgress,
): AsyncGenerator<readonly Row[], void, void> {
  const entry = requirePart(archive, sheet.part);
  const place = { file: archive.source.file, sheet: sheet.name };
  let done = 0;
  for await (const piece of utf8Xml(entryBytes(archive, entry, limits), entry.name, place)) {
    reader.push(piece);
    while (reader.read()) yield reader.take();
    done += piece.length;
    onProgress({
      phase: "reading.rows",
      done: Math.min(done, entry.bytes),
      total: entry.bytes,
      unit: "bytes",
    });
  }
  reader.finish();
  while (reader.read()) yield reader.take();
  const last = reader.take();
  if (last.length > 0) yield last;
}

/** A problem of a part of the archive, said of the sheet that lies in it. */
function withSheet(error: ProblemError, sheet: string): ProblemError {
  return new ProblemError(...error.problems.map((p) => ({ ...p, place: { ...p.place, sheet } })));
}
