import { type AgeGroup, ageBounds, allAges, parseAge } from "../../kernel/age.ts";
import type { Education, Sex } from "../../kernel/dimension.ts";
import { type Period, year } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import { together } from "../importing/checks/checks.ts";
import type { SourceFormat } from "../importing/format.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { type EducationSums, openEducationSums } from "./education-sums.ts";
import { type RowAt, readingOf, readRows, territoryIn } from "./rows.ts";
import { headersOf } from "./tables.ts";

/**
 * OECD, Database on Immigrants in OECD Countries (DIOC, DIOC-E), file A: a row for each combination of country of residence,
 * country of birth, sex, age, education and much else, with the number of people. All that is kept is who lives where by sex, age
 * and education; those who live where they were born are the residents that a brain drain is set against.
 *
 * Codes: sex 1 and 2; age 1 to 7 (0-14, 15-24, …, 55-64, 65+), 99 unknown; education 1 to 3 (ISCED 0-2, 3-4, 5-6), 99 unknown, or
 * the detailed levels. Unknown ages count nowhere but in all ages, unknown levels nowhere but in all levels.
 */
export const oecdDioc: SourceFormat = {
  id: "oecd-dioc",
  recognise(preview) {
    const [found] = headersOf(preview, labels);
    if (!found) return undefined;
    const { sheet, header } = found;
    const first = sheet.rows.find(({ number }) => number > header.row);
    const edition = editionOf(
      cellText(header.columns.year === undefined ? "" : first?.cells[header.columns.year]),
    );
    return {
      format: "oecd-dioc",
      releases: [
        {
          dataset: "oecd-dioc",
          version: edition,
          source: {
            publisher: "OECD",
            title: "Database on Immigrants in OECD Countries (DIOC)",
            version: edition,
            licence: "CC BY 4.0",
            url: "https://www.oecd.org/en/data/datasets/database-on-immigrants-in-oecd-and-non-oecd-countries.html",
          },
          part: true,
          series: ({ period }) => period,
          sumRegions: false,
          notes: async () => ({ birth: "By country of birth; levels of education by ISCED 1997." }),
          checks: () => together(),
          async *read(reading) {
            const own = readingOf(reading, "oecd");
            const sums = openEducationSums();
            for await (const _ of readRows(own, sheet.name, header.row, (one) =>
              addRow(own, one, header.columns, edition, sums),
            )) {
              // Sums come at the end.
            }
            yield* sums.observations("birth");
          },
        },
      ],
    };
  },
};

const labels = {
  destination: { test: /^(country|cou)$/, says: "country" },
  origin: { test: /^(coub|cob|country_of_birth)$/, says: "coub" },
  sex: { test: /^sex$/, says: "sex" },
  age: { test: /^age(_cdb|_lfs)?$/, says: "age" },
  education: { test: /^edu(_cdb|_lfs|c)?$/, says: "edu_cdb" },
  persons: { test: /^(number|n|persons|value|obs_value)$/, says: "number" },
  year: { test: /^(year|edition|time_period)$/, says: "year", optional: true },
} as const;

type Columns = Readonly<Partial<Record<keyof typeof labels, number>>>;

/** Editions are of census rounds; a file that does not name its own is of the last one that the OECD ships by education. */
function editionOf(text: string): Period {
  const found = /(\d{4})/.exec(text)?.[1];
  return year(Number(found ?? 2010));
}

const ages: Readonly<Record<string, string>> = {
  "1": "0-14",
  "2": "15-24",
  "3": "25-34",
  "4": "35-44",
  "5": "45-54",
  "6": "55-64",
  "7": "65+",
};

/** Groups that a figure of an age is part of: its own, all ages, and the two from which on education is counted. */
function agesOf(code: string): readonly AgeGroup[] | undefined {
  if (/^(99|unknown|unk)$/i.test(code)) return [allAges];
  const age = parseAge(ages[code] ?? code);
  if (!age.ok) return undefined;
  const { start } = ageBounds(age.value);
  const adult = (from: number) => (start >= from && age.value !== allAges ? [`${from}+` as AgeGroup] : []);
  return [...new Set([age.value, allAges, ...adult(15), ...adult(25)])];
}

function sexOf(code: string): Sex | undefined {
  if (/^(1|m|male|men)$/i.test(code)) return "M";
  return /^(2|f|female|women)$/i.test(code) ? "F" : undefined;
}

function levelOf(code: string): Exclude<Education, "T"> | null | undefined {
  if (/^(99|unknown|unk)$/i.test(code)) return null;
  if (/^(1|12|low)$/i.test(code)) return "LOW";
  if (/^(2|34|medium)$/i.test(code)) return "MEDIUM";
  return /^(3|56|high)$/i.test(code) ? "HIGH" : undefined;
}

function addRow(
  reading: Reading,
  one: RowAt,
  columns: Columns,
  edition: Period,
  sums: EducationSums,
): readonly Observation[] | string {
  const { destination = 0, origin = 0, sex = 0, age = 0, education = 0, persons = 0 } = columns;
  const text = (column: number) => cellText(one.row.cells[column]);
  if (/^(total|t|_t|tot)$/i.test(text(sex)) || /^(total|t|_t|tot)$/i.test(text(education)))
    return "importing.summed-anew";
  const [who, groups, level] = [sexOf(text(sex)), agesOf(text(age)), levelOf(text(education))];
  const wrong = [
    [who, sex],
    [groups, age],
    [level, education],
  ].find(([known]) => known === undefined);
  if (wrong) {
    const column = Number(wrong[1]);
    reading.log.tell(problem("importing.code-unknown", { text: text(column) }, one.at(column)));
    return [];
  }
  const [from, to] = [territoryIn(reading, one, origin), territoryIn(reading, one, destination)];
  const count = Number(text(persons));
  if (text(persons) === "" || !Number.isFinite(count) || count < 0) {
    reading.log.tell(problem("importing.text-in-number-cell", { text: text(persons) }, one.at(persons)));
    return [];
  }
  if (from && to && who && groups && level !== undefined) {
    const period = columns.year === undefined ? edition : editionOf(text(columns.year));
    sums.add({ origin: from, destination: to, sex: who, ages: groups, education: level, period }, count);
  }
  return [];
}
