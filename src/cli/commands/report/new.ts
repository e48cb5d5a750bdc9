import { Command, type Option } from "commander";
import { Language } from "../../../kernel/language.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { newReportCall } from "../../desk/reports.ts";
import { sharedOptions } from "../../options.ts";
import { choice, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly language?: Language;
  readonly json?: true;
}

/** The language in which a report is written first. */
export function languageOption(description: string): Option {
  return choice("--language <language>", description, Language);
}

/** `corridor report new SYMBOL...`: begins a report, drafted from what is there. */
export function newCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language: own, number } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("new")
    .usage(t("report-writing:cli.new.usage"))
    .description(t("report-writing:cli.new.about"))
    .argument("<symbols...>", t("report-writing:cli.argument.symbols"))
    .addOption(languageOption(t("report-writing:cli.option.original")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("report-writing:cli.new.examples")}`)
    .action(async (mandates: string[], { home, json, language = own }: Options) => {
      const made = await withDesk(home, context, async (desk) =>
        unwrap(await desk.reports(newReportCall, { mandates, language })),
      );
      if (json) return terminal.json(made);
      const { id, blocks, bindings, words, limit } = made;
      terminal.say(t("report-writing:cli.new.made", { id, count: blocks, bindings: number(bindings) }));
      terminal.tell(t("report-writing:cli.new.words", { words: number(words), limit: number(limit) }));
      terminal.tell(t("report-writing:cli.new.next", { id }));
    });
}
