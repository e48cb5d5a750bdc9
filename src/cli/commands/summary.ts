import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import { type PrintFormat, printFormats } from "../../print/model.ts";
import type { CommandContext } from "../context.ts";
import { summaryFileCall } from "../desk/summaries.ts";
import { sharedOptions } from "../options.ts";
import { openOutput } from "../output.ts";
import { withDesk } from "./record/shared.ts";

interface Options {
  readonly home: string;
  readonly format: PrintFormat;
  readonly output?: string;
}

/** `corridor meeting summary ID`: the Chair's summary of a meeting as a file. */
export function summaryCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("summary")
    .description(t("outcome:cli.about"))
    .argument("<id>", t("outcome:cli.id"))
    .addOption(new Option("--format <format>", t("outcome:cli.format")).choices(printFormats).default("md"))
    .addOption(shared.output())
    .addOption(shared.home())
    .action(async (meeting: string, { home, format, output }: Options) => {
      const { content } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.summaries(summaryFileCall, { meeting, format, language })),
      );
      const out = await openOutput(output, terminal);
      await out.write(Buffer.from(content, "base64"));
      await out.close();
    });
}
