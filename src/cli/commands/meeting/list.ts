import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { CommandContext } from "../../context.ts";
import { meetingsCall } from "../../desk/meetings.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor meeting list`: every meeting, the last to open first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .description(t("meetings:cli.list"))
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async ({ home, json }: Options) => {
      const found = await withDesk(home, context, async (desk) =>
        unwrap(await desk.meetings(meetingsCall, {})),
      );
      if (json) return terminal.json(found);
      if (found.length === 0) return terminal.say(t("meetings:list.none-held"));
      const lines = textTable(
        (["id", "state", "opens", "closes", "title", "place"] as const).map((key) => ({
          heading: t(`meetings:cli.column.${key}`),
        })),
        found.map(({ id, state, announced, opens, closes, title, place, original }) => [
          id,
          t(`meetings:state.${state === "preparing" && announced !== null ? "announced" : state}`),
          opens,
          closes,
          short(textIn(title, language, original).text),
          place ? textIn(place, language, original).text : "",
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}
