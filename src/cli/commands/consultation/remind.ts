import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { awaitedCall, remindCall } from "../../desk/consultations.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly yes?: true;
}

/** `corridor consultation remind ID`: writes now to everybody who has not submitted, after asking whether that is meant. */
export function remindCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("remind")
    .usage(t("consultations:cli.remind.usage"))
    .description(t("consultations:cli.remind.about"))
    .argument("<id>", t("consultations:cli.argument.id"))
    .addOption(shared.yes())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("consultations:cli.remind.examples")}`)
    .action((id: string, { home, yes }: Options) =>
      withDesk(home, context, async (desk) => {
        const count = unwrap(await desk.consultations(awaitedCall, { id }));
        if (!yes && !(await terminal.ask(t("consultations:cli.remind.ask", { count }), false)))
          return terminal.tell(t("consultations:cli.remind.left"));
        const { already, written, nobody } = unwrap(await desk.consultations(remindCall, { id }));
        if (already) return terminal.say(t("consultations:cli.remind.already"));
        terminal.say(t("consultations:done.reminded", { count: written }));
        if (nobody.length > 0) terminal.tell(t("consultations:deed.nobody", { count: nobody.length }));
      }),
    );
}
