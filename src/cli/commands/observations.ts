import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { ObservationFilter } from "../../statistics/releases/observations.ts";
import type { PresentedObservation } from "../../statistics/releases/present.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import type { SliceOptions } from "../query.ts";
import type { Reading } from "../reading.ts";
import { textTable, visible } from "../table.ts";
import type { Terminal } from "../terminal.ts";

const formats = ["table", "json", "csv", "parquet"] as const;
/** More rows than this are no table that a person reads. */
const tableRows = 200;

interface Options extends SliceOptions {
  readonly home: string;
  readonly release?: string;
  readonly format: (typeof formats)[number];
  readonly json?: true;
  readonly output?: string;
}

/** `corridor observations DATASET`: the figures themselves, by any of their dimensions. */
export function observationsCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const command = new Command("observations")
    .usage(t("cli:observations.usage"))
    .description(t("cli:observations.about"))
    .argument("<dataset>", t("cli:argument.dataset"))
    .addOption(shared.release())
    .addOption(new Option("--format <format>", t("cli:option.format")).choices([...formats]).default("table"))
    .addOption(shared.json())
    .addOption(shared.limit())
    .addOption(shared.output())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:observations.examples")}`);
  for (const option of shared.slice()) command.addOption(option);
  return command.action(async (dataset: string, options: Options) => {
    const { withReading } = await import("../reading.ts");
    const { readSlice } = await import("../query.ts");
    const filter = unwrap(await readSlice(options));
    await withReading(options.home, context, async (reading) => {
      const release = unwrap(await reading.catalogue.find(dataset, options.release));
      const format = options.json ? "json" : options.format;
      if (format === "table") return showTable(reading, release, filter, terminal);
      if (format === "json") return writeJson(reading, release, filter, options.output, terminal);
      const { writeExport } = await import("../write-export.ts");
      return writeExport(reading, release, filter, format, options.output, terminal);
    });
  });
}

async function* presented(reading: Reading, release: Release, filter: ObservationFilter) {
  const { queryObservations } = await import("../../statistics/releases/observations.ts");
  const { presentObservation } = await import("../../statistics/releases/present.ts");
  for await (const batch of queryObservations(reading.engine, release, filter)) {
    yield batch.map((one) => presentObservation(release, one));
  }
}

async function showTable(
  reading: Reading,
  release: Release,
  filter: ObservationFilter,
  terminal: Terminal,
): Promise<void> {
  const { countObservations } = await import("../../statistics/releases/observations.ts");
  const rows: PresentedObservation[] = [];
  const few = { ...filter, limit: filter.limit ?? tableRows };
  for await (const batch of presented(reading, release, few)) rows.push(...batch);
  if (rows.length > 0) for (const line of observationTable(rows, terminal.words)) terminal.say(line);
  for (const line of footnotes(rows, release)) terminal.say(line);
  const total = await countObservations(reading.engine, release, filter);
  if (total === 0) terminal.tell(whatThereIs(release, terminal.words));
  terminal.tell(
    terminal.words.t(total > rows.length ? "cli:observations.cut" : "cli:observations.shown", {
      count: total,
      total: terminal.words.number(total),
      shown: terminal.words.number(rows.length),
      dataset: release.description.dataset,
      version: release.description.version,
      release: release.hash.slice(0, 12),
    }),
  );
}

/** An array of objects, written as the rows come, one object a line. */
async function writeJson(
  reading: Reading,
  release: Release,
  filter: ObservationFilter,
  output: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const { openOutput } = await import("../output.ts");
  const out = await openOutput(output, terminal);
  let separator = "[";
  for await (const batch of presented(reading, release, filter)) {
    if (batch.length === 0) continue;
    await out.write(`${separator}\n  ${batch.map((row) => JSON.stringify(row)).join(",\n  ")}`);
    separator = ",";
  }
  await out.write(separator === "[" ? "[]\n" : "\n]\n");
  await out.close();
}

/** What is the same in every row stands once above the table. */
function observationTable(rows: readonly PresentedObservation[], words: Words): string[] {
  const { t } = words;
  const name = (id: string | null) => (id === null ? "" : territoryName(id, words.language));
  const columns: readonly (readonly [string, boolean, (row: PresentedObservation) => string])[] = [
    ["measure", false, (row) => t(`kernel:measure.${row.measure}`)],
    ["origin", false, (row) => name(row.origin)],
    ["destination", false, (row) => name(row.destination)],
    ["sex", false, (row) => t(`kernel:sex.${row.sex}`)],
    ["age", false, (row) => (row.age === "T" ? "" : row.age)],
    ["period", false, (row) => row.period],
    ["value", true, (row) => valueText(row, words)],
    ["unit", false, (row) => t(`kernel:unit.${row.unit}`)],
    ["status", false, (row) => (row.status === "A" ? "" : t(`kernel:status.${row.status}`))],
    ["dataType", false, (row) => row.dataType ?? ""],
  ];
  const texts = rows.map((row) => columns.map(([, , cell]) => cell(row)));
  const same = (i: number) => columns[i]?.[0] !== "value" && texts.every((row) => row[i] === texts[0]?.[i]);
  const varying = columns.flatMap((column, i) => (same(i) ? [] : [{ column, i }]));
  const above = columns.flatMap(([key], i) => {
    const text = texts[0]?.[i] ?? "";
    return same(i) && text !== "" ? [t("cli:observations.same", { what: t(`cli:column.${key}`), text })] : [];
  });
  const table = textTable(
    varying.map(({ column: [key, number] }) => ({ heading: t(`cli:column.${key}`), number })),
    texts.map((row) => varying.map(({ i }) => row[i] ?? "")),
  );
  return [...above, "", ...table];
}

/** The publisher's footnotes that bear on these rows, in the order of their keys. */
function footnotes(rows: readonly PresentedObservation[], { description }: Release): string[] {
  const keys = new Set(rows.flatMap((row) => row.notes?.split(",") ?? []));
  const lines = [...keys].sort().flatMap((key) => {
    const text = description.notes[key];
    return text === undefined ? [] : [`${key}: ${visible(text)}`];
  });
  return lines.length === 0 ? [] : ["", ...lines];
}

/** Where nothing is found, what one could have asked for. */
function whatThereIs({ description }: Release, { t, list }: Words): string {
  const { periods, sexes, ages } = description.coverage;
  const few = (values: readonly string[]) =>
    values.length > 24 ? `${values[0]} … ${values.at(-1)}` : values.join(" ");
  return t("cli:observations.thereIs", {
    periods: few(periods),
    sexes: sexes.join(" "),
    ages: few(ages),
    measures: list(description.measures),
  });
}

function valueText({ value }: PresentedObservation, { t, number }: Words): string {
  return value === null ? t("cli:observations.none") : number(value, { maximumFractionDigits: 3 });
}
