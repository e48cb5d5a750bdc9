import { type OnProgress, silent } from "../../../kernel/progress.ts";
import type { ReadingLimits, Row, TableFile } from "../model.ts";
import type { SourceFile } from "../source-file.ts";
import { decodeText, textEncoding } from "./decode.ts";
import { sniffDialect } from "./delimiter.ts";
import { Records } from "./records.ts";

const sampleBytes = 64 * 1024;
const batchRows = 512;

/** The name of the only sheet of a text file: it has none. */
export const textSheet = "";

/**
 * A delimited text as a table with one sheet, whose name is empty. Every cell is text as it stands, numbers too: only the
 * reader of a publisher's format knows what `1,234` means. `kind` is `csv` for comma and semicolon, `text` for tabs and for
 * text without delimiters.
 */
export async function openText(
  source: SourceFile,
  limits: ReadingLimits,
  onProgress: OnProgress = silent,
): Promise<TableFile> {
  const place = { file: source.file };
  const head = await source.read(0, Math.min(sampleBytes, source.bytes));
  const { encoding, mark } = textEncoding(head);
  const sample = new TextDecoder(encoding).decode(head.subarray(mark));
  const dialect = sniffDialect(sample);
  // What is plainly not text is refused at once, not only when somebody asks for its rows.
  if (encoding === "utf-8") {
    for await (const _ of decodeText(once(wholeLines(head, mark, source.bytes)), encoding, place));
  }

  async function* rows(): AsyncGenerator<readonly Row[], void, void> {
    await source.assertUnchanged();
    const records = new Records(dialect.delimiter, place, limits);
    let done = mark;
    async function* bytes(): AsyncGenerator<Buffer, void, void> {
      for await (const piece of source.pieces(mark, source.bytes)) {
        done += piece.length;
        yield piece;
      }
    }
    let pending: Row[] = [];
    for await (const text of decodeText(bytes(), encoding, place)) {
      records.push(text, pending);
      onProgress({ phase: "reading.rows", done, total: source.bytes, unit: "bytes" });
      while (pending.length >= batchRows) yield withoutHint(pending.splice(0, batchRows), dialect.hint);
    }
    records.end(pending);
    while (pending.length > 0) yield withoutHint(pending.splice(0, batchRows), dialect.hint);
    pending = [];
  }

  return {
    kind: dialect.delimited && dialect.delimiter !== "\t" ? "csv" : "text",
    file: source.file,
    bytes: source.bytes,
    sha256: source.sha256,
    sheets: [{ name: textSheet, hidden: false }],
    rows,
    merged: () => [],
    close: () => source.close(),
  };
}

function withoutHint(batch: readonly Row[], hint: boolean): readonly Row[] {
  return hint && batch[0]?.number === 1 ? batch.slice(1) : batch;
}

async function* once(piece: Buffer): AsyncGenerator<Buffer, void, void> {
  yield piece;
}

/** The sample up to its last line end, so that no character is cut; all of it where it is the whole file. */
function wholeLines(head: Buffer, mark: number, bytes: number): Buffer {
  return head.length === bytes
    ? head.subarray(mark)
    : head.subarray(mark, Math.max(mark, head.lastIndexOf(0x0a)));
}
