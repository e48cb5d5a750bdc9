import { resolve } from "node:path";
import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor backup FILE`: store, releases and originals in one verified file, also while a Corridor is running. */
export function backupCommand({ terminal, env }: CommandContext): Command {
  const { t, number } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("backup")
    .usage(t("cli:backup.usage"))
    .description(t("cli:backup.about"))
    .argument("<file>", t("cli:argument.backupFile"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:backup.examples")}`)
    .action(async (file: string, { home, json }: Options) => {
      const { openDesk } = await import("../desk/open.ts");
      const desk = await openDesk(home, terminal, env);
      try {
        const done = unwrap(await desk.backup(resolve(file), terminal.progress));
        if (json) terminal.json(done);
        else
          terminal.say(
            t("cli:backup.done", { path: done.path, bytes: number(done.bytes), releases: done.releases }),
          );
      } finally {
        await desk.close();
      }
    });
}
