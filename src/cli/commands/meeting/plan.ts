import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { planCall } from "../../desk/meetings.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor meeting plan ID`: every deadline, and what is late. */
export function planCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("plan")
    .description(t("meetings:cli.plan"))
    .argument("<id>", t("meetings:cli.id"))
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async (id: string, { home, json }: Options) => {
      const plan = await withDesk(home, context, async (desk) =>
        unwrap(await desk.meetings(planCall, { id })),
      );
      if (json) return terminal.json(plan);
      const lines = textTable(
        (["day", "what", "who", "state"] as const).map((key) => ({
          heading: t(`meetings:plan.column.${key}`),
        })),
        plan.map(({ id: milestone, who, day, state, progress }) => [
          day,
          t(`meetings:milestone.${milestone}`),
          t(`meetings:owing.${who}`),
          [
            t(`meetings:plan.state.${state}`),
            ...(progress ? [t("meetings:plan.progress", progress)] : []),
          ].join(" · "),
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}
