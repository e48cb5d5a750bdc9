import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { LetterState } from "../../../mail/model.ts";
import type { CommandContext } from "../../context.ts";
import { sharedOptions } from "../../options.ts";
import { choice, withDesk } from "../record/shared.ts";
import { readLedger, sayLetters, usualLimit } from "./ledger.ts";

interface Options {
  readonly home: string;
  readonly state?: LetterState;
  readonly about?: string;
  readonly limit?: number;
  readonly json?: true;
}

/** `corridor letters list`: the ledger, the newest letters first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .usage(t("mail:cli.list-usage"))
    .description(t("mail:cli.list"))
    .addOption(choice("--state <state>", t("mail:cli.state-option"), LetterState))
    .addOption(new Option("--about <id>", t("mail:cli.about-option")))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async ({ home, json, limit = usualLimit, ...asked }: Options) => {
      const { letters } = await withDesk(home, context, (desk) => readLedger(desk, said(asked), limit));
      if (json) return terminal.json(letters);
      if (letters.length === 0) return terminal.say(t("mail:cli.none"));
      sayLetters(letters, terminal);
    });
}
