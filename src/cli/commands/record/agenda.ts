import { Command, Option } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { ReportedProblem } from "../../../kernel/reported-problem.ts";
import { type AgendaItem, OrganName } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { agendaCall } from "../../desk/record.ts";
import { sharedOptions, wholeNumber } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { choice, hanging, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly session: number;
  readonly organ: typeof OrganName._output;
  readonly json?: true;
}

/** `corridor record agenda --session N`: the provisional agenda as far as held decisions make it. */
export function agendaCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("agenda")
    .usage(t("records:agenda.usage"))
    .description(t("records:agenda.about"))
    .addOption(
      new Option("--session <n>", t("records:option.agendaSession"))
        .argParser(wholeNumber)
        .makeOptionMandatory(),
    )
    .addOption(choice("--organ <organ>", t("records:option.organ"), OrganName).default("GA"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:agenda.examples")}`)
    .action(async ({ home, session, organ, json }: Options) => {
      const agenda = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(agendaCall, { organ, session })),
      );
      if (json) terminal.json(agenda);
      else {
        if (agenda.items.length === 0) terminal.say(t("records:agenda.none", { session }));
        for (const item of agenda.items) for (const line of itemLines(item, 0, terminal)) terminal.say(line);
        if (agenda.unplaced.length > 0) terminal.say(t("records:agenda.unplaced"));
        for (const { id, form } of agenda.unplaced) terminal.say(`  ${id}  ${t(`record:form.${form}`)}`);
      }
      terminal.problems(agenda.warnings.map((one) => ReportedProblem.parse(one)));
    });
}

function itemLines(item: AgendaItem, depth: number, terminal: Terminal): readonly string[] {
  const { t } = terminal.words;
  const margin = depth * 4;
  const last = item.lastNumber
    ? ` (${t("records:agenda.last", { number: item.lastNumber.number, session: item.lastNumber.session })})`
    : "";
  return [
    ...hanging("", `${item.title}${last}`, margin),
    ...item.decisions.map(
      ({ id }) => `${" ".repeat(margin + 2)}${t("records:agenda.decision", { address: id })}`,
    ),
    ...item.documentation.map(
      ({ id, form }) =>
        `${" ".repeat(margin + 2)}${t("records:agenda.document", { form: t(`record:form.${form}`), address: id })}`,
    ),
    ...item.subItems.flatMap((below) => itemLines(below, depth + 1, terminal)),
  ];
}
