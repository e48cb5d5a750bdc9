import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { programmeCommand } from "../programme.ts";
import { speakersCommand } from "../speakers.ts";
import { summaryCommand } from "../summary.ts";
import { listCommand } from "./list.ts";
import { planCommand } from "./plan.ts";
import { receiptsCommand } from "./receipts.ts";
import { showCommand } from "./show.ts";

/** `corridor meeting …`: meetings, and how their preparation goes. */
export function meetingCommand(context: CommandContext): Command {
  const meeting = new Command("meeting").description(context.terminal.words.t("meetings:cli.about"));
  for (const make of [
    listCommand,
    showCommand,
    planCommand,
    programmeCommand,
    speakersCommand,
    summaryCommand,
    receiptsCommand,
  ])
    meeting.addCommand(make(context));
  return meeting;
}
