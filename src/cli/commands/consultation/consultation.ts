import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { responsesCommand } from "../consultation-responses.ts";
import { listCommand } from "./list.ts";
import { outboxCommand } from "./outbox.ts";
import { remindCommand } from "./remind.ts";

/** `corridor consultation …`: what parties are asked, and who has answered. */
export function consultationCommand(context: CommandContext): Command {
  const consultation = new Command("consultation").description(
    context.terminal.words.t("consultations:cli.about"),
  );
  for (const make of [listCommand, outboxCommand, remindCommand, responsesCommand])
    consultation.addCommand(make(context));
  return consultation;
}
