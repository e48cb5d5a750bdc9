import { Command, Option } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { LetterState } from "../../../mail/model.ts";
import type { CommandContext } from "../../context.ts";
import { type ListedLetter, lettersListCall } from "../../desk/letters.ts";
import type { Desk } from "../../desk/model.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { choice, given, short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly state?: LetterState;
  readonly about?: string;
  readonly limit?: number;
  readonly json?: true;
}

const usualLimit = 50;

/** `corridor letters list`: the ledger, the newest letters first. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .usage(t("mail:cli.list-usage"))
    .description(t("mail:cli.list"))
    .addOption(choice("--state <state>", t("mail:cli.state-option"), LetterState))
    .addOption(new Option("--about <id>", t("mail:cli.about-option")))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async ({ home, json, limit = usualLimit, ...asked }: Options) => {
      const letters = await withDesk(home, context, (desk) => newest(desk, given(asked), limit));
      if (json) return terminal.json(letters);
      if (letters.length === 0) return terminal.say(t("mail:cli.none"));
      const lines = textTable(
        (["number", "when", "state", "to", "letter"] as const).map((key) => ({
          heading: t(`mail:column.${key}`),
          number: key === "number",
        })),
        letters.map((letter) => [
          String(letter.number),
          (letter.settled ?? letter.queued).slice(0, 16).replace("T", " "),
          t(`mail:state.${letter.state}`),
          short(letter.address, 36),
          short(letter.subject, 60),
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}

/** As many letters as were asked for, page by page. */
async function newest(
  desk: Desk,
  filter: { readonly state?: LetterState; readonly about?: string },
  limit: number,
): Promise<readonly ListedLetter[]> {
  const found: ListedLetter[] = [];
  for (let page = 1; found.length < limit; page++) {
    const { letters, pages } = unwrap(await desk.letters(lettersListCall, { ...filter, page }));
    found.push(...letters);
    if (page >= pages) break;
  }
  return found.slice(0, limit);
}
