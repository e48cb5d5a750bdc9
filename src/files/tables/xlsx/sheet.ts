import { type Place, ProblemError, problem } from "../../../kernel/problem.ts";
import { closed, needMore, opened, XmlReader } from "../../xml.ts";
import type { Vocabulary } from "../../xml-names.ts";
import { cellName } from "../cell.ts";
import type { CellValue, Row } from "../model.ts";
import { CellContents, type CellType, cellTypes, type Refuse, type ValueContext } from "./cell-value.ts";
import { spreadsheetNamespaces } from "./namespaces.ts";
import { plainNumber } from "./numbers.ts";
import { PlainCell } from "./plain-cell.ts";
import { RichText, richTextNames } from "./rich-text.ts";
import type { CellStyles } from "./styles.ts";

const vocabulary: Vocabulary = {
  namespaces: spreadsheetNamespaces,
  names: [...richTextNames, "worksheet", "sheetData", "row", "c", "v", "is", "f", "mergeCells", "mergeCell"],
};
const [sheetCode, dataCode, rowCode, cellCode, valueCode, inlineCode, formulaCode, mergesCode, mergeCode] = [
  4, 5, 6, 7, 8, 9, 10, 11, 12,
];
const [sheetLevel, dataLevel, rowLevel, cellLevel, contentLevel] = [1, 2, 3, 4, 5];

const batchRows = 512;
/** A batch is also full with so many places for cells, however wide its rows are. */
const batchCells = 256 * 1024;
const mostMerged = 100_000;
const mostRows = 1_048_576;

const [letterR, letterS, letterT] = [0x72, 0x73, 0x74];

export interface SheetContext extends ValueContext {
  /** Where the sheet lies, for problems. */
  readonly place: Place;
  readonly part: string;
  readonly styles: CellStyles | undefined;
}

/**
 * Rows from the XML of a worksheet (ECMA-376-1, 18.3). Push pieces of it, then call {@link read} until it gives false;
 * {@link take} gives the rows that are ready.
 */
export class SheetReader {
  readonly merged: string[] = [];
  private readonly context: SheetContext;
  private readonly xml: XmlReader;
  private readonly rich: RichText;
  private readonly plain = new PlainCell();
  private rows: Row[] = [];
  private places = 0;
  /** How deep the elements go that were understood: sheet, data, row, cell, content. Others are passed over. */
  private level = 0;
  private dataSeen = false;
  private inMerges = false;
  private row = 0;
  private rowsRead = 0;
  private cells: CellValue[] = [];
  private column = -1;
  private readonly cell = new CellContents();
  private content: "value" | "inline" | "formula" = "value";

  constructor(context: SheetContext) {
    this.context = context;
    this.xml = new XmlReader(vocabulary, context.part, context.place, context.limits.xmlDepth);
    this.rich = new RichText(contentLevel, context.limits.cellCharacters);
  }

  push(piece: Buffer): void {
    this.xml.push(piece);
  }

  finish(): void {
    this.xml.finish();
  }

  /** Goes on until a batch is full (true) or more bytes are needed (false). */
  read(): boolean {
    const { xml } = this;
    for (;;) {
      if (this.level === rowLevel && xml.depth === rowLevel) this.plainCells();
      const event = xml.next();
      if (event === opened) this.open();
      else if (event === closed) {
        if (xml.closing === this.level) this.close();
        else if (this.level === contentLevel && this.content === "inline") this.rich.close(xml);
        else if (xml.closing === dataLevel) this.inMerges = false;
        if (this.rows.length >= batchRows || this.places >= batchCells) return true;
      } else if (event === needMore) return false;
      else if (this.level === contentLevel) this.text();
    }
  }

  take(): readonly Row[] {
    const rows = this.rows;
    this.rows = [];
    this.places = 0;
    return rows;
  }

  private open(): void {
    const { xml } = this;
    const { code } = xml;
    if (xml.depth !== this.level + 1) {
      if (this.level === contentLevel && this.content === "inline") this.rich.open(xml);
      else if (this.inMerges && code === mergeCode && xml.depth === 3) this.merge();
      return;
    }
    switch (this.level) {
      case cellLevel:
        if (code === valueCode) this.openContent("value");
        else if (code === inlineCode) this.openContent("inline");
        else if (code === formulaCode) this.openContent("formula");
        break;
      case rowLevel:
        if (code === cellCode) this.openCell();
        break;
      case dataLevel:
        if (code === rowCode) this.openRow();
        break;
      case sheetLevel:
        if (code === dataCode) {
          if (this.dataSeen) xml.fail();
          this.dataSeen = true;
          this.level = dataLevel;
        } else this.inMerges = code === mergesCode;
        break;
      case contentLevel:
        if (this.content === "inline") this.rich.open(xml);
        break;
      default:
        if (code !== sheetCode) xml.fail();
        this.level = sheetLevel;
    }
  }

  private close(): void {
    if (this.level === cellLevel) this.endCell();
    else if (this.level === rowLevel) this.endRow();
    else if (this.level === contentLevel && this.content === "inline") {
      if (this.rich.tooLong) this.refuse("reading.cell-too-long");
      this.cell.raw = this.rich.value;
    }
    this.level--;
  }

  private openRow(): void {
    const { xml } = this;
    const { limits } = this.context;
    let number = this.row + 1;
    const written = xml.attribute("r");
    if (written !== undefined) {
      number = /^\d{1,7}$/.test(written) ? Number(written) : xml.fail();
      // Rows that go back cannot be put in order without holding the sheet.
      if (number <= this.row) this.fail("reading.cells-disordered", number, 0);
    }
    this.rowsRead++;
    if (number > mostRows || this.rowsRead > limits.rows) {
      const limit = Math.min(limits.rows, mostRows);
      throw new ProblemError(problem("reading.too-many-rows", { limit }, this.context.place));
    }
    this.row = number;
    this.cells = [];
    this.column = -1;
    this.level = rowLevel;
  }

  private endRow(): void {
    if (this.cells.length === 0) return;
    this.rows.push({ number: this.row, cells: this.cells });
    this.places += this.cells.length;
  }

  /** Reads cells of the usual shape as far as they follow one another. */
  private plainCells(): void {
    const { xml, plain } = this;
    if (this.context.limits.xmlDepth < contentLevel) return;
    const start = xml.position;
    if (start < 0) return;
    let at = start;
    for (let end = plain.read(xml.bytes, at); end >= 0; end = plain.read(xml.bytes, at)) {
      if (plain.row !== this.row) break;
      this.beginCell(plain.column, plain.shared ? "shared" : "number", plain.style);
      if (plain.hasValue) {
        this.cell.hasValue = true;
        this.cell.number = plain.value;
        this.endCell();
      }
      at = end;
    }
    if (at > start) xml.skipTo(at);
  }

  private openCell(): void {
    const { xml } = this;
    const { bytes, attributes } = xml;
    const { spans } = attributes;
    let column = this.column + 1;
    let type: CellType = "number";
    let style = -1;
    for (let i = 0; i < attributes.count; i++) {
      const name = spans[i * 4] ?? 0;
      if ((spans[i * 4 + 1] ?? 0) !== name + 1) continue;
      const letter = bytes[name];
      if (letter === letterR) column = this.address(i);
      else if (letter === letterS) style = this.digits(i);
      else if (letter === letterT) type = cellTypes.get(xml.attributeValue(i)) ?? xml.fail();
    }
    this.beginCell(column, type, style);
    this.level = cellLevel;
  }

  private beginCell(column: number, type: CellType, style: number): void {
    const { limits, styles } = this.context;
    if (column <= this.column) this.fail("reading.cells-disordered", this.row, column);
    if (column >= limits.columns) {
      this.fail("reading.too-many-columns", this.row, column, { limit: limits.columns });
    }
    if (styles && style >= styles.length) this.fail("reading.cell-malformed", this.row, column);
    this.column = column;
    this.cell.begin(type, styles?.[Math.max(0, style)]);
  }

  /** The column of an address such as `F17`, whose row must be the one that it stands in. */
  private address(attribute: number): number {
    const { bytes, attributes } = this.xml;
    const { spans } = attributes;
    let i = spans[attribute * 4 + 2] ?? 0;
    const end = spans[attribute * 4 + 3] ?? 0;
    let column = 0;
    let letters = 0;
    for (; i < end; i++, letters++) {
      const byte = bytes[i] ?? 0;
      if (byte < 0x41 || byte > 0x5a || letters === 4) break;
      column = column * 26 + (byte - 0x40);
    }
    let row = 0;
    for (; i < end; i++) {
      const byte = bytes[i] ?? 0;
      if (byte < 0x30 || byte > 0x39) this.xml.fail();
      row = row * 10 + (byte - 0x30);
    }
    if (letters === 0 || row !== this.row) this.xml.fail();
    return column - 1;
  }

  private digits(attribute: number): number {
    const { bytes, attributes } = this.xml;
    const { spans } = attributes;
    const value = plainNumber(bytes, spans[attribute * 4 + 2] ?? 0, spans[attribute * 4 + 3] ?? 0);
    return Number.isInteger(value) && value >= 0 ? value : this.xml.fail();
  }

  private openContent(content: "value" | "inline" | "formula"): void {
    this.content = content;
    this.level = contentLevel;
    if (content === "formula") {
      this.cell.hasFormula = true;
      return;
    }
    if (this.cell.hasValue) this.xml.fail();
    this.cell.hasValue = true;
    if (content === "inline") this.rich.begin();
  }

  private text(): void {
    const { xml } = this;
    if (this.content === "inline") {
      this.rich.text(xml);
      return;
    }
    if (this.content !== "value" || xml.depth !== contentLevel) return;
    const { cell } = this;
    if ((cell.type === "number" || cell.type === "shared") && cell.raw === "") {
      // Only where the element ends right behind it is this all of its text.
      if (xml.bytes[xml.textEnd] === 0x3c && xml.bytes[xml.textEnd + 1] === 0x2f) {
        cell.number = plainNumber(xml.bytes, xml.textStart, xml.textEnd);
        if (!Number.isNaN(cell.number)) return;
      }
    }
    cell.raw += xml.text();
    // An escape of seven characters stands for one.
    if (cell.raw.length > 8 * this.context.limits.cellCharacters) this.refuse("reading.cell-too-long");
  }

  private endCell(): void {
    const value = this.cell.value(this.context, this.refuse);
    if (value === null) return;
    const { cells } = this;
    while (cells.length < this.column) cells.push(null);
    cells.push(value);
  }

  private merge(): void {
    const range = this.xml.attribute("ref") ?? "";
    if (!/^[A-Z]{1,4}\d{1,7}(?::[A-Z]{1,4}\d{1,7})?$/.test(range) || this.merged.length >= mostMerged) {
      this.xml.fail();
    }
    this.merged.push(range);
  }

  private readonly refuse: Refuse = (code) => {
    const facts = code === "reading.cell-too-long" ? { limit: this.context.limits.cellCharacters } : {};
    return this.fail(code, this.row, this.column, facts);
  };

  private fail(code: string, row: number, column: number, facts: Record<string, number> = {}): never {
    const place = { ...this.context.place, cell: cellName(column, row) };
    throw new ProblemError(problem(code, facts, place));
  }
}
