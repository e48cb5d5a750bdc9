import { Command } from "commander";
import type { CommandContext } from "../../context.ts";
import { agendaCommand } from "./agenda.ts";
import { citesCommand } from "./cites.ts";
import { compareCommand } from "./compare.ts";
import { dueCommand } from "./due.ts";
import { importCommand } from "./import.ts";
import { listCommand } from "./list.ts";
import { mandatesCommand } from "./mandates.ts";
import { parseCommand } from "./parse.ts";
import { searchCommand } from "./search.ts";
import { showCommand } from "./show.ts";
import { stateCommand } from "./state.ts";

/** `corridor record …`: documents, mandates and dates of the record. */
export function recordCommand(context: CommandContext): Command {
  const record = new Command("record").description(context.terminal.words.t("record:cli.about"));
  for (const make of [
    importCommand,
    listCommand,
    showCommand,
    mandatesCommand,
    dueCommand,
    agendaCommand,
    citesCommand,
    compareCommand,
    searchCommand,
    stateCommand,
    parseCommand,
  ])
    record.addCommand(make(context));
  return record;
}
