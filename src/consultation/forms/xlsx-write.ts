import type { Cell, Workbook, Worksheet } from "exceljs";
import { direction } from "../../kernel/language.ts";
import { cellName, columnName } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { withoutTimes } from "../../kernel/zip-times.ts";
import { readNumber } from "../questionnaire/written-number.ts";
import { writtenNumber } from "./collect.ts";
import { seal, textMark } from "./envelope.ts";
import type { Choice, Field, Layout, LayoutQuestion } from "./layout/model.ts";
import type { FormInput } from "./model.ts";

/** The sheet that nobody sees: what the form is, and the lists to choose from. */
export const hiddenSheet = "corridor";

/** Columns of a sheet, from 0: the key of the row (hidden), the number, the question or label, the answer and what is beside it. */
export const columns = { key: 0, number: 1, label: 2, answer: 3 } as const;

/** What a cell can hold of a text, with room for what is added to it. */
const mostCharacters = 32_000;
const chunk = 30_000;

/**
 * A form as a workbook, a sheet for each section: what is not an answer is locked, choices are lists, numbers are checked where they are
 * written. The same input gives the same bytes.
 */
export async function writeXlsxForm(input: FormInput): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.creator = "Corridor";
  book.title = input.text.title;
  book.created = new Date(0);
  book.modified = new Date(0);
  const form = new FormBook(book, input.layout);
  form.about(input);
  for (const section of input.layout.sections) {
    form.sheet(sheetName(`${section.number} ${section.title}`));
    form.fixed(`§${section.id}`, [section.title], "title");
    section.lines.forEach((line, i) => void form.fixed(`§${section.id}.l${i}`, [line], "line"));
    for (const question of section.questions) form.question(question);
  }
  await form.finish(seal({ ...input.envelope, fixed: form.marks }, input.key));
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** A name that a sheet may have: at most 31 characters, none that addresses use. */
function sheetName(text: string): string {
  const plain = [...text.replace(/[[\]:*?/\\\p{Cc}]/gu, " ").replace(/\s+/g, " ")].slice(0, 31).join("");
  return plain.replace(/^'|'$/g, " ").slice(0, 31).trim();
}

type Look = "title" | "ask" | "line" | "label" | "head";

const looks = {
  title: { bold: true, size: 16 },
  ask: { bold: true, size: 11 },
  line: { italic: true, size: 10, color: { argb: "FF5D5C57" } },
  label: { size: 10 },
  head: { bold: true, size: 10 },
} as const;

const answerFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFBE8" } } as const;
const edge = { style: "thin", color: { argb: "FFB9B5A8" } } as const;

class FormBook {
  readonly marks: Record<string, string> = {};
  private readonly book: Workbook;
  private readonly layout: Layout;
  private readonly rightToLeft: boolean;
  private readonly hidden: Worksheet;
  private readonly lists = new Map<readonly Choice[], string>();
  private current: Worksheet | undefined;
  private row = 0;

  constructor(book: Workbook, layout: Layout) {
    this.book = book;
    this.layout = layout;
    this.rightToLeft = direction[layout.language] === "rtl";
    this.hidden = book.addWorksheet(hiddenSheet, { state: "veryHidden" });
  }

  about({ text }: FormInput): void {
    const { t } = words(this.layout.language);
    this.sheet(sheetName(t("reply-forms:form.about")));
    this.fixed("§§title", [text.title], "title");
    this.fixed("§§party", [text.party], "ask");
    text.lines.forEach((line, i) => void this.fixed(`§§l${i}`, [line], "label"));
  }

  sheet(name: string): void {
    const { rightToLeft } = this;
    const sheet = this.book.addWorksheet(name, {
      views: [{ rightToLeft, showGridLines: false, state: "normal" }],
      pageSetup: { paperSize: 9, orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.getColumn(columns.key + 1).hidden = true;
    sheet.getColumn(columns.number + 1).width = 7;
    sheet.getColumn(columns.label + 1).width = 56;
    sheet.getColumn(columns.answer + 1).width = 48;
    for (let i = 1; i < 12; i++) sheet.getColumn(columns.answer + 1 + i).width = 20;
    this.current = sheet;
    this.row = 0;
  }

  /** A row that is no answer: texts from the column of labels on. */
  fixed(key: string, texts: readonly string[], look: Look, number = ""): number {
    const row = this.begin(key);
    const sheet = this.here();
    if (number !== "") {
      const cell = sheet.getCell(row, columns.number + 1);
      cell.value = escaped(number);
      cell.font = looks[look];
      cell.alignment = { vertical: "top" };
    }
    texts.forEach((text, i) => {
      const cell = sheet.getCell(row, columns.label + 1 + i);
      cell.value = escaped(text);
      cell.font = looks[look];
      cell.alignment = this.alignment();
    });
    this.marks[key] = textMark(texts.join(" "));
    return row;
  }

  question({ question, number, ask, lines, blocks }: LayoutQuestion): void {
    this.row += 1;
    this.fixed(question.id, [ask], "ask", number);
    lines.forEach((line, i) => void this.fixed(`${question.id}.l${i}`, [line], "line"));
    for (const block of blocks) {
      if (block.kind === "field") {
        const row = this.fixed(block.field.id, [block.label], "label");
        this.answer(row, 0, block.field);
        continue;
      }
      this.fixed(`${question.id}.h`, ["", ...block.heads], "head");
      for (const { id, label, fields } of block.rows) {
        const row = this.fixed(id, [label], "label");
        fields.forEach((field, i) => void this.answer(row, i, field));
      }
    }
  }

  async finish(sealed: string): Promise<void> {
    for (let at = 0; at * chunk < sealed.length; at++)
      this.hidden.getCell(at + 1, 1).value = sealed.slice(at * chunk, (at + 1) * chunk);
    for (const sheet of this.book.worksheets)
      await sheet.protect("", {
        selectLockedCells: true,
        selectUnlockedCells: true,
        formatColumns: true,
        formatRows: true,
      });
  }

  private answer(row: number, beside: number, { input, value }: Field): void {
    const cell = this.here().getCell(row, columns.answer + 1 + beside);
    cell.protection = { locked: false };
    cell.fill = answerFill;
    cell.border = { top: edge, bottom: edge, left: edge, right: edge };
    cell.alignment = this.alignment();
    cell.font = { size: 11 };
    if (input.as === "text" && input.long) this.here().getRow(row).height = 96;
    this.fill(cell, { input, value });
    const rule = this.rule(input);
    if (rule) cell.dataValidation = rule;
  }

  private fill(cell: Cell, { input, value }: Pick<Field, "input" | "value">): void {
    const { language } = this.layout;
    if (input.as === "number") {
      cell.numFmt = input.decimals === 0 ? "#,##0" : `#,##0.${"#".repeat(input.decimals)}`;
      if (typeof value === "number") cell.value = value;
      return;
    }
    cell.numFmt = "@";
    if (value === null || value === false) return;
    if (input.as === "tick") cell.value = "☒";
    else if (input.as === "pick")
      cell.value = escaped(input.picks.find(({ id }) => id === value)?.words ?? String(value));
    else {
      const text = String(value);
      const number = input.as === "text" && input.numeric ? readNumber(text, language) : "not-a-number";
      // A number that would be written just so stays a number, to be added up.
      if (typeof number === "number" && writtenNumber(number, language) === text) {
        cell.numFmt = "General";
        cell.value = number;
      } else if (text.length <= mostCharacters) cell.value = escaped(text);
    }
  }

  private rule(input: Field["input"]): Cell["dataValidation"] | undefined {
    const { t } = words(this.layout.language);
    const told = (key: string) => ({
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: t("reply-forms:form.wrong"),
      error: t(`reply-forms:form.${key}`),
    });
    switch (input.as) {
      case "text":
        return undefined;
      case "tick":
        return { type: "list", formulae: ['"☒"'], ...told("wrong-choice") };
      case "pick":
        return { type: "list", formulae: [this.list(input.picks)], ...told("wrong-choice") };
      case "number": {
        const type = input.decimals === 0 ? "whole" : "decimal";
        const [least, most] = [input.least ?? -1e15, input.most ?? 1e15];
        return { type, operator: "between", formulae: [least, most], ...told("wrong-number") };
      }
    }
  }

  /** The range of the hidden sheet in which these choices stand. */
  private list(picks: readonly Choice[]): string {
    const known = this.lists.get(picks);
    if (known !== undefined) return known;
    const column = this.lists.size + 1;
    picks.forEach(({ words: said }, i) => {
      this.hidden.getCell(i + 1, column + 1).value = escaped(said);
    });
    const name = columnName(column);
    const range = `${hiddenSheet}!$${name}$1:$${cellName(picks.length, column).replace(/\d+$/, "")}$${picks.length}`;
    this.lists.set(picks, range);
    return range;
  }

  private begin(key: string): number {
    this.row += 1;
    this.here().getCell(this.row, columns.key + 1).value = key;
    return this.row;
  }

  private alignment(): NonNullable<Cell["alignment"]> {
    return { wrapText: true, vertical: "top", readingOrder: this.rightToLeft ? "rtl" : "ltr" };
  }

  private here(): Worksheet {
    if (!this.current) throw new Error("no sheet has been begun");
    return this.current;
  }
}

/** What would be taken for the escape of a character is escaped itself (ECMA-376-1, 22.9.2.19). */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}
