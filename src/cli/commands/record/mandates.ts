import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { MandateForm, MandateState, OrganName } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { mandatesCall } from "../../desk/record.ts";
import { sharedOptions, wholeNumber } from "../../options.ts";
import { choice, mandateTable, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly addressee?: string;
  readonly dueSession?: number;
  readonly organ?: typeof OrganName._output;
  readonly topic?: string;
  readonly form?: typeof MandateForm._output;
  readonly state?: typeof MandateState._output;
  readonly symbol?: string;
  readonly json?: true;
}

/** `corridor record mandates`: who was asked what. */
export function mandatesCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("mandates")
    .usage(t("records:mandates.usage"))
    .description(t("records:mandates.about"))
    .addOption(new Option("--addressee <name>", t("records:option.addressee")))
    .addOption(new Option("--due-session <n>", t("records:option.dueSession")).argParser(wholeNumber))
    .addOption(choice("--organ <organ>", t("records:option.organ"), OrganName))
    .addOption(new Option("--topic <topic>", t("records:option.topic")))
    .addOption(choice("--form <form>", t("records:option.form"), MandateForm))
    .addOption(choice("--state <state>", t("records:option.state"), MandateState))
    .addOption(new Option("--symbol <symbol>", t("records:option.symbol")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:mandates.examples")}`)
    .action(async ({ home, json, dueSession, ...options }: Options) => {
      const { addressee, organ, topic, form, state, symbol } = options;
      const filter = said({
        addressee,
        organ,
        form,
        state,
        symbol,
        session: dueSession,
        topic: await topicId(topic),
      });
      const mandates = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(mandatesCall, filter)),
      );
      if (json) return terminal.json(mandates);
      if (mandates.length === 0) return terminal.say(t("records:mandates.none"));
      for (const line of mandateTable(mandates, terminal)) terminal.say(line);
    });

  /** A topic by its id or its name in the reader's language. Problem: `records.topic-unknown`. */
  async function topicId(text: string | undefined): Promise<string | undefined> {
    if (text === undefined) return undefined;
    const { allTopics } = await import("../../../record/understanding/topics.ts");
    const { ProblemError, problem } = await import("../../../kernel/problem.ts");
    const wanted = text.trim().toLocaleLowerCase();
    const found = allTopics().find(
      (id) => id === wanted || t(`record:topic.${id}`).toLocaleLowerCase() === wanted,
    );
    if (found === undefined)
      throw new ProblemError(
        problem("records.topic-unknown", { topic: text, topics: allTopics().join(", ") }),
      );
    return found;
  }
}
