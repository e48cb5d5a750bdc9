import type { TableFile } from "../../files/tables/model.ts";
import type { Source } from "../../kernel/source.ts";
import { readFootnotes } from "../importing/footnotes.ts";
import type { FilePreview, SheetPreview } from "../importing/format.ts";
import type { Labels } from "../importing/header.ts";
import type { ImportLog } from "../importing/log.ts";
import { anyCell, findText } from "../importing/text.ts";

/**
 * What the workbooks of the UN DESA Population Division on the international migrant stock have in common, revisions 2015
 * to 2024: https://www.un.org/development/desa/pd/content/international-migrant-stock
 */

const titles: Readonly<Record<string, string>> = {
  "2015": "Trends in International Migrant Stock: The 2015 revision",
  "2017": "Trends in International Migrant Stock: The 2017 revision",
};

/** The source of a revision. From 2019 on the workbooks carry a Creative Commons licence. */
export function unDesaSource(revision: string): Source {
  return {
    publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
    title: titles[revision] ?? `International Migrant Stock ${revision}`,
    version: revision,
    licence:
      revision < "2019" ? `Copyright © ${revision} by United Nations. All rights reserved` : "CC BY 3.0 IGO",
    url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
  };
}

const revisionForms: readonly RegExp[] = [
  /POP\/DB\/MIG\/Stock\/Rev\.?\s?(20\d\d)/i,
  /International Migrant Stock (20\d\d)/i,
  /UN_MigrantStock\w*?_(20\d\d)/i,
  /The (20\d\d) revision/i,
];

/** The revision that the title lines name; undefined where they were taken away. */
export function revisionOf(preview: FilePreview): string | undefined {
  for (const form of revisionForms) {
    for (const sheet of preview.sheets) {
      const found = findText(sheet, form)?.[1];
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The labels over the columns that say what a row is about, in all revisions. */
export const destinationLabels = {
  destinationName: {
    test: /^(region|major area|country).*\barea( of destination)?$/,
    says: "Region, development group, country or area of destination",
  },
  destination: {
    test: /^((location|country) )?code( of destination)?$/,
    says: "Location code of destination",
  },
  notes: { test: /^(notes?|coverage)( of destination)?$/, says: "Notes", optional: true },
  dataType: { test: /^(type of data|data type)( of destination)?$/, says: "Type of data", optional: true },
} as const satisfies Labels<string>;

export const originLabels = {
  originName: {
    test: /^(region|major area|country).*\barea of origin$/,
    says: "Region, development group, country or area of origin",
  },
  origin: { test: /^((location|country) )?code of origin$/, says: "Location code of origin" },
} as const satisfies Labels<string>;

/** The footnotes of the workbook's sheet of notes. */
export async function unDesaNotes(
  file: TableFile,
  log: ImportLog,
  preview: FilePreview,
): Promise<Readonly<Record<string, string>>> {
  // The table of contents names the sheet of notes too, so it is the last one that fits.
  const notes = preview.sheets.findLast(isNotes);
  return notes ? readFootnotes(file, notes.name, log) : {};
}

/** A sheet of notes has the word alone in a cell, and no codes. */
export function isNotes(sheet: SheetPreview): boolean {
  return anyCell(sheet.rows, /^notes$/i) && !anyCell(sheet.rows, /^((location|country) )?code$/i);
}
