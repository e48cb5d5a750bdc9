import { Command } from "commander";
import { ProblemError, problem, unwrap } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { TraceUse } from "../../../report/trace/model.ts";
import type { ReportId } from "../../../report/writing/model.ts";
import type { CommandContext } from "../../context.ts";
import type { Desk } from "../../desk/model.ts";
import { findReportCall, traceCall, usedInCall } from "../../desk/reports.ts";
import { sharedOptions } from "../../options.ts";
import { textTable } from "../../table.ts";
import type { Terminal } from "../../terminal.ts";
import { short, withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor report trace ID`: all that a report rests on; of a reference or a paragraph, the reports that use it. */
export function traceCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("trace")
    .usage(t("report-writing:cli.trace.usage"))
    .description(t("report-writing:cli.trace.about"))
    .argument("<id>", t("report-writing:cli.argument.traced"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("report-writing:cli.trace.examples")}`)
    .action((what: string, { home, json }: Options) =>
      withDesk(home, context, (desk) =>
        // A report by its name; what has a mark of a reference or a paragraph is looked for the other way.
        /[:#]/.test(what) ? tellUses(desk, what, json, terminal) : tellTrace(desk, what, json, terminal),
      ),
    );
}

async function tellTrace(desk: Desk, what: string, json: true | undefined, terminal: Terminal) {
  const { t } = terminal.words;
  const id = await requireReport(desk, what);
  const trace = unwrap(await desk.reports(traceCall, { id }));
  if (json) return terminal.json(trace);
  if (trace.hash !== null) terminal.say(t("report-writing:cli.trace.frozen", { hash: trace.hash }));
  const columns = ["used-in", "hash", "reference"] as const;
  const lines = textTable(
    columns.map((key) => ({ heading: t(`report-writing:cli.column.${key}`) })),
    trace.evidence.map(({ uses, hash, reference }) => [places(uses), hash?.slice(0, 12) ?? "", reference]),
  );
  for (const line of lines) terminal.say(line);
}

async function tellUses(desk: Desk, what: string, json: true | undefined, terminal: Terminal) {
  const { t, language } = terminal.words;
  const uses = unwrap(await desk.reports(usedInCall, { what }));
  if (json) return terminal.json(uses);
  if (uses.length === 0) return terminal.say(t("report-writing:cli.trace.unused"));
  const columns = ["id", "state", "used-in", "title", "reference"] as const;
  const lines = textTable(
    columns.map((key) => ({ heading: t(`report-writing:cli.column.${key}`) })),
    uses.map((one) => [
      one.report,
      t(`report-writing:state.${one.state}`),
      places(one.uses),
      short(textIn(one.title, language, one.original).text),
      one.reference,
    ]),
  );
  for (const line of lines) terminal.say(line);
}

/** The numbers of paragraphs, or their names where they have none, each once. */
function places(uses: readonly TraceUse[]): string {
  return short([...new Set(uses.map(({ number, block }) => number ?? block))].join(", "), 24);
}

/** The report of a name, or the one on a document. Problem: `report-writing.unknown`. */
export async function requireReport(desk: Desk, what: string): Promise<ReportId> {
  const id = unwrap(await desk.reports(findReportCall, { id: what }));
  if (id === null) throw new ProblemError(problem("report-writing.none-on", { symbol: what.slice(0, 80) }));
  return id;
}
