import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import type { SliceOptions } from "../query.ts";

const formats = ["csv", "parquet"] as const;

interface Options extends SliceOptions {
  readonly home: string;
  readonly release?: string;
  readonly format: (typeof formats)[number];
  readonly output: string;
}

/** `corridor export DATASET -o FILE`: a release, or a slice of it, as a file with its description beside it. */
export function exportCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const command = new Command("export")
    .usage(t("cli:export.usage"))
    .description(t("cli:export.about"))
    .argument("<dataset>", t("cli:argument.dataset"))
    .addOption(shared.output().makeOptionMandatory())
    .addOption(new Option("--format <format>", t("cli:option.format")).choices([...formats]).default("csv"))
    .addOption(shared.release())
    .addOption(shared.limit())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:export.examples")}`);
  for (const option of shared.slice()) command.addOption(option);
  return command.action(async (dataset: string, options: Options) => {
    const { withReading } = await import("../reading.ts");
    const { readSlice } = await import("../query.ts");
    const { writeExport } = await import("../write-export.ts");
    const { openOutput } = await import("../output.ts");
    const filter = unwrap(await readSlice(options));
    await withReading(options.home, context, async (reading) => {
      const release = unwrap(await reading.catalogue.find(dataset, options.release));
      await writeExport(reading, release, filter, options.format, options.output, terminal);
      const description = await openOutput(`${options.output}.json`, terminal);
      await description.write(`${JSON.stringify({ hash: release.hash, ...release.description }, null, 2)}\n`);
      await description.close();
    });
    terminal.tell(t("cli:export.done", { path: options.output, description: `${options.output}.json` }));
  });
}
