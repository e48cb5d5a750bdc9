import { Argument, Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { MandateState } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { stateCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly evidence?: string;
  readonly note?: string;
  readonly json?: true;
}

/** `corridor record state MANDATE STATE`: says how far a mandate is. */
export function stateCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("state")
    .usage(t("records:set.usage"))
    .description(t("records:set.about"))
    .argument("<mandate>", t("records:argument.mandate"))
    .addArgument(new Argument("<state>", t("records:argument.state")).choices(MandateState.options))
    .addOption(new Option("--evidence <reference>", t("records:option.evidence")))
    .addOption(new Option("--note <text>", t("records:option.note")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:set.examples")}`)
    .action(async (mandate: string, state: MandateState, { home, evidence, note, json }: Options) => {
      const changed = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(stateCall, { mandate, state, ...said({ evidence, note }) })),
      );
      if (json) terminal.json(changed);
      else
        terminal.say(
          t("records:set.done", { mandate: changed.id, state: t(`records:state.${changed.state}`) }),
        );
    });
}
