import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { compareCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import { changeLines } from "./changes.ts";
import { withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor record compare A B`: two texts paragraph by paragraph. */
export function compareCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("compare")
    .usage(t("records:compare.usage"))
    .description(t("records:compare.about"))
    .argument("<earlier>", t("records:argument.earlier"))
    .argument("<later>", t("records:argument.later"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:compare.examples")}`)
    .action(async (before: string, after: string, { home, json }: Options) => {
      const comparison = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(compareCall, { before, after })),
      );
      if (json) terminal.json(comparison);
      else for (const line of changeLines(comparison, terminal)) terminal.say(line);
    });
}
