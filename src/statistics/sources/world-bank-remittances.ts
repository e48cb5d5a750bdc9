import type { Measure, Unit } from "../../kernel/dimension.ts";
import { type Period, year } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import type { SheetPreview, SourceFormat } from "../importing/format.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { figureIn, firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { monthOf, worldBankSigns, worldBankSource } from "./world-bank.ts";

/**
 * World Bank and KNOMAD, remittance inflows and outflows: a row for each country or area by name, a column for each year, in
 * million US dollars, with the share of the last year's gross domestic product to the right. The two workbooks are parts of
 * one edition, whose month stands under the table. Cells are empty or 0 where there is no figure, so a 0 says nothing: it is
 * kept, with a footnote that says so.
 */
export const worldBankRemittances: SourceFormat = {
  id: "world-bank-remittances",
  recognise(preview) {
    const sheet = preview.sheets.find((one) => headerOf(one) !== undefined);
    const header = sheet && headerOf(sheet);
    if (!sheet || !header) return undefined;
    const source = (version: string) =>
      worldBankSource(title, version, "https://www.knomad.org/data/remittances");
    return {
      format: "world-bank-remittances",
      releases: [
        {
          dataset: "world-bank-remittances",
          version: header.version,
          source: source(header.version),
          part: true,
          sumRegions: false,
          notes: async () => ({ [zeroNote]: zeroText }),
          checks: () => together(),
          async *read(reading) {
            if (header.columns.length === 0) {
              reading.log.tell(problem("importing.header-missing", { labels: "“2000, 2001, …”" }));
              return;
            }
            const own = readingOf(reading, "world-bank");
            yield* readRows(own, sheet.name, header.row, (one) => readRow(one, header, own));
          },
        },
      ],
    };
  },
};

const title = "Remittance inflows and outflows";

/** The key of the footnote on zeros. */
export const zeroNote = "zero";
const zeroText = "The publisher writes 0 for a flow of nothing and for a figure that is not available.";

interface Column {
  readonly index: number;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly period: Period;
}

interface Header {
  readonly row: number;
  readonly columns: readonly Column[];
  readonly version: string;
}

const heading = /^Remittance (inflows|outflows) \(US\$ million\)$/i;

function headerOf(sheet: SheetPreview): Header | undefined {
  const row = sheet.rows.find(({ cells }) => heading.test(cellText(cells[0])));
  if (!row) return undefined;
  const received = /inflows/i.test(cellText(row.cells[0]));
  const columns = row.cells.flatMap((cell, index): Column[] => {
    const text = cellText(cell);
    const share = /(?:share|%) of GDP in (\d{4})/i.exec(text)?.[1];
    const money = /^(\d{4})e?$/.exec(text)?.[1];
    if (share !== undefined) {
      const measure = received ? "remittances-received-share" : "remittances-paid-share";
      return [{ index, measure, unit: "percent", period: year(Number(share)) }];
    }
    if (money === undefined) return [];
    const measure = received ? "remittances-received" : "remittances-paid";
    return [{ index, measure, unit: "million-usd", period: year(Number(money)) }];
  });
  return { row: row.number, columns, version: editionOf(sheet) ?? columns.at(-1)?.period ?? "" };
}

/** The edition stands below the table, out of the preview's reach in the publisher's files; the last year is then its name. */
function editionOf(sheet: SheetPreview): string | undefined {
  for (const { cells } of sheet.rows) {
    const month = /^Date:\s*(.+)$/i.exec(cellText(cells[0]))?.[1];
    const edition = month === undefined ? undefined : monthOf(month);
    if (edition !== undefined) return edition;
  }
  return undefined;
}

function readRow(
  one: RowAt,
  header: Header,
  reading: Parameters<typeof territoryIn>[0],
): readonly Observation[] | string {
  const name = cellText(one.row.cells[0]);
  if (!reading.resolve(name).ok && header.columns.every(({ index }) => cellText(one.row.cells[index]) === ""))
    return "importing.no-figures";
  const destination = territoryIn(reading, one, 0);
  if (destination === undefined) return [];
  const signs = { signs: worldBankSigns, blank: "missing", text: true } as const;
  const figures = header.columns.map(({ index }) => figureIn(reading, one, index, signs));
  if (!firstOf(reading, one, destination, figures, 0)) return "importing.same-row-twice";
  return header.columns.flatMap(({ measure, unit, period }, i) => {
    const figure = figures[i];
    if (!figure) return [];
    const notes = figure.value === 0 ? zeroNote : null;
    return [observation({ measure, unit, period, destination, origin: null, ...figure, notes })];
  });
}
