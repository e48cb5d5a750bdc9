import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { buildCommand } from "./build.ts";
import { listCommand } from "./list.ts";
import { newCommand } from "./new.ts";
import { traceCommand } from "./trace.ts";
import { verifyCommand } from "./verify.ts";

/** `corridor report …`: reports, and what each of their sentences rests on. */
export function reportCommand(context: CommandContext): Command {
  const report = new Command("report").description(context.terminal.words.t("report-writing:cli.about"));
  for (const make of [newCommand, buildCommand, verifyCommand, traceCommand, listCommand])
    report.addCommand(make(context));
  return report;
}
