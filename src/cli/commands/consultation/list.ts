import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { CommandContext } from "../../context.ts";
import { consultationsCall } from "../../desk/consultations.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor consultation list`: every consultation, the last to open first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .description(t("consultations:cli.list.about"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("consultations:cli.list.examples")}`)
    .action(async ({ home, json }: Options) => {
      const found = await withDesk(home, context, async (desk) =>
        unwrap(await desk.consultations(consultationsCall, {})),
      );
      if (json) return terminal.json(found);
      if (found.length === 0) return terminal.say(t("consultations:cli.list.none"));
      const columns = ["id", "state", "opens", "closes", "asked", "submitted", "title"] as const;
      const lines = textTable(
        columns.map((key) => ({
          heading: t(`consultations:cli.column.${key}`),
          number: key === "asked" || key === "submitted",
        })),
        found.map(({ id, title, state, opens, closes, counts }) => {
          const asked = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0);
          return [
            id,
            t(`consultations:state.${state}`),
            opens,
            closes,
            number(asked),
            number(counts?.submitted ?? 0),
            short(textIn(title, language, "en").text),
          ];
        }),
      );
      for (const line of lines) terminal.say(line);
    });
}
