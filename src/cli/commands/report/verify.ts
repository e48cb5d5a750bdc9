import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { Taken } from "../../../report/binding/model.ts";
import type { CommandContext } from "../../context.ts";
import { type Checked, verifyReportCall } from "../../desk/reports.ts";
import { Exit, exit } from "../../exit.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { withDesk } from "../record/shared.ts";
import { requireReport } from "./trace.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor report verify ID`: whether every bound value is what its source says. */
export function verifyCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("verify")
    .usage(t("report-writing:cli.verify.usage"))
    .description(t("report-writing:cli.verify.about"))
    .argument("<id>", t("report-writing:cli.argument.id"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("report-writing:cli.verify.examples")}`)
    .action(async (what: string, { home, json }: Options) => {
      const checked = await withDesk(home, context, async (desk) =>
        unwrap(await desk.reports(verifyReportCall, { id: await requireReport(desk, what) })),
      );
      if (json) terminal.json(checked);
      else {
        tell(checked, terminal);
        tellNewer(checked, terminal);
      }
      // What a source does not say is printed as missing and is no difference.
      if (checked.differences.some(({ kind }) => kind !== "nothing")) throw new Exit(exit.found);
    });
}

function tell({ checked, differences }: Checked, terminal: Terminal): void {
  const { t, problem } = terminal.words;
  for (const { block, binding, kind, taken, source, problems } of differences) {
    const facts = {
      block,
      binding: binding ?? "",
      taken: said(taken, terminal),
      source: said(source, terminal),
    };
    terminal.say(t(`report-writing:cli.verify.${kind}`, facts));
    for (const one of problems) terminal.say(`  ${problem(one)}`);
  }
  const wrong = differences.filter(({ kind }) => kind !== "nothing").length;
  terminal.say(
    wrong === 0
      ? t("report-writing:cli.verify.good", { count: checked })
      : t("report-writing:cli.verify.bad", { count: wrong }),
  );
}

/** What would change if the report took over what is current now: values one by one, and how many rest on older releases that say the same. */
function tellNewer({ newer }: Checked, terminal: Terminal): void {
  const { t } = terminal.words;
  const changed = newer.filter(({ change }) => change !== "evidence");
  if (changed.length > 0) terminal.say(t("report-writing:cli.verify.newer", { count: changed.length }));
  for (const { block, binding, drawn, old, now } of changed) {
    const facts = { block, binding, taken: said(old, terminal), source: said(now, terminal) };
    const key = now === null ? "newer-gone" : drawn ? "newer-drawn" : "newer-value";
    terminal.say(t(`report-writing:cli.verify.${key}`, facts));
  }
  const count = newer.length - changed.length;
  if (count > 0) terminal.say(t("report-writing:cli.verify.newer-same", { count }));
}

/** A value as it is, so that what differs in the last digit is seen to. */
function said(taken: Taken | null, { words: { t } }: Terminal): string {
  const value = taken?.value ?? null;
  if (value === null) return t("report-writing:cli.verify.empty");
  return typeof value === "object" ? `${value.low}–${value.high}` : String(value);
}
