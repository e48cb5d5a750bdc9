import { Command, Option } from "commander";
import { type DossierOrder, dossierOrders } from "../../consultation/responses/exporting/docx.ts";
import { type ExportFormat, exportFormats } from "../../consultation/responses/exporting/export.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import { openOutput } from "../output.ts";
import { withDesk } from "./record/shared.ts";

interface Options {
  readonly home: string;
  readonly format: ExportFormat;
  readonly order?: DossierOrder;
  readonly output?: string;
}

/** `corridor consultation responses ID`: all that was submitted, as a workbook, a table, data or a dossier. */
export function responsesCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("responses")
    .usage(t("responses:command.usage"))
    .description(t("responses:command.about"))
    .argument("<id>", t("responses:about.consultation"))
    .addOption(
      new Option("--format <format>", t("responses:command.format")).choices(exportFormats).default("csv"),
    )
    .addOption(new Option("--order <order>", t("responses:command.order")).choices(dossierOrders))
    .addOption(shared.output())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("responses:command.examples")}`)
    .action(async (consultation: string, { home, format, order, output }: Options) => {
      const request = { consultation, format, language, ...(order ? { order } : {}) };
      const { content } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.responses(request)),
      );
      const out = await openOutput(output, terminal);
      await out.write(Buffer.from(content, "base64"));
      await out.close();
    });
}
