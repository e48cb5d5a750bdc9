import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { bounceCommand } from "./bounce.ts";
import { listCommand } from "./list.ts";

/** `corridor letters …`: what was sent, and what came back. */
export function lettersCommand(context: CommandContext): Command {
  const letters = new Command("letters").description(context.terminal.words.t("mail:cli.about"));
  for (const make of [listCommand, bounceCommand]) letters.addCommand(make(context));
  return letters;
}
