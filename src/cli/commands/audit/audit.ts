import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { exportCommand } from "./export.ts";
import { listCommand } from "./list.ts";
import { verifyCommand } from "./verify.ts";

/** `corridor audit …`: the log of who did what. */
export function auditCommand(context: CommandContext): Command {
  const audit = new Command("audit").description(context.terminal.words.t("audit:cli.about"));
  for (const make of [verifyCommand, listCommand, exportCommand]) audit.addCommand(make(context));
  return audit;
}
