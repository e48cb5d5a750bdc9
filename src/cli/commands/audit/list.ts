import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { listCall } from "../../desk/audit.ts";
import { sharedOptions, wholeNumber } from "../../options.ts";
import { textTable } from "../../table.ts";
import { day, short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly who?: string;
  readonly deed?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before?: number;
  readonly limit?: number;
  readonly json?: true;
}

const usualLimit = 50;
const dayMilliseconds = 86_400_000;

/** `corridor audit list`: who did what, the newest first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .usage(t("audit:cli.list.usage"))
    .description(t("audit:cli.list.about"))
    .addOption(new Option("--who <name>", t("audit:cli.list.who")))
    .addOption(new Option("--deed <code>", t("audit:cli.list.deed")))
    .addOption(new Option("--subject <words>", t("audit:cli.list.subject")))
    .addOption(new Option("--from <day>", t("audit:cli.list.from")).argParser(day))
    .addOption(new Option("--to <day>", t("audit:cli.list.to")).argParser(day))
    .addOption(new Option("--before <n>", t("audit:cli.list.before")).argParser(wholeNumber))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("audit:cli.list.examples")}`)
    .action(async ({ home, json, subject, to, from, limit = usualLimit, ...asked }: Options) => {
      const until = to && new Date(Date.parse(to) + dayMilliseconds).toISOString();
      const request = { ...said({ ...asked, text: subject, from, until }), limit, language };
      const { entries, older } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.audit(listCall, request, terminal.progress)),
      );
      if (json) return terminal.json(entries);
      if (entries.length === 0) return terminal.say(t("audit:page.none"));
      const lines = textTable(
        (["number", "at", "who", "what"] as const).map((key) => ({
          heading: t(`audit:column.${key}`),
          number: key === "number",
        })),
        entries.map(({ number, at, who, what }) => [
          String(number),
          at.slice(0, 19).replace("T", " "),
          short(who, 32),
          short(what, 90),
        ]),
      );
      for (const line of lines) terminal.say(line);
      const last = entries.at(-1);
      if (older && last) terminal.tell(t("audit:cli.list.older", { number: last.number }));
    });
}
