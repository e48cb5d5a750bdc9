import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { KeptCitation } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { citesCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { short, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor record cites SYMBOL`: what a document cites, and where it is cited. */
export function citesCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("cites")
    .usage(t("records:cites.usage"))
    .description(t("records:cites.about"))
    .argument("<symbol>", t("records:argument.symbol"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:cites.examples")}`)
    .action(async (symbol: string, { home, json }: Options) => {
      const found = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(citesCall, { symbol })),
      );
      if (json) return terminal.json(found);
      const table = (
        list: readonly KeptCitation[],
        other: (one: KeptCitation) => string,
        heading: string,
      ) => {
        terminal.say(t(heading, { count: list.length, symbol }));
        const columns = ["symbol", "place", "part", "title"].map((key) => ({
          heading: t(`records:column.${key}`),
        }));
        const rows = list.map((one) => [other(one), one.in, one.part ?? "", short(one.title ?? "", 60)]);
        if (rows.length > 0) for (const line of textTable(columns, rows)) terminal.say(line);
      };
      table(found.cites, (one) => one.symbol, "records:cites.cites");
      terminal.say("");
      table(found.citedBy, ({ from }) => from, "records:cites.citedBy");
    });
}
