import type { Row } from "../../files/tables/model.ts";
import { type AgeGroup, allAges, parseAge } from "../../kernel/age.ts";
import { Measure, type Sex, signedMeasures, type Unit } from "../../kernel/dimension.ts";
import { year } from "../../kernel/period.ts";
import { problem } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { together } from "../importing/checks/checks.ts";
import { checkAges, checkOrigins } from "../importing/checks/parts.ts";
import { checkPersons } from "../importing/checks/persons.ts";
import { checkRegions } from "../importing/checks/regions.ts";
import { checkSexes } from "../importing/checks/sexes.ts";
import { checkWhole } from "../importing/checks/whole.ts";
import { type FigureSigns, readFigure } from "../importing/figure.ts";
import type { FilePreview, ReleasePlan, SourceFormat } from "../importing/format.ts";
import { placeAt } from "../importing/place.ts";
import type { Reading } from "../importing/reading.ts";
import { cellText } from "../importing/text.ts";
import type { Observation } from "../observation.ts";
import { type Head, readHead } from "./starter-head.ts";
import { type Column, figuresOf } from "./starter-sexes.ts";

/**
 * Our own compact form, in which the figures that come with Corridor are kept (`data/starter/README.md` describes it): tab
 * separated, first lines of metadata, then a header and a row for each subject. Columns are years, with `M`, `F` or `T`
 * before the year where there are sexes. An empty `T` is the sum of `M` and `F`; `..` is missing.
 */
export const starter: SourceFormat = {
  id: "starter",
  recognise(preview) {
    const rows = preview.sheets[0]?.rows ?? [];
    if (cellText(rows[0]?.cells[0]) !== "corridor-figures") return undefined;
    return { format: "starter", releases: [plan(preview, readHead(rows))] };
  },
};

const signs: FigureSigns = { signs: { "..": "O" }, blank: "none", text: true };

function plan(preview: FilePreview, head: Head | undefined): ReleasePlan {
  const place = { line: 1 };
  const source = head?.source ?? {
    publisher: "",
    title: "",
    version: "",
    licence: "",
  };
  const dataset = head?.dataset ?? "un-desa-stock";
  return {
    dataset,
    version: source.version,
    source,
    part: false,
    sumRegions: dataset === "un-desa-stock",
    notes: async () => head?.notes ?? {},
    // Shares and prices do not add up, and the World Bank's own sums hold estimates for countries that state nothing.
    checks: () =>
      dataset === "world-bank-indicators"
        ? together()
        : together(
            checkSexes(0),
            checkOrigins(0),
            checkAges(0),
            checkRegions(0.001),
            checkWhole(0.001),
            checkPersons(),
          ),
    async *read(reading) {
      if (head) yield* readTable(reading, preview.sheets[0]?.name ?? "", head);
      else reading.log.tell(problem("importing.header-missing", { labels: "“rows”, “destination”" }, place));
    },
  };
}

async function* readTable(
  reading: Reading,
  sheet: string,
  head: Head,
): AsyncGenerator<readonly Observation[], void, void> {
  const columns = head.labels.flatMap((label, index): Column[] => {
    const match = /^([TMF]?)(\d{4})$/.exec(label);
    return match ? [{ index, period: year(Number(match[2])), sex: (match[1] || "T") as Sex }] : [];
  });
  reading.log.role(sheet, "figures");
  let found = 0;
  for await (const rows of reading.file.rows(sheet)) {
    const batch: Observation[] = [];
    for (const row of rows) {
      if (row.number <= head.row) continue;
      found += 1;
      const observations = readRow(reading, sheet, head, columns, row);
      reading.log.row(sheet, observations.length);
      reading.checks.row(observations);
      for (const one of observations) batch.push(one);
    }
    if (batch.length > 0) yield batch;
  }
  if (found !== head.rows) reading.log.tell(problem("importing.rows-differ", { said: head.rows, found }));
}

function readRow(
  { file, log, resolve, ledger }: Reading,
  sheet: string,
  head: Head,
  columns: readonly Column[],
  row: Row,
): readonly Observation[] {
  const at = (index: number) => placeAt(file.kind, sheet, row.number, index);
  const subject = readSubject(head, row, resolve);
  if (!subject.ok) {
    for (const told of subject.problems) log.tell({ ...told, place: at(subject.column) });
    return [];
  }
  const figures = columns.map(({ index }) => {
    const figure = readFigure(row.cells[index], signs);
    if (figure === "text") {
      log.tell(problem("importing.text-in-number-cell", { text: cellText(row.cells[index]) }, at(index)));
    } else if (figure !== "none" && (figure.value ?? 0) < 0 && !signedMeasures.has(subject.measure)) {
      log.tell(problem("importing.negative", { value: figure.value ?? 0 }, at(index)));
    }
    return typeof figure === "string" ? undefined : figure;
  });
  const key = [subject.destination, subject.origin, subject.age, subject.measure].join("|");
  const twice = ledger.seen(key, figures, at(0));
  if (twice) {
    log.tell(
      problem("importing.duplicate-differs", { first: `${twice.first.line ?? ""}`, value: key }, at(0)),
    );
    return [];
  }
  return [...figuresOf(columns, figures)].map(({ period, sex, figure }): Observation => {
    const projected = Number(period) > head.observed;
    const derived = subject.measure === "population" && !projected;
    const unusual = projected ? "F" : derived ? "E" : "A";
    return {
      measure: subject.measure,
      destination: subject.destination,
      origin: subject.origin,
      sex,
      age: subject.age,
      education: "T",
      period,
      value: figure.value,
      status: figure.status === "A" ? unusual : figure.status,
      unit: subject.unit,
      dataType: null,
      notes: subject.measure === "population" ? (derived ? "31-december,derived" : "31-december") : null,
    };
  });
}

/** Money and prices come in the units of the World Bank's indicators, people in those of the publisher's table. */
function unitOf({ dataset }: Head, measure: Measure): Unit {
  if (/share$|cost/.test(measure)) return "percent";
  if (measure.startsWith("remittances")) return "usd";
  return dataset === "un-wpp" ? "thousand-persons" : "persons";
}

interface Subject {
  readonly ok: true;
  readonly destination: TerritoryId;
  readonly origin: TerritoryId | null;
  readonly age: AgeGroup;
  readonly measure: Measure;
  readonly unit: Unit;
}

function readSubject(head: Head, row: Row, resolve: Reading["resolve"]) {
  const text = (label: string) => {
    const index = head.labels.indexOf(label);
    return index < 0 ? undefined : cellText(row.cells[index]);
  };
  const column = (label: string) => Math.max(0, head.labels.indexOf(label));
  const destination = resolve(text("destination") ?? "");
  if (!destination.ok) return { ...destination, column: column("destination") };
  const originText = text("origin");
  const origin = originText === undefined || originText === "" ? undefined : resolve(originText);
  if (origin && !origin.ok) return { ...origin, column: column("origin") };
  const ageText = text("age");
  const age = ageText === undefined ? undefined : parseAge(ageText);
  if (age && !age.ok) return { ...age, column: column("age") };
  const measure = Measure.safeParse(text("measure") ?? "migrant-stock");
  if (!measure.success) {
    const told = problem("importing.measure-unknown", { text: text("measure") ?? "" });
    return { ok: false as const, problems: [told], column: column("measure") };
  }
  const subject: Subject = {
    ok: true,
    destination: destination.value.id,
    origin: origin?.value.id ?? null,
    age: age?.value ?? allAges,
    measure: measure.data,
    unit: unitOf(head, measure.data),
  };
  return subject;
}
