import type { AgeGroup } from "../../kernel/age.ts";
import type { Education, Sex } from "../../kernel/dimension.ts";
import { type Period, year } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import { checkOrigins } from "../importing/checks/parts.ts";
import type { SheetPreview, SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { openResolver } from "../importing/territories.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { figureIn, firstOf, observation, type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";

/**
 * IAB brain-drain data (Brücker, Capuano and Marfouk 2013): a sheet for each of twenty OECD countries of destination, named by its
 * code; people aged 25 or over by country of birth (in Germany citizenship), every fifth year from 1980 to 2010, by sex or by level
 * of education. A year stands over the first of its columns only.
 */
export const iabBrainDrain: SourceFormat = {
  id: "iab-brain-drain",
  recognise(preview) {
    const sheets = preview.sheets.flatMap(readSheet);
    if (sheets.length === 0) return undefined;
    const version = "2013";
    return {
      format: "iab-brain-drain",
      releases: [
        {
          dataset: "iab-brain-drain",
          version,
          source: {
            publisher: "IAB",
            title: "IAB brain-drain data (Brücker, Capuano and Marfouk)",
            version,
            licence: "Free for research with citation",
            url: "https://iab.de/en/daten/iab-brain-drain-data.aspx",
          },
          part: true,
          series: ({ sex, education, destination }) => `${sex} ${education} ${destination}`,
          sumRegions: false,
          notes: async () => ({
            birth: "By country of birth, aged 25 or over.",
            citizenship: "By citizenship, aged 25 or over.",
          }),
          checks: () => together(checkOrigins(1)),
          async *read(reading) {
            const own = readingOf(reading, "iab");
            for (const sheet of sheets) {
              yield* readRows(own, sheet.name, sheet.headerEnd, (one) => readRow(own, one, sheet));
            }
          },
        },
      ],
    };
  },
};

interface Column {
  readonly index: number;
  readonly period: Period;
  readonly sex: Sex;
  readonly education: Education;
}

interface Sheet {
  readonly name: string;
  readonly destination: TerritoryId;
  readonly citizenship: boolean;
  readonly headerEnd: number;
  readonly columns: readonly Column[];
}

const label = /^(?:([MF])[- ])?(total|low|medium|high)$/i;
const educations: Readonly<Record<string, Education>> = {
  total: "T",
  low: "LOW",
  medium: "MEDIUM",
  high: "HIGH",
};

function readSheet(sheet: SheetPreview): readonly Sheet[] {
  const at = sheet.rows.findIndex(({ cells }) =>
    /^(country of birth|citizenship)$/i.test(cellText(cells[0])),
  );
  const [header, years] = [sheet.rows[at], sheet.rows[at - 1]];
  const destination = /^[A-Z]{3}$/.test(sheet.name.trim())
    ? openResolver("iab")(sheet.name.trim())
    : undefined;
  if (!header || !years || !destination?.ok) return [];
  let period: Period | undefined;
  const columns = header.cells.flatMap((cell, index): Column[] => {
    const stated = /^(19|20)\d\d$/.exec(cellText(years.cells[index]))?.[0];
    if (stated !== undefined) period = year(Number(stated));
    const found = label.exec(cellText(cell));
    if (!found || period === undefined) return [];
    const sex = found[1]?.toUpperCase();
    return [
      {
        index,
        period,
        sex: sex === "M" || sex === "F" ? sex : "T",
        education: educations[(found[2] ?? "").toLowerCase()] ?? "T",
      },
    ];
  });
  if (columns.length < 3) return [];
  const citizenship = /^citizenship$/i.test(cellText(header.cells[0]));
  return [
    { name: sheet.name, destination: destination.value.id, citizenship, headerEnd: header.number, columns },
  ];
}

const signs = { signs: { "..": "O", "-": "N" }, blank: "missing", text: true } as const;

function readRow(
  reading: Reading,
  one: RowAt,
  { destination, citizenship, columns }: Sheet,
): readonly Observation[] | string {
  const name = cellText(one.row.cells[0]);
  if (name === "" || /share|percent|%/i.test(name)) return "importing.no-figures";
  const total = /^total immigration stock$/i.test(name);
  const origin = total ? world : territoryIn(reading, one, 0);
  if (origin === undefined) return [];
  // The list of origins is the same on every sheet; the destination's own row holds no migrants.
  if (origin === destination) return "importing.own-row";
  const figures = columns.map(({ index }) => figureIn(reading, one, index, signs));
  if (!firstOf(reading, one, `${destination} ${origin}`, figures, 0)) return "importing.same-row-twice";
  return columns.flatMap(({ period, sex, education }, i) => {
    const figure = figures[i];
    if (!figure) return [];
    return [
      observation({
        measure: "migrant-stock",
        unit: "persons",
        destination,
        origin,
        period,
        sex,
        age: "25+" as AgeGroup,
        education,
        dataType: citizenship ? "C" : "B",
        notes: citizenship ? "citizenship" : "birth",
        ...figure,
      }),
    ];
  });
}
