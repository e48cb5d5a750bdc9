import type { Row, TableFile } from "../../files/tables/model.ts";
import { type FilePreview, previewRows, type SheetPreview } from "./format.ts";

/** The first rows of every sheet that is not hidden. Throws ProblemError where the file cannot be read. */
export async function previewFile(file: TableFile): Promise<FilePreview> {
  const sheets: SheetPreview[] = [];
  for (const { name, hidden } of file.sheets) {
    if (!hidden) sheets.push({ name, rows: await firstRows(file, name) });
  }
  return { kind: file.kind, sheets };
}

async function firstRows(file: TableFile, sheet: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of file.rows(sheet)) {
    for (const row of batch) {
      if (row.number > previewRows || rows.length >= previewRows) return rows;
      rows.push(row);
    }
  }
  return rows;
}
