import { Command, InvalidArgumentError, Option } from "commander";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { Exit, exit } from "../exit.ts";
import type { Breakdown } from "../flows/run.ts";
import { sharedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { mirrorCommand } from "./flows-mirror.ts";

const formats = ["table", "csv", "json"] as const;
const breakdowns = ["total", "birthplace", "type"] as const satisfies readonly Breakdown[];

interface StocksOptions {
  readonly start?: string;
  readonly end?: string;
  readonly births?: string;
  readonly deaths?: string;
  readonly seed?: string;
  readonly method: string;
  readonly migrants?: number;
  readonly by: Breakdown;
  readonly format: (typeof formats)[number];
  readonly json?: true;
  readonly output?: string;
}

/** `corridor flows …`: flows between territories, from stocks. */
export function flowsCommand(context: CommandContext): Command {
  const { t } = context.terminal.words;
  const flows = new Command("flows").description(t("flows:cli.about"));
  flows.addCommand(stocksCommand(context));
  flows.addCommand(mirrorCommand(context));
  return flows;
}

function stocksCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const file = (flag: string, key: string) => new Option(`--${flag} <file>`, t(`flows:cli.option.${key}`));
  return new Command("stocks")
    .usage(t("flows:cli.stocks.usage"))
    .description(t("flows:cli.stocks.about"))
    .addOption(file("start", "start"))
    .addOption(file("end", "end"))
    .addOption(file("births", "births"))
    .addOption(file("deaths", "deaths"))
    .addOption(file("seed", "seed"))
    .addOption(new Option("--method <method>", t("flows:cli.option.method")).default("da_pb_closed"))
    .addOption(new Option("--migrants <n>", t("flows:cli.option.migrants")).argParser(persons))
    .addOption(new Option("--by <part>", t("flows:cli.option.by")).choices([...breakdowns]).default("total"))
    .addOption(new Option("--format <format>", t("cli:option.format")).choices([...formats]).default("table"))
    .addOption(shared.json())
    .addOption(shared.output())
    .addHelpText("after", `\n${t("flows:cli.stocks.examples")}`)
    .action((options: StocksOptions) => fromFiles(options, terminal));
}

function persons(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError("");
  return value;
}

async function fromFiles(options: StocksOptions, terminal: Terminal): Promise<void> {
  const { readFlowInput } = await import("../flows/input.ts");
  const { estimate, readMethods } = await import("../flows/run.ts");
  const { start, end, births, deaths, seed, by, migrants } = options;
  const methods = readMethods(options.method);
  if (start === undefined || end === undefined) throw new ProblemError(problem("flows.input-needed"));
  const input = await readFlowInput({
    start,
    end,
    ...(births === undefined ? {} : { births }),
    ...(deaths === undefined ? {} : { deaths }),
    ...(seed === undefined ? {} : { seed }),
  });
  const choice = {
    methods,
    by,
    ...(migrants === undefined ? {} : { migrants }),
    ...(input.seed ? { seed: input.seed } : {}),
  };
  const { estimates, remarks } = estimate(input.pair, choice, input);
  const { jsonOf, tableLines, writeCsv } = await import("../flows/show.ts");
  const { openOutput } = await import("../output.ts");
  const shown = estimates.map((one) => ({ names: input.names, estimate: one }));
  const out = await openOutput(options.output, terminal);
  if (options.json || options.format === "json") {
    const all = shown.map((one) => jsonOf(one, by));
    await out.write(`${JSON.stringify(options.method === "all" ? all : (all[0] ?? null))}\n`);
  } else if (options.format === "csv") await writeCsv(shown, by, out);
  else for (const one of shown) await out.write(`${tableLines(one, by, terminal).join("\n")}\n`);
  await out.close();
  terminal.problems(remarks);
  if (estimates.some(({ converged }) => !converged)) throw new Exit(exit.found);
}
