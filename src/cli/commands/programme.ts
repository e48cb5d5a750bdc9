import { Command, InvalidArgumentError, Option } from "commander";
import { type ProgrammeFormat, programmeFormats } from "../../dialogue/programme/exporting.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import { programmeFileCall } from "../desk/programme.ts";
import { sharedOptions } from "../options.ts";
import { openOutput } from "../output.ts";
import { withDesk } from "./record/shared.ts";

interface Options {
  readonly home: string;
  readonly format: ProgrammeFormat;
  readonly versionNumber?: number;
  readonly output?: string;
}

/** `corridor programme ID`, also `corridor meeting programme ID`: the published programme of a meeting as a file. */
export function programmeCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("programme")
    .usage(t("programme:cli.usage"))
    .description(t("programme:cli.about"))
    .argument("<id>", t("programme:cli.id"))
    .addOption(
      new Option("--format <format>", t("programme:cli.format")).choices(programmeFormats).default("pdf"),
    )
    .addOption(new Option("--version-number <number>", t("programme:cli.version")).argParser(versionOf))
    .addOption(shared.output())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("programme:cli.examples")}`)
    .action(async (meeting: string, { home, format, versionNumber: version, output }: Options) => {
      const request = { meeting, format, language, ...(version === undefined ? {} : { version }) };
      const { content } = await withDesk(home, context, async (desk) =>
        unwrap(await desk.programme(programmeFileCall, request)),
      );
      const out = await openOutput(output, terminal);
      await out.write(Buffer.from(content, "base64"));
      await out.close();
    });
}

function versionOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError(text);
  return Number(text);
}
