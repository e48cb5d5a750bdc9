import { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { exportCommand } from "./people/export.ts";
import { importCommand } from "./people/import.ts";
import { inviteCommand } from "./people/invite.ts";
import { listCommand } from "./people/list.ts";

/** `corridor people …`: who holds which post, and the address book as a table. */
export function peopleCommand(context: CommandContext): Command {
  const people = new Command("people").description(context.terminal.words.t("people:cli.about"));
  for (const make of [listCommand, inviteCommand, importCommand, exportCommand])
    people.addCommand(make(context));
  return people;
}
