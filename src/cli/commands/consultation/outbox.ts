import { Command } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { LetterState, letterStates } from "../../../mail/model.ts";
import type { CommandContext } from "../../context.ts";
import { namedCall } from "../../desk/consultations.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { type Ledger, readLedger, sayLetters, usualLimit } from "../letters/ledger.ts";
import { choice, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly state?: LetterState;
  readonly limit?: number;
  readonly json?: true;
}

/** `corridor consultation outbox [ID]`: what became of a consultation's letters, or of all, and where they lie. */
export function outboxCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("outbox")
    .usage(t("consultations:cli.outbox.usage"))
    .description(t("consultations:cli.outbox.about"))
    .argument("[id]", t("consultations:cli.argument.id"))
    .addOption(choice("--state <state>", t("mail:cli.state-option"), LetterState))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("consultations:cli.outbox.examples")}`)
    .action(async (id: string | undefined, { home, json, limit = usualLimit, state }: Options) => {
      const ledger = await withDesk(home, context, async (desk) => {
        if (id !== undefined) unwrap(await desk.consultations(namedCall, { id }));
        return readLedger(desk, said({ state, about: id }), limit);
      });
      if (json) return terminal.json(ledger);
      sayLedger(ledger, state, terminal);
    });
}

function sayLedger(
  { letters, counts, way }: Ledger,
  state: LetterState | undefined,
  terminal: Terminal,
): void {
  const { t, number } = terminal.words;
  const shown = letterStates.filter((one) => counts[one] > 0 && (state === undefined || one === state));
  const all = shown.reduce((sum, one) => sum + counts[one], 0);
  if (all === 0) terminal.say(t("mail:cli.none"));
  else {
    for (const one of shown) terminal.say(`${t(`mail:state.${one}`)}: ${number(counts[one])}`);
    terminal.say("");
    sayLetters(letters, terminal);
  }
  if (all > letters.length)
    terminal.tell(t("consultations:cli.outbox.more", { count: all - letters.length }));
  terminal.tell(t(`mail:way.${way.via}`, way));
}
