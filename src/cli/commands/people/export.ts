import { extname, resolve } from "node:path";
import { Command, Option } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { peopleExportCall } from "../../desk/people.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly format?: "csv" | "xlsx";
}

/** `corridor people export FILE`: the address book as a workbook or as CSV, which import reads again. */
export function exportCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language, number } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("export")
    .usage(t("people:export.usage"))
    .description(t("people:export.about"))
    .argument("<file>", t("people:argument.out"))
    .addOption(new Option("--format <format>", t("people:option.format")).choices(["csv", "xlsx"]))
    .addOption(shared.home())
    .addHelpText("after", `\n${t("people:export.examples")}`)
    .action(async (file: string, { home, format }: Options) => {
      const written = format ?? (extname(file).toLowerCase() === ".csv" ? "csv" : "xlsx");
      const { bytes } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.people(peopleExportCall, { path: resolve(file), format: written, language })),
      );
      terminal.say(t("people:export.done", { file, bytes: number(bytes) }));
    });
}
