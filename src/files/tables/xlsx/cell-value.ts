import { unescapeCellText } from "../../xml-text.ts";
import type { CellValue, ReadingLimits } from "../model.ts";
import { type DateFormat, type DateSystem, isIsoDate, serialDate } from "./dates.ts";
import { parseNumber } from "./numbers.ts";
import type { SharedStrings } from "./shared-strings.ts";

/** What a cell holds whose formula nobody has computed: the error that Excel shows for it. */
export const uncalculated = "#CALC!";

export type CellType = "number" | "shared" | "text" | "inline" | "boolean" | "error" | "date";

/** The types of cells as they are written (ECMA-376-1, 18.18.11). */
export const cellTypes: ReadonlyMap<string, CellType> = new Map([
  ["n", "number"],
  ["s", "shared"],
  ["str", "text"],
  ["inlineStr", "inline"],
  ["b", "boolean"],
  ["e", "error"],
  ["d", "date"],
]);

export interface ValueContext {
  readonly limits: ReadingLimits;
  readonly strings: SharedStrings;
  readonly dates: DateSystem;
}

/** Stops the reading with the problem of this code at the cell. */
export type Refuse = (code: "reading.cell-malformed" | "reading.cell-too-long") => never;

/** What was read of a cell, to be turned into its value. One object serves all cells, one after the other. */
export class CellContents {
  type: CellType = "number";
  format: DateFormat | undefined;
  hasFormula = false;
  hasValue = false;
  /** The content: as a number where it was plain, else as text. */
  number = Number.NaN;
  raw = "";

  begin(type: CellType, format: DateFormat | undefined): void {
    this.type = type;
    this.format = format;
    this.hasFormula = false;
    this.hasValue = false;
    this.number = Number.NaN;
    this.raw = "";
  }

  /** The value; a text of no characters and a cell without content are null. */
  value(context: ValueContext, refuse: Refuse): CellValue {
    if (!this.hasValue || (this.raw === "" && Number.isNaN(this.number))) {
      return this.hasFormula && this.type !== "text" ? uncalculated : null;
    }
    switch (this.type) {
      case "number":
        return this.numeric(context, refuse);
      case "shared": {
        const index = Number.isNaN(this.number) ? parseNumber(this.raw) : this.number;
        const shared = context.strings.get(index) ?? refuse("reading.cell-malformed");
        return shared === "" ? null : shared;
      }
      case "boolean":
        if (this.raw === "1" || this.raw === "true") return true;
        return this.raw === "0" || this.raw === "false" ? false : refuse("reading.cell-malformed");
      case "date":
        return isIsoDate(this.raw) ? { date: this.raw } : refuse("reading.cell-malformed");
      default: {
        const text = this.type === "inline" ? this.raw : unescapeCellText(this.raw);
        return text.length > context.limits.cellCharacters ? refuse("reading.cell-too-long") : text;
      }
    }
  }

  private numeric(context: ValueContext, refuse: Refuse): CellValue {
    const number = Number.isNaN(this.number) ? parseNumber(this.raw) : this.number;
    if (Number.isNaN(number)) {
      // White space alone is nothing; anything else is not what the cell says it is.
      return this.raw.trim() === "" ? null : refuse("reading.cell-malformed");
    }
    return this.format === undefined ? number : serialDate(number, context.dates, this.format);
  }
}
