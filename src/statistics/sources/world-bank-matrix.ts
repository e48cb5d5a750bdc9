import type { Row } from "../../files/tables/model.ts";
import { type Period, year } from "../../kernel/period.ts";
import { note, problem } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import { checkOrigins } from "../importing/checks/parts.ts";
import type { FilePreview, ReleasePlan, SheetPreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { openResolver } from "../importing/territories.ts";
import { cellText, findText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import type { DatasetId } from "../releases/model.ts";
import { figureIn, firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { worldBankSource } from "./world-bank.ts";

/**
 * World Bank, bilateral matrices by name: money, from the country or area that sends (down) to the one that receives (across), in
 * million US dollars; and the migrants that it is estimated from, by origin (down) and destination (across), in persons. The
 * last row and column are totals, `WORLD`. The matrix of 2018 ships as CSV without a title; what it holds, and of when, is told
 * by its world's largest corridor, money from the United States to Mexico.
 */
export const worldBankMatrix: SourceFormat = {
  id: "world-bank-matrix",
  recognise(preview) {
    for (const sheet of preview.sheets) {
      const header = headerOf(sheet);
      if (!header) continue;
      const kind = kindOf(preview, sheet, header);
      if (kind) return { format: "world-bank-matrix", releases: [plan(preview, sheet, header, kind)] };
    }
    return undefined;
  },
};

interface Header {
  readonly row: Row;
  readonly columns: readonly { readonly index: number; readonly id: TerritoryId }[];
  /** Names in the header that no territory has. */
  readonly strangers: readonly { readonly index: number; readonly text: string }[];
}

interface Kind {
  readonly dataset: DatasetId & ("world-bank-bilateral" | "world-bank-stock");
  readonly period: Period;
  readonly version: string;
  readonly told: boolean;
}

/** Names that a row must have to be the header of a matrix. */
const fewest = 50;

function headerOf(sheet: SheetPreview): Header | undefined {
  const row = sheet.rows.slice(0, 10).find(({ cells }) => cells.length > fewest);
  if (!row || row.cells.slice(1).some((cell) => typeof cell === "number")) return undefined;
  const resolve = openResolver("world-bank");
  const named = row.cells.slice(1).flatMap((cell, i) => {
    const text = cellText(cell);
    return text === "" ? [] : [{ index: i + 1, text, found: resolve(text) }];
  });
  const columns = named.flatMap(({ index, found }) => (found.ok ? [{ index, id: found.value.id }] : []));
  if (columns.length < fewest || columns.length < named.length / 2) return undefined;
  return { row, columns, strangers: named.filter(({ found }) => !found.ok) };
}

/** Money from the United States to Mexico in million US dollars, as each untitled matrix prints it. */
const controls: readonly { readonly year: number; readonly usaToMexico: number }[] = [
  { year: 2018, usaToMexico: 34_704 },
];

function kindOf(preview: FilePreview, sheet: SheetPreview, header: Header): Kind | undefined {
  const money = findText(
    sheet,
    /^Bilateral Remittance Estimates for (\d{4}).*?(?:\((\w+ \d{4}) version\))?$/i,
  );
  const people = findText(sheet, /^Bilateral Estimates of Migrant Stocks in (\d{4})/i);
  const told = money ?? people;
  if (told) {
    const period = year(Number(told[1]));
    const dataset = money ? "world-bank-bilateral" : "world-bank-stock";
    return { dataset, period, version: period, told: true };
  }
  if (preview.kind === "xlsx" || cellText(header.row.cells[0]) !== "") return undefined;
  // Its names begin beside the empty corner; in a matrix of UN DESA codes and totals stand before them.
  if (header.columns[0]?.index !== 1) return undefined;
  // Without a title only the publisher's own list of names is taken for a matrix of the World Bank.
  if (!header.row.cells.some((cell) => cellText(cell) === "Channel Islands")) return undefined;
  return { dataset: "world-bank-bilateral", period: year(2018), version: "2018", told: false };
}

function plan(preview: FilePreview, sheet: SheetPreview, header: Header, kind: Kind): ReleasePlan {
  const stock = kind.dataset === "world-bank-stock";
  const title = stock ? "Bilateral Migration Matrix" : "Bilateral Remittance Matrix";
  const place = preview.kind === "xlsx" ? { sheet: sheet.name } : { line: header.row.number };
  return {
    dataset: kind.dataset,
    version: kind.version,
    source: worldBankSource(title, kind.version, "https://www.knomad.org/data/remittances"),
    part: false,
    sumRegions: false,
    notes: async () => ({ estimated: stock ? stockNote : moneyNote }),
    checks: () => together(checkOrigins(stock ? 1 : 0.01)),
    async *read(reading) {
      for (const { text } of header.strangers)
        reading.log.tell(problem("territory.unknown", { text, near: "" }, place));
      const own = readingOf(reading, "world-bank");
      let control = kind.told;
      for await (const batch of readRows(own, sheet.name, header.row.number, (one) =>
        readRow(own, one, header, kind),
      )) {
        control ||= batch.some(isControl);
        yield batch;
      }
      if (!control) reading.log.tell(problem("importing.revision-unknown", {}, place));
      else if (!kind.told)
        reading.log.tell(note("importing.told-by-control", { version: kind.version }, place));
    },
  };
}

function isControl({ origin, destination, value, period }: Observation): boolean {
  const known = controls.find(({ year }) => String(year) === period)?.usaToMexico;
  return origin === "USA" && destination === "MEX" && value === known;
}

const moneyNote =
  "An estimate from migrant stocks and from incomes in the countries of origin and of destination, not a report.";
const stockNote = "An estimate of the publisher from several sources.";

/** Cells are empty where nothing is estimated, which differs from 0; a dash or `N/A` stands where no corridor can be. */
const signs = { signs: { "-": "O", "N/A": "O" }, blank: "none", text: true } as const;

function readRow(reading: Reading, one: RowAt, header: Header, kind: Kind): readonly Observation[] | string {
  const numbers = header.columns.some(({ index }) => cellText(one.row.cells[index]) !== "");
  if (!numbers) return "importing.no-figures";
  const row = territoryIn(reading, one, 0);
  if (row === undefined) return [];
  const figures = header.columns.map(({ index }) => figureIn(reading, one, index, signs));
  if (!firstOf(reading, one, row, figures, 0)) return "importing.same-row-twice";
  return header.columns.flatMap(({ id }, i) => {
    const figure = figures[i];
    if (!figure) return [];
    const what =
      kind.dataset === "world-bank-stock"
        ? ({ measure: "migrant-stock", unit: "persons" } as const)
        : ({ measure: "remittances", unit: "million-usd" } as const);
    const ends = { origin: row, destination: id, period: kind.period };
    const status = figure.status === "A" ? "E" : figure.status;
    return [observation({ ...what, ...ends, ...figure, status, notes: "estimated" })];
  });
}
