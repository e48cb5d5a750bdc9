import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { CommandContext } from "../../context.ts";
import { reportsCall } from "../../desk/reports.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor report list`: every report, the last changed first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .description(t("report-writing:cli.list.about"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("report-writing:cli.list.examples")}`)
    .action(async ({ home, json }: Options) => {
      const found = await withDesk(home, context, async (desk) =>
        unwrap(await desk.reports(reportsCall, {})),
      );
      if (json) return terminal.json(found);
      if (found.length === 0) return terminal.say(t("report-writing:cli.list.none"));
      const columns = ["id", "state", "symbol", "changed", "parts", "title"] as const;
      const lines = textTable(
        columns.map((key) => ({
          heading: t(`report-writing:cli.column.${key}`),
          number: key === "parts",
        })),
        found.map(({ id, state, symbol, changed, blocks, title, original }) => [
          id,
          t(`report-writing:state.${state}`),
          symbol ?? "",
          changed.slice(0, 10),
          number(blocks),
          short(textIn(title, language, original).text),
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}
