import { Command, Option } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { receiptsCall } from "../../desk/outcomes.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly number?: string;
  readonly json?: true;
}

const stages = ["sent", "delivered", "opened", "downloaded", "acknowledged"] as const;

/** `corridor meeting receipts ID`: to whom the outcome of a meeting went, and how far it came. */
export function receiptsCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("receipts")
    .description(t("outcome:cli.receipts"))
    .argument("<id>", t("outcome:cli.id"))
    .addOption(new Option("--number <number>", t("outcome:cli.number")))
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async (meeting: string, { home, number, json }: Options) => {
      const all = await withDesk(home, context, async (desk) =>
        unwrap(await desk.outcomes(receiptsCall, { meeting })),
      );
      const chosen = all.filter((one) => number === undefined || String(one.number) === number);
      if (json) return terminal.json(chosen);
      if (chosen.length === 0) return terminal.say(t("outcome:cli.nothing"));
      for (const { number: at, symbol, parties } of chosen) {
        terminal.say(`${at}. ${symbol}`);
        const lines = textTable(
          [
            { heading: t("contributions:give.party") },
            { heading: t("outcome:sent.reach") },
            ...stages.map((stage) => ({ heading: t(`outcome:receipt.${stage}`) })),
          ],
          parties.map(({ party, reach, receipts }) => [
            party,
            t(`outcome:reach.${reach}`),
            ...stages.map((stage) => {
              const last = receipts
                .flatMap((one) => one[stage] ?? [])
                .sort()
                .at(-1);
              return last?.slice(0, 16).replace("T", " ") ?? "";
            }),
          ]),
        );
        for (const line of lines) terminal.say(line);
      }
      terminal.say(t("outcome:sent.utc"));
    });
}
