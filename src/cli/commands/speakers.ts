import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { type ListAtDesk, listsCall } from "../desk/speakers.ts";
import { sharedOptions } from "../options.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { withDesk } from "./record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor meeting speakers ID`: who has the floor, who waits and when each is expected; of a list, or of all lists of a meeting. */
export function speakersCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("speakers")
    .usage(t("speakers:cli.usage"))
    .description(t("speakers:cli.about"))
    .argument("<id>", t("speakers:cli.argument"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("speakers:cli.examples")}`)
    .action(async (id: string, { home, json }: Options) => {
      const lists = await withDesk(home, context, async (desk) =>
        unwrap(await desk.speakers(listsCall, { id, at: Date.now() })),
      );
      if (json) return terminal.json(lists);
      if (lists.length === 0) return terminal.say(t("speakers:lists.none"));
      for (const list of lists) sayList(list, terminal);
    });
}

function sayList(list: ListAtDesk, terminal: Terminal): void {
  const { t, number } = terminal.words;
  const speaking = list.speakers.find(({ entry }) => entry === list.speaking);
  terminal.say(list.list);
  if (list.suspended) terminal.say(t("speakers:say.suspended"));
  terminal.say(speaking ? t("speakers:cli.speaking", { ...speaking }) : t("speakers:floor.nobody"));
  const waiting = list.speakers.filter(({ place }) => place !== null);
  if (waiting.length === 0) {
    terminal.say(t("speakers:order.nobody"));
    return;
  }
  const lines = textTable(
    [
      { heading: t("speakers:order.place"), number: true },
      { heading: t("speakers:order.time"), number: false },
      { heading: t("speakers:order.party"), number: false },
      { heading: t("speakers:order.speaker"), number: false },
      { heading: t("speakers:inscribe.level"), number: false },
    ],
    waiting.map(({ place, expected, party, name, level }) => [
      number(place ?? 0),
      expected?.slice(0, 16).replace("T", " ") ?? "",
      party,
      name,
      t(`speakers:level.${level}`),
    ]),
  );
  for (const line of lines) terminal.say(line);
}
