import { createHash } from "node:crypto";
import { type Archive, openArchive } from "../../files/archive.ts";
import { memorySource } from "../../files/memory.ts";
import { readPart, requirePart } from "../../files/part.ts";
import type { CellValue, TableFile } from "../../files/tables/model.ts";
import { spreadsheetNamespaces } from "../../files/tables/xlsx/namespaces.ts";
import { openWorkbook } from "../../files/tables/xlsx/table.ts";
import { readWorkbook } from "../../files/tables/xlsx/workbook.ts";
import { opened } from "../../files/xml.ts";
import {
  attempt,
  cellName,
  type Problem,
  ProblemError,
  problem,
  type Result,
  warning,
} from "../../kernel/problem.ts";
import { silent } from "../../kernel/progress.ts";
import type { Written } from "./collect.ts";
import { type Envelope, longestEnvelope, textMark, unseal } from "./envelope.ts";
import type { Layout } from "./layout/model.ts";
import { formLimits } from "./model.ts";
import { columns, hiddenSheet } from "./xlsx-write.ts";

/** A form that came back, as far as it can be told without its questionnaire. */
export interface OpenForm {
  readonly envelope: Envelope;
  /** What was written in the places of this layout, and what is to be said of what was written elsewhere. */
  written(layout: Layout): Promise<Result<WrittenPlaces>>;
}

export interface WrittenPlaces {
  readonly written: ReadonlyMap<string, Written>;
  /** Warnings and errors. */
  readonly problems: readonly Problem[];
}

/**
 * Opens a workbook that should be one of our forms. Problems: those of reading (`reading.*`), `reply-forms.not-ours` where it has
 * no envelope signed with this key, `reply-forms.macros`.
 */
export function openXlsxForm(bytes: Uint8Array, name: string, key: string): Promise<Result<OpenForm>> {
  return attempt(async () => {
    const source = memorySource(bytes, name);
    const archive = await openArchive(source, formLimits);
    if (archive.names.some((part) => /vba|macrosheet|activex/i.test(part)))
      throw new ProblemError(problem("reply-forms.macros", {}, { file: name }));
    const book = await openWorkbook(
      {
        ...source,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        assertUnchanged: async () => {},
        close: async () => {},
      },
      formLimits,
      silent,
    );
    const envelope = await envelopeOf(book, key);
    if (!envelope) throw new ProblemError(problem("reply-forms.not-ours", {}, { file: name }));
    return { envelope, written: (layout) => attempt(() => readSheets({ archive, book, envelope }, layout)) };
  });
}

async function envelopeOf(book: TableFile, key: string): Promise<Envelope | undefined> {
  if (!book.sheets.some((sheet) => sheet.name === hiddenSheet)) return undefined;
  let sealed = "";
  for await (const rows of book.rows(hiddenSheet))
    for (const { cells } of rows) {
      const [piece] = cells;
      if (typeof piece === "string") sealed += piece;
      if (sealed.length > longestEnvelope) return undefined;
    }
  return unseal(sealed, key);
}

interface OpenBook {
  readonly archive: Archive;
  readonly book: TableFile;
  readonly envelope: Envelope;
}

/** The fields of a row by their place beside the label. */
type Rows = ReadonlyMap<string, readonly string[]>;

function rowsOf(layout: Layout): Rows {
  const rows = new Map<string, readonly string[]>();
  for (const { questions } of layout.sections)
    for (const { blocks } of questions)
      for (const block of blocks)
        if (block.kind === "field") rows.set(block.field.id, [block.field.id]);
        else
          for (const row of block.rows)
            rows.set(
              row.id,
              row.fields.map(({ id }) => id),
            );
  return rows;
}

async function readSheets({ archive, book, envelope }: OpenBook, layout: Layout): Promise<WrittenPlaces> {
  const rows = rowsOf(layout);
  const written = new Map<string, Written>();
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const { sheets } = await readWorkbook(archive, formLimits);
  for (const { name, part } of sheets) {
    if (name === hiddenSheet) continue;
    const formulas = await formulaCells(archive, part);
    for await (const batch of book.rows(name))
      for (const row of batch) {
        const reader = new RowReader(book.file, name, row.number, row.cells, formulas);
        const key = reader.text(columns.key);
        const fields = rows.get(key);
        const known = fields !== undefined || envelope.fixed[key] !== undefined;
        if (known && seen.has(key)) {
          problems.push(
            problem("reply-forms.row-twice", { other: seen.get(key) ?? "" }, reader.place(columns.label)),
          );
          continue;
        }
        if (known) seen.set(key, `${name}, ${cellName(row.number, columns.label)}`);
        problems.push(...reader.strays(fields?.length ?? 0, known ? envelope.fixed[key] : undefined));
        fields?.forEach((field, i) => {
          const found = reader.answer(columns.answer + i);
          if (!found) return;
          problems.push(...found.problems);
          if (found.written) written.set(field, found.written);
        });
      }
  }
  const missing = [...rows.keys()].filter((key) => !seen.has(key));
  if (missing.length > 0)
    problems.push(warning("reply-forms.rows-missing", { count: missing.length }, { file: book.file }));
  return { written, problems };
}

class RowReader {
  private readonly file: string;
  private readonly sheet: string;
  private readonly number: number;
  private readonly cells: readonly CellValue[];
  private readonly formulas: ReadonlySet<string>;

  constructor(
    file: string,
    sheet: string,
    number: number,
    cells: readonly CellValue[],
    formulas: ReadonlySet<string>,
  ) {
    this.file = file;
    this.sheet = sheet;
    this.number = number;
    this.cells = cells;
    this.formulas = formulas;
  }

  text(column: number): string {
    const value = this.cells[column];
    return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
  }

  place(column: number) {
    return { file: this.file, sheet: this.sheet, cell: cellName(this.number, column) };
  }

  answer(column: number): { readonly written?: Written; readonly problems: readonly Problem[] } | undefined {
    const value = this.cells[column] ?? null;
    const place = this.place(column);
    const formula = this.formulas.has(cellName(this.number, column));
    if (value === null || (typeof value === "string" && value.trim() === ""))
      return formula ? { problems: [problem("reply-forms.formula-empty", {}, place)] } : undefined;
    if (formula && typeof value === "string" && value.startsWith("#"))
      return { problems: [problem("reply-forms.formula-empty", {}, place)] };
    return {
      written: { value, place },
      problems: formula ? [warning("reply-forms.formula-taken", {}, place)] : [],
    };
  }

  /** What was written where nothing is asked: beside the answers, into a label, into an empty row. */
  strays(answers: number, mark: string | undefined): readonly Problem[] {
    const problems: Problem[] = [];
    const written = this.cells.flatMap((value, column) =>
      column > columns.key && value !== null && String(value).trim() !== "" ? [column] : [],
    );
    if (mark === undefined) {
      const [first] = written;
      return first === undefined ? [] : [this.stray(first)];
    }
    const own = (column: number) => column >= columns.answer && column < columns.answer + answers;
    if (answers === 0) {
      const texts = this.cells.slice(columns.label).map((value) => (value === null ? "" : String(value)));
      if (textMark(texts.join(" ")) !== mark) problems.push(this.stray(columns.label));
      return problems;
    }
    if (textMark(this.text(columns.label)) !== mark) problems.push(this.stray(columns.label));
    for (const column of written)
      if (column >= columns.answer && !own(column)) problems.push(this.stray(column));
    return problems;
  }

  private stray(column: number): Problem {
    const text = [...String(this.cells[column] ?? "")].slice(0, 60).join("");
    return warning("reply-forms.stray", { text }, this.place(column));
  }
}

const vocabulary = { namespaces: spreadsheetNamespaces, names: ["c", "f"] };
const [cellCode, formulaCode] = [1, 2];

/** The names of all cells of a sheet that hold a formula. */
async function formulaCells(archive: Archive, part: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cell = "";
  await readPart(archive, requirePart(archive, part), vocabulary, formLimits, (event, xml) => {
    if (event !== opened) return;
    if (xml.code === cellCode) cell = xml.attribute("r") ?? "";
    else if (xml.code === formulaCode) found.add(cell);
  });
  return found;
}
