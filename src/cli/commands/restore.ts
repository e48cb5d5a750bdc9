import { resolve } from "node:path";
import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor restore FILE --home FOLDER`: a whole data folder from a backup, or nothing. */
export function restoreCommand({ terminal, env }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("restore")
    .usage(t("cli:restore.usage"))
    .description(t("cli:restore.about"))
    .argument("<file>", t("cli:argument.backupFile"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:restore.examples")}`)
    .action(async (file: string, { home, json }: Options) => {
      const { restoreBackup } = await import("../../store/restore.ts");
      const databaseUrl = env.DATABASE_URL;
      const done = unwrap(
        await restoreBackup(resolve(file), resolve(home), { databaseUrl, onProgress: terminal.progress }),
      );
      if (json) terminal.json(done);
      else terminal.say(t("cli:restore.done", { path: resolve(home), releases: done.releases }));
    });
}
