import { Command, Option } from "commander";
import { parsePeriods } from "../../kernel/period.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import type { IndicatorFigure, IndicatorId } from "../../statistics/indicators/model.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly home: string;
  readonly period?: string;
  readonly indicator?: readonly string[];
  readonly json?: true;
}

/** `corridor indicators TERRITORY|GROUP`: every indicator, its value or why there is none, and what it rests on. */
export function indicatorsCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const many = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return new Command("indicators")
    .usage(t("indicators:cli.usage"))
    .description(t("indicators:cli.about"))
    .argument("<territory>", t("indicators:cli.territory"))
    .addOption(new Option("--period <period>", t("indicators:cli.period")))
    .addOption(new Option("--indicator <indicator>", t("indicators:cli.indicator")).argParser(many))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("indicators:cli.examples")}`)
    .action(async (text: string, options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { indicatorFigures, latest } = await import("../../statistics/indicators/indicators.ts");
      const { indicatorIds } = await import("../../statistics/indicators/model.ts");
      const territory = unwrap(resolveTerritory(text)).id;
      const asked = options.indicator?.map((one) => indicatorNamed(one, indicatorIds)) ?? indicatorIds;
      const periods = options.period === undefined ? undefined : unwrap(parsePeriods(options.period));
      await withReading(options.home, context, async (reading) => {
        const all = await indicatorFigures(reading, {
          territory,
          indicators: asked,
          ...(periods ? { periods } : {}),
        });
        const shown = periods ? all : asked.flatMap((id) => latest(all, id) ?? []);
        if (options.json) {
          terminal.json({ territory, name: territoryName(territory, "en"), figures: shown.map(plain) });
          return;
        }
        terminal.say(territoryName(territory, terminal.words.language));
        await showTable(shown, terminal);
      });
    });
}

function indicatorNamed(text: string, known: readonly IndicatorId[]): IndicatorId {
  const wanted = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const found = known.find((one) => one === wanted);
  if (found) return found;
  throw new ProblemError(problem("indicators.unknown", { text, known: known.join(", ") }));
}

/** A figure for programs: the releases by dataset and hash, the references as texts. */
function plain({ basis, needs, ...figure }: IndicatorFigure) {
  return {
    ...figure,
    needs,
    basis: basis.map(({ dataset, release, version }) => ({ dataset, release, version })),
  };
}

async function showTable(figures: readonly IndicatorFigure[], { words, say }: Terminal): Promise<void> {
  const { gapInWords, shownNumber } = await import("../../statistics/indicators/say.ts");
  const { t } = words;
  const name = ({ indicator }: IndicatorFigure) => t(`indicators:name.${indicator}`);
  const rows = figures.flatMap((one) =>
    one.value === null
      ? []
      : [
          [
            name(one),
            one.period ?? "",
            shownNumber(words, one.unit, one.value),
            t(`indicators:unit.${one.unit}`),
            territories(one),
            one.basis.map(({ dataset, release }) => `${dataset}@${release.slice(0, 8)}`).join(" "),
          ],
        ],
  );
  const heading = (key: string, number = false) => ({ heading: t(`indicators:cli.column.${key}`), number });
  const columns = [
    heading("indicator"),
    heading("period"),
    heading("value", true),
    heading("unit"),
    heading("territories", true),
    heading("dataset"),
  ];
  if (rows.length > 0) for (const line of textTable(columns, rows)) say(line);
  for (const one of figures) {
    if (one.value === null) say(t("indicators:cli.gap", { name: name(one), reason: gapInWords(words, one) }));
  }
}

/** `85/87`: how many territories of a region or group are in the sums; nothing for a territory. */
function territories({ counted, leftOut }: IndicatorFigure): string {
  const all = counted + leftOut.length;
  return all <= 1 ? "" : `${counted}/${all}`;
}
