import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { OrganName } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { listCall } from "../../desk/record.ts";
import { sharedOptions, wholeNumber } from "../../options.ts";
import { textTable } from "../../table.ts";
import { choice, short, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly organ?: typeof OrganName._output;
  readonly session?: number;
  readonly json?: true;
}

/** `corridor record list`: the documents of the record by their days. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .usage(t("records:list.usage"))
    .description(t("records:list.about"))
    .addOption(choice("--organ <organ>", t("records:option.organOf"), OrganName))
    .addOption(new Option("--session <n>", t("records:option.sessionOf")).argParser(wholeNumber))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:list.examples")}`)
    .action(async ({ home, organ, session, json }: Options) => {
      const documents = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(listCall, said({ organ, session }))),
      );
      if (json) return terminal.json(documents);
      if (documents.length === 0) return terminal.say(t("records:list.none"));
      const columns = ["symbol", "date", "title", "operative", "mandates", "basis"] as const;
      const lines = textTable(
        columns.map((key) => ({
          heading: t(`records:column.${key}`),
          number: key === "operative" || key === "mandates",
        })),
        documents.map((one) => [
          one.symbol,
          one.date ?? "",
          short(one.title ?? "", 60),
          one.basis === "text" ? number(one.operative) : "",
          number(one.mandates),
          t(`records:basis.${one.basis}`),
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}
