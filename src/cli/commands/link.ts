import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";

interface Options {
  readonly home: string;
}

/** `corridor link`: an address by which whoever opens it becomes administrator of the Corridor that is running, or gets in again. */
export function linkCommand({ terminal, env }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("link")
    .usage(t("cli:link.usage"))
    .description(t("cli:link.about"))
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:link.examples")}`)
    .action(async ({ home }: Options) => {
      const { openDesk } = await import("../desk/open.ts");
      const desk = await openDesk(home, terminal, env);
      try {
        terminal.say(unwrap(await desk.operatorLink()));
        terminal.tell(t("cli:link.note"));
      } finally {
        await desk.close();
      }
    });
}
