import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { Hit } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { searchCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import { hanging, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly limit?: number;
  readonly json?: true;
}

const usual = 20;

/** `corridor record search TEXT`: paragraphs, titles and symbols. */
export function searchCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("search")
    .usage(t("records:search.usage"))
    .description(t("records:search.about"))
    .argument("<text...>", t("records:argument.text"))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:search.examples")}`)
    .action(async (text: readonly string[], { home, limit = usual, json }: Options) => {
      const query = text.join(" ");
      const found = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(searchCall, { query, limit, offset: 0 })),
      );
      if (json) return terminal.json(found);
      const total = t(found.more ? "records:search.more" : "records:search.total", {
        count: found.total,
        total: number(found.total),
      });
      terminal.say(total);
      for (const hit of found.hits) {
        terminal.say("");
        terminal.say([hit.symbol + (hit.paragraph ? `#${hit.paragraph}` : ""), hit.date ?? ""].join("  "));
        for (const line of hanging("", marked(hit), 2)) terminal.say(line);
      }
    });
}

/** Found words stand between asterisks; a terminal may know no other emphasis. */
function marked({ text, marks }: Hit): string {
  let out = "";
  let at = 0;
  for (const [from, to] of marks) {
    out += `${text.slice(at, from)}*${text.slice(from, to)}*`;
    at = to;
  }
  return out + text.slice(at);
}
