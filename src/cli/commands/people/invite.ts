import { Command, Option } from "commander";
import { PostKind } from "../../../directory/people/model.ts";
import { said } from "../../../kernel/given.ts";
import { Language } from "../../../kernel/language.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { peopleInviteCall } from "../../desk/people.ts";
import { sharedOptions } from "../../options.ts";
import { choice, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly party?: string;
  readonly post?: PostKind;
  readonly email: string;
  readonly name: string;
  readonly language?: Language;
  readonly delegate?: true;
  readonly deputy?: true;
}

/** `corridor people invite`: gives somebody a post and sends them a letter with a link to make their account. */
export function inviteCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { words } = terminal;
  const { t } = words;
  return new Command("invite")
    .usage(t("accounts:cli.usage"))
    .description(t("accounts:cli.about"))
    .addOption(new Option("--party <party>", t("accounts:cli.party")))
    .addOption(choice("--post <kind>", t("accounts:cli.post"), PostKind))
    .addOption(new Option("--email <address>", t("accounts:cli.email")).makeOptionMandatory())
    .addOption(new Option("--name <name>", t("accounts:cli.name")).makeOptionMandatory())
    .addOption(choice("--language <language>", t("accounts:cli.language"), Language))
    .addOption(new Option("--delegate", t("accounts:cli.delegate")))
    .addOption(new Option("--deputy", t("accounts:cli.deputy")).conflicts("delegate"))
    .addOption(sharedOptions(terminal).home())
    .addHelpText("after", `\n${t("accounts:cli.examples")}`)
    .action(async ({ home, party, post, email, name, language, delegate, deputy }: Options) => {
      const asked = {
        ...said({ party, kind: post }),
        part: deputy ? ("deputy" as const) : delegate ? ("delegate" as const) : ("holder" as const),
        name,
        email,
        language: language ?? words.language,
      };
      const done = await withDesk(home, context, async (desk) =>
        unwrap(await desk.people(peopleInviteCall, asked)),
      );
      terminal.say(t(`accounts:cli.${done.outcome}`, { name: done.name, post: done.post, email }));
    });
}
