import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { BookStep } from "../../../directory/people/book/steps.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { CommandContext } from "../../context.ts";
import { peopleImportCall } from "../../desk/people.ts";
import { Exit, exit } from "../../exit.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import type { Terminal } from "../../terminal.ts";
import { short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** `corridor people import FILE`: shows what would be added, changed and ended, asks, and takes all of it or nothing. */
export function importCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("import")
    .usage(t("people:import.usage"))
    .description(t("people:import.about"))
    .argument("<file>", t("people:argument.in"))
    .addOption(new Option("--dry-run", t("cli:option.dryRun")))
    .addOption(shared.yes())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("people:import.examples")}`)
    .action(async (file: string, { home, dryRun, yes, json }: Options) => {
      const request = { path: resolve(file), name: file };
      await withDesk(home, context, async (desk) => {
        const looked = await desk.people(peopleImportCall, { ...request, dryRun: true });
        if (!looked.ok) {
          terminal.problems(looked.problems);
          if (json) terminal.json({ imported: false, problems: looked.problems });
          throw new Exit(exit.problem);
        }
        const { steps, lines } = looked.value;
        if (!json) {
          terminal.say(t("people:import.read", { count: lines, file }));
          for (const line of stepLines(steps, terminal)) terminal.say(line);
        }
        if (steps.length === 0 || dryRun) {
          if (json) terminal.json(looked.value);
          else terminal.say(t(steps.length === 0 ? "people:import.same" : "people:import.looked"));
          return;
        }
        if (!yes && !(await terminal.ask(t("people:import.ask", { count: steps.length }), false))) {
          terminal.tell(t("people:import.left"));
          return;
        }
        const done = unwrap(await desk.people(peopleImportCall, { ...request, dryRun: false }));
        if (json) terminal.json(done);
        else terminal.say(t("people:import.done", { count: done.steps.length }));
      });
    });
}

function stepLines(steps: readonly BookStep[], { words: { t } }: Terminal): readonly string[] {
  if (steps.length === 0) return [];
  return textTable(
    ["row", "step", "who", "post", "since", "until"].map((column) => ({
      heading: t(`people:column.${column}`),
      number: column === "row",
    })),
    steps.map(({ row, kind, name, post, since, until }) => [
      String(row),
      t(`people:step.${kind}`),
      short(name, 32),
      post ?? "",
      since ?? "",
      until ?? "",
    ]),
  );
}
