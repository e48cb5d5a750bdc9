import { type Place, ProblemError, problem } from "../../../kernel/problem.ts";
import type { ReadingLimits, Row } from "../model.ts";
import type { Delimiter } from "./delimiter.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Rows from delimited text after RFC 4180, piece by piece. Line ends are CR LF, LF or CR; a quote begins a quoted field only
 * as its first character; ragged rows stay ragged; lines with nothing in them are left out but counted.
 *
 * Throws ProblemError with the line where a quoted field is followed by something else than a delimiter or never closes.
 */
export class Records {
  private readonly delimiter: number;
  private readonly place: Place;
  private readonly limits: ReadingLimits;
  private line = 1;
  private rowLine = 1;
  private rows = 0;
  private cells: (string | null)[] = [];
  private filled = 0;
  /** What is read of the current field, where it does not lie in one stretch of the piece. */
  private field = "";
  private fieldLine = 1;
  private state: "start" | "plain" | "quoted" | "closed" = "start";
  private afterReturn = false;

  constructor(delimiter: Delimiter, place: Place, limits: ReadingLimits) {
    this.delimiter = delimiter.charCodeAt(0);
    this.place = place;
    this.limits = limits;
  }

  /** Takes the next piece of text and adds the rows that end in it to `out`. */
  push(text: string, out: Row[]): void {
    const { delimiter } = this;
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.afterReturn) {
        this.afterReturn = false;
        // A line feed after a carriage return ends the same line; within quotes both are kept as they are.
        if (code === lineFeed && this.state !== "quoted") {
          from = i + 1;
          continue;
        }
        if (code === lineFeed) continue;
      }
      if (this.state === "quoted") {
        if (code === quote) {
          this.take(text, from, i);
          this.state = "closed";
          from = i + 1;
        } else if (code === lineFeed || code === carriageReturn) {
          this.line++;
          this.afterReturn = code === carriageReturn;
        }
        continue;
      }
      if (code === delimiter) {
        this.take(text, from, i);
        this.endField();
        from = i + 1;
      } else if (code === lineFeed || code === carriageReturn) {
        this.take(text, from, i);
        this.endRow(out);
        this.line++;
        this.rowLine = this.line;
        this.afterReturn = code === carriageReturn;
        from = i + 1;
      } else if (code === quote && this.state === "closed") {
        // A doubled quote: the first one closed the field, the second one is text and opens it again.
        this.state = "quoted";
        from = i;
      } else if (code === quote && this.state === "start") {
        this.state = "quoted";
        this.fieldLine = this.line;
        from = i + 1;
      } else if (this.state === "closed") {
        throw new ProblemError(problem("reading.quote-stray", {}, { ...this.place, line: this.line }));
      } else if (this.state === "start") {
        this.state = "plain";
      }
    }
    this.take(text, from, text.length);
  }

  /** Ends the text and adds what is left to `out`. */
  end(out: Row[]): void {
    if (this.state === "quoted") {
      throw new ProblemError(problem("reading.quote-open", {}, { ...this.place, line: this.fieldLine }));
    }
    this.endRow(out);
  }

  private take(text: string, from: number, to: number): void {
    if (to <= from) return;
    if (this.state === "closed") return;
    const length = this.field.length + to - from;
    if (length > this.limits.cellCharacters) {
      const line = this.state === "quoted" ? this.fieldLine : this.line;
      throw new ProblemError(
        problem("reading.cell-too-long", { limit: this.limits.cellCharacters }, { ...this.place, line }),
      );
    }
    const part = text.slice(from, to);
    this.field = this.field === "" ? part : this.field + part;
  }

  private endField(): void {
    if (this.cells.length >= this.limits.columns) {
      throw new ProblemError(
        problem(
          "reading.too-many-columns",
          { limit: this.limits.columns },
          { ...this.place, line: this.line },
        ),
      );
    }
    if (this.field === "") {
      this.cells.push(null);
    } else {
      this.cells.push(this.field);
      this.filled = this.cells.length;
    }
    this.field = "";
    this.state = "start";
  }

  private endRow(out: Row[]): void {
    this.endField();
    if (this.filled > 0) {
      this.rows++;
      if (this.rows > this.limits.rows) {
        throw new ProblemError(
          problem("reading.too-many-rows", { limit: this.limits.rows }, { ...this.place, line: this.line }),
        );
      }
      if (this.filled < this.cells.length) this.cells.length = this.filled;
      out.push({ number: this.rowLine, cells: this.cells });
    }
    this.cells = [];
    this.filled = 0;
  }
}
