import { basename, resolve } from "node:path";
import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { ImportReport } from "../../statistics/importing/model.ts";
import type { CommandContext } from "../context.ts";
import { type AcceptChoice, type Accepted, type Desk, StageRequest } from "../desk/model.ts";
import { Exit, exit } from "../exit.ts";
import { reportLines } from "../import-report.ts";
import { type Interruption, takeInterruption } from "../interrupt.ts";
import { sharedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly keepCurrent?: true;
  readonly makeCurrent?: true;
  readonly acceptLosses?: true;
  readonly sex?: string;
}

/** `corridor import FILE...`: each file as its publisher ships it, whole or not at all. */
export function importCommand({ terminal, env }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("import")
    .usage(t("cli:import.usage"))
    .description(t("cli:import.about"))
    .argument("<file...>", t("cli:argument.files"))
    .addOption(new Option("--dry-run", t("cli:option.dryRun")))
    .addOption(new Option("--keep-current", t("cli:option.keepCurrent")).conflicts("makeCurrent"))
    .addOption(new Option("--make-current", t("cli:option.makeCurrent")))
    .addOption(new Option("--accept-losses", t("cli:option.acceptLosses")))
    .addOption(new Option("--sex <sex>", t("cli:option.fileSex")).choices(["T", "F", "M"]))
    .addOption(shared.yes())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:import.examples")}`)
    .action(async (files: readonly string[], options: Options) => {
      const { openDesk } = await import("../desk/open.ts");
      const desk = await openDesk(options.home, terminal, env);
      if (desk.handedTo !== undefined) terminal.tell(t("cli:import.handedOver", { pid: desk.handedTo }));
      const interruption = takeInterruption(terminal);
      const outcomes: unknown[] = [];
      let good = true;
      try {
        for (const file of files) {
          interruption.during(() => t("cli:import.interrupted", { file }));
          const outcome = await importOne(desk, file, options, terminal, interruption);
          outcomes.push(outcome);
          good &&= outcome.state !== "refused";
          interruption.throwIfAsked();
        }
      } finally {
        interruption.release();
        terminal.clearProgress();
        await desk.close();
      }
      if (options.json) terminal.json(outcomes);
      if (!good) throw new Exit(exit.problem);
    });
}

/** One file from reading to its decision. A file that is refused does not keep the next ones from being tried. */
async function importOne(
  desk: Desk,
  file: string,
  options: Options,
  terminal: Terminal,
  interruption: Interruption,
) {
  const { t } = terminal.words;
  const request = StageRequest.parse({
    path: resolve(file),
    name: file,
    ...(options.sex ? { sex: options.sex } : {}),
    ...(options.acceptLosses ? { acceptLosses: true } : {}),
  });
  const staged = await desk.stage(request, terminal.progress);
  terminal.clearProgress();
  if (!staged.ok) {
    terminal.problems(staged.problems);
    return { file, state: "refused", problems: staged.problems };
  }
  const { report } = staged.value;
  if (!options.json) for (const line of reportLines(report, terminal.words)) terminal.say(line);
  terminal.problems(report.problems);
  warnOfLosses(report, terminal);
  if (options.dryRun) {
    await desk.discard(staged.value);
    if (!options.json) terminal.say(t("cli:import.dry"));
    return { file, state: "checked", report };
  }
  if (!options.makeCurrent && report.datasets.every(isCurrentAlready)) {
    await desk.discard(staged.value);
    if (!options.json) terminal.say(t("cli:import.nothingNew"));
    return { file, state: "already there", report };
  }
  if (!options.yes && !(await terminal.ask(t("cli:import.ask"), true))) {
    await desk.discard(staged.value);
    terminal.tell(t("cli:import.declined", { file: basename(file) }));
    return { file, state: "declined", report };
  }
  const accepted = unwrap(await interruption.finish(() => desk.accept(staged.value, choiceOf(options))));
  if (!options.json) for (const one of accepted) terminal.say(acceptedLine(one, terminal));
  return { file, state: "imported", report, releases: accepted };
}

/** Losses too small to be refused are told, too. */
function warnOfLosses({ datasets, problems }: ImportReport, { words: { t, number }, tell }: Terminal): void {
  if (problems.some(({ code }) => code.startsWith("importing.losses"))) return;
  for (const { dataset, version, comparison } of datasets) {
    if (!comparison || comparison.removed === 0 || comparison.against.version !== version) continue;
    const facts = { dataset, version, count: comparison.removed, removed: number(comparison.removed) };
    tell(t("cli:severity.warning", { said: t("cli:import.losses", facts) }));
  }
}

function isCurrentAlready({ release, comparison }: ImportReport["datasets"][number]): boolean {
  return comparison?.against.release === release;
}

function choiceOf(options: Options): AcceptChoice {
  if (options.makeCurrent) return { makeCurrent: true };
  return options.keepCurrent ? { makeCurrent: false } : {};
}

function acceptedLine({ dataset, release, current }: Accepted, { words: { t } }: Terminal): string {
  const facts = { dataset, release: release.slice(0, 12), current: current.slice(0, 12) };
  return t(current === release ? "cli:import.current" : "cli:import.kept", facts);
}
