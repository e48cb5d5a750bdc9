import { Command, InvalidArgumentError, Option } from "commander";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { Exit, exit } from "../exit.ts";
import type { Breakdown } from "../flows/run.ts";
import type { ShownEstimate } from "../flows/show.ts";
import { sharedOptions, wholeNumber } from "../options.ts";
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
  readonly home: string;
  readonly from?: string;
  readonly period: string;
  readonly sex: string;
  readonly draws?: number;
  readonly save?: true;
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
    .addOption(new Option("--from <dataset>", t("flows:cli.option.from")))
    .addOption(new Option("--period <period>", t("flows:cli.option.period")).default("all"))
    .addOption(new Option("--sex <sex>", t("flows:cli.option.sex")).default("T"))
    .addOption(new Option("--draws <n>", t("flows:cli.option.draws")).argParser(wholeNumber))
    .addOption(new Option("--save", t("flows:cli.option.save")))
    .addOption(new Option("--method <method>", t("flows:cli.option.method")).default("da_pb_closed"))
    .addOption(new Option("--migrants <n>", t("flows:cli.option.migrants")).argParser(persons))
    .addOption(new Option("--by <part>", t("flows:cli.option.by")).choices([...breakdowns]).default("total"))
    .addOption(new Option("--format <format>", t("cli:option.format")).choices([...formats]).default("table"))
    .addOption(shared.json())
    .addOption(shared.output())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("flows:cli.stocks.examples")}`)
    .action((options: StocksOptions) => {
      if (options.from === undefined) return fromFiles(options, terminal);
      return options.save
        ? save(options, options.from, context)
        : fromReleases(options, options.from, context);
    });
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
  await write(
    estimates.map((one) => ({ names: input.names, estimate: one })),
    options,
    terminal,
  );
  terminal.problems(remarks);
  if (estimates.some(({ converged }) => !converged)) throw new Exit(exit.found);
}

async function write(
  shown: readonly ShownEstimate[],
  { by, format, json, method, output }: StocksOptions,
  terminal: Terminal,
): Promise<void> {
  const { jsonOf, tableLines, writeCsv } = await import("../flows/show.ts");
  const { openOutput } = await import("../output.ts");
  const out = await openOutput(output, terminal);
  if (json || format === "json") {
    const alone = method !== "all" && shown.length === 1;
    let separator = alone ? "" : "[";
    for (const one of shown) {
      await out.write(`${separator}${JSON.stringify(jsonOf(one, by))}`);
      separator = ",\n";
    }
    await out.write(alone ? "\n" : "]\n");
  } else if (format === "csv") await writeCsv(shown, by, out);
  else for (const one of shown) await out.write(`${tableLines(one, by, terminal).join("\n")}\n`);
  await out.close();
}

function refuseFiles({ start, end, births, deaths }: StocksOptions): void {
  if ([start, end, births, deaths].some((file) => file !== undefined))
    throw new ProblemError(problem("flows.mixed-input"));
}

/** From the current releases; the figures that come with Corridor are imported into a new data folder first. */
async function fromReleases(options: StocksOptions, from: string, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const { t } = terminal.words;
  refuseFiles(options);
  const { readMethods } = await import("../flows/run.ts");
  const { flowsFromReleases } = await import("../flows/from-releases.ts");
  const { withReading } = await import("../reading.ts");
  const { by, migrants, period, sex, draws = 0 } = options;
  const methods = readMethods(options.method);
  const choice = { methods, by, from, period, sex, draws, ...(migrants === undefined ? {} : { migrants }) };
  if (options.seed !== undefined) throw new ProblemError(problem("flows.mixed-input"));
  const made = await withReading(options.home, context, (reading) =>
    flowsFromReleases(reading, choice, terminal),
  );
  await write(made.shown, options, terminal);
  terminal.problems(made.remarks.filter(({ severity }) => severity !== "note"));
  const { releaseFindings } = await import("../flows/findings.ts");
  for (const line of releaseFindings(made.findings, terminal.words)) terminal.tell(line);
  const [stock, people] = made.inputs;
  if (stock && people)
    terminal.tell(
      t("flows:cli.basis", {
        stock: stock.description.dataset,
        stockRelease: stock.hash.slice(0, 12),
        people: people.description.dataset,
        peopleRelease: people.hash.slice(0, 12),
      }),
    );
  if (made.shown.some(({ estimate }) => !estimate.converged)) throw new Exit(exit.found);
}

/** Keeps the flows of all periods and sexes as a release, here or where the Corridor that is running holds the folder. */
async function save(options: StocksOptions, from: string, context: CommandContext): Promise<void> {
  const { terminal } = context;
  refuseFiles(options);
  const { flowsRecipe } = await import("../../statistics/derived/flows/recipe.ts");
  if (from !== flowsRecipe.inputs[0])
    throw new ProblemError(
      problem("flows.from-unknown", { text: from, datasets: flowsRecipe.inputs[0] ?? "" }),
    );
  if (options.period !== "all" || options.sex !== "T" || options.by !== "total" || options.seed !== undefined)
    throw new ProblemError(problem("flows.save-alone"));
  const { openDesk } = await import("../desk/open.ts");
  const desk = await openDesk(options.home, terminal, context.env);
  try {
    const parameters = options.draws === undefined ? {} : { draws: options.draws };
    const { dataset, release } = unwrap(
      await desk.derive({ dataset: flowsRecipe.dataset, parameters }, terminal.progress),
    );
    terminal.clearProgress();
    if (options.json) terminal.json({ dataset, release });
    else terminal.say(terminal.words.t("flows:cli.saved", { dataset, release: release.slice(0, 12) }));
  } finally {
    await desk.close();
  }
}
