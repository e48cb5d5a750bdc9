import { Command, Option } from "commander";
import { numberOf, postWords } from "../../../directory/people/book/columns.ts";
import { PostKind } from "../../../directory/people/model.ts";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { peopleListCall } from "../../desk/people.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import { choice, short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly party?: string;
  readonly kind?: PostKind;
  readonly vacant?: true;
  readonly all?: true;
  readonly json?: true;
}

/** `corridor people list`: posts and who holds them today; vacant ones only where they are asked for. */
export function listCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { words } = terminal;
  const { t } = words;
  const shared = sharedOptions(terminal);
  return new Command("list")
    .usage(t("people:list.usage"))
    .description(t("people:list.about"))
    .addOption(new Option("--party <party>", t("people:option.party")))
    .addOption(choice("--kind <kind>", t("people:option.kind"), PostKind))
    .addOption(new Option("--vacant", t("people:option.vacant")))
    .addOption(new Option("--all", t("people:option.all")).conflicts("vacant"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("people:list.examples")}`)
    .action(async ({ home, party, kind, vacant, all, json }: Options) => {
      // One party's posts are few: the vacant ones are shown with the others.
      const which = vacant ?? (all || party !== undefined ? undefined : false);
      const { language } = words;
      const posts = await withDesk(home, context, async (desk) =>
        unwrap(await desk.people(peopleListCall, { ...said({ party, kind, vacant: which }), language })),
      );
      if (json) return terminal.json(posts);
      if (posts.length === 0) return terminal.say(t(vacant ? "people:list.none-vacant" : "people:list.none"));
      const columns = ["party", "post", "holder", "email", "language", "since"] as const;
      const lines = textTable(
        columns.map((column) => ({ heading: t(`people:column.${column}`) })),
        posts.map((one) => [
          one.party === null ? "" : `${one.party}  ${short(one.partyName ?? "", 30)}`,
          postWords(words, one.kind, numberOf(one.post)),
          one.name === null ? t("people:list.vacant") : short(one.name, 32),
          one.email ?? "",
          one.language ?? "",
          one.since ?? "",
        ]),
      );
      for (const line of lines) terminal.say(line);
    });
}
