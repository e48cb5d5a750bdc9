import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import { allTerritories, territoryName } from "../../kernel/territory/register.ts";
import type { Change, Comparison } from "../../statistics/releases/compare.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { CommandContext } from "../context.ts";
import { findAnywhere } from "../find-release.ts";
import { sharedOptions } from "../options.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
  readonly limit?: number;
}

/** How many of the biggest revisions are shown unless said otherwise. */
const few = 20;

/** `corridor compare A B`: what the later release adds, removes and revises. */
export function compareCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("compare")
    .usage(t("cli:compare.usage"))
    .description(t("cli:compare.about"))
    .argument("<earlier>", t("cli:argument.releaseA"))
    .argument("<later>", t("cli:argument.releaseB"))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:compare.examples")}`)
    .action(async (earlier: string, later: string, { home, json, limit = few }: Options) => {
      const { withReading } = await import("../reading.ts");
      const { compareReleases } = await import("../../statistics/releases/compare.ts");
      const comparison = await withReading(home, context, async (reading) => {
        const before = unwrap(await findAnywhere(reading, earlier));
        const after = unwrap(await reading.catalogue.find(before.description.dataset, later));
        // Regions and groups are sums of what stands beside them: among the biggest they would say everything twice.
        const destinations = allTerritories().flatMap(({ id, kind }) => (kind === "territory" ? [id] : []));
        return compareReleases(reading.engine, before, after, { biggest: limit, destinations });
      });
      if (json) terminal.json(presented(comparison));
      else show(comparison, terminal);
    });
}

function presented({ before, after, counts, byDestination, byPeriod, biggest }: Comparison) {
  const name = ({ hash, description }: Release) => ({ release: hash, version: description.version });
  return {
    dataset: before.description.dataset,
    before: name(before),
    after: name(after),
    counts,
    byDestination,
    byPeriod,
    biggest,
  };
}

function show({ counts, biggest }: Comparison, terminal: Terminal): void {
  const { t, number } = terminal.words;
  for (const [kind, count] of Object.entries(counts)) {
    terminal.say(t(`cli:compare.${kind}`, { count, shown: number(count) }));
  }
  if (biggest.length === 0) return;
  terminal.say("");
  terminal.say(t("cli:compare.biggest"));
  for (const line of changeTable(biggest, terminal)) terminal.say(line);
}

function changeTable(rows: readonly Change[], { words }: Terminal): string[] {
  const { t, number, language } = words;
  const name = (id: string | null) => (id === null ? "" : territoryName(id, language));
  const figure = (value: number | null) =>
    value === null ? t("cli:observations.none") : number(value, { maximumFractionDigits: 3 });
  const signed = (value: number | null) =>
    value === null ? "" : number(value, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  const headings = ["origin", "destination", "sex", "age", "period", "before", "after", "change", "percent"];
  return textTable(
    headings.map((key, i) => ({ heading: t(`cli:column.${key}`), number: i >= 5 })),
    rows.map((row) => [
      name(row.origin),
      name(row.destination),
      t(`kernel:sex.${row.sex}`),
      row.age === "T" ? "" : row.age,
      row.period,
      figure(row.before),
      figure(row.after),
      signed(row.difference),
      signed(row.percent),
    ]),
  );
}
