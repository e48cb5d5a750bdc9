import { resolve } from "node:path";
import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { exportCall } from "../../desk/audit.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "../record/shared.ts";

/** `corridor audit export FILE`: the log as JSON lines, or as CSV by the file's name. */
export function exportCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("export")
    .usage(t("audit:cli.export.usage"))
    .description(t("audit:cli.export.about"))
    .argument("<file>", t("audit:cli.export.file"))
    .addOption(shared.home())
    .addHelpText("after", `\n${t("audit:cli.export.examples")}`)
    .action(async (file: string, { home }: { readonly home: string }) => {
      const format = /\.csv$/i.test(file) ? "csv" : "jsonl";
      const { entries } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.audit(exportCall, { path: resolve(file), format, language }, terminal.progress)),
      );
      terminal.tell(t("audit:cli.export.done", { count: entries, n: number(entries), path: file }));
    });
}
