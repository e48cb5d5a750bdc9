import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { ReportedProblem } from "../../../kernel/reported-problem.ts";
import type { ImportedDocument, ImportOutcome } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import type { Desk } from "../../desk/model.ts";
import { type ImportRequest, importCall } from "../../desk/record.ts";
import { Exit, exit } from "../../exit.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { changeLines } from "./changes.ts";
import { withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly symbol?: string;
  readonly anything?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** `corridor record import FILE...`: documents into the record, each file whole or not at all. */
export function importCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("import")
    .usage(t("records:import.usage"))
    .description(t("records:import.about"))
    .argument("<file...>", t("records:argument.files"))
    .addOption(new Option("--symbol <symbol>", t("record:cli.option.symbol")))
    .addOption(new Option("--anything", t("records:option.anything")))
    .addOption(new Option("--dry-run", t("cli:option.dryRun")))
    .addOption(shared.yes())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:import.examples")}`)
    .action(async (files: readonly string[], options: Options) => {
      const outcomes: unknown[] = [];
      let good = true;
      await withDesk(options.home, context, async (desk) => {
        if (desk.handedTo !== undefined) terminal.tell(t("cli:import.handedOver", { pid: desk.handedTo }));
        for (const file of files) {
          const outcome = await importFile(desk, { path: resolve(file), name: file }, options, terminal);
          outcomes.push(outcome);
          good &&= outcome.state !== "refused";
        }
      });
      if (options.json) terminal.json(outcomes);
      if (!good) throw new Exit(exit.problem);
    });
}

/**
 * One file, from reading to its decision: what differs from a text that is there is shown, and taken when the person agrees. A file that
 * is refused does not keep the next ones from being tried.
 */
export async function importFile(
  desk: Desk,
  { path, name }: { readonly path: string; readonly name: string },
  options: Omit<Options, "home">,
  terminal: Terminal,
): Promise<{ readonly file: string; readonly state: string } & Partial<ImportOutcome>> {
  const { t } = terminal.words;
  if (name === "-") return fromInput(desk, options, terminal);
  const { symbol, anything, dryRun } = options;
  const request: ImportRequest = { path, name, ...said({ symbol, anything, dryRun }) };
  const told = await desk.record(importCall, request);
  if (!told.ok) {
    terminal.problems(told.problems);
    return {
      state: "refused",
      file: name,
      problems: told.problems.map((one) => ({ ...one, facts: { ...one.facts } })),
    };
  }
  let outcome = told.value;
  terminal.problems(outcome.problems.map((one) => ReportedProblem.parse(one)));
  for (const document of outcome.documents) show(document, options, terminal);
  const differing = outcome.documents.filter(({ state }) => state === "differs");
  if (differing.length > 0 && !dryRun) {
    const symbols = differing.map((one) => one.symbol).join(", ");
    if (options.yes || (await terminal.ask(t("records:import.ask", { symbols }), false))) {
      outcome = unwrap(await desk.record(importCall, { ...request, replace: true }));
      if (!options.json) terminal.say(t("records:import.replaced", { symbols }));
    } else terminal.tell(t("records:import.kept", { symbols }));
  }
  const { documents, ...rest } = outcome;
  const changed = documents.some(
    ({ state }) => state === "new" || state === "filled" || state === "replaced",
  );
  return { state: dryRun ? "checked" : changed ? "imported" : "unchanged", ...rest, documents };
}

/** Standard input goes through a file, so that another process can read it too. */
async function fromInput(desk: Desk, options: Omit<Options, "home">, terminal: Terminal) {
  const { readBytes } = await import("../../../record/reading/file.ts");
  const bytes = unwrap(await readBytes("-"));
  const folder = await mkdtemp(join(tmpdir(), "corridor-input-"));
  try {
    const path = join(folder, "input");
    await writeFile(path, bytes, { mode: 0o600 });
    return await importFile(desk, { path, name: t(terminal) }, options, terminal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function t({ words }: Terminal): string {
  return words.t("records:import.input");
}

function show(document: ImportedDocument, { json, dryRun }: Omit<Options, "home">, terminal: Terminal): void {
  const { t, number } = terminal.words;
  const { symbol, title, state, counts, doubts, comparison } = document;
  terminal.problems(doubts.map((one) => ReportedProblem.parse(one)));
  if (json) return;
  terminal.say(
    t(`records:import.${dryRun && state !== "same" ? `would-${state}` : state}`, {
      symbol,
      title: title ?? t("record:cli.parse.untitled"),
    }),
  );
  terminal.say(
    t("records:import.counts", {
      preambular: number(counts.preambular),
      operative: number(counts.operative),
      mandates: number(counts.mandates),
      citations: number(counts.citations),
    }),
  );
  if (comparison) for (const line of changeLines(comparison, terminal)) terminal.say(line);
}
