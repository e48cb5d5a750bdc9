import { resolve } from "node:path";
import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { bounceCall } from "../../desk/letters.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "../record/shared.ts";

/** `corridor letters bounce FILE.eml`: takes in a mail that came back, or that says what became of a letter. */
export function bounceCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("bounce")
    .usage(t("mail:cli.bounce-usage"))
    .description(t("mail:cli.bounce"))
    .argument("<file>")
    .addOption(shared.home())
    .action(async (file: string, { home }: { readonly home: string }) => {
      const { number, address, news, changed } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.letters(bounceCall, { path: resolve(file), name: file })),
      );
      terminal.say(t(changed ? `mail:cli.${news}` : "mail:cli.unchanged", { number, address }));
    });
}
