import { monthNumber } from "../../kernel/month.ts";
import type { Source } from "../../kernel/source.ts";
import type { FigureSigns } from "../importing/figure.ts";

/** What the tables of the World Bank and of KNOMAD, its partnership on migration, have in common. */

/** Two dots are missing, as in all of the Bank's tables; so is an empty cell. */
export const worldBankSigns: FigureSigns["signs"] = { "..": "O", "…": "O" };

export function worldBankSource(title: string, version: string, url?: string): Source {
  return { publisher: "World Bank", title, version, licence: "CC BY 4.0", ...(url ? { url } : {}) };
}

/** `June 2023` as `2023-06`; undefined where there is no such month. */
export function monthOf(text: string): string | undefined {
  const match = /^([a-z]+)\s+(\d{4})$/i.exec(text.trim());
  const month = monthNumber(match?.[1] ?? "");
  return match && month ? `${match[2]}-${month}` : undefined;
}

/** The day of a cell that holds a date, its text, or its number in a workbook (days since 30 December 1899). */
export function dayOf(cell: unknown): string | undefined {
  if (typeof cell === "object" && cell !== null && "date" in cell) return String(cell.date).slice(0, 10);
  if (typeof cell === "string") {
    const iso = /^(\d{4}-\d{2}-\d{2})/.exec(cell.trim())?.[1];
    const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.trim());
    if (iso !== undefined) return iso;
    if (american) return `${american[3]}-${american[1]?.padStart(2, "0")}-${american[2]?.padStart(2, "0")}`;
    return undefined;
  }
  if (typeof cell !== "number" || cell < 20_000 || cell > 80_000) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(cell))).toISOString().slice(0, 10);
}
