import { Command, Option } from "commander";
import { said } from "../../../kernel/given.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { type DueItem, MandateState, OrganName } from "../../../record/keeping/model.ts";
import type { CommandContext } from "../../context.ts";
import { dueCall, dueFileCall } from "../../desk/record.ts";
import { sharedOptions, wholeNumber } from "../../options.ts";
import { openOutput } from "../../output.ts";
import { textTable } from "../../table.ts";
import type { Terminal } from "../../terminal.ts";
import { choice, day, short, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly session?: number;
  readonly organ?: typeof OrganName._output;
  readonly before?: string;
  readonly from?: string;
  readonly addressee?: string;
  readonly item?: string;
  readonly state?: typeof MandateState._output;
  readonly drafts: boolean;
  readonly json?: true;
  readonly ics?: true;
  readonly csv?: true;
  readonly output?: string;
}

/** `corridor record due`: what falls due, at a session or before a day. */
export function dueCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("due")
    .usage(t("records:due.usage"))
    .description(t("records:due.about"))
    .addOption(new Option("--session <n>", t("records:option.dueSession")).argParser(wholeNumber))
    .addOption(choice("--organ <organ>", t("records:option.organ"), OrganName))
    .addOption(new Option("--before <day>", t("records:option.before")).argParser(day))
    .addOption(new Option("--from <day>", t("records:option.from")).argParser(day))
    .addOption(new Option("--addressee <name>", t("records:option.addressee")))
    .addOption(new Option("--item <item>", t("records:option.item")))
    .addOption(choice("--state <state>", t("records:option.state"), MandateState))
    .addOption(new Option("--no-drafts", t("records:option.noDrafts")))
    .addOption(new Option("--ics", t("records:option.ics")).conflicts(["csv", "json"]))
    .addOption(new Option("--csv", t("records:option.csv")).conflicts("json"))
    .addOption(shared.output())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:due.examples")}`)
    .action(async ({ home, json, drafts, ics, csv, output, ...options }: Options) => {
      const { session, organ, before, from, addressee, item, state } = options;
      const question = said({ session, organ, before, from, addressee, item, state, drafts });
      if (ics || csv) {
        const format = ics ? ("ics" as const) : ("csv" as const);
        const writtenAt = `${new Date().toISOString().slice(0, 19)}Z`;
        const request = { question, format, language: terminal.words.language, writtenAt };
        const file = await withDesk(home, context, async (desk) =>
          unwrap(await desk.record(dueFileCall, request)),
        );
        const out = await openOutput(output, terminal);
        await out.write(file);
        return out.close();
      }
      const items = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(dueCall, question)),
      );
      if (json) return terminal.json(items);
      if (items.length === 0) return terminal.say(t("records:due.none"));
      for (const line of dueTable(items, terminal)) terminal.say(line);
    });
}

function dueTable(items: readonly DueItem[], { words: { t } }: Terminal): readonly string[] {
  const columns = ["when", "addressee", "form", "since", "state"] as const;
  return textTable(
    columns.map((key) => ({
      heading: t(
        key === "addressee" || key === "form" ? `record:cli.column.${key}` : `records:column.${key}`,
      ),
    })),
    items.map(({ id, addressee, form, state, draft, occurrence: { session, date } }) => [
      [session === undefined ? "" : t("record:due.session", { session }), date ?? ""]
        .filter(Boolean)
        .join(", "),
      short(addressee.join("; ")),
      t(`record:form.${form}`),
      id + (draft ? ` (${t("records:due.draft")})` : ""),
      t(`records:state.${state}`),
    ]),
  );
}
